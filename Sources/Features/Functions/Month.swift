/// `month(t[, zone])`: the month, 1 to 12, in a time zone (UTC unless said).
enum Month: TimePartFunction {
  static let name = "month"

  @inline(__always) static func value(_ localSeconds: Int64) -> Double {
    Double(Calendar.date(localSeconds).month)
  }
}
