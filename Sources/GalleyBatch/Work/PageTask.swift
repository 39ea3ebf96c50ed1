import GalleyEngine
import GalleyOutput
import GalleyReport

/// A page to be read, from a file or a line.
struct PageInput: Sendable {
  enum Content: Sendable {
    case file
    /// What stands for a file: it is open in an editor, or was something else before `clean`.
    case draft([UInt8])
    /// A line of JSON Lines, and its number from 1.
    case line([UInt8], number: Int)
    /// A piece of a line that is too long to be read, and the number of the line.
    case piece([UInt8], number: Int, isFirst: Bool)
  }

  /// The file; `-` for standard input.
  let path: String
  /// The file that standard input stands for.
  var standsFor: String?
  /// The path below the folder that was named, or the file's name.
  let relative: String
  var content: Content
  /// The file that the page is written to, or is a line of; nil where there is none.
  let place: OutputPlace?
  let rules: RuleSet
  /// What its file was known by before it was read, `FileStamp.hash`; 0 where nobody needs it.
  var stamp: UInt64 = 0
  /// What the record tells of it, where an interrupted run is taken up that had come so far.
  var recorded: RecordHead?
  /// Whether that run wrote it, too: known of lines only.
  var isWritten = false

  /// The path by which the source is known below its own folder.
  var original: String { path == "-" ? place?.relative ?? path : relative }

  /// The path as a patch names it: from the working folder where the file stands below it.
  var patchPath: String {
    let path = standsFor ?? path
    if path.utf8.first == UInt8(ascii: "/") {
      return Path.path(Path.resolved(path), below: Path.resolved(".")) ?? relative
    }
    let plain = path.utf8.starts(with: "./".utf8) ? String(decoding: path.utf8.dropFirst(2), as: UTF8.self) : path
    return path != "-" && Path.staysBelow(plain) ? plain : relative
  }

  /// Bytes that it holds in memory before it is read.
  var size: Int {
    switch content {
    case .file: 0
    case .draft(let bytes), .line(let bytes, _), .piece(let bytes, _, _): bytes.count
    }
  }

  /// What messages call it.
  var name: String {
    switch content {
    case .file, .draft: standsFor ?? path
    case .line(_, let number), .piece(_, let number, _): "\(path):\(number)"
    }
  }
}

/// What is to be made of each page.
struct Wanted: Sendable {
  /// Whether pages are repaired, and not only read.
  var repairs = true
  enum Output: Sendable {
    case text(TextFormat)
    case structured
  }

  /// Nil where nothing is written.
  var output: Output?
  var record = false
  var difference = false
  var report = false
  /// Whether a report or a review has the page's quality.
  var quality = false
  /// Whether only the repairs are made that people accepted.
  var onlyAccepted = false
  /// Whether a review shows the page.
  var review = false
  var fields = LineFields()
  /// What people decided, for the report.
  var decisions = DecisionList()
}

/// What was made of a page. An object, for it is large, and pages that a cache knows have none.
final class Product {
  /// Whether it is one, and not a line that is none and passes as it came.
  let isPage: Bool
  /// The file, or the line.
  var output: [UInt8] = []
  /// The page's headlines with the texts that stand elsewhere, and its jump lines: of structured output only.
  var links: [Link] = []
  var jumps = JumpLinks.PageJumps(path: "", jumps: [])
  /// The line of the record.
  var record: [UInt8] = []
  /// The unified difference.
  var difference: [UInt8] = []
  var report: PageReport?
  var review: ReviewPage?
  /// What the page of a review is repaired from again.
  var source: ReviewSource?
  /// Findings that were repaired, and that were not.
  var repaired = 0
  var left = 0
  var changed = false

  init(isPage: Bool) { self.isPage = isPage }
}

/// A page on its way. An object, for it is large and goes through many hands; one thread at a time has it (`Slots`).
final class PageTask {
  let input: PageInput
  var line: FieldLine?
  var page: Page?
  /// The page's short lines: `RepeatedLines.keys`.
  var keys: ArraySlice<UInt64> = []
  /// What the cache knows of the page, which was not read then; or is to know.
  var cached: CacheEntry?
  /// What the cache is to know the file by; 0 where it cannot tell whether it will be the same.
  var stamp: UInt64
  var product: Product?
  var problem: Problem?
  var isLoaded = false
  /// Whether nothing is left to be done: not so where a signal came first.
  var isDone = false

  init(_ input: PageInput) {
    self.input = input
    stamp = Self.stamp(input.stamp, for: input.rules)
  }

  /// What the cache knows a file by: rules find other things in the same file.
  static func stamp(_ stamp: UInt64, for rules: RuleSet) -> UInt64 { stamp == 0 ? 0 : max(1, stamp ^ rules.identity) }

  /// Takes up what the cache knows of the page, in place of reading it.
  /// - Parameter lines: its short lines.
  func recognised(as entry: CacheEntry, lines: ArraySlice<UInt64>) {
    cached = entry
    keys = lines
    isLoaded = true
  }

  /// What is told of the page.
  var report: PageReport? {
    if let product { return product.report }
    return cached.map { PageReport(nothingFoundOn: input.path, bytes: $0.bytes, characters: $0.characters) }
  }

  /// Whether it is a page, read or known.
  var isPage: Bool { page != nil || cached != nil }

  /// Bytes of the page.
  var size: Int { page?.bytes.count ?? cached?.bytes ?? 0 }
}
