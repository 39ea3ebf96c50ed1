import ArgumentParser
import FoundationEssentials
import GalleyEngine
import GalleyRules
import JSON

@main
struct GalleyEvidence: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "galley-evidence",
    abstract: "Write what the weights of rules.json are fitted on: the evidence of every candidate, as JSON Lines.")

  @Argument(help: "The folder whose .txt pages are looked at.") var folder: String

  @Option(help: "A configuration over the built-in one, so that weights can change without being compiled in.")
  var config: String?

  func run() throws {
    let user = try config.map { (name: $0, bytes: try Self.read($0)) }
    let dump = EvidenceDump(try Configuration.load(user: user).makeRules(Registry.rules))
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.filter { $0.hasSuffix(".txt") }
    guard let names, !names.isEmpty else { throw ValidationError("\(folder) holds no .txt pages.") }
    for name in names.sorted() {
      var writer = JSONWriter()
      do {
        try dump.write(Page(name: name, bytes: Self.read(folder + "/" + name)), to: &writer)
      } catch { throw ValidationError("\(folder)/\(name): \(error)") }
      print(String(decoding: writer.bytes, as: UTF8.self), terminator: "")
    }
  }

  private static func read(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path))) }
}
