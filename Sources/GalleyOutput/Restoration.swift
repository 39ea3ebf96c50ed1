import JSON

/// A line of a record, read back to restore a page.
public struct Restoration: Sendable {
  public let source: Fingerprint
  public let output: Fingerprint
  let delta: ReverseDelta

  /// - Parameter line: a line of a record, with or without its line feed.
  public init(reading line: [UInt8]) throws(RestoreError) {
    let document: JSONDocument
    do { document = try JSONDocument(parsing: line, name: "record") } catch {
      throw .unreadable("column \(error.column): \(error.message)")
    }
    source = try Fingerprint(reading: try document.root.member("source"))
    output = try Fingerprint(reading: try document.root.member("output"))
    delta = try ReverseDelta(reading: try document.root.member("delta"))
  }

  /// The page as it came.
  /// - Parameter output: the page as it was written.
  public func source(from output: [UInt8]) throws(RestoreError) -> [UInt8] {
    let found = Fingerprint(of: output)
    guard found == self.output else { throw found == source ? .alreadyRestored : .edited }
    guard let bytes = delta.applied(to: output, expecting: source.count), Fingerprint(of: bytes) == source else {
      throw .damagedRecord
    }
    return bytes
  }
}

/// Why a page cannot be restored.
public enum RestoreError: Error, Equatable, CustomStringConvertible {
  /// The file is not what was written.
  case edited
  /// The file is the source.
  case alreadyRestored
  /// The record does not lead back to the source that it names.
  case damagedRecord
  /// The record's line is not one; why.
  case unreadable(String)

  public var description: String {
    switch self {
    case .edited: "it was edited since it was written, so its source cannot be put together from it"
    case .alreadyRestored: "it is the source already"
    case .damagedRecord: "its line in the record is damaged: it does not lead back to the source"
    case .unreadable(let cause): "the record cannot be read: \(cause)"
    }
  }
}

extension JSONNode {
  fileprivate func member(_ name: String) throws(RestoreError) -> JSONNode {
    guard case .object(let members) = value, let member = members.first(where: { $0.name == name }) else {
      throw .unreadable("“\(name)” is missing")
    }
    return member.value
  }
}

extension Fingerprint {
  init(reading node: JSONNode) throws(RestoreError) {
    guard case .string(let digits) = try node.member("xxh64").value, let hash = UInt64(digits, radix: 16),
      case .number(let number) = try node.member("bytes").value, let count = Int(exactly: number), count >= 0
    else { throw .unreadable("a hash of 16 hexadecimal digits and a length in bytes should stand there") }
    self.init(hash: hash, count: count)
  }
}

extension ReverseDelta {
  fileprivate init(reading node: JSONNode) throws(RestoreError) {
    guard case .array(let nodes) = node.value else { throw .unreadable("“delta” must be an array") }
    var steps: [Step] = []
    var bytes: [UInt8] = []
    var jump: Int?
    for node in nodes {
      switch node.value {
      case .string(let text) where jump == nil:
        let start = bytes.count
        bytes += text.utf8
        steps.append(.literal(start..<bytes.count))
      case .number(let number):
        guard let value = Int(exactly: number) else { throw .unreadable("“delta” has whole numbers only") }
        if let start = jump {
          steps.append(.copy(jump: start, count: Int(clamping: value.magnitude), isNarrowed: value < 0))
          jump = nil
        } else {
          jump = value
        }
      default: throw .unreadable("“delta” is made of strings and pairs of numbers")
      }
    }
    guard jump == nil else { throw .unreadable("the last pair of numbers in “delta” is not complete") }
    self.init(steps: steps, bytes: bytes)
  }
}
