extension LocalClock {
  /// How an instant is written.
  public enum Style: Sendable, Hashable {
    /// `2013-04-01`.
    case date
    /// `2013-04-01 06:15`.
    case minute
    /// `2013-04-01 06:15:30`.
    case second
    /// `2013-04-01T06:15:30-04:00`, as RFC 3339 has it.
    case rfc3339
  }

  /// Returns the local time of an instant, in seconds since 1970 UTC, as text.
  ///
  /// Of a time that is shown twice, only `rfc3339` says which showing is meant. RFC 3339 has no
  /// seconds in offsets, so old local times (before about 1930) are written with another offset:
  /// the nearest whole minute towards zero, and the time that goes with it.
  public func text(of instant: Int64, _ style: Style = .minute) -> String {
    let instant = LocalClock.clamped(instant)
    let offset = self.offset(at: instant)
    guard style == .rfc3339 else { return LocalClock.text(local: instant + offset, style) }
    let whole = offset / 60 * 60
    let size = abs(whole)
    let sign = whole < 0 ? "-" : "+"
    let zone = "\(Digits.padded(size / 3_600, 2)):\(Digits.padded(size / 60 % 60, 2))"
    return LocalClock.text(local: instant + whole, style) + sign + zone
  }

  /// Returns the instant that a local date or time stands for, in seconds since 1970 UTC.
  ///
  /// Takes `2013-01-01` (the first instant of the day), `2013-01-01T06:00` and
  /// `2013-01-01T06:00:30`, with `T` or a space; the latter two also with an offset of their own:
  /// `Z`, `+09:00` or `+0900`. A time that is shown twice is its first showing, one that is skipped
  /// the instant of the change; 24:00 is the next midnight. Nil for anything else.
  public func instant(of text: String) -> Int64? {
    var reader = FieldReader(text)
    guard let year = reader.number(4), year >= 100, year <= 9_900, reader.skip("-"),
      let month = reader.number(2), reader.skip("-"), let day = reader.number(2),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    let midnight = date.dayNumber * 86_400
    if reader.isAtEnd { return instant(ofLocal: midnight) }
    guard reader.skip("T") || reader.skip(" "), let time = LocalClock.time(&reader) else {
      return nil
    }
    if reader.isAtEnd { return instant(ofLocal: midnight + time) }
    guard let offset = LocalClock.offset(&reader), reader.isAtEnd else { return nil }
    return midnight + time - offset
  }

  /// Returns whether the clock shows the local time of `instant` at another instant too.
  func isRepeated(at instant: Int64) -> Bool {
    let (instant, _) = LocalClock.reduced(LocalClock.bounded(instant))
    let index = index(at: instant)
    let local = instant + stretches[index].offset
    let run = run(ofStretch: index)
    return runsBeside(run, around: instant).contains { shows(local..<local + 1, in: $0) }
  }

  /// Reads `HH:MM` or `HH:MM:SS`, up to 24:00, as seconds.
  private static func time(_ reader: inout FieldReader) -> Int64? {
    guard let hours = reader.number(2), reader.skip(":"), let minutes = reader.number(2) else {
      return nil
    }
    var seconds: Int64 = 0
    if reader.skip(":") {
      guard let number = reader.number(2) else { return nil }
      seconds = number
    }
    let time = hours * 3_600 + minutes * 60 + seconds
    guard minutes < 60, seconds < 60, time <= 86_400 else { return nil }
    return time
  }

  /// Reads `Z`, `+09:00` or `+0900` as seconds.
  private static func offset(_ reader: inout FieldReader) -> Int64? {
    if reader.skip("Z") { return 0 }
    let sign: Int64 = reader.skip("-") ? -1 : 1
    guard sign < 0 || reader.skip("+"), let hours = reader.number(2) else { return nil }
    _ = reader.skip(":")
    guard let minutes = reader.number(2), hours < 24, minutes < 60 else { return nil }
    return sign * (hours * 3_600 + minutes * 60)
  }

  /// Returns a local time as text without an offset.
  private static func text(local: Int64, _ style: Style) -> String {
    let date = CivilDate(dayNumber: CivilDate.floorDivide(local, 86_400)).text
    guard style != .date else { return date }
    let time = CivilDate.remainder(local, 86_400)
    let minute = "\(Digits.padded(time / 3_600, 2)):\(Digits.padded(time / 60 % 60, 2))"
    switch style {
    case .date: return date
    case .minute: return "\(date) \(minute)"
    case .second: return "\(date) \(minute):\(Digits.padded(time % 60, 2))"
    case .rfc3339: return "\(date)T\(minute):\(Digits.padded(time % 60, 2))"
    }
  }
}
