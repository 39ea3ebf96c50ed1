import NIOCore
import NIOHTTP1

/// One connection of a browser: gathers each request, and writes the answer with what keeps the page to itself.
final class ReviewConnection: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  /// Bytes of the longest body: a hundred thousand decisions.
  private static let longestBody = 16 << 20
  private static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; "
    + "form-action 'none'; frame-ancestors 'none'"

  private let answers: ReviewAnswers
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []
  private var isTooLong = false

  init(_ answers: ReviewAnswers) { self.answers = answers }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = []
      isTooLong = false
    case .body(let buffer):
      isTooLong = isTooLong || body.count + buffer.readableBytes > Self.longestBody
      if !isTooLong { body += buffer.readableBytesView }
    case .end:
      guard let head else { return }
      let answer = isTooLong ? ReviewAnswer.refusal(413, "that is too much at once") : answers.answer(question(head))
      write(answer, to: head, context)
      self.head = nil
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func question(_ head: HTTPRequestHead) -> ReviewQuestion {
    let method: ReviewQuestion.Method = head.method == .GET ? .get : head.method == .POST ? .post : .other
    return ReviewQuestion(
      method, head.uri, host: head.headers.first(name: "host"), origin: head.headers.first(name: "origin"),
      site: head.headers.first(name: "sec-fetch-site"), contentType: head.headers.first(name: "content-type"),
      body: body)
  }

  private func write(_ answer: ReviewAnswer, to head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    var headers = HTTPHeaders([
      ("content-type", answer.type), ("content-length", "\(answer.body.count)"), ("cache-control", "no-store"),
      ("content-security-policy", Self.policy), ("x-content-type-options", "nosniff"),
      ("referrer-policy", "no-referrer"), ("cross-origin-resource-policy", "same-origin"),
    ])
    if !head.isKeepAlive { headers.add(name: "connection", value: "close") }
    let status = HTTPResponseStatus(statusCode: answer.status)
    context.write(
      wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers))), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: answer.body)))), promise: nil)
    let written = context.writeAndFlush(wrapOutboundOut(.end(nil)))
    if !head.isKeepAlive {
      let channel = context.channel
      written.whenComplete { _ in channel.close(promise: nil) }
    }
  }
}
