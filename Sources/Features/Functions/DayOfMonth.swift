/// `day(t[, zone])`: the day of the month, 1 to 31, in a time zone (UTC unless said).
enum DayOfMonth: TimePartFunction {
  static let name = "day"

  @inline(__always) static func value(_ localSeconds: Int64) -> Double {
    Double(Calendar.date(localSeconds).day)
  }
}
