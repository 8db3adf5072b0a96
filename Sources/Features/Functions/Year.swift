/// `year(t[, zone])`: the year, in a time zone (UTC unless said).
enum Year: TimePartFunction {
  static let name = "year"

  @inline(__always) static func value(_ localSeconds: Int64) -> Double {
    Double(Calendar.date(localSeconds).year)
  }
}
