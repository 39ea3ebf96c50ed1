/// How the source of a page is put together again from its output: bytes of the output, and bytes that it has not.
public struct ReverseDelta: Sendable, Equatable {
  enum Step: Equatable {
    /// These of `bytes`.
    case literal(Range<Int>)
    /// `count` bytes of the output, from the end of the last copy plus `jump` (which may be negative). If `isNarrowed`,
    /// full-width marks in them are half-width in the source (`WidthMarks`).
    case copy(jump: Int, count: Int, isNarrowed: Bool = false)
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
    for run in Self.runs(of: stretches, source.span, output.span)
    where run.source.count >= Self.shortestCopy || run.source.count == source.count {
      if run.source.lowerBound > done { steps.append(.literal(done..<run.source.lowerBound)) }
      steps.append(
        .copy(jump: run.output.lowerBound - cursor, count: run.output.count, isNarrowed: run.isNarrowed))
      done = run.source.upperBound
      cursor = run.output.upperBound
    }
    if done < source.count { steps.append(.literal(done..<source.count)) }
    self.steps = steps
    bytes = source
  }

  init(steps: [Step], bytes: [UInt8]) {
    self.steps = steps
    self.bytes = bytes
  }

  /// Bytes of the source that can be made of bytes of the output in one step.
  private struct Run {
    var source: Range<Int>
    var output: Range<Int>
    /// Whether full-width marks stand in it that are full-width in the source.
    var hasWide: Bool
    var isNarrowed = false

    /// Takes in what follows, up to byte `limit` of the source: the same white space, and marks that were half-width.
    mutating func grow(upTo limit: Int, _ source: Span<UInt8>, _ output: Span<UInt8>) {
      var from = self.source.upperBound
      var to = self.output.upperBound
      while from < limit, to < output.count {
        let byte = source[from]
        if byte == output[to], byte == 0x0A || byte == 0x0D || byte == 0x20 {
          to += 1
        } else if !hasWide, WidthMarks.narrowed(at: to, in: output) == byte {
          isNarrowed = true
          to += 3
        } else {
          break
        }
        from += 1
      }
      self.source = self.source.lowerBound..<from
      self.output = self.output.lowerBound..<to
    }
  }

  /// The stretches in the order of the source, grown and put together where they touch.
  private static func runs(of stretches: [Stretch], _ source: Span<UInt8>, _ output: Span<UInt8>) -> [Run] {
    var isInOrder = true
    for index in stretches.indices.dropFirst() where stretches[index].source < stretches[index - 1].source {
      isInOrder = false
    }
    var runs: [Run] = []
    var run: Run?
    for stretch in isInOrder ? stretches : stretches.sorted(by: { $0.source < $1.source }) {
      let next = Run(
        source: stretch.source..<stretch.source + stretch.count,
        output: stretch.output..<stretch.output + stretch.count,
        hasWide: WidthMarks.haveWide(stretch.output..<stretch.output + stretch.count, of: output))
      guard var last = run else {
        run = next
        continue
      }
      guard next.source.lowerBound >= last.source.upperBound else { continue }
      last.grow(upTo: next.source.lowerBound, source, output)
      if last.source.upperBound == next.source.lowerBound, last.output.upperBound == next.output.lowerBound,
        !(last.isNarrowed && next.hasWide)
      {
        run = Run(
          source: last.source.lowerBound..<next.source.upperBound,
          output: last.output.lowerBound..<next.output.upperBound, hasWide: last.hasWide || next.hasWide,
          isNarrowed: last.isNarrowed)
      } else {
        runs.append(last)
        run = next
      }
    }
    if var last = run {
      last.grow(upTo: source.count, source, output)
      runs.append(last)
    }
    return runs
  }

  /// The source, made of its output; nil where the steps lead out of it.
  func applied(to output: [UInt8], expecting count: Int) -> [UInt8]? {
    var source: [UInt8] = []
    source.reserveCapacity(min(count, 1 << 30))
    var cursor = 0
    for step in steps {
      switch step {
      case .literal(let range): source += bytes[range]
      case .copy(let jump, let count, let isNarrowed):
        let (start, overflow) = cursor.addingReportingOverflow(jump)
        guard !overflow, start >= 0, count >= 0, count <= output.count, start <= output.count - count else {
          return nil
        }
        if isNarrowed {
          WidthMarks.append(narrowed: start..<start + count, of: output.span, to: &source)
        } else {
          source += output[start..<start + count]
        }
        cursor = start + count
      }
    }
    return source
  }
}
