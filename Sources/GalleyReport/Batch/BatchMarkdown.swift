enum BatchMarkdown {
  static func file(of report: BatchReport) -> [UInt8] { [] }
}
