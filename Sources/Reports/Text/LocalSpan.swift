/// A stretch of local time, as documents write its two ends.
struct LocalSpan {
  let from: LocalTime
  let to: LocalTime
  /// Whether it ends at the midnight that ends the day it began on.
  let endsDay: Bool
  /// Whether it lies within one day.
  let isWithinDay: Bool

  /// Reads the ends; nil where one is no time.
  init?(_ start: String, _ end: String) {
    guard let from = LocalTime(start), let to = LocalTime(end) else { return nil }
    (self.from, self.to) = (from, to)
    // Midnight ends the day that it follows.
    endsDay = to.hour == 0 && to.minute == 0 && to.previousDay.dayNumber == from.dayNumber
    isWithinDay = endsDay || to.dayNumber == from.dayNumber
  }
}
