import GalleyEngine

/// What rules read of a page, kept from one state of its draft to the next.
///
/// Rules get it through `Context.memo`, so that all of them share one.
final class PageViews {
  private let reads: PageReads
  /// How the lines follow each other, where the page is one of printed lines.
  private let column: PrintedColumn?
  @exclusivity(unchecked) private var last: BlockViews?

  init(_ page: Page, _ context: Context) {
    reads = PageReads(page, model: context.model)
    column = page.layout.kind == .printedLines ? PrintedColumn(page, reads) : nil
  }

  /// The views of the draft as it stands.
  func views(of draft: Draft) -> BlockViews {
    if let last, last.draft.revision == draft.revision { return last }
    let shapes = last.flatMap { $0.shapes.number == draft.shape ? $0.shapes : nil } ?? BlockShapes(draft, reads: reads)
    let views = BlockViews(
      draft, shapes, reads: reads, column: draft.page.layout.kind == .printedLines ? column : nil)
    last = views
    return views
  }
}
