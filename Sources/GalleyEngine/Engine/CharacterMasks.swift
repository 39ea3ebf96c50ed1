/// Which rules look at which character: bit i of a mask is rule i.
///
/// What rules say of a character is asked when it is first met. It is a pass's own, so threads do not share it.
final class CharacterMasks {
  private let rules: [any CharacterRule]
  /// For each first byte of a character that no rule looks at, its length; 0 for the others.
  private let steps = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
  private let leads = UnsafeMutablePointer<UInt32>.allocate(capacity: 256)
  /// Of the scalar values below U+10000.
  private let known = UnsafeMutablePointer<UInt32>.allocate(capacity: 0x10000)
  private static let unknown = UInt32.max

  /// - Parameter rules: fewer than 32.
  init(_ rules: [any CharacterRule]) {
    precondition(rules.count < 32)
    self.rules = rules
    known.initialize(repeating: Self.unknown, count: 0x10000)
    for byte in UInt8.min...UInt8.max {
      var mask: UInt32 = 0
      for (index, rule) in rules.enumerated() where rule.leads.contains(byte) { mask |= 1 << index }
      leads[Int(byte)] = mask
      steps[Int(byte)] = mask == 0 ? UInt8(UTF8Text.length(ofLead: byte)) : 0
    }
  }

  deinit {
    steps.deallocate()
    leads.deallocate()
    known.deallocate()
  }

  /// The first character from `start` whose lead some rule looks at; the count where there is none.
  @inline(__always)
  func candidate(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let steps = steps
    var index = start
    while index < text.count {
      let step = steps[Int(text[index])]
      if step == 0 { break }
      index += Int(step)
    }
    return index
  }

  /// The rules that look at a character.
  @inline(__always)
  func mask(of scalar: UInt32, lead: UInt8) -> UInt32 {
    guard scalar < 0x10000 else { return asked(scalar, lead) }
    let mask = known[Int(scalar)]
    return mask == Self.unknown ? asked(scalar, lead) : mask
  }

  private func asked(_ scalar: UInt32, _ lead: UInt8) -> UInt32 {
    var mask = leads[Int(lead)]
    for index in rules.indices where mask >> index & 1 == 1 && !rules[index].concerns(scalar) { mask &= ~(1 << index) }
    if scalar < 0x10000 { known[Int(scalar)] = mask }
    return mask
  }
}
