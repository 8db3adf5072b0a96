/// A finite number as decimal digits, to round and print it the same way everywhere.
///
/// The digits are those of the shortest text that reads back as the number, so that rounding is
/// what a reader of that text expects: 2.675 becomes 2.68. Halves round away from zero.
struct DecimalDigits: Equatable {
  /// Whether the number is below zero; false for zero.
  private(set) var isNegative: Bool
  /// The digits as a whole number that does not end with 0; 0 for zero.
  private(set) var significand: UInt64
  /// How many digits `significand` has, at most 18; 0 for zero.
  private(set) var count: Int
  /// The power of ten of the first digit: 2 for 123.
  private(set) var exponent: Int

  /// Takes the digits of `value`; nil where it is no finite number.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value < 0
    if value.magnitude < 1e15, value == value.rounded(.towardZero) {
      significand = UInt64(value.magnitude)
      exponent = 0
    } else {
      (significand, exponent) = Self.parts(of: value.magnitude)
    }
    count = Self.length(of: significand)
    exponent += count - 1
    trim()
  }

  /// Takes ten digits, the first of which stands for 10^`exponent`.
  init(isNegative: Bool, significand: UInt64, exponent: Int) {
    self.isNegative = isNegative
    self.significand = significand
    self.exponent = exponent
    count = 10
    trim()
  }

  /// Returns the digits of the shortest text of `value` and the power of ten of the last one.
  private static func parts(of value: Double) -> (significand: UInt64, lastPower: Int) {
    var significand: UInt64 = 0
    var power = 0
    var fractionLength = 0
    var isInFraction = false
    var isInExponent = false
    var isExponentNegative = false
    for byte in value.description.utf8 {
      switch byte {
      case UInt8(ascii: "e"): isInExponent = true
      case UInt8(ascii: "-"): isExponentNegative = true
      case UInt8(ascii: "."): isInFraction = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if isInExponent {
          power = power &* 10 &+ Int(byte &- 48)
        } else {
          // 17 digits tell any number, and a whole one may be followed by `.0`: 18 always fit.
          significand = significand &* 10 &+ UInt64(byte &- 48)
          if isInFraction { fractionLength += 1 }
        }
      default: break
      }
    }
    return (significand, (isExponentNegative ? -power : power) - fractionLength)
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

  /// Drops all digits but the first `kept` and rounds the last one; a count of 0 may leave one.
  private mutating func keep(_ kept: Int) {
    guard kept < count else { return }
    guard kept >= 0 else { return clear() }
    let unit = Self.powers[count - kept]
    significand = significand / unit + (significand % unit >= unit / 2 ? 1 : 0)
    let carries = significand == Self.powers[kept]
    count = carries ? kept + 1 : kept
    if carries { exponent += 1 }
    trim()
  }

  /// Removes zeros at the end; zero itself has no sign.
  private mutating func trim() {
    guard significand > 0 else { return clear() }
    while significand.isMultiple(of: 10) {
      significand /= 10
      count -= 1
    }
  }

  private mutating func clear() {
    significand = 0
    count = 0
    exponent = 0
    isNegative = false
  }

  /// The powers of ten up to the 19th.
  private static let powers: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]

  /// Returns how many digits a whole number has; 0 for zero.
  private static func length(of value: UInt64) -> Int {
    var length = 0
    while length < powers.count && value >= powers[length] { length += 1 }
    return length
  }

  /// Returns the digits before the decimal point; 0 where there are none or more than 19.
  private var whole: UInt64 {
    guard exponent >= 0, exponent < 19 else { return 0 }
    return exponent + 1 >= count
      ? significand * Self.powers[exponent + 1 - count]
      : significand / Self.powers[count - exponent - 1]
  }
}

extension DecimalDigits {
  /// Appends a whole number with all its digits.
  static func append(whole value: UInt64, to bytes: inout [UInt8]) {
    append(value, length: max(1, length(of: value)), to: &bytes)
  }

  /// Appends the last `length` digits of a number, zeros where it has fewer.
  private static func append(_ value: UInt64, length: Int, to bytes: inout [UInt8]) {
    bytes.append(addingCapacity: length) { output in
      output.append(repeating: 48, count: length)
      var digits = output.mutableSpan
      var rest = value
      for place in digits.indices.reversed() {
        digits[place] = UInt8(truncatingIfNeeded: rest % 10) &+ 48
        rest /= 10
      }
    }
  }

  /// Appends the digits after the decimal point, with zeros up to `minimum` digits.
  private func appendFraction(minimum: Int = 0, to bytes: inout [UInt8]) {
    // Digits of the significand that stand before the point, or zeros that stand after it.
    let before = exponent + 1
    let length = significand == 0 ? 0 : max(0, count - before)
    guard max(length, minimum) > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    for _ in 0..<max(0, length - count) { bytes.append(48) }
    Self.append(significand, length: min(length, count), to: &bytes)
    for _ in 0..<max(0, minimum - length) { bytes.append(48) }
  }

  /// Appends the digits of a number below 1e15 with its decimal point, if it has one, in one step.
  private func appendPlain(to bytes: inout [UInt8]) {
    let whole = max(1, exponent + 1)
    let fraction = max(0, count - exponent - 1)
    let length = fraction > 0 ? whole + 1 + fraction : whole
    bytes.append(addingCapacity: length) { output in
      output.append(repeating: 48, count: length)
      var digits = output.mutableSpan
      if fraction > 0 { digits[whole] = UInt8(ascii: ".") }
      // Zeros at the end of a whole number are no digits of the significand.
      var place = length - 1 - max(0, exponent + 1 - count)
      var rest = significand
      while rest > 0 {
        if place == whole { place -= 1 }
        digits[place] = UInt8(truncatingIfNeeded: rest % 10) &+ 48
        rest /= 10
        place -= 1
      }
    }
  }

  /// The number as a JSON number: plain between 1e-5 and 1e15, else with an exponent.
  var json: String {
    var bytes: [UInt8] = []
    appendJSON(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the number as `json` has it.
  func appendJSON(to bytes: inout [UInt8]) {
    if isNegative { bytes.append(UInt8(ascii: "-")) }
    guard significand > 0, exponent < -5 || exponent >= 15 else { return appendPlain(to: &bytes) }
    let unit = Self.powers[count - 1]
    Self.append(whole: significand / unit, to: &bytes)
    if count > 1 {
      bytes.append(UInt8(ascii: "."))
      Self.append(significand % unit, length: count - 1, to: &bytes)
    }
    bytes += "e\(exponent)".utf8
  }

  /// Returns the number for people: thousands with commas, `−` for minus, at least `decimals`
  /// decimals.
  ///
  /// Numbers are below 1e19; larger ones are shown as `json` has them.
  func display(decimals: Int = 0) -> String {
    guard exponent < 19 else { return json }
    var bytes: [UInt8] = []
    if isNegative { bytes += "−".utf8 }
    let whole = whole
    let length = max(1, Self.length(of: whole))
    for place in (0..<length).reversed() {
      bytes.append(UInt8(truncatingIfNeeded: whole / Self.powers[place] % 10) &+ 48)
      if place > 0 && place.isMultiple(of: 3) { bytes.append(UInt8(ascii: ",")) }
    }
    appendFraction(minimum: decimals, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
