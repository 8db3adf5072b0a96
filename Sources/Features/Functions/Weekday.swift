/// `weekday(t[, zone])`: the ISO day of the week, Monday 1 to Sunday 7, in a zone (UTC unless
/// said).
enum Weekday: TimePartFunction {
  static let name = "weekday"

  @inline(__always) static func value(_ localSeconds: Int64) -> Double {
    Double(Calendar.weekday(localSeconds))
  }
}
