import GalleyBatch
import GalleyReport

/// A request, as far as a review heeds it.
public struct ReviewQuestion: Sendable {
  public enum Method: Sendable { case get, post, other }

  public var method: Method
  /// With what stands behind the question mark.
  public var target: String
  public var host: String?
  public var origin: String?
  /// `Sec-Fetch-Site`
  public var site: String?
  public var contentType: String?
  public var body: [UInt8]

  public init(
    _ method: Method, _ target: String, host: String?, origin: String? = nil, site: String? = nil,
    contentType: String? = nil, body: [UInt8] = []
  ) {
    self.method = method
    self.target = target
    self.host = host
    self.origin = origin
    self.site = site
    self.contentType = contentType
    self.body = body
  }
}

/// What is answered.
public struct ReviewAnswer: Sendable, Equatable {
  public let status: Int
  public let type: String
  public let body: [UInt8]

  static func refusal(_ status: Int, _ why: String) -> ReviewAnswer {
    ReviewAnswer(status: status, type: "text/plain; charset=utf-8", body: Array((why + "\n").utf8))
  }
}

/// Answers requests about a review: a function of the request but for the decisions that it writes.
///
/// Only who has the token is heard, only under the address that was printed, and never on behalf of another site. A page is
/// asked for by its number, so no request names a file.
public struct ReviewAnswers: Sendable {
  private let review: Review
  private let token: String
  private let hosts: [String]

  /// - Parameter port: the one that is listened on.
  public init(_ review: Review, token: String, port: Int) {
    self.review = review
    self.token = token
    hosts = ["127.0.0.1:\(port)", "localhost:\(port)"]
  }

  /// A token that nobody guesses: 128 random bits.
  public static func newToken() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(generator.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }

  public func answer(_ question: ReviewQuestion) -> ReviewAnswer {
    guard let host = question.host, hosts.contains(host) else { return .refusal(403, "this is not the address") }
    if let origin = question.origin, !hosts.contains(where: { origin == "http://\($0)" }) {
      return .refusal(403, "another site may not ask")
    }
    if let site = question.site, site != "same-origin", site != "none" {
      return .refusal(403, "another site may not ask")
    }
    guard let name = name(in: question.target) else { return .refusal(403, "the token is missing or wrong") }
    switch (question.method, name) {
    case (.get, ""): return ReviewAnswer(status: 200, type: "text/html; charset=utf-8", body: ReviewDocument.served)
    case (.get, "review.css"):
      return ReviewAnswer(status: 200, type: "text/css; charset=utf-8", body: ReviewDocument.style)
    case (.get, "review.js"):
      return ReviewAnswer(status: 200, type: "text/javascript; charset=utf-8", body: ReviewDocument.script)
    case (.get, "batch.json"): return .json(review.batchJSON())
    case (.get, _) where name.contains("?"): return page(name)
    case (.post, "decide"): return decide(question)
    default: return .refusal(404, "there is no such thing")
    }
  }

  /// What a target asks for behind the token; nil where the token is not right.
  private func name(in target: String) -> String? {
    let bytes = Array(target.utf8)
    let wanted = Array("/\(token)/".utf8)
    guard bytes.count >= wanted.count else { return nil }
    // All bytes are looked at, so that the time tells nothing of them.
    let difference = zip(bytes, wanted).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) }
    return difference == 0 ? String(decoding: bytes[wanted.count...], as: UTF8.self) : nil
  }

  /// A page by its number: as it was found, or as `clean` or `apply` writes it with what is decided by now.
  private func page(_ name: String) -> ReviewAnswer {
    let parts = name.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(parts[1]) else {
      return .refusal(404, "there is no such page")
    }
    do {
      let json: [UInt8]? =
        switch parts[0] {
        case "page.json": try review.pageJSON(number)
        case "clean.json": try review.pageJSON(number, onlyAccepted: false)
        case "apply.json": try review.pageJSON(number, onlyAccepted: true)
        default: nil
        }
      return json.map(ReviewAnswer.json) ?? .refusal(404, "there is no such page")
    } catch {
      return .refusal(500, "\(error)")
    }
  }

  private func decide(_ question: ReviewQuestion) -> ReviewAnswer {
    // Another site's form cannot send this type.
    guard question.contentType?.hasPrefix("application/json") == true else {
      return .refusal(415, "decisions come as application/json")
    }
    do {
      let entries = try DecisionMessage.entries(in: question.body)
      return .json(DecisionMessage.answer(to: entries, try review.desk.decide(entries)))
    } catch let problem as Problem {
      return .refusal(409, "\(problem.name): \(problem.message)")
    } catch {
      return .refusal(400, "\(error)")
    }
  }
}

extension ReviewAnswer {
  fileprivate static func json(_ body: [UInt8]) -> ReviewAnswer {
    ReviewAnswer(status: 200, type: "application/json", body: body)
  }
}
