import JSON

extension JSONWriter {
  /// A range of a text as editors and reviewers have it: `start` and `end`, each with a `line` and a place in the line.
  /// - Parameters:
  ///   - unit: how the format calls the place in the line.
  ///   - start: as the format counts.
  ///   - end: what stands behind the range.
  public mutating func member(
    _ name: String, in unit: String, from start: (line: Int, place: Int), to end: (line: Int, place: Int)
  ) {
    key(name)
    beginObject()
    for (name, position) in [("start", start), ("end", end)] {
      key(name)
      beginObject()
      member("line", position.line)
      member(unit, position.place)
      endObject()
    }
    endObject()
  }
}
