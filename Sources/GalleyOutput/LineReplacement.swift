/// Lines of a text that give way to others.
public struct LineReplacement: Sendable, Equatable {
  /// Bytes of the old text, half-open, whole lines; empty for an insertion.
  public let range: Range<Int>
  /// What stands there afterwards.
  public let text: String

  /// The replacements that make one text the other, in order; both are UTF-8.
  public static func between(_ old: [UInt8], _ new: [UInt8]) -> [LineReplacement] {
    let oldLines = Lines(old)
    let newLines = Lines(new)
    return LineChange.between(oldLines, newLines).filter { !$0.old.isEmpty || !$0.new.isEmpty }.map {
      LineReplacement(
        range: oldLines.bytes(of: $0.old), text: String(decoding: new[newLines.bytes(of: $0.new)], as: UTF8.self))
    }
  }
}

extension Lines {
  /// The bytes of some lines that follow each other, or the place where none of them stand.
  fileprivate func bytes(of lines: Range<Int>) -> Range<Int> {
    let start = lines.lowerBound < count ? ranges[lines.lowerBound].lowerBound : bytes.count
    return start..<(lines.isEmpty ? start : ranges[lines.upperBound - 1].upperBound)
  }
}
