/// `quarter(t[, zone])`: the quarter of the year, 1 to 4, in a time zone (UTC unless said).
enum Quarter: TimePartFunction {
  static let name = "quarter"

  @inline(__always) static func value(_ localSeconds: Int64) -> Double {
    Double((Calendar.date(localSeconds).month + 2) / 3)
  }
}
