#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FuseTable {
  /// The geometry for a number of keys, after Graf and Lemire's reference code.
  init(keyCount: Int) {
    let count = Double(max(keyCount, 2))
    let length = min(1 << max(2, Int((log(count) / log(3.33) + 2.25).rounded(.down))), Self.longestSegment)
    let factor = max(1.125, 0.875 + 0.25 * log(1_000_000) / log(count))
    let slots = Int((count * factor).rounded())
    self.init(segmentLength: length, segmentCount: max(1, (slots + length - 1) / length - 2))
  }

  /// The slots that give each hash its value, or `nil` if there is no way: then other hashes are to be tried.
  /// The hashes are peeled: a slot that only one key is left to use is that key's own.
  func slots(hashes: [UInt64], value: (Int) -> UInt32) -> [UInt32]? {
    // How many keys use a slot, and the exclusive or of their numbers.
    var uses = [UInt8](repeating: 0, count: slotCount)
    var users = [UInt32](repeating: 0, count: slotCount)
    for (number, hash) in hashes.enumerated() {
      let (first, second, third) = slots(of: hash)
      guard max(uses[first], uses[second], uses[third]) < .max else { return nil }
      for slot in [first, second, third] {
        uses[slot] += 1
        users[slot] ^= UInt32(number)
      }
    }
    var queue = uses.indices.filter { uses[$0] == 1 }
    var peeled: [(key: Int, slot: Int)] = []
    peeled.reserveCapacity(hashes.count)
    while let own = queue.popLast() {
      guard uses[own] == 1 else { continue }
      let key = Int(users[own])
      peeled.append((key, own))
      let (first, second, third) = slots(of: hashes[key])
      for slot in [first, second, third] {
        uses[slot] -= 1
        users[slot] ^= UInt32(key)
        if uses[slot] == 1 { queue.append(slot) }
      }
    }
    guard peeled.count == hashes.count else { return nil }
    var slots = [UInt32](repeating: 0, count: slotCount)
    for (key, own) in peeled.reversed() {
      let (first, second, third) = self.slots(of: hashes[key])
      slots[own] = value(key) ^ slots[first] ^ slots[second] ^ slots[third]
    }
    return slots
  }
}
