import FoundationEssentials
import GalleyEngine
import NGramModel
import Testing

@testable import GalleyRules

/// On which pages a model is asked.
struct ModelViewTests {
  private static let samples = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "samples/pages")

  @Test func theDefaultIsAskedOnSimplifiedChinese() throws {
    let others: Set = [
      "10-english.txt", "11-japanese.txt", "12-korean.txt", "13-traditional-chinese.txt",
    ]
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.samples.path).filter { $0.hasSuffix(".txt") }
    #expect(others.isSubset(of: names) && names.count > others.count)
    for name in names {
      let bytes = [UInt8](try Data(contentsOf: Self.samples.appending(path: name)))
      let page = try Page(name: name, bytes: bytes)
      #expect((ModelView(.news, for: page) != nil) == !others.contains(name), "\(name)")
      #expect(ModelView(nil, for: page) == nil)
    }
  }

  @Test func aModelIsAskedOnWhatIsWrittenAsItsTexts() throws {
    let korean = try Data(contentsOf: Self.samples.appending(path: "12-korean.txt"))
    let texts = korean.split(separator: 0x0A).map { [UInt8]($0) }
    var options = NGramTrainer.Options()
    options.minimumCharacterCount = 1
    let model = try NGramModel(NGramTrainer.train(texts: texts, options: options))
    for (name, isAsked) in [("12-korean.txt", true), ("11-japanese.txt", false), ("10-english.txt", false)] {
      let bytes = [UInt8](try Data(contentsOf: Self.samples.appending(path: name)))
      #expect((ModelView(model, for: try Page(name: name, bytes: bytes)) != nil) == isAsked, "\(name)")
    }
  }

  @Test func nothingIsAskedOnAnEmptyPage() throws {
    #expect(ModelView(.news, for: try Page(name: "empty", bytes: [])) == nil)
    #expect(ModelView(.news, for: try Page(name: "blank", bytes: Array(" \n\n".utf8))) == nil)
  }
}
