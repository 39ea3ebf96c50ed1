import JSON

/// What a line of a record is about, read without the rest of it.
public struct RecordHead: Sendable, Equatable {
  public let path: String
  /// The path that the source had below its own folder.
  public let original: String
  /// The line's number, from 1, where the page is a line of JSON Lines.
  public let line: Int?
  public let source: Fingerprint
  public let output: Fingerprint
  /// Whether the output is another text than the source.
  public var changes: Bool { source != output }

  public init(reading line: [UInt8]) throws(RestoreError) {
    let document: JSONDocument
    do { document = try JSONDocument(parsing: Self.start(of: line), name: "record") } catch {
      throw .unreadable("column \(error.column): \(error.message)")
    }
    guard case .object(let members) = document.root.value else { throw .unreadable("the line is not an object") }
    func member(_ name: String) -> JSONNode? { members.first { $0.name == name }?.value }
    guard case .string(let path)? = member("path")?.value, let source = member("source"), let output = member("output")
    else { throw .unreadable("“path”, “source” or “output” is missing") }
    self.path = path
    if case .string(let original)? = member("original")?.value { self.original = original } else { original = path }
    if case .number(let number)? = member("line")?.value { self.line = Int(exactly: number) } else { self.line = nil }
    self.source = try Fingerprint(reading: source)
    self.output = try Fingerprint(reading: output)
  }

  /// What stands in front of the repairs, or of the delta, as an object of its own: the rest is long.
  ///
  /// A name with its quotes can stand nowhere but between members, because in a string quotes are escaped.
  private static func start(of line: [UInt8]) -> [UInt8] {
    let bytes = line.span
    for index in 0..<max(0, line.count - 1) where bytes[index] == UInt8(ascii: ",") {
      for name in [#","repairs":"#, #","delta":"#] where line[index...].starts(with: name.utf8) {
        return line[..<index] + [UInt8(ascii: "}")]
      }
    }
    return line
  }
}
