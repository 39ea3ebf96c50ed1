/// A fixed number of places that several threads fill at once.
///
/// Unchecked, because the compiler cannot see what `Workers` sees to: that each place is touched by one thread at a time.
final class Slots<Element>: @unchecked Sendable {
  private let places: UnsafeMutableBufferPointer<Element>

  init(_ elements: [Element]) {
    places = .allocate(capacity: elements.count)
    _ = places.initialize(from: elements)
  }

  deinit {
    places.deinitialize()
    places.deallocate()
  }

  var count: Int { places.count }

  subscript(index: Int) -> Element {
    _read { yield places[index] }
    _modify { yield &places[index] }
  }
}
