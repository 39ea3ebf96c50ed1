import JSON

/// The paragraphs of training texts, read one after the other: each line of a text file is one, and each line of a
/// string in JSON Lines. A line without print counts for nothing.
///
/// The first thing that is wrong ends it, for a model shall be made of all that was named, or not at all.
final class TrainingTexts: Sequence, IteratorProtocol {
  /// What is wrong with the texts; nil as long as nothing is.
  private(set) var problem: Problem?
  private var inputs: InputList
  private let field: String
  private var reader: LineReader?
  private var path = ""
  private var isJSON = false
  private var lineNumber = 0
  /// Paragraphs of a line of JSON that are still to come, the next one last.
  private var pending: [[UInt8]] = []

  /// - Parameters:
  ///   - paths: files and folders; `-` for standard input.
  ///   - readsLines: whether standard input is JSON Lines.
  ///   - field: the member of a JSON line that holds the text: a string, or an array of strings.
  init(_ paths: [String], readsLines: Bool, field: String) {
    inputs = InputList(paths, readsLines: readsLines, ignoring: .never)
    self.field = field
  }

  func next() -> [UInt8]? {
    guard problem == nil else { return nil }
    do throws(Problem) { return try nextParagraph() } catch {
      problem = error
      return nil
    }
  }

  private func nextParagraph() throws(Problem) -> [UInt8]? {
    while true {
      if let paragraph = pending.popLast() { return paragraph }
      guard let line = try nextLine() else { return nil }
      lineNumber += 1
      if FieldLine.isBlank(line) { continue }
      do { _ = try UTF8Span(validating: line.span) } catch {
        throw Problem(
          place, "the line's byte \(error.byteOffsets.lowerBound + 1) is not UTF-8; convert the file")
      }
      if !isJSON { return line }
      pending = try paragraphs(ofJSON: line).reversed()
    }
  }

  private var place: String { "\(path):\(lineNumber)" }

  /// The next line of this file, or of the next that has one; nil behind the last.
  private func nextLine() throws(Problem) -> [UInt8]? {
    while true {
      do { if let line = try reader?.next() { return line } } catch { throw Problem(path, "\(error)") }
      switch inputs.next() {
      case nil: return nil
      case .note: continue
      case .problem(let problem): throw problem
      case .page(let file, _): try open(file.path, isJSON: false)
      case .lines(let file): try open(file.path, isJSON: true)
      }
    }
  }

  private func open(_ path: String, isJSON: Bool) throws(Problem) {
    self.path = path
    self.isJSON = isJSON
    lineNumber = 0
    do { reader = try LineReader(path) } catch { throw Problem(path, "\(error)") }
  }

  private func paragraphs(ofJSON line: [UInt8]) throws(Problem) -> [[UInt8]] {
    do {
      guard let range = try JSONLine.member(field, in: line.span) else {
        throw Problem(place, "the line has no member “\(field)”; name the right one with --text-field")
      }
      let value = try JSONDocument(parsing: Array(line[range]), name: place).root.value
      let strings: [JSONValue] = if case .array(let nodes) = value { nodes.map(\.value) } else { [value] }
      var paragraphs: [[UInt8]] = []
      for string in strings {
        guard case .string(let text) = string else {
          throw Problem(place, "“\(field)” holds \(string.kind), and is to be a string or an array of strings")
        }
        paragraphs += text.utf8.split(separator: 0x0A).map(Array.init)
      }
      return paragraphs
    } catch let fault as JSONFault {
      throw Problem(place, "column \(fault.offset + 1): \(fault.message)")
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem(place, "\(error)")
    }
  }
}
