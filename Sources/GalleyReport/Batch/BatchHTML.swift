enum BatchHTML {
  static func file(of report: BatchReport) -> [UInt8] { [] }
}
