import GalleyEngine
import GalleyOutput
import GalleyRules
import Glibc

public enum FirstClean {
  public static func run(_ paths: [String], output: String?, config: String?, select: [String], ignore: [String]) throws {
    var reader = FileReader()
    let user = try config.map { (name: $0, bytes: try reader.contents(of: $0, upTo: 1 << 30)!) }
    let configuration = try Configuration.load(user: user)
    var choice = RuleChoice(configuration)
    choice.select = select
    choice.ignore = ignore
    let engine = try choice.makeEngine()
    var loader = try PageLoader(limits: configuration.limits, encoding: nil)
    var writer = StructuredPage(severities: [String: Severity](uniqueKeysWithValues: engine.rules.map { ($0.id, $0.severity) }))
    var list = InputList(paths, readsLines: false)
    var pages: [Page] = []
    var repeated = RepeatedLines()
    while let item = list.next() {
      switch item {
      case .page(let path, _):
        let page = try loader.page(at: path)
        repeated.add(RepeatedLines.keys(of: page))
        pages.append(page)
      case .lines: break
      case .problem(let problem): print(problem)
      }
    }
    let knowledge = repeated.knowledge { pages[$0] }
    var bytes: [UInt8] = []
    for page in pages {
      let repaired = engine.repair(page, batch: knowledge)
      if let failure = repaired.failure { print(page.name, failure) }
      bytes += writer.line(for: repaired)
    }
    if let output { try FileWriter.write(bytes.span, to: output) } else { try FileWriter.append(bytes.span, to: 1) }
  }
}
