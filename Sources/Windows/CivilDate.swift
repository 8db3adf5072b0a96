/// A date of the proleptic Gregorian calendar.
struct CivilDate: Hashable {
  /// The year; 0 is the year before 1.
  var year: Int64
  /// The month, 1…12.
  var month: Int64
  /// The day of the month, 1…31.
  var day: Int64

  /// Creates a date from its parts; nil when there is no such day.
  init?(year: Int64, month: Int64, day: Int64) {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    self.init(firstOf: year, month: month)
    let date = CivilDate(dayNumber: dayNumber + day - 1)
    guard date.month == month else { return nil }
    self = date
  }

  /// Creates the first day of a month, 1…12.
  init(firstOf year: Int64, month: Int64) {
    self.year = year
    self.month = month
    day = 1
  }

  /// Creates the date that lies `dayNumber` days after 1970-01-01.
  ///
  /// Years are counted from March 1, so that the leap day is the last of its year and months have
  /// lengths in a pattern of five (153 days); 400 years have 146,097 days.
  init(dayNumber: Int64) {
    let shifted = dayNumber + 719_468
    let era = CivilDate.floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let leapDays = dayOfEra / 1_460 - dayOfEra / 36_524 + dayOfEra / 146_096
    let yearOfEra = (dayOfEra - leapDays) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01, negative before.
  var dayNumber: Int64 {
    let marchYear = month <= 2 ? year - 1 : year
    let era = CivilDate.floorDivide(marchYear, 400)
    let yearOfEra = marchYear - era * 400
    let marchMonth = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day of the ISO week, Monday 1 … Sunday 7.
  var weekday: Int64 { CivilDate.remainder(dayNumber + 3, 7) + 1 }

  /// The ISO year and week: week 1 is the one with the year's first Thursday.
  var isoWeek: (year: Int64, week: Int64) {
    let thursday = CivilDate(dayNumber: dayNumber + 4 - weekday)
    let first = CivilDate(firstOf: thursday.year, month: 1)
    return (thursday.year, (thursday.dayNumber - first.dayNumber) / 7 + 1)
  }

  /// The date as `2013-04-01`.
  var text: String {
    "\(Digits.padded(year, 4))-\(Digits.padded(month, 2))-\(Digits.padded(day, 2))"
  }

  /// Returns the quotient rounded towards minus infinity; `divisor` is positive.
  static func floorDivide(_ number: Int64, _ divisor: Int64) -> Int64 {
    let quotient = number / divisor
    return number % divisor < 0 ? quotient - 1 : quotient
  }

  /// Returns what `floorDivide` leaves, 0 ..< `divisor`.
  static func remainder(_ number: Int64, _ divisor: Int64) -> Int64 {
    let remainder = number % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}
