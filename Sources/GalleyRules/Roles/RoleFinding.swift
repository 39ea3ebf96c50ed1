import GalleyEngine

extension Finding {
  /// What every rule of roles says: a block, whose pieces stand together in the source, is a `role`.
  static func role(_ role: Role, of block: Block, rule: String, message: Message, confidence: Double) -> Finding {
    Finding(
      rule: rule, range: block.start..<block.end, message: message, confidence: confidence,
      repairs: [.setRole(block: block.start, role: role)])
  }
}
