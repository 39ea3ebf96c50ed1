import GalleyEngine
import Glibc
import JSON

/// What `.galley/journal.json` says.
struct JournalState {
  static let name = ".galley/journal.json"
  /// It is a line long.
  private static let limit = 1 << 20

  /// A hash of what decides what is written, in hexadecimal digits.
  let settings: String
  /// Bytes that the record had when the run started.
  let start: Int
  /// The processes that have worked on the run, the last one last: their temporary files bear their numbers.
  var processes: [Int]

  init(settings: String, start: Int, processes: [Int]) {
    self.settings = settings
    self.start = start
    self.processes = processes
  }

  /// Nil where there is no such file.
  init?(at path: String) throws(Problem) {
    guard access(path, F_OK) == 0 else { return nil }
    var reader = FileReader()
    let bytes: [UInt8]
    do { bytes = try reader.contents(of: path, upTo: Self.limit) ?? [] } catch { throw Problem(path, "\(error)") }
    guard let document = try? JSONDocument(parsing: bytes, name: path), case .object(let members) = document.root.value
    else { throw Problem(path, "it is no journal; leave --resume out to start anew") }
    func member(_ name: String) -> JSONValue? { members.first { $0.name == name }?.value.value }
    guard case .string(let settings)? = member("settings"), case .number(let number)? = member("record"),
      let start = Int(exactly: number), case .array(let processes)? = member("processes")
    else { throw Problem(path, "it is no journal; leave --resume out to start anew") }
    self.settings = settings
    self.start = start
    self.processes = processes.compactMap {
      if case .number(let number) = $0.value { Int(exactly: number) } else { nil }
    }
  }

  var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("settings", settings)
    writer.member("record", start)
    writer.key("processes")
    writer.beginArray()
    for process in processes { writer.number(process) }
    writer.endArray()
    writer.endObject()
    writer.newline()
    return writer.bytes
  }
}
