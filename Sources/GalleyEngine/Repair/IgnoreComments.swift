import Glibc

/// Comments in a page that may carry them, which say that a finding is none:
///
///     <!-- galley-ignore RULE, RULE: reason -->
///
/// A comment is a line of its own. It holds for that line and for the next that is not blank.
public struct IgnoreComments: Sendable {
  public struct Comment: Sendable, Equatable {
    /// The ids of the rules.
    public let rules: [String]
    public let reason: String
    /// The comment itself: bytes of the source.
    public let range: Range<Int>
    /// Bytes of the source in which a finding starts that it is about.
    let scope: Range<Int>
  }

  private static let opening = Array("<!-- galley-ignore ".utf8)
  private static let closing = Array("-->".utf8)

  /// In the order of the page.
  public let comments: [Comment]

  public init(of page: Page) {
    comments = Self.hasSome(page.bytes) ? Self.read(page) : []
  }

  /// The comment that speaks of what a rule found from byte `offset` on: its index in `comments`.
  public func index(on rule: String, at offset: Int) -> Int? {
    comments.firstIndex { $0.scope.contains(offset) && $0.rules.contains(rule) }
  }

  /// Whether a finding is about a comment, alone or with other text: comments are no text of the page.
  func hold(_ finding: Finding) -> Bool {
    comments.contains { comment in
      comment.range.overlaps(finding.range) || finding.related.map { comment.range.overlaps($0) } ?? false
    }
  }

  /// One look over the page's bytes: nearly no page has a comment.
  private static func hasSome(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { page in
      var start = 0
      while start < page.count,
        let found = memchr(page.baseAddress! + start, Int32(opening[0]), page.count - start)
      {
        let offset = UnsafeRawPointer(found) - page.baseAddress!
        if page[offset...].starts(with: opening) { return true }
        start = offset + 1
      }
      return false
    }
  }

  private static func read(_ page: Page) -> [Comment] {
    page.lines.indices.compactMap { index in
      let line = page.lines[index].range
      let bytes = page.bytes[line]
      guard bytes.starts(with: opening), bytes.suffix(closing.count).elementsEqual(closing) else { return nil }
      let text = bytes.dropFirst(opening.count).dropLast(closing.count)
      let colon = text.firstIndex(of: UInt8(ascii: ":")) ?? text.endIndex
      let rules = String(decoding: text[..<colon], as: UTF8.self).split { $0 == "," || $0 == " " }.map(String.init)
      let reason = UTF8Text.trimmed(min(colon + 1, text.endIndex)..<text.endIndex, in: page.bytes.span)
      let next = index + 1 < page.lines.count ? page.lines[index + 1].range.upperBound : line.upperBound
      return Comment(
        rules: rules, reason: String(decoding: page.bytes[reason], as: UTF8.self), range: line,
        scope: line.lowerBound..<next)
    }
  }
}
