import GalleyEngine
import JSON

/// A file of one object a line that people keep and merge: strict, and every mistake with its line.
enum JSONLinesFile {
  /// Blank lines pass.
  /// - Parameter members: those that an object may have.
  static func objects(
    in bytes: [UInt8], name: String, members: [String]
  ) throws(JSONLinesError) -> [JSONLinesObject] {
    var objects: [JSONLinesObject] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
      let place = "\(name):\(index + 1)"
      let document: JSONDocument
      do { document = try JSONDocument(parsing: Array(line), name: name) } catch {
        throw JSONLinesError(place: "\(place):\(error.column)", message: error.message)
      }
      guard case .object(let found) = document.root.value else {
        throw JSONLinesError(place: place, message: "the line is not a JSON object")
      }
      for member in found where !members.contains(member.name) {
        throw JSONLinesError(
          place: place,
          message: "unknown key “\(member.name)”\(NearestName.hint(for: member.name, among: members))")
      }
      objects.append(JSONLinesObject(place: place, members: found))
    }
    return objects
  }
}

/// One line.
struct JSONLinesObject {
  let place: String
  let members: [JSONMember]

  func string(_ name: String) throws(JSONLinesError) -> String {
    guard let text = try optionalString(name) else { throw error("the key “\(name)” is missing") }
    return text
  }

  func optionalString(_ name: String) throws(JSONLinesError) -> String? {
    guard let value = members.first(where: { $0.name == name })?.value.value else { return nil }
    guard case .string(let text) = value else { throw error("“\(name)” is \(value.kind), and must be a string") }
    return text
  }

  func fingerprint() throws(JSONLinesError) -> FindingFingerprint {
    guard let fingerprint = try optionalFingerprint("fingerprint") else {
      throw error("the key “fingerprint” is missing")
    }
    return fingerprint
  }

  func optionalFingerprint(_ name: String) throws(JSONLinesError) -> FindingFingerprint? {
    guard let digits = try optionalString(name) else { return nil }
    guard let fingerprint = FindingFingerprint(digits: digits) else {
      throw error("“\(name)” is “\(digits)”, and must be sixteen hexadecimal digits")
    }
    return fingerprint
  }

  /// The positive integer `count`.
  func count() throws(JSONLinesError) -> Int? {
    guard let value = members.first(where: { $0.name == "count" })?.value.value else { return nil }
    guard case .number(let number) = value, let count = Int(exactly: number), count > 0 else {
      throw error("“count” must be a whole number from 1")
    }
    return count
  }

  func error(_ message: String) -> JSONLinesError { JSONLinesError(place: place, message: message) }
}

/// What is wrong with a line.
public struct JSONLinesError: Error, Sendable, Equatable {
  /// `file:line`, or `file:line:column`.
  public let place: String
  public let message: String
}
