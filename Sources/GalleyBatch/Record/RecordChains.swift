import GalleyOutput

/// What a line of a record is about: a file, or a line of it.
struct RecordKey: Hashable {
  let path: String
  let line: Int?
}

/// Which lines of a record still tell how to come back to a source.
///
/// The last line of a page counts. A line before it counts, too, where it made what the later one started from, as when
/// a file is cleaned in place a second time. A page that came back as it was adds nothing to the line that made it.
struct RecordChains {
  private var lines: [RecordHead] = []
  /// For each page the numbers of its lines that count, the newest last.
  private var chains: [RecordKey: [Int]] = [:]

  mutating func add(_ line: RecordHead) {
    let number = lines.count
    lines.append(line)
    let key = RecordKey(path: line.path, line: line.line)
    var chain = chains[key] ?? []
    if let last = chain.last, lines[last].output == line.source, lines[last].changes {
      if line.changes { chain.append(number) }
    } else {
      chain = [number]
    }
    chains[key] = chain
  }

  /// For each line whether it counts.
  var kept: [Bool] {
    var kept = [Bool](repeating: false, count: lines.count)
    for chain in chains.values { for number in chain { kept[number] = true } }
    return kept
  }

  /// The numbers of the lines, from 0, that lead from a page's output back to its source, in this order.
  func wayBack(from page: RecordKey) -> [Int] { (chains[page] ?? []).reversed() }
}
