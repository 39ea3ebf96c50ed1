import Compression
import GalleyOutput
import Glibc

/// How far a run has come, for one that takes it up: `.galley/journal.json`, there as long as the run is not done, and the
/// lines that the record has got since it started, one a page, each there before its page is written.
final class Journal {
  private let path: String
  private var state: JournalState
  /// The record of the run that is taken up, read along with the input; nil for a run that starts.
  private var record: LineReader?
  /// The page that is next in it.
  private var next: RecordHead?
  /// What that run wrote of the file of lines at hand, and how many bytes of it are as they must be.
  private var written: LineReader?
  private var kept = 0
  /// Whether it is compressed: that cannot be cut, so its lines are written again.
  private var isPacked = false
  /// Folders without temporary files of that run.
  private var tidied: Set<String> = []

  /// Starts a run's journal.
  /// - Parameters:
  ///   - folder: where the pages are written.
  ///   - settings: what decides what is written, as a hash.
  ///   - start: bytes that the record has.
  init(startingIn folder: String, settings: String, start: Int) throws(Problem) {
    path = Path.joined(folder, JournalState.name)
    state = JournalState(settings: settings, start: start, processes: [])
    try sign()
  }

  /// Takes up the run whose journal stands in a folder; nil where none does.
  init?(takingUpIn folder: String, settings: String) throws {
    path = Path.joined(folder, JournalState.name)
    guard let state = try JournalState(at: path) else { return nil }
    self.state = state
    guard state.settings == settings else {
      throw Problem(path, "the run that was interrupted had other settings; leave --resume out to start anew")
    }
    record = try LineReader(Path.joined(folder, RecordFile.name), from: state.start)
    try sign()
  }

  /// Bytes that the record had when the run was started first.
  var start: Int { state.start }

  /// Adds this process to those that have worked on the run.
  private func sign() throws(Problem) {
    state.processes.append(Int(getpid()))
    // By one name for all processes: nobody knows those that were killed before they had signed.
    do { try FileWriter.write(state.bytes.span, to: path, by: path + ".new") } catch { throw Problem(path, "\(error)") }
  }

  /// The run is done, and its record in order.
  func finish() {
    tidy(Path.folder(of: path))
    unlink(path)
  }

  // MARK: What was done

  /// Tells a page what is known of it.
  /// - Parameter stream: what its line goes to, if it is one.
  func recall(_ input: inout PageInput, _ stream: OutputStream?) throws {
    guard let place = input.place else { return }
    guard case .line(let bytes, let number) = input.content else {
      // What is no line whole is in no record, and what follows it is written again.
      if case .piece = input.content { return try cut(stream) }
      input.recorded = try head(of: RecordKey(path: place.relative, line: nil))
      return
    }
    input.recorded = try head(of: RecordKey(path: place.relative, line: number))
    // What breaks off was not written.
    if let head = input.recorded, head.source == Fingerprint(of: bytes), let line = (try? written?.next()) ?? nil,
      head.output == Fingerprint(of: line)
    {
      kept += line.count
      input.isWritten = true
      if isPacked { try stream?.write(line) }
    } else if Interruption.current == nil {
      try cut(stream)
    }
  }

  /// The record's line about a page, if it is the next: it tells of them in the order in which they come.
  private func head(of page: RecordKey) throws -> RecordHead? {
    if next == nil, let line = try record?.next() { next = try RecordHead(reading: line) }
    guard let head = next, RecordKey(path: head.path, line: head.line) == page else { return nil }
    next = nil
    return head
  }

  /// Removes what the processes before left of pages that they were writing.
  func tidy(_ folder: String) {
    guard tidied.insert(folder).inserted else { return }
    for process in state.processes.dropLast() { FileWriter.removeTemporaries(of: process, in: folder) }
  }

  // MARK: Files of lines

  /// The file of lines that was begun, or done, to be gone on with; nil where there is none, or it must be written anew.
  func lines(at place: OutputPlace) throws -> OutputStream? {
    if next == nil, let line = try record?.next() { next = try RecordHead(reading: line) }
    guard next?.path == place.relative else { return nil }
    let names = state.processes.dropLast().reversed().map { OutputStream.temporary(for: place.path, of: $0) }
    guard let former = (names + [place.path]).first(where: { access($0, F_OK) == 0 }) else { return nil }
    isPacked = CompressedFormat(fileName: place.path) != nil
    kept = 0
    if isPacked {
      written = try LineReader(former)
      return nil
    }
    let stream = try OutputStream(takingUp: former, for: place.path)
    written = try LineReader(OutputStream.temporary(for: place.path, of: Int(getpid())))
    return stream
  }

  /// Takes off what the file of lines holds behind its last line that is as it must be.
  func cut(_ stream: OutputStream?) throws {
    guard written != nil else { return }
    written = nil
    if !isPacked { try stream?.cut(to: kept) }
  }
}
