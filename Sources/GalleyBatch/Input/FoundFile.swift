/// A file that was named, or that a walk has come to. Its paths are put together where somebody asks for them.
struct FoundFile: Sendable {
  let listing: FolderListing
  /// Where it stands in the listing.
  let index: Int

  var path: String { listing.path(at: index) }
  /// The path below the folder that was named, or the file's name.
  var relative: String { listing.relative(at: index) }
  /// Whether it is JSON Lines.
  var isLines: Bool { listing.isLines(at: index) }
  var isStandardInput: Bool { listing.isStandardInput }
}
