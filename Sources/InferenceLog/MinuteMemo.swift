/// The minute that a timestamp was last in: in a log, the next one mostly is in the same.
struct MinuteMemo {
  /// The bytes that stand for the minute.
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  /// The minute; nil before the first timestamp.
  private var known: Int?

  /// Reads an RFC 3339 timestamp as `InstantText.rfc3339` does.
  mutating func rfc3339(_ text: Span<UInt8>) -> Int64? {
    guard text.count >= InstantText.minuteLength else { return nil }
    // SAFETY: loads of 8 bytes each, within the bounds checked above.
    let first = unsafe text.bytes.unsafeLoadUnaligned(as: UInt64.self)
    let second = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: 8, as: UInt64.self)
    if let known, first == self.first, second == self.second {
      return InstantText.rfc3339(text, ofMinute: known)
    }
    guard let minute = InstantText.minute(text) else { return nil }
    (self.first, self.second, known) = (first, second, minute)
    return InstantText.rfc3339(text, ofMinute: minute)
  }
}
