import GalleyBatch
import NIOCore
import NIOHTTP1
import NIOPosix

/// Serves a review on loopback until the process ends.
public struct ReviewServer {
  private let channel: any Channel
  /// What a browser opens.
  public let address: String

  /// Starts to listen on 127.0.0.1.
  /// - Parameter port: 0 for any that is free.
  /// - Throws: `Problem` where the port cannot be had.
  public init(_ review: Review, port: Int) throws {
    let token = ReviewAnswers.newToken()
    // One thread is enough for one person.
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    do {
      channel = try ServerBootstrap(group: group)
        .serverChannelOption(.backlog, value: 64)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelInitializer { child in
          child.eventLoop.makeCompletedFuture {
            let answers = ReviewAnswers(review, token: token, port: child.localAddress?.port ?? 0)
            try child.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
            try child.pipeline.syncOperations.addHandler(ReviewConnection(answers))
          }
        }
        .bind(host: "127.0.0.1", port: port).wait()
    } catch {
      throw Problem("127.0.0.1:\(port)", "cannot listen on it (\(error)); choose another with --port")
    }
    address = "http://127.0.0.1:\(channel.localAddress?.port ?? port)/\(token)/"
  }

  /// Comes back when the server has ended.
  public func wait() throws { try channel.closeFuture.wait() }
}
