/// Numbers in words.
enum Figure {
  /// `1 page`, `2 pages`, `12 345 pages`.
  static func counted(_ count: Int, _ noun: String) -> String { "\(grouped(count)) \(plural(noun, count))" }

  /// `page` for one, `pages` for any other number.
  static func plural(_ noun: String, _ count: Int) -> String { count == 1 ? noun : noun + "s" }

  /// Thousands set apart by a narrow no-break space: `12 345`.
  static func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    var index = digits.count - 3
    while index > 0, digits[index - 1] != "-" {
      digits.insert("\u{202F}", at: index)
      index -= 3
    }
    return String(digits)
  }

  /// A number from 0 to 1 with two decimals: `0.85`.
  static func decimal(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
