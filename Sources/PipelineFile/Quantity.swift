/// Numbers with a unit, as people write them: `10m`, `250ms`, `1%`.
public enum Quantity {
  /// The units of spans of time and their lengths in seconds; a year has 365 days.
  private static let spans: [String: Int] = [
    "s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800, "y": 31_536_000,
  ]
  /// The units of latencies as powers of ten of a second.
  private static let latencies: [String: Int] = ["s": 0, "ms": -3, "us": -6, "µs": -6, "ns": -9]

  /// Returns the seconds of a span such as `10m`, `36h`, `2d`, `4w` or `3y`.
  ///
  /// Nil for anything else, and for more than a hundred years.
  public static func span(_ text: String) -> Int? {
    let (digits, unit) = split(text)
    guard let length = spans[unit], digits.allSatisfy(\.isASCIIDigit), let count = Int(digits)
    else { return nil }
    let (seconds, overflow) = count.multipliedReportingOverflow(by: length)
    guard !overflow, seconds <= 100 * 31_536_000 else { return nil }
    return seconds
  }

  /// Returns the seconds of a latency such as `250ms` or `1.5s`; nil for anything else.
  static func latency(_ text: String) -> Double? {
    let (digits, unit) = split(text)
    guard let power = latencies[unit] else { return nil }
    return decimal(digits, timesTenTo: power)
  }

  /// Returns the share of `1%` (0.01) or of a number; nil for anything else.
  ///
  /// A share may lie outside 0…1: the caller says what is allowed.
  static func share(_ text: String) -> Double? {
    guard text.hasSuffix("%") else { return number(text) }
    return decimal(String(text.dropLast()), timesTenTo: -2)
  }

  /// Returns a limit of a check: a number, a share or a latency in seconds.
  static func limit(_ text: String) -> Double? { share(text) ?? latency(text) }

  /// Returns a finite decimal number; nil for hexadecimal digits, NaN, infinities and blanks.
  static func number(_ text: String) -> Double? { decimal(text, timesTenTo: 0) }

  /// Returns a decimal text times a power of ten, rounded once: `99.9` and -2 give 0.999.
  private static func decimal(_ text: String, timesTenTo power: Int) -> Double? {
    let isPlain = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0)
    }
    guard isPlain, text.contains(where: \.isASCIIDigit) else { return nil }
    if power == 0 { return Double(text).flatMap { $0.isFinite ? $0 : nil } }
    guard !text.contains(where: { $0 == "e" || $0 == "E" }) else { return nil }
    return Double("\(text)e\(power)").flatMap { $0.isFinite ? $0 : nil }
  }

  /// Splits a text before its unit.
  private static func split(_ text: String) -> (digits: String, unit: String) {
    let digits = text.prefix { $0.isASCIIDigit || $0 == "." }
    return (String(digits), String(text.dropFirst(digits.count)))
  }
}

extension Character {
  /// Whether the character is one of 0…9.
  var isASCIIDigit: Bool { ("0"..."9").contains(self) && isASCII }
}
