/// A finite number as decimal digits, to round and print it the same way everywhere.
///
/// The digits are those of the shortest text that reads back as the number, so that rounding is
/// what a reader of that text expects: 2.675 becomes 2.68. Halves round away from zero.
struct DecimalDigits: Equatable {
  /// Whether the number is below zero; false for zero.
  private(set) var isNegative: Bool
  /// The digits 0…9, the first one not 0; empty for zero.
  private(set) var digits: [UInt8]
  /// The power of ten of the first digit: 2 for 123.
  private(set) var exponent: Int

  /// Takes the digits of `value`; nil where it is no finite number.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    var digits: [UInt8] = []
    var power = 0
    var pointPosition: Int?
    var isExponentNegative = false
    var isInExponent = false
    for byte in value.magnitude.description.utf8 {
      switch byte {
      case UInt8(ascii: "e"): isInExponent = true
      case UInt8(ascii: "-"): isExponentNegative = true
      case UInt8(ascii: "."): pointPosition = digits.count
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if isInExponent {
          power = power * 10 + Int(byte - 48)
        } else {
          digits.append(byte - 48)
        }
      default: break
      }
    }
    let leadingZeros = digits.prefix { $0 == 0 }.count
    exponent =
      (pointPosition ?? digits.count) - 1 - leadingZeros + (isExponentNegative ? -power : power)
    digits.removeFirst(leadingZeros)
    self.digits = digits
    isNegative = value < 0
    trim()
  }

  /// Rounds to at most `count` significant digits.
  func rounded(toSignificant count: Int) -> DecimalDigits {
    var result = self
    result.keep(count)
    return result
  }

  /// Rounds to at most `count` digits after the decimal point.
  func rounded(toDecimals count: Int) -> DecimalDigits {
    var result = self
    result.keep(exponent + 1 + count)
    return result
  }

  /// Drops all digits but the first `count` and rounds the last one; a count of 0 may leave one.
  private mutating func keep(_ count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else { return clear() }
    let roundsUp = digits[count] >= 5
    digits.removeSubrange(count...)
    if roundsUp { increment() }
    trim()
  }

  /// Adds one to the last digit.
  private mutating func increment() {
    var index = digits.count - 1
    while index >= 0 {
      if digits[index] < 9 {
        digits[index] += 1
        return
      }
      digits[index] = 0
      index -= 1
    }
    digits.insert(1, at: 0)
    exponent += 1
  }

  /// Removes zeros at the end; zero itself has no sign.
  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { clear() }
  }

  private mutating func clear() {
    digits = []
    exponent = 0
    isNegative = false
  }

  /// The digits before the decimal point; `0` where there are none.
  private var whole: String {
    guard exponent >= 0, !digits.isEmpty else { return "0" }
    return text((0...exponent).map { $0 < digits.count ? digits[$0] : 0 })
  }

  /// The digits after the decimal point, without zeros at the end.
  private var fraction: String {
    guard !digits.isEmpty else { return "" }
    let zeros = [UInt8](repeating: 0, count: max(0, -exponent - 1))
    return text(zeros + digits.dropFirst(max(0, exponent + 1)))
  }

  private func text(_ digits: [UInt8]) -> String {
    String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
  }

  /// The number as a JSON number: plain between 1e-5 and 1e15, else with an exponent.
  var json: String {
    guard !digits.isEmpty else { return "0" }
    let sign = isNegative ? "-" : ""
    if exponent >= -5 && exponent < 15 {
      return sign + whole + (fraction.isEmpty ? "" : "." + fraction)
    }
    let rest = text(Array(digits.dropFirst()))
    return sign + "\(digits[0])" + (rest.isEmpty ? "" : "." + rest) + "e\(exponent)"
  }

  /// The number for people: thousands with commas, `−` for minus, at least `decimals` decimals.
  func display(decimals: Int = 0) -> String {
    var grouped = ""
    let whole = whole
    for (offset, digit) in whole.enumerated() {
      if offset > 0 && (whole.count - offset) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    var fraction = fraction
    while fraction.count < decimals { fraction.append("0") }
    return (isNegative ? "−" : "") + grouped + (fraction.isEmpty ? "" : "." + fraction)
  }
}
