import Synchronization

/// Something that a thread of its own makes while whoever needs it has other things to do.
final class Ahead<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value

  init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
    _ = Workers.detach { _ = self.value }
  }

  /// Waits as long as the thread is making it; where it has not come to that, makes it at once.
  var value: Value {
    made.withLock { made in
      let value = made ?? make()
      made = value
      return value
    }
  }
}
