/// The difference of two texts, line by line, as `diff -u` writes it and `patch` and `git apply` read it.
public struct UnifiedDiff {
  /// Lines of context around a change.
  private static let context = 3

  private let old: Lines
  private let new: Lines
  private var bytes: [UInt8] = []

  /// - Parameter path: the file's path from the root of the tree that the patch is for.
  /// - Returns: nothing where both texts are the same.
  public static func of(_ old: [UInt8], _ new: [UInt8], path: String) -> [UInt8] {
    guard old != new else { return [] }
    var diff = UnifiedDiff(old: Lines(old), new: Lines(new))
    diff.bytes += "--- \(named("a/" + path))\n+++ \(named("b/" + path))\n".utf8
    for hunk in diff.hunks() { diff.write(hunk) }
    return diff.bytes
  }

  /// A name as git reads it: behind one with a space stands a tab, one with quotes or controls is quoted as in C.
  private static func named(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy {
      $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 != 0x7F
    }
    if isPlain { return path.utf8.contains(0x20) ? path + "\t" : path }
    var quoted: [UInt8] = [UInt8(ascii: "\"")]
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): quoted += [UInt8(ascii: "\\"), byte]
      case 0..<0x20, 0x7F:
        let octal = String(byte, radix: 8)
        quoted += "\\\(String(repeating: "0", count: 3 - octal.utf8.count))\(octal)".utf8
      default: quoted.append(byte)
      }
    }
    return String(decoding: quoted, as: UTF8.self) + "\""
  }

  private init(old: Lines, new: Lines) {
    self.old = old
    self.new = new
  }

  /// Changes that stand so near each other that they share their context.
  private func hunks() -> [ArraySlice<LineChange>] {
    let changes = LineChange.between(old, new)
    var hunks: [ArraySlice<LineChange>] = []
    var start = 0
    for index in changes.indices {
      let isLast = index + 1 == changes.count
      if isLast || changes[index + 1].old.lowerBound - changes[index].old.upperBound > 2 * Self.context {
        hunks.append(changes[start...index])
        start = index + 1
      }
    }
    return hunks
  }

  private mutating func write(_ hunk: ArraySlice<LineChange>) {
    let first = hunk.first!
    let last = hunk.last!
    let before = min(Self.context, first.old.lowerBound)
    let behind = min(Self.context, old.count - last.old.upperBound)
    let oldRange = first.old.lowerBound - before..<last.old.upperBound + behind
    let newRange = first.new.lowerBound - before..<last.new.upperBound + behind
    bytes += "@@ -\(Self.header(oldRange)) +\(Self.header(newRange)) @@\n".utf8
    var position = oldRange.lowerBound
    for change in hunk {
      for line in position..<change.old.lowerBound { write(" ", old, line) }
      for line in change.old { write("-", old, line) }
      for line in change.new { write("+", new, line) }
      position = change.old.upperBound
    }
    for line in position..<oldRange.upperBound { write(" ", old, line) }
  }

  /// Of no lines the number of the line before them.
  private static func header(_ range: Range<Int>) -> String {
    "\(range.isEmpty ? range.lowerBound : range.lowerBound + 1),\(range.count)"
  }

  private mutating func write(_ mark: Unicode.Scalar, _ lines: Lines, _ index: Int) {
    bytes.append(UInt8(ascii: mark))
    bytes += lines.bytes[lines.ranges[index]]
    if bytes.last != 0x0A { bytes += "\n\\ No newline at end of file\n".utf8 }
  }
}
