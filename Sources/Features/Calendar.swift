/// The Gregorian calendar in integer arithmetic, for all years.
enum Calendar {
  /// Returns the quotient rounded down; the divisor is positive.
  @inline(__always) static func floorDivide(_ x: Int64, _ divisor: Int64) -> Int64 {
    let quotient = x / divisor
    return x % divisor < 0 ? quotient - 1 : quotient
  }

  /// Returns the second of the day, 0 to 86,399.
  @inline(__always) static func secondOfDay(_ seconds: Int64) -> Int64 {
    seconds - floorDivide(seconds, 86_400) * 86_400
  }

  /// Returns the ISO day of the week, Monday 1 to Sunday 7; 1970-01-01 was a Thursday.
  @inline(__always) static func weekday(_ seconds: Int64) -> Int64 {
    let days = floorDivide(seconds, 86_400) + 3
    return days - floorDivide(days, 7) * 7 + 1
  }

  /// Returns the date of a second.
  ///
  /// Years begin in March here, so that the leap day is the last of its year and the lengths of the
  /// months follow one line: month m begins on day (153 m + 2) / 5. An era is 400 years, 146,097
  /// days. Source: Hinnant, chrono-compatible low-level date algorithms, 2013, civil_from_days.
  @inline(__always) static func date(_ seconds: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let days = floorDivide(seconds, 86_400) + 719_468
    let era = floorDivide(days, 146_097)
    let dayOfEra = days - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// Returns the days from 1970-01-01 to a date; nil where there is no such date.
  static func days(year: Int64, month: Int64, day: Int64) -> Int64? {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    let marchYear = month <= 2 ? year - 1 : year
    let era = floorDivide(marchYear, 400)
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = era * 146_097 + dayOfEra - 719_468
    // The 31st of a shorter month has come out as a day of the next.
    return date(days * 86_400) == (year, month, day) ? days : nil
  }
}
