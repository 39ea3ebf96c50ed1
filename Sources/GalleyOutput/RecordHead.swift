import JSON

/// What a line of a record is about, read without the rest of it.
public struct RecordHead: Sendable {
  public let path: String
  /// The path that the source had below its own folder.
  public let original: String
  public let source: Fingerprint
  public let output: Fingerprint
  /// Whether the output is another text than the source.
  public var changes: Bool { source != output }

  public init(reading line: [UInt8]) throws(RestoreError) {
    do {
      _ = try UTF8Span(validating: line.span)
      var members: [JSONNode] = []
      for name in ["path", "source", "output", "original"] {
        guard let range = try JSONLine.member(name, in: line.span) else { break }
        members.append(try JSONDocument(parsing: Array(line[range]), name: name).root)
      }
      guard members.count >= 3, case .string(let path) = members[0].value else {
        throw RestoreError.unreadable("“path”, “source” or “output” is missing")
      }
      self.path = path
      if members.count > 3, case .string(let original) = members[3].value { self.original = original } else { original = path }
      source = try Fingerprint(reading: members[1])
      output = try Fingerprint(reading: members[2])
    } catch let error as RestoreError {
      throw error
    } catch let fault as JSONFault {
      throw .unreadable("column \(fault.offset + 1): \(fault.message)")
    } catch {
      throw .unreadable("\(error)")
    }
  }
}
