/// Reads instants from text in RFC 3339 and from numbers since 1970.
///
/// Instants are nanoseconds since 1970-01-01T00:00:00Z, in the years 1678 to 2261, UTC.
package enum InstantText {
  /// 1678-01-01T00:00:00Z and 2262-01-01T00:00:00Z, in seconds.
  static let seconds: Range<Int64> = -9_214_560_000..<9_214_646_400

  /// Reads an RFC 3339 timestamp; nil when the text is none, has no zone or is out of range.
  ///
  /// `T`, `t` or a blank may stand between date and time; the fraction may have any length and is
  /// cut to nanoseconds; the zone is `Z`, `z`, `±hh:mm` or `±hhmm`. A leap second, 60, is the last
  /// nanosecond of 59.
  package static func rfc3339(_ text: Span<UInt8>) -> Int64? {
    guard let minute = minute(text) else { return nil }
    return rfc3339(text, ofMinute: minute)
  }

  /// How many bytes of a timestamp tell its minute.
  static let minuteLength = 16

  /// Reads the minute in front of an RFC 3339 timestamp, its zone not yet regarded, as minutes
  /// since 1970; nil when there is none or when the text is too short for a timestamp.
  static func minute(_ text: Span<UInt8>) -> Int? {
    guard text.count >= 20, let year = number(text, 0, 4), let month = number(text, 5, 2),
      let day = number(text, 8, 2), let hour = number(text, 11, 2),
      let minute = number(text, 14, 2),
      text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      text[10] | 0x20 == UInt8(ascii: "t") || text[10] == UInt8(ascii: " "),
      text[13] == UInt8(ascii: ":"), hour < 24, minute < 60,
      let days = days(year: year, month: month, day: day)
    else { return nil }
    return days * 1_440 + hour * 60 + minute
  }

  /// Reads an RFC 3339 timestamp of which the minute is known.
  static func rfc3339(_ text: Span<UInt8>, ofMinute minute: Int) -> Int64? {
    guard text.count >= 20, text[minuteLength] == UInt8(ascii: ":"),
      let second = number(text, 17, 2), second <= 60
    else { return nil }
    var next = 19
    var nanoseconds: Int64 = 0
    if text[next] == UInt8(ascii: ".") {
      guard let fraction = fraction(text, &next) else { return nil }
      nanoseconds = fraction
    }
    guard let offset = zoneOffset(text, next) else { return nil }
    if second == 60 { nanoseconds = 999_999_999 }
    let time = minute * 60 + min(second, 59)
    return instant(seconds: Int64(time - offset), nanoseconds: nanoseconds)
  }

  /// Reads a number of units since 1970, exactly, cut to nanoseconds; nil when the text is no
  /// number or out of range.
  package static func epoch(_ text: Span<UInt8>, unitsPerSecond: Int64) -> Int64? {
    guard let number = DecimalNumber(text), unitsPerSecond > 0 else { return nil }
    guard number.digits > 0 else { return 0 }
    let units = UInt128(unitsPerSecond)
    var magnitude: UInt128
    // Digits are below 10^28, so times 10^9 they stay below 2^128.
    if number.exponent > 0 {
      guard number.exponent <= 20 else { return nil }
      let (product, isOverflow) = number.digits.multipliedReportingOverflow(
        by: power(number.exponent))
      guard !isOverflow, product < 1 << 96 else { return nil }
      magnitude = product * 1_000_000_000 / units
    } else {
      guard number.exponent >= -38 else { return 0 }
      magnitude = number.digits * 1_000_000_000 / units / power(-number.exponent)
    }
    guard magnitude < 1 << 63 else { return nil }
    let nanoseconds = number.isNegative ? -Int64(magnitude) : Int64(magnitude)
    let whole = nanoseconds / 1_000_000_000
    return seconds.contains(whole) ? nanoseconds : nil
  }

  /// Returns the unit that a number of this size is in: seconds below 10^11, milliseconds below
  /// 10^14, microseconds below 10^17, else nanoseconds.
  package static func unitsPerSecond(forMagnitude magnitude: Double) -> Int64 {
    switch magnitude {
    case ..<1e11: 1
    case ..<1e14: 1_000
    case ..<1e17: 1_000_000
    default: 1_000_000_000
    }
  }

  private static func power(_ exponent: Int) -> UInt128 {
    var power: UInt128 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }

  private static func instant(seconds: Int64, nanoseconds: Int64) -> Int64? {
    guard self.seconds.contains(seconds) else { return nil }
    return seconds * 1_000_000_000 + nanoseconds
  }

  /// Returns the number that `count` digits make; nil when one is no digit.
  @inline(__always) private static func number(_ text: Span<UInt8>, _ start: Int, _ count: Int)
    -> Int?
  {
    var value = 0
    for index in start..<(start + count) {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }

  /// Reads a point and digits, of which nine count.
  private static func fraction(_ text: Span<UInt8>, _ next: inout Int) -> Int64? {
    next += 1
    let start = next
    var value: Int64 = 0
    var unit: UInt32 = 100_000_000
    while next < text.count {
      let digit = text[next] &- UInt8(ascii: "0")
      guard digit <= 9 else { break }
      // Zero from the tenth digit on.
      value &+= Int64(digit) &* Int64(unit)
      unit /= 10
      next += 1
    }
    return next > start ? value : nil
  }

  /// Reads the zone that ends the text: its offset from UTC in seconds.
  private static func zoneOffset(_ text: Span<UInt8>, _ start: Int) -> Int? {
    let length = text.count - start
    guard length >= 1 else { return nil }
    if length == 1 { return text[start] | 0x20 == UInt8(ascii: "z") ? 0 : nil }
    let hasColon = length == 6
    guard hasColon || length == 5, !hasColon || text[start + 3] == UInt8(ascii: ":"),
      text[start] == UInt8(ascii: "+") || text[start] == UInt8(ascii: "-"),
      let hours = number(text, start + 1, 2),
      let minutes = number(text, start + (hasColon ? 4 : 3), 2), hours < 24, minutes < 60
    else { return nil }
    let offset = hours * 3_600 + minutes * 60
    return text[start] == UInt8(ascii: "-") ? -offset : offset
  }

  /// Returns the days from 1970-01-01 to a date of the Gregorian calendar; nil when there is no
  /// such date.
  private static func days(year: Int, month: Int, day: Int) -> Int? {
    guard year > 0, (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let length = month == 2 ? (isLeap ? 29 : 28) : (month + month / 8) % 2 == 1 ? 31 : 30
    guard day <= length else { return nil }
    // Years that begin in March have their leap day last, so 153 days are five months everywhere.
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }
}
