/// Instants as texts.
enum TimeText {
  /// Returns the nanoseconds since 1970 of an RFC 3339 text, or nil.
  ///
  /// `2013-01-02`, `2013-01-02T10:30`, `2013-01-02 10:30:00.123456789Z`, `…+05:30`, `…-0500`; UTC
  /// where no zone is given. Digits of the fraction behind the ninth do not count. Second 60 is
  /// the next minute. Nil outside 1677-09-21 … 2262-04-11.
  static func nanoseconds(of text: String) -> Int64? {
    var reader = DigitReader(Array(TextBlanks.trimmed(text).utf8))
    guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2),
      reader.skip("-"), let day = reader.number(2),
      let days = Calendar.days(year: year, month: month, day: day)
    else { return nil }
    var seconds = days * 86_400
    var fraction: Int64 = 0
    if !reader.isAtEnd {
      guard reader.skip("T") || reader.skip("t") || reader.skip(" "),
        let time = timeOfDay(&reader), let offset = offset(&reader), reader.isAtEnd
      else { return nil }
      seconds += time.seconds - offset
      fraction = time.fraction
    }
    let (whole, isTooFar) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, isTooFarToo) = whole.addingReportingOverflow(fraction)
    return isTooFar || isTooFarToo ? nil : sum
  }

  private static func timeOfDay(_ reader: inout DigitReader) -> (seconds: Int64, fraction: Int64)? {
    guard let hour = reader.number(2), hour < 24, reader.skip(":"), let minute = reader.number(2),
      minute < 60
    else { return nil }
    let minutes = (hour * 60 + minute) * 60
    guard reader.skip(":") else { return (minutes, 0) }
    guard let second = reader.number(2), second <= 60 else { return nil }
    guard reader.skip(".") || reader.skip(",") else { return (minutes + second, 0) }
    guard let fraction = reader.fraction() else { return nil }
    return (minutes + second, fraction)
  }

  private static func offset(_ reader: inout DigitReader) -> Int64? {
    if reader.isAtEnd || reader.skip("Z") || reader.skip("z") { return 0 }
    let isEast = reader.skip("+")
    guard isEast || reader.skip("-"), let hours = reader.number(2), hours < 24 else { return nil }
    var minutes: Int64 = 0
    if !reader.isAtEnd {
      _ = reader.skip(":")
      guard let digits = reader.number(2), digits < 60 else { return nil }
      minutes = digits
    }
    return (hours * 60 + minutes) * (isEast ? 60 : -60)
  }
}

/// Reads digits and separators from the start of a text.
private struct DigitReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  private var digit: Int64? {
    guard position < bytes.count, (0x30...0x39).contains(bytes[position]) else { return nil }
    return Int64(bytes[position] - 0x30)
  }

  /// Passes exactly `count` digits.
  mutating func number(_ count: Int) -> Int64? {
    var number: Int64 = 0
    for _ in 0..<count {
      guard let digit else { return nil }
      number = number * 10 + digit
      position += 1
    }
    return number
  }

  /// Passes the digits of a fraction and returns it in billionths.
  mutating func fraction() -> Int64? {
    var (fraction, unit): (Int64, Int64) = (0, 1_000_000_000)
    let start = position
    while let digit {
      unit /= 10
      fraction += digit * unit
      position += 1
    }
    return position > start ? fraction : nil
  }

  /// Passes a separator if it comes next.
  mutating func skip(_ separator: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: separator) else { return false }
    position += 1
    return true
  }
}
