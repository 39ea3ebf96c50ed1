/// What is not strict JSON in a document.
public struct JSONError: Error, CustomStringConvertible {
  public let location: JSONLocation
  public let message: String

  public var file: String { location.file }
  public var line: Int { location.line }
  public var column: Int { location.column }
  public var snippet: String { location.snippet }
  public var description: String { "\(file):\(line):\(column): \(message)\n\(snippet)" }
}

/// A place in a document, as a message names it.
public struct JSONLocation: Sendable, Equatable {
  public let file: String
  /// From 1.
  public let line: Int
  /// From 1, in characters.
  public let column: Int
  /// The line, shortened when it is long, and below it carets under the place; no newline at the end.
  public let snippet: String

  /// The place where `range` starts. What of the range goes on behind its first line has no carets.
  init(of range: Range<Int>, in bytes: [UInt8], file: String) {
    let start = min(range.lowerBound, bytes.count)
    let lineStart = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let lineEnd = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    let before = String(decoding: bytes[lineStart..<start], as: UTF8.self)
    let place = String(decoding: bytes[start..<max(start, min(range.upperBound, lineEnd))], as: UTF8.self)
    let after = String(decoding: bytes[min(start + place.utf8.count, lineEnd)..<lineEnd], as: UTF8.self)
    self.file = file
    line = bytes[..<start].count { $0 == 0x0A } + 1
    column = before.count + 1
    snippet = Self.snippet(before, place, after)
  }

  private static func snippet(_ before: String, _ place: String, _ after: String) -> String {
    let head = before.count > 60 ? "…" + before.suffix(60) : before
    let middle = place.count > 40 ? place.prefix(40) + "…" : Substring(place)
    let tail = (after.count > 40 ? after.prefix(40) + "…" : Substring(after)).filter { $0 != "\r" && $0 != "\r\n" }
    let indent = head.map { $0 == "\t" ? "\t" : blank($0) }.joined()
    let carets = middle.isEmpty ? "^" : middle.map { isWide($0) ? "^^" : "^" }.joined()
    return "  \(head)\(middle)\(tail)\n  \(indent)\(carets)"
  }

  /// White space as wide as a character.
  private static func blank(_ character: Character) -> String { isWide(character) ? "\u{3000}" : " " }

  /// Good enough to put a caret in the right column: East Asian scripts and their punctuation stand above U+2E80.
  private static func isWide(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { $0.value >= 0x2E80 } ?? false
  }
}
