/// A number in the notation of JSON, kept as decimal digits so that nothing is rounded yet.
///
/// Source: RFC 8259, section 6.
package struct DecimalNumber {
  /// The significant digits, at most 28; further ones are cut off.
  var digits: UInt128 = 0
  /// The power of ten that `digits` are multiplied with.
  var exponent = 0
  var isNegative = false
  /// Whether digits were cut off.
  var isCut = false

  /// Reads a text that is a number as a whole; nil when it is not.
  init?(_ text: Span<UInt8>, from start: Int = 0) {
    guard let end = Self.end(in: text, from: start, into: &self), end == text.count else {
      return nil
    }
  }

  private init() {}

  /// Returns where the number that starts at `start` ends; nil when none starts there.
  static func end(in text: Span<UInt8>, from start: Int) -> Int? {
    var number = DecimalNumber()
    return end(in: text, from: start, into: &number)
  }

  /// The number as a double if that takes no rounding; else nil.
  var exactly: Double? {
    // Both are exact as doubles, so the one operation rounds correctly (Clinger's fast path).
    guard !isCut, digits < 1 << 53, (-22...22).contains(exponent) else { return nil }
    let magnitude = Double(UInt64(digits))
    let power = Self.powers[abs(exponent)]
    let value = exponent < 0 ? magnitude / power : magnitude * power
    return isNegative ? -value : value
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  private static func end(
    in text: Span<UInt8>, from start: Int, into number: inout DecimalNumber
  ) -> Int? {
    var next = start
    number = DecimalNumber()
    number.isNegative = byte(text, next) == UInt8(ascii: "-")
    if number.isNegative { next += 1 }
    let whole = next
    while let digit = digit(text, next) {
      number.append(digit, isFraction: false)
      next += 1
    }
    guard next > whole, next == whole + 1 || text[whole] != UInt8(ascii: "0") else { return nil }
    if byte(text, next) == UInt8(ascii: ".") {
      next += 1
      let fraction = next
      while let digit = digit(text, next) {
        number.append(digit, isFraction: true)
        next += 1
      }
      guard next > fraction else { return nil }
    }
    guard let mark = byte(text, next), mark | 0x20 == UInt8(ascii: "e") else { return next }
    next += 1
    let sign = byte(text, next)
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { next += 1 }
    let power = next
    var exponent = 0
    while let digit = digit(text, next) {
      // Saturates: no exponent of more digits makes a difference.
      if exponent < 1_000_000_000 { exponent = exponent * 10 + Int(digit) }
      next += 1
    }
    guard next > power else { return nil }
    number.exponent += sign == UInt8(ascii: "-") ? -exponent : exponent
    return next
  }

  private mutating func append(_ digit: UInt8, isFraction: Bool) {
    guard digits < 1_000_000_000_000_000_000_000_000_000 else {
      if !isFraction { exponent += 1 }
      isCut = true
      return
    }
    digits = digits &* 10 &+ UInt128(digit)
    if isFraction { exponent -= 1 }
  }

  private static func byte(_ text: Span<UInt8>, _ index: Int) -> UInt8? {
    index < text.count ? text[index] : nil
  }

  private static func digit(_ text: Span<UInt8>, _ index: Int) -> UInt8? {
    guard index < text.count else { return nil }
    let digit = text[index] &- UInt8(ascii: "0")
    return digit <= 9 ? digit : nil
  }
}

extension DecimalNumber {
  /// Reads a text that is a number as a whole as the nearest double; nil when it is no number.
  ///
  /// Numbers beyond a double become infinite, tiny ones 0.
  package static func double(_ text: Span<UInt8>) -> Double? {
    guard let number = DecimalNumber(text) else { return nil }
    if let value = number.exactly { return value }
    // A number beyond these bounds is told here, since parsers differ in what they return.
    let sign = number.isNegative ? -1.0 : 1.0
    if number.digits == 0 || number.exponent < -400 { return sign * 0 }
    if number.exponent > 400 { return sign * .infinity }
    var copy: [UInt8] = []
    copy.reserveCapacity(text.count)
    for index in text.indices { copy.append(text[index]) }
    return Double(String(decoding: copy, as: UTF8.self)) ?? sign * .infinity
  }
}
