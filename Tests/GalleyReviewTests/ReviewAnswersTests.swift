import Foundation
import GalleyBatch
import GalleyReview
import Testing

/// What a review answers, without a network.
final class ReviewAnswersTests {
  private static let token = "0123456789abcdef0123456789abcdef"
  private static let host = "127.0.0.1:4000"
  private let folder = FileManager.default.temporaryDirectory.appending(path: "galley-review-\(UUID().uuidString)")
  private let review: Review
  private let answers: ReviewAnswers

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let page = "春渡镇的老渡口停了三年，上个月重新开渡，镇里投入六十万元疏浚了河\n\n道,加固了两岸的石阶</script><b>，又添了两条新船。\n"
    try Data(page.utf8).write(to: folder.appending(path: "a.txt"))
    var choice = RuleChoice()
    choice.source = .builtIn
    review = try ReviewRun(ReviewRequest(PageRequest([folder.path], rules: choice), version: "0")).run()
    answers = ReviewAnswers(review, token: Self.token, port: 4000)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func ask(
    _ name: String, _ method: ReviewQuestion.Method = .get, host: String? = host, origin: String? = nil,
    site: String? = nil, type: String? = nil, _ body: String = ""
  ) -> ReviewAnswer {
    answers.answer(
      ReviewQuestion(
        method, "/\(Self.token)/\(name)", host: host, origin: origin, site: site, contentType: type,
        body: Array(body.utf8)))
  }

  private func decide(_ body: String) -> ReviewAnswer {
    ask("decide", .post, origin: "http://\(Self.host)", type: "application/json", body)
  }

  private var file: String {
    (try? String(contentsOf: folder.appending(path: ".galley/decisions.jsonl"), encoding: .utf8)) ?? ""
  }

  private func fingerprint(of rule: String) throws -> String {
    try #require(review.batch.rows.first { $0.rule == rule }).fingerprint.digits
  }

  @Test func thePageAndItsPartsAreServed() throws {
    for (name, type) in [
      ("", "text/html"), ("review.css", "text/css"), ("review.js", "text/javascript"),
      ("batch.json", "application/json"),
      ("page.json?0", "application/json"),
    ] {
      let answer = ask(name)
      #expect(answer.status == 200 && answer.type.hasPrefix(type), "\(name)")
      #expect(!answer.body.isEmpty)
    }
    let page = try JSONSerialization.jsonObject(with: Data(ask("page.json?0").body)) as? [String: Any]
    #expect((page?["findings"] as? [Any])?.count == review.batch.rows.count)
  }

  @Test(arguments: [
    "/", "//", "/batch.json", "/0123456789abcdef0123456789abcdee/", "/0123456789abcdef0123456789abcdef",
    "/0123456789ABCDEF0123456789ABCDEF/", "",
  ])
  func withoutTheTokenNothingIsSaid(_ target: String) {
    let answer = answers.answer(ReviewQuestion(.get, target, host: Self.host))
    #expect(answer.status == 403)
  }

  @Test func othersAreRefused() throws {
    #expect(ask("batch.json", host: nil).status == 403)
    #expect(ask("batch.json", host: "rebound.example:4000").status == 403)
    #expect(ask("batch.json", host: "127.0.0.1:4001").status == 403)
    #expect(ask("batch.json", origin: "http://evil.example").status == 403)
    #expect(ask("batch.json", origin: "null").status == 403)
    #expect(ask("batch.json", site: "cross-site").status == 403)
    #expect(ask("batch.json", site: "same-site").status == 403)
    #expect(
      ask("batch.json", host: "localhost:4000", origin: "http://localhost:4000", site: "same-origin").status == 200)
    let body = try #"[{"fingerprint":"\#(fingerprint(of: "halfwidth-punctuation"))","decision":"accept"}]"#
    #expect(ask("decide", .post, type: "text/plain", body).status == 415)
    #expect(ask("decide", .post, body).status == 415)
    #expect(ask("decide", .post, origin: "http://evil.example", type: "application/json", body).status == 403)
    #expect(file.isEmpty)
  }

  @Test(arguments: [
    "page.json?1", "clean.json?1", "apply.json?1", "other.json?0", "clean.json?../a.txt", "page.json?-1",
    "page.json?+0", "page.json?", "page.json?../../etc/passwd",
    "page.json?99999999999999999999", "../../etc/passwd", "a.txt", "..%2f..%2fetc%2fpasswd", ".galley/decisions.jsonl",
  ])
  func noRequestNamesAFile(_ name: String) { #expect(ask(name).status == 404) }

  @Test func decisionsAreWrittenAsTheyAreMade() throws {
    let marks = try fingerprint(of: "halfwidth-punctuation")
    #expect(decide(#"[{"fingerprint":"\#(marks)","decision":"reject","reason":"印版如此"}]"#).status == 200)
    #expect(
      file.contains(#""fingerprint":"\#(marks)","decision":"reject","rule":"halfwidth-punctuation","path":"a.txt""#))
    #expect(decide(#"[{"fingerprint":"\#(marks)","decision":"edit","text":"<b>"}]"#).status == 200)
    #expect(file.split(separator: "\n").count == 1 && file.contains(#""decision":"edit""#))
    #expect(String(decoding: ask("batch.json").body, as: UTF8.self).contains(#""decision":"edit""#))
    #expect(decide(#"[{"fingerprint":"\#(marks)","decision":"undo"}]"#).status == 200)
    #expect(file.isEmpty)
  }

  /// The texts of the blocks of a page.
  private func blocks(_ name: String) throws -> [String] {
    let page = try JSONSerialization.jsonObject(with: Data(ask(name).body)) as? [String: Any]
    return try #require(page?["blocks"] as? [[String: Any]]).map { block in
      block["edited"] as? String
        ?? (block["segments"] as? [[Any]] ?? []).compactMap { $0[2] as? String }.joined()
    }
  }

  @Test func thePageIsRepairedAnewWithWhatIsDecided() throws {
    let join = try #require(review.batch.rows.first { $0.rule.hasSuffix("-paragraph") }).fingerprint.digits
    let joined = "疏浚了河道，加固"
    #expect(try blocks("clean.json?0").count == 1 && blocks("clean.json?0")[0].contains(joined))
    #expect(try blocks("apply.json?0").count == 2)
    #expect(ask("clean.json?0").body == ask("page.json?0").body)

    #expect(decide(#"[{"fingerprint":"\#(join)","decision":"reject"}]"#).status == 200)
    #expect(try blocks("clean.json?0").count == 2)
    #expect(try blocks("page.json?0").count == 1)
    #expect(decide(#"[{"fingerprint":"\#(join)","decision":"accept"}]"#).status == 200)
    #expect(try blocks("apply.json?0").map { $0.contains("疏浚了河道,加固") } == [true])
    #expect(decide(#"[{"fingerprint":"\#(join)","decision":"edit","text":"由人写的。"}]"#).status == 200)
    for name in ["clean.json?0", "apply.json?0"] { #expect(try blocks(name) == ["由人写的。"]) }
    #expect(decide(#"[{"fingerprint":"\#(join)","decision":"edit","target":"00000000000000ff"}]"#).status == 200)
    #expect(String(decoding: ask("clean.json?0").body, as: UTF8.self).contains(#""objection":"no piece of it starts"#))
    #expect(decide(#"[{"fingerprint":"\#(join)","decision":"undo"}]"#).status == 200)
    #expect(ask("clean.json?0").body == ask("page.json?0").body)
  }

  /// A join that is not made leaves a paragraph that breaks off; somebody may decide about that, too.
  @Test func whatADecisionBringsUpCanBeDecided() throws {
    let join = try #require(review.batch.rows.first { $0.rule.hasSuffix("-paragraph") }).fingerprint.digits
    #expect(decide(#"[{"fingerprint":"\#(join)","decision":"reject"}]"#).status == 200)
    let page = try JSONSerialization.jsonObject(with: Data(ask("clean.json?0").body)) as? [String: Any]
    let known = Set(review.batch.rows.map(\.fingerprint.digits))
    let later = try #require(page?["findings"] as? [[String: Any]])
      .compactMap { $0["fingerprint"] as? String }.filter { !known.contains($0) }
    #expect(later.count == 1)
    #expect(decide(#"[{"fingerprint":"\#(try #require(later.first))","decision":"reject"}]"#).status == 200)
  }

  @Test func whatSomeoneElseDecidedMeanwhileStays() throws {
    let other = """
      {"fingerprint":"00000000000000ff","decision":"reject","rule":"heading","path":"b.txt","when":"2026-11-21T14:05:00Z"}
      """
    #expect(
      decide(#"[{"fingerprint":"\#(try fingerprint(of: "halfwidth-punctuation"))","decision":"accept"}]"#).status == 200
    )
    try Data((file + other + "\n").utf8).write(to: folder.appending(path: ".galley/decisions.jsonl"))
    let join = try #require(review.batch.rows.first { $0.rule.hasSuffix("-paragraph") }).fingerprint.digits
    #expect(decide(#"[{"fingerprint":"\#(join)","decision":"accept"}]"#).status == 200)
    #expect(file.contains(other) && file.split(separator: "\n").count == 3)
  }

  @Test(arguments: [
    "", "{}", "[]", "[1]", #"[{"decision":"accept"}]"#, #"[{"fingerprint":"x","decision":"accept"}]"#,
    #"[{"fingerprint":"00000000000000ff","decision":"accept"}]"#,
    #"[{"fingerprint":"MARKS","decision":"perhaps"}]"#, #"[{"fingerprint":"MARKS","decision":"edit"}]"#,
    #"[{"fingerprint":"MARKS","decision":"accept","text":"x"}]"#,
    #"[{"fingerprint":"MARKS","decision":"accept","x":"y"}]"#,
    #"[{"fingerprint":"MARKS","decision":"accept"},{"fingerprint":"00000000000000ff","decision":"accept"}]"#,
  ])
  func badDecisionsAreRefusedWhole(_ body: String) throws {
    let status = decide(body.replacing("MARKS", with: try fingerprint(of: "halfwidth-punctuation"))).status
    #expect(status == 400 || status == 409)
    #expect(file.isEmpty)
  }

  @Test func theFileHoldsAllAndNoMarkupOfThePage() throws {
    let path = folder.appending(path: "review.html")
    try review.write(to: path.path)
    let html = try String(contentsOf: path, encoding: .utf8)
    #expect(html.contains("石阶\\u003c/script>\\u003cb>"))
    #expect(html.contains("script-src 'nonce-"))
    #expect(html.components(separatedBy: "</script>").count == 1 + 1 + review.batch.pages.count + 1)
  }

  @Test func tokensDiffer() {
    let tokens = Set((0..<100).map { _ in ReviewAnswers.newToken() })
    #expect(tokens.count == 100 && tokens.allSatisfy { $0.utf8.count == 32 })
  }
}
