/// How many characters must be written, taken out or exchanged to make one text of another (Levenshtein distance). A
/// character is a Unicode scalar value.
/// - Parameter limit: if what differs is longer in either text, its length stands for the distance.
func editDistance(_ one: String, _ other: String, limit: Int = 4000) -> Int {
  var a = Array(one.unicodeScalars)[...]
  var b = Array(other.unicodeScalars)[...]
  while let first = a.first, first == b.first { (a, b) = (a.dropFirst(), b.dropFirst()) }
  while let last = a.last, last == b.last { (a, b) = (a.dropLast(), b.dropLast()) }
  guard !a.isEmpty, !b.isEmpty, a.count <= limit, b.count <= limit else { return max(a.count, b.count) }
  let target = Array(b)
  var row = Array(0...target.count)
  for (index, scalar) in a.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for column in target.indices {
      let replaced = diagonal + (scalar == target[column] ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(diagonal + 1, row[column] + 1, replaced)
    }
  }
  return row[target.count]
}
