import Foundation
import Testing

/// Pages that are known to have nothing wrong.
struct LintCacheTests {
  private let command: Command
  private let samples = Command.samples

  init() throws {
    command = try Command()
    try command.copySamples(to: "in")
    for number in 1...40 { try command.write("渡口老街的灯天一黑就亮了，第\(number)家铺子也开了门。\n", to: "in/clean/\(number).txt") }
  }

  private func lint(_ arguments: String = "in") throws -> Command.Result {
    try command.shell("XDG_CACHE_HOME=\"$PWD/cache\" \"$GALLEY\" lint \(arguments)")
  }

  private var cache: Data { get throws { try command.read("cache/galley/lint-4.cache") } }

  @Test(arguments: ["text", "json", "sarif", "junit"])
  func aWarmRunSaysWhatAColdOneSays(_ format: String) throws {
    let cold = try lint("in --no-cache --format \(format)")
    #expect(!FileManager.default.fileExists(atPath: command.folder.appending(path: "cache").path))
    let first = try lint("in --format \(format)")
    let kept = try cache
    #expect(kept.count > 40 * 8 * 8)
    let second = try lint("in --format \(format) -j1")
    #expect(first.output == cold.output && second.output == cold.output)
    #expect([cold.status, first.status, second.status] == [1, 1, 1])
    #expect(try cache.count == kept.count)
  }

  @Test func aChangeIsSeen() throws {
    #expect(try lint("in/clean").status == 0)
    try command.write("渡口老街的灯,天一黑就亮了。\u{200B}\n", to: "in/clean/7.txt")
    let changed = try lint("in/clean --format json")
    #expect(changed.status == 1)
    #expect(changed.output.contains("in/clean/7.txt") && !changed.output.contains("in/clean/8.txt"))
    // Another configuration is another question.
    try command.write(#"{"own": {"shop": {"words": ["铺子"]}}}"#, to: "rules.json")
    #expect(try lint("in/clean").output.contains("in/clean/8.txt:1:"))
    #expect(try lint("in/clean --isolated --ignore control-character").status == 0)
    #expect(try lint("in/clean --isolated").status == 1)
  }

  /// What is known holds for one model, and for one build of Galley: with another, every page is new, and takes room of its
  /// own.
  @Test func anotherModelOrBuildIsAnotherQuestion() throws {
    func size(_ script: String) throws -> Int {
      #expect(try command.shell("export XDG_CACHE_HOME=\"$PWD/cache\"; \(script)").status == 0)
      return try cache.count
    }
    try command.write("渡口老街的灯天一黑就亮了，铺子也开了门。\n", to: "texts/a.txt")
    #expect(try command.galley("train", "texts", "-o", "one.model").status == 0)
    let plain = try size("\"$GALLEY\" lint in/clean")
    let modelled = try size("\"$GALLEY\" lint in/clean --model one.model")
    #expect(modelled > plain * 19 / 10)
    #expect(try size("\"$GALLEY\" lint in/clean --model one.model") == modelled)
    let touched = try size("touch -d 2001-01-01 one.model; \"$GALLEY\" lint in/clean --model one.model")
    #expect(touched > plain * 28 / 10)
    let other = try size("cp \"$GALLEY\" other; touch -d 2001-01-01 other; ./other lint in/clean; rm other")
    #expect(other > plain * 37 / 10)
  }

  /// What one run knew is kept behind what the next one found, and found again.
  @Test func foldersAreKnownBesideEachOther() throws {
    for number in 1...9 { try command.write("老堤三村的磨坊又转起来了，\(number)号门前站着人。\n", to: "other/\(number).txt") }
    // Files that have just been written are not known by their times.
    _ = try command.shell("sleep 1")
    var kept: [Data] = []
    for folder in ["in/clean", "other", "in/clean", "other in/clean"] {
      #expect(try lint(folder).status == 0)
      kept.append(try cache)
    }
    // Entries without the hash at the end: the last run's first.
    let (first, both) = (kept[0].dropLast(8), kept[1].dropLast(8))
    #expect(both.count > first.count && both.suffix(first.count) == first)
    #expect(kept[2].starts(with: first) && kept[2].count == kept[1].count)
    #expect(kept[3] == kept[1])
  }

  /// Files that hold the same are known one by one.
  @Test func copiesAreKnown() throws {
    let script = """
      export XDG_CACHE_HOME="$PWD/cache"
      for number in 1 2 3; do cp in/clean/1.txt copies$number.txt; done
      sleep 1
      for run in 1 2 3; do "$GALLEY" lint copies*.txt -j1 && cp cache/galley/lint-4.cache kept$run; done
      """
    #expect(try command.shell(script).status == 0)
    let kept = try (1...3).map { try command.read("kept\($0)") }
    #expect(kept[0] == kept[1] && kept[1] == kept[2])
    #expect(kept[0].count == 8 * (3 * 8 + 1))
  }

  /// A file that has stood for a while is known without being read; what is written into it is seen all the same, whatever
  /// its time and its length say.
  @Test func aChangeThatHidesIsSeen() throws {
    let script = """
      sleep 3
      for run in 1 2; do XDG_CACHE_HOME="$PWD/cache" "$GALLEY" lint in/clean; done
      cp -p in/clean/7.txt before; sed 's/，/,,,/' before > in/clean/7.txt; touch -r before in/clean/7.txt
      XDG_CACHE_HOME="$PWD/cache" "$GALLEY" lint in/clean --format concise > warm
      "$GALLEY" lint in/clean --format concise --no-cache > cold; wc -c < before; wc -c < in/clean/7.txt
      """
    let sizes = try command.shell(script).output.split(separator: "\n").suffix(2)
    #expect(sizes.first == sizes.last)
    #expect(try command.text("warm").contains("in/clean/7.txt:1:") && command.text("warm") == command.text("cold"))
  }

  /// Of folders that two threads look through: what has changed, what has gone, and what leads nowhere is told of wherever it
  /// stands, and whatever the number of threads.
  @Test func amongManyKnownPagesNothingIsMissed() throws {
    for number in 100...699 {
      try command.write("渡口老街的灯天一黑就亮了，第\(number)家铺子也开了门。\n", to: "many/\(number / 300)/\(number).txt")
      try command.write("老堤三村的磨坊又转起来了，\(number)号门前站着人。\n", to: "many/\(number).txt")
    }
    let prepared = try command.shell(
      """
      export XDG_CACHE_HOME="$PWD/known"
      sleep 1; "$GALLEY" lint many --format concise && "$GALLEY" lint many --format concise
      rm many/1/450.txt many/555.txt; ln -s nowhere many/2/link.txt
      """)
    #expect(prepared.status == 0)
    for page in ["0/100", "0/163", "0/164", "1/599", "2/699", "100", "398", "699"] {
      try command.write("渡口老街的灯,天一黑就亮了。\u{200B}\n", to: "many/\(page).txt")
    }
    for format in ["concise", "junit", "sarif"] {
      let cold = try lint("many --no-cache --format \(format)")
      #expect(cold.status == 2 && cold.output.contains("many/1/599.txt") && !cold.output.contains("many/555.txt"))
      #expect(cold.errors.contains("many/2/link.txt: the link leads nowhere"))
      for threads in 1...3 {
        _ = try command.shell("rm -rf cache; cp -r known cache")
        let warm = try lint("many --format \(format) -j\(threads)")
        #expect(warm.output == cold.output && warm.errors == cold.errors && warm.status == cold.status)
      }
    }
  }

  /// A line that other pages repeat makes furniture of a line on a page that has not changed.
  @Test func thePagesOfABatchStillTellOfEachOther() throws {
    for number in 1...9 { try command.write("渡口老街的灯天一黑就亮了，\(number)号门前站着人。\n", to: "batch/\(number).txt") }
    try command.write("老堤三村周报特刊\n\n渡口老街的灯天一黑就亮了，门前站着人。\n", to: "batch/0.txt")
    try command.write(#"{"rules": {"heading": {"enabled": false}}}"#, to: "rules.json")
    func agree() throws {
      let cold = try lint("batch --no-cache --format json")
      #expect(try lint("batch --format json").output == cold.output)
      #expect(try lint("batch --format json").output == cold.output)
    }
    try agree()
    #expect(!(try lint("batch").output.contains("batch/0.txt")))
    for number in 1...4 {
      try command.write("老堤三村周报特刊\n\n渡口老街的灯天一黑就亮了，\(number)号门前站着人。\n", to: "batch/\(number).txt")
    }
    try agree()
    #expect(try lint("batch").output.contains("batch/0.txt:1:1: info repeated-furniture"))
  }

  @Test func aDamagedCacheIsPassedOver() throws {
    let cold = try lint("in --no-cache")
    #expect(try lint().output == cold.output)
    var bytes = try cache
    bytes[100] ^= 1
    try command.write(bytes, to: "cache/galley/lint-4.cache")
    let damaged = try lint()
    #expect(damaged.output == cold.output && damaged.errors == cold.errors)
    #expect(try cache != bytes)
    try command.write("", to: "cache/galley/lint-4.cache")
    #expect(try lint().output == cold.output)
    let nowhere = try command.shell("XDG_CACHE_HOME=/proc/none \"$GALLEY\" lint in")
    #expect(nowhere.output == cold.output && nowhere.errors == cold.errors)
  }
}
