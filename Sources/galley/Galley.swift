import ArgumentParser

@main
struct Galley: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "galley",
    abstract: "Repairs scanned newspaper text.",
    version: "0.1.0",
    subcommands: [Clean.self])
}
