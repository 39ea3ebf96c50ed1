import JSON

/// What a line of a record is about, read without the rest of it.
public struct RecordHead: Sendable {
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
    do {
      _ = try UTF8Span(validating: line.span)
      func member(_ name: String) throws -> JSONNode? {
        guard let range = try JSONLine.member(name, in: line.span) else { return nil }
        return try JSONDocument(parsing: Array(line[range]), name: name).root
      }
      guard case .string(let path)? = try member("path")?.value, let source = try member("source"),
        let output = try member("output")
      else { throw RestoreError.unreadable("“path”, “source” or “output” is missing") }
      self.path = path
      if case .string(let original)? = try member("original")?.value {
        self.original = original
      } else {
        original = path
      }
      if case .number(let number)? = try member("line")?.value {
        self.line = Int(exactly: number)
      } else {
        self.line = nil
      }
      self.source = try Fingerprint(reading: source)
      self.output = try Fingerprint(reading: output)
    } catch let error as RestoreError {
      throw error
    } catch let fault as JSONFault {
      throw .unreadable("column \(fault.offset + 1): \(fault.message)")
    } catch {
      throw .unreadable("\(error)")
    }
  }
}
