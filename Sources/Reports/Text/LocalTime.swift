/// A time as written in a document (RFC 3339 with offset), taken apart without a calendar.
struct LocalTime: Equatable {
  let year: Int
  /// 1…12.
  let month: Int
  /// 1…31.
  let day: Int
  let hour: Int
  let minute: Int
  let second: Int
  /// Local time minus UTC.
  let offsetInSeconds: Int

  /// Reads `2013-04-01T06:00:00-04:00`; nil where the text is something else.
  ///
  /// A fraction of a second is skipped; `Z` is an offset of zero.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    func number(_ start: Int, _ length: Int) -> Int? {
      guard start + length <= bytes.count else { return nil }
      var number = 0
      for index in start..<start + length {
        guard bytes[index] >= 48 && bytes[index] <= 57 else { return nil }
        number = number * 10 + Int(bytes[index] - 48)
      }
      return number
    }
    guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
      let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
    (self.hour, self.minute, self.second) = (hour, minute, second)
    var end = 19
    if end < bytes.count && bytes[end] == UInt8(ascii: ".") { end += 1 }
    while end < bytes.count && bytes[end] >= 48 && bytes[end] <= 57 { end += 1 }
    guard let hours = number(end + 1, 2), let minutes = number(end + 4, 2) else {
      offsetInSeconds = 0
      return
    }
    let sign = bytes[end] == UInt8(ascii: "-") ? -1 : 1
    offsetInSeconds = sign * (hours * 3600 + minutes * 60)
  }

  /// Days since 1970-01-01 of the local date, in the proleptic Gregorian calendar.
  var dayNumber: Int {
    // Years begin in March, so that the leap day is the last one.
    let years = month > 2 ? year : year - 1
    let era = (years >= 0 ? years : years - 399) / 400
    let yearOfEra = years - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day of the week, Monday 0 … Sunday 6.
  var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 }

  /// Seconds since 1970-01-01T00:00:00Z.
  var secondsSince1970: Int {
    dayNumber * 86_400 + hour * 3600 + minute * 60 + second - offsetInSeconds
  }

  /// The day before this one at the same time, for the last day of a half-open interval.
  var previousDay: LocalTime { LocalTime(dayNumber: dayNumber - 1, like: self) }

  /// Creates the local time of an instant where clocks are `offset` seconds ahead of UTC.
  init(secondsSince1970 second: Int, offset: Int) {
    let local = second + offset
    let days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    let time = local - days * 86_400
    self.init(
      dayNumber: days, hour: time / 3_600, minute: time / 60 % 60, second: time % 60,
      offset: offset)
  }

  private init(dayNumber: Int, like time: LocalTime) {
    self.init(
      dayNumber: dayNumber, hour: time.hour, minute: time.minute, second: time.second,
      offset: time.offsetInSeconds)
  }

  private init(dayNumber: Int, hour: Int, minute: Int, second: Int, offset: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    (self.hour, self.minute, self.second) = (hour, minute, second)
    offsetInSeconds = offset
  }
}
