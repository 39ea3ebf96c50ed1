/// The elements of a JSON array that is written one after the other, each a line. Its brackets are the caller's.
struct JSONLineArray {
  private var isEmpty = true

  mutating func add(_ element: [UInt8], to out: inout [UInt8]) {
    out += (isEmpty ? "\n  " : ",\n  ").utf8
    out += element
    isEmpty = false
  }

  /// What stands before the closing bracket.
  func end(_ out: inout [UInt8]) { if !isEmpty { out.append(0x0A) } }
}
