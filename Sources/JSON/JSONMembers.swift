/// Members of objects, a name and its value in one call, and arrays.
extension JSONWriter {
  public mutating func member(_ name: String, _ text: String) {
    key(name)
    string(text)
  }

  public mutating func member(_ name: String, _ value: Int) {
    key(name)
    number(value)
  }

  /// - Parameter value: finite.
  public mutating func member(_ name: String, _ value: Double) {
    key(name)
    number(value)
  }

  public mutating func member(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }

  public mutating func member(_ name: String, _ range: Range<Int>) {
    key(name)
    self.range(range)
  }

  /// A half-open range, as the array of its two ends.
  public mutating func range(_ range: Range<Int>) {
    beginArray()
    number(range.lowerBound)
    number(range.upperBound)
    endArray()
  }

  /// - Parameter write: writes one value.
  public mutating func array<Element>(
    _ name: String, _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void
  ) {
    key(name)
    beginArray()
    for element in elements { write(&self, element) }
    endArray()
  }
}
