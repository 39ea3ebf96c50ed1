import GalleyEngine
import JSON

/// The members of JSON Lines that hold a page.
public struct LineFields: Sendable {
  /// The member with the page's text.
  public var text = "text"
  /// The member with the page's name.
  public var id = "id"
  /// The member that is given the page's findings; nil for none.
  public var findings: String?
  public init() {}
}

/// A line of JSON Lines of which one member is a page.
struct FieldLine: Sendable {
  /// As it came, with its line feed, if it has one.
  let bytes: [UInt8]
  /// The page's string with its quotes.
  let string: Range<Int>
  /// The value that findings take the place of.
  let findings: Range<Int>?
  let name: String
  let text: [UInt8]

  /// - Parameter place: `file:line`, for messages and for a page without a name.
  init(_ bytes: [UInt8], at place: String, fields: LineFields) throws(Problem) {
    let line = bytes.span
    do { _ = try UTF8Span(validating: line) } catch {
      throw Problem(
        place, "the line's byte \(error.byteOffsets.lowerBound + 1) is not UTF-8; the line is left as it is")
    }
    do {
      guard let string = try JSONLine.member(fields.text, in: line) else {
        throw Problem(place, "the line has no member “\(fields.text)”; name the right one with --text-field")
      }
      var text: [UInt8] = []
      try JSONLine.decodeString(string, in: line, into: &text)
      self.bytes = bytes
      self.string = string
      self.text = text
      findings = try fields.findings.flatMap { name throws(JSONFault) in try JSONLine.member(name, in: line) }
      name = try Self.name(in: line, fields.id) ?? place
    } catch let fault as JSONFault {
      throw Problem(place, "column \(fault.offset + 1): \(fault.message); the line is left as it is")
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem(place, "\(error)")
    }
  }

  /// Whether nothing but white space stands on a line: it is passed over.
  static func isBlank(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
  }

  /// The page's name: a string as it reads, any other value as it is written.
  private static func name(in line: Span<UInt8>, _ field: String) throws(JSONFault) -> String? {
    guard let range = try JSONLine.member(field, in: line) else { return nil }
    if line[range.lowerBound] == UInt8(ascii: "\"") {
      var name: [UInt8] = []
      try JSONLine.decodeString(range, in: line, into: &name)
      return String(decoding: name, as: UTF8.self)
    }
    return line.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}
