/// Which rules look at which character: bit i of a mask is rule i.
///
/// What rules say of a character is asked when the first of its row of 64 is met. It is a pass's own, so threads do not
/// share it.
final class CharacterMasks {
  private let rules: [any CharacterRule]
  private let leads = UnsafeMutablePointer<UInt32>.allocate(capacity: 256)
  // Of the Basic Multilingual Plane: the mask of each scalar, and for each row a bit for each scalar with a mask.
  private let masks = UnsafeMutablePointer<UInt32>.allocate(capacity: 0x10000)
  private let rows = UnsafeMutablePointer<UInt64>.allocate(capacity: 1024)
  private let isAsked = UnsafeMutablePointer<Bool>.allocate(capacity: 1024)

  /// - Parameter rules: fewer than 32.
  init(_ rules: [any CharacterRule]) {
    precondition(rules.count < 32)
    self.rules = rules
    for byte in UInt8.min...UInt8.max {
      var mask: UInt32 = 0
      for (index, rule) in rules.enumerated() where rule.leads.contains(byte) { mask |= 1 << index }
      leads[Int(byte)] = mask
    }
    masks.initialize(repeating: 0, count: 0x10000)
    rows.initialize(repeating: .max, count: 1024)
    isAsked.initialize(repeating: false, count: 1024)
    // From U+0800 on all characters of a row have one lead.
    for row in 0x800 >> 6..<1024 where leads[0xE0 | row >> 6] == 0 { rows[row] = 0 }
  }

  deinit {
    leads.deallocate()
    masks.deallocate()
    rows.deallocate()
    isAsked.deallocate()
  }

  /// The first character from `start` that some rule may look at; the count where there is none.
  @inline(__always)
  func candidate(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let rows = rows
    let leads = leads
    var index = start
    while index < text.count {
      let lead = text[index]
      if lead & 0xF0 == 0xE0, index + 2 < text.count {
        let row = rows[Int(lead & 0x0F) << 6 | Int(text[index + 1] & 0x3F)]
        if row != 0, row >> UInt64(text[index + 2] & 0x3F) & 1 == 1 { break }
        index += 3
      } else if lead < 0x80 {
        if rows[Int(lead >> 6)] >> UInt64(lead & 0x3F) & 1 == 1 { break }
        index += 1
      } else {
        if leads[Int(lead)] != 0 { break }
        index += UTF8Text.length(ofLead: lead)
      }
    }
    return index
  }

  /// The rules that look at a character.
  @inline(__always)
  func mask(of scalar: UInt32, lead: UInt8) -> UInt32 {
    guard scalar < 0x10000 else { return asked(scalar, lead) }
    if !isAsked[Int(scalar >> 6)] { askRow(Int(scalar >> 6)) }
    return masks[Int(scalar)]
  }

  private func askRow(_ row: Int) {
    isAsked[row] = true
    rows[row] = 0
    for scalar in UInt32(row) << 6..<UInt32(row + 1) << 6 {
      let mask = asked(scalar, UTF8Text.lead(of: scalar))
      masks[Int(scalar)] = mask
      if mask != 0 { rows[row] |= 1 << UInt64(scalar & 63) }
    }
  }

  private func asked(_ scalar: UInt32, _ lead: UInt8) -> UInt32 {
    var mask = leads[Int(lead)]
    for index in rules.indices where mask >> index & 1 == 1 && !rules[index].concerns(scalar) { mask &= ~(1 << index) }
    return mask
  }
}
