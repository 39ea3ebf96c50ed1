/// - Parameter width: columns; negative to set the text to the left.
func padded(_ text: String, to width: Int) -> String {
  let blanks = String(repeating: " ", count: max(0, abs(width) - text.unicodeScalars.count))
  return width < 0 ? text + blanks : blanks + text
}

/// Half to even.
func rounded(_ value: Double, places: Int) -> Double {
  var scale = 1.0
  for _ in 0..<places { scale *= 10 }
  return (value * scale).rounded(.toNearestOrEven) / scale
}

/// A number with so many decimals.
func decimal(_ value: Double, places: Int) -> String {
  var scale = 1
  for _ in 0..<places { scale *= 10 }
  let whole = Int((abs(value) * Double(scale)).rounded(.toNearestOrEven))
  let digits = "\(scale + whole % scale)".dropFirst()
  return "\(value < 0 && whole > 0 ? "-" : "")\(whole / scale).\(digits)"
}
