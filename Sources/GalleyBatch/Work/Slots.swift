/// A number of places that several threads fill at once.
///
/// Unchecked, because the compiler cannot see what `Workers` sees to: that each place is touched by one thread at a time.
final class Slots<Element>: @unchecked Sendable {
  private let places: UnsafeMutableBufferPointer<Element>
  private(set) var count = 0

  /// - Parameter capacity: elements that there is room for.
  init(capacity: Int) { places = .allocate(capacity: capacity) }

  /// With these elements, and no room for more.
  convenience init(_ elements: [Element]) {
    self.init(capacity: elements.count)
    for element in elements { append(element) }
  }

  deinit {
    places[..<count].deinitialize()
    places.deallocate()
  }

  var isFull: Bool { count == places.count }

  subscript(index: Int) -> Element {
    _read { yield places[index] }
    _modify { yield &places[index] }
  }

  /// Adds an element. No other thread may be at work.
  func append(_ element: consuming Element) {
    precondition(!isFull)
    places.initializeElement(at: count, to: element)
    count += 1
  }

  /// Takes the first elements out; the others move up. No other thread may be at work.
  func removeFirst(_ number: Int) -> [Element] {
    let first = [Element](unsafeUninitializedCapacity: number) { room, filled in
      filled = room.moveInitialize(fromContentsOf: places[..<number])
    }
    count -= number
    places.baseAddress!.moveInitialize(from: places.baseAddress! + number, count: count)
    return first
  }
}
