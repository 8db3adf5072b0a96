/// Decimal digits of names and dates.
enum Digits {
  /// Returns the number that ASCII digits (at most 18) stand for; nil for none or anything else.
  static func number(_ text: Substring) -> Int64? {
    guard (1...18).contains(text.utf8.count) else { return nil }
    var number: Int64 = 0
    for byte in text.utf8 {
      guard byte >= 48, byte <= 57 else { return nil }
      number = number * 10 + Int64(byte - 48)
    }
    return number
  }

  /// Returns a number from 0 up, with zeros in front up to `width` digits.
  static func padded(_ number: Int64, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}

/// Reads fixed-width fields off the front of a text.
struct FieldReader {
  /// What has not been read yet.
  private(set) var rest: Substring

  /// Starts at the front of `text`.
  init(_ text: String) { rest = Substring(text) }

  /// Whether everything has been read.
  var isAtEnd: Bool { rest.isEmpty }

  /// Reads a number of exactly `width` digits; nil, and nothing read, when there is none.
  mutating func number(_ width: Int) -> Int64? {
    guard rest.utf8.count >= width else { return nil }
    let end = rest.utf8.index(rest.startIndex, offsetBy: width)
    guard let number = Digits.number(Substring(rest.utf8[..<end])) else { return nil }
    rest = Substring(rest.utf8[end...])
    return number
  }

  /// Reads one ASCII character; false, and nothing read, when another one stands there.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard character.isASCII, rest.utf8.first == UInt8(ascii: character) else { return false }
    rest = Substring(rest.utf8.dropFirst())
    return true
  }
}
