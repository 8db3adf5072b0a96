/// The x axis of evenly spaced hours (or other intervals), told by their starts.
struct TimeAxis {
  /// The labels below a chart.
  let labels: [ChartFrame.XLabel]
  /// The name of each interval, as `Mon 1 Apr, 06:00`, or `06:00` within one day.
  let names: [String]

  /// Creates the axis of intervals that start at `starts` (RFC 3339 with offset).
  init(starts: [String]) {
    let times = starts.map { LocalTime($0) }
    let isOneDay = Set(times.compactMap { $0?.dayNumber }).count <= 1
    names = zip(times, starts).map { time, text in
      guard let time else { return PlainText.name(text) }
      return isOneDay ? English.clock(time) : English.shortMoment(time)
    }
    labels = isOneDay ? Self.hours(times) : Self.days(times)
  }

  /// Labels every sixth hour; every one where there are few.
  private static func hours(_ times: [LocalTime?]) -> [ChartFrame.XLabel] {
    times.enumerated().compactMap { index, time in
      guard let time, time.minute == 0 else { return nil }
      guard times.count <= 8 || time.hour.isMultiple(of: 6) else { return nil }
      return .init(position: Double(index) / Double(times.count), text: English.clock(time))
    }
  }

  /// Labels the first interval of every day, or of every n-th where there are many.
  private static func days(_ times: [LocalTime?]) -> [ChartFrame.XLabel] {
    var firsts: [(index: Int, time: LocalTime)] = []
    var lastDay: Int?
    for (index, time) in times.enumerated() {
      guard let time, time.dayNumber != lastDay else { continue }
      lastDay = time.dayNumber
      firsts.append((index, time))
    }
    let every = max(1, (firsts.count + 6) / 7)
    return firsts.enumerated().compactMap { offset, first in
      guard offset.isMultiple(of: every) else { return nil }
      return .init(
        position: Double(first.index) / Double(times.count), text: English.shortDate(first.time))
    }
  }
}
