/// A page of a batch.
enum BatchPage {
  /// Nothing was found in it, and it is as it was.
  case known(KnownPage)
  case task(PageTask)

  /// Nil for a page that is known.
  var task: PageTask? {
    switch self {
    case .known: nil
    case .task(let task): task
    }
  }

  /// Bytes that it holds in memory before it is read.
  var sizeWaiting: Int {
    switch self {
    case .known: 0
    case .task(let task): task.input.size
    }
  }

  /// Bytes of the page.
  var size: Int {
    switch self {
    case .known(let page): page.entry.bytes
    case .task(let task): task.size
    }
  }

  /// Whether nothing is left to be done: not so where a signal came first.
  var isDone: Bool {
    switch self {
    case .known: true
    case .task(let task): task.isDone
    }
  }
}

extension [BatchPage] {
  /// The pages that are worked on; all of them, where no cache is asked.
  var tasks: [PageTask] { compactMap(\.task) }
}

/// A page in whose file nothing has changed since the cache learnt that there is nothing to be found in it. Most pages of most runs
/// are such, so it holds nothing that nobody may ask for.
struct KnownPage: Sendable {
  let folder: KnownFolder
  /// Where its file stands in the folder's listing.
  let index: Int
  /// Where the cache has it.
  let place: CacheFile.Page

  var entry: CacheEntry { place.entry }
  var path: String { folder.listing.path(at: index) }
}

/// Where pages stand that are known.
final class KnownFolder: Sendable {
  let listing: FolderListing
  /// The rules that hold for them.
  let rules: RuleSet

  init(_ listing: FolderListing, _ rules: RuleSet) { (self.listing, self.rules) = (listing, rules) }
}
