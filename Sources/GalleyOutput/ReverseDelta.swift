import JSON

/// How the source of a page is put together again from its output: bytes of the output, and bytes that it has not.
public struct ReverseDelta: Sendable, Equatable {
  enum Step: Equatable {
    /// These of `bytes`.
    case literal(Range<Int>)
    /// `count` bytes of the output, from the end of the last copy plus `jump` (which may be negative).
    case copy(jump: Int, count: Int)
  }

  let steps: [Step]
  /// What literals are ranges of: the source itself, or what was read of it.
  let bytes: [UInt8]

  /// Shorter runs cost more room as a copy than as bytes.
  private static let shortestCopy = 8

  /// - Parameters:
  ///   - source: the page, or the line, as it came.
  ///   - output: the same as it is written.
  ///   - stretches: what of the one stands in the other.
  init(of source: [UInt8], in output: [UInt8], _ stretches: [Stretch]) {
    var steps: [Step] = []
    var done = 0
    var cursor = 0
    for stretch in Self.merged(stretches, source, output)
    where stretch.count >= Self.shortestCopy || stretch.count == source.count {
      if stretch.source > done { steps.append(.literal(done..<stretch.source)) }
      steps.append(.copy(jump: stretch.output - cursor, count: stretch.count))
      done = stretch.source + stretch.count
      cursor = stretch.output + stretch.count
    }
    if done < source.count { steps.append(.literal(done..<source.count)) }
    self.steps = steps
    bytes = source
  }

  init(steps: [Step], bytes: [UInt8]) {
    self.steps = steps
    self.bytes = bytes
  }

  /// The stretches in the order of the source, grown over the white space behind them, and those that touch as one.
  private static func merged(_ stretches: [Stretch], _ source: [UInt8], _ output: [UInt8]) -> [Stretch] {
    var result: [Stretch] = []
    result.reserveCapacity(stretches.count)
    for stretch in stretches.sorted(by: { $0.source < $1.source }) {
      if let last = result.last {
        let end = last.source + last.count
        guard stretch.source >= end else { continue }
        result[result.count - 1].count += equalSpace(behind: last, upTo: stretch.source, source, output)
        let grown = result[result.count - 1]
        if grown.source + grown.count == stretch.source, grown.output + grown.count == stretch.output {
          result[result.count - 1].count += stretch.count
          continue
        }
      }
      result.append(stretch)
    }
    if let last = result.last {
      result[result.count - 1].count += equalSpace(behind: last, upTo: source.count, source, output)
    }
    return result
  }

  /// How many bytes of white space follow a stretch in the source and in the output alike.
  private static func equalSpace(
    behind stretch: Stretch, upTo limit: Int, _ source: [UInt8], _ output: [UInt8]
  ) -> Int {
    var count = 0
    let from = stretch.source + stretch.count
    let to = stretch.output + stretch.count
    while from + count < limit, to + count < output.count, source[from + count] == output[to + count] {
      let byte = source[from + count]
      guard byte == 0x0A || byte == 0x0D || byte == 0x20 else { break }
      count += 1
    }
    return count
  }

  /// The source, made of its output; nil where the steps lead out of it.
  func applied(to output: [UInt8], expecting count: Int) -> [UInt8]? {
    var source: [UInt8] = []
    source.reserveCapacity(min(count, 1 << 30))
    var cursor = 0
    for step in steps {
      switch step {
      case .literal(let range): source += bytes[range]
      case .copy(let jump, let count):
        let (start, overflow) = cursor.addingReportingOverflow(jump)
        guard !overflow, start >= 0, count >= 0, count <= output.count, start <= output.count - count else {
          return nil
        }
        source += output[start..<start + count]
        cursor = start + count
      }
    }
    return source
  }
}
