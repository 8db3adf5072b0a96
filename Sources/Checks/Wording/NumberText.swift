import Language

/// Writes numbers for sentences: few digits, thousands apart, shares in percent.
public enum NumberText {
  /// Returns a number of bytes with a decimal unit, as `1.5 MB`.
  public static func bytes(_ bytes: Double) -> String {
    let units = ["B", "kB", "MB", "GB", "TB"]
    var (value, unit) = (bytes, 0)
    while abs(value) >= 1_000, unit < units.count - 1 { (value, unit) = (value / 1_000, unit + 1) }
    return "\(number(value)) \(units[unit])"
  }

  /// Returns `value` with three significant digits, or all digits of an integer.
  public static func number(_ value: Double) -> String {
    guard value.isFinite else { return notFinite }
    let magnitude = abs(value)
    if magnitude >= 1e15 || (magnitude < 1e-4 && magnitude > 0) { return exponent(value) }
    let decimals =
      magnitude >= 100 || magnitude == 0 ? 0 : magnitude >= 10 ? 1 : magnitude >= 1 ? 2 : 3
    return grouped(fixed(value, decimals: magnitude < 0.1 ? 4 : decimals))
  }

  private static var notFinite: String {
    Language.say(english: "not finite", korean: "유한하지 않음")
  }

  /// Returns a share of 1 as percent; a ratio that is too large for that as how many times one it is.
  public static func percent(_ share: Double) -> String {
    let percent = share * 100
    guard percent.isFinite else { return "\(number(share))×" }
    let magnitude = abs(percent)
    let decimals = magnitude >= 10 || magnitude == 0 ? 0 : magnitude >= 1 ? 1 : 2
    return "\(fixed(percent, decimals: decimals)) %"
  }

  /// Returns a number as `number` does, with more digits where it would read like a limit that it is
  /// not.
  static func number(_ value: Double, unlike limit: Double?) -> String {
    digits(value, unlike: limit, as: number) ?? number(value)
  }

  /// Returns a share as `percent` does, with more digits where it would read like a limit that it is
  /// not.
  static func percent(_ share: Double, unlike limit: Double?) -> String {
    digits(share * 100, unlike: limit.map { $0 * 100 }, as: { percent($0 / 100) })
      .map { "\($0) %" } ?? percent(share)
  }

  /// Returns as many digits as tell a value from a limit whose text is the same; nil where the texts
  /// differ, or nothing tells them apart.
  private static func digits(
    _ value: Double, unlike limit: Double?, as text: (Double) -> String
  ) -> String? {
    guard let limit, abs(value) < 1e9, text(value) == text(limit) else { return nil }
    let decimals = (1...6).first { fixed(value, decimals: $0) != fixed(limit, decimals: $0) }
    return decimals.map { fixed(value, decimals: $0) }
  }

  /// Returns a time in seconds in the unit that suits it.
  public static func seconds(_ seconds: Double) -> String {
    if abs(seconds) < 1 { return "\(number(seconds * 1_000)) ms" }
    guard abs(seconds) >= 120 else {
      return number(seconds) + Language.say(english: " s", korean: "초")
    }
    return number(seconds / 60) + Language.say(english: " min", korean: "분")
  }

  /// Returns a length in hours, or in minutes below two hours.
  public static func hours(_ hours: Double) -> String {
    guard hours >= 2 else {
      return number((hours * 60).rounded()) + Language.say(english: " minutes", korean: "분")
    }
    return number(hours) + Language.say(english: " hours", korean: "시간")
  }

  /// Returns a length in seconds as minutes, hours or, from two days on, as days.
  public static func length(_ seconds: Double) -> String {
    if seconds >= 2 * 86_400 {
      return number(seconds / 86_400) + Language.say(english: " days", korean: "일")
    }
    return seconds < 120 ? self.seconds(seconds) : hours(seconds / 3_600)
  }

  /// Returns an integer with its thousands apart.
  public static func count(_ count: Int) -> String { grouped(String(count)) }

  private static func fixed(_ value: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 9e18 else { return exponent(value) }
    // Zeros at the end say nothing.
    var (digits, count, unit) = (Int64(scaled), decimals, Int64(scale))
    while count > 0, digits.isMultiple(of: 10) {
      (digits, count, unit) = (digits / 10, count - 1, unit / 10)
    }
    let whole = (value < 0 && scaled != 0 ? "−" : "") + String(digits / unit)
    guard count > 0 else { return whole }
    let fraction = String(digits % unit)
    return whole + "." + String(repeating: "0", count: count - fraction.utf8.count) + fraction
  }

  private static func exponent(_ value: Double) -> String {
    guard value.isFinite else { return notFinite }
    var exponent = 0
    var rest = abs(value)
    while rest >= 10 {
      rest /= 10
      exponent += 1
    }
    while rest < 1 {
      rest *= 10
      exponent -= 1
    }
    // Two decimals may round up to ten.
    if rest >= 9.995 {
      rest = 1
      exponent += 1
    }
    let sign = value < 0 ? "−" : ""
    return "\(sign)\(fixed(rest, decimals: 2))·10\(raised(exponent))"
  }

  /// The signs of an exponent, as they stand above the line.
  private static func raised(_ exponent: Int) -> String {
    let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return String("\(exponent)".map { $0.wholeNumberValue.map { digits[$0] } ?? "⁻" })
  }

  private static func grouped(_ text: String) -> String {
    // Most numbers are too short to have thousands.
    guard text.utf8.prefix(while: { $0 != UInt8(ascii: ".") }).count > 4 else { return text }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, whole.count > 4 else { return text }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      let rest = whole.count - index
      if index > 0, rest % 3 == 0, digit.isNumber, grouped.last?.isNumber ?? false {
        grouped += ","
      }
      grouped.append(digit)
    }
    return parts.count > 1 ? "\(grouped).\(parts[1])" : grouped
  }
}
