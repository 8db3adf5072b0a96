/// `hour(t[, zone])`: the hour of the day, 0 to 23, in a time zone (UTC unless said).
enum HourOfDay: TimePartFunction {
  static let name = "hour"

  @inline(__always) static func value(_ localSeconds: Int64) -> Double {
    Double(Calendar.secondOfDay(localSeconds) / 3600)
  }
}
