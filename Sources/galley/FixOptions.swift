import ArgumentParser

/// What `lint` repairs.
struct FixOptions: ParsableArguments {
  @Flag(help: "Repair the files in place, as `galley clean --in-place` does, and tell what is left.")
  var fix = false

  @Flag(help: "Show what --fix would change, as a patch for `git apply`, and nothing else.")
  var diff = false

  func validate() throws {
    if fix, diff { throw ValidationError("Either --fix or --diff: choose one.") }
  }
}
