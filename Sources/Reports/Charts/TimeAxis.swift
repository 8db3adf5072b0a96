/// The x axis of evenly spaced hours (or other intervals), told by their starts.
struct TimeAxis {
  /// The labels below a chart.
  let labels: [ChartFrame.XLabel]

  private let starts: [String]
  private let times: [LocalTime?]
  /// Whether all of them begin on one local day.
  let isOneDay: Bool

  /// Creates the axis of intervals that start at `starts` (RFC 3339 with offset).
  init(starts: [String]) {
    self.starts = starts
    times = starts.map { LocalTime($0) }
    let days = times.compactMap { $0?.dayNumber }
    isOneDay = days.allSatisfy { $0 == days.first }
    labels = isOneDay ? Self.hours(times) : Self.days(times)
  }

  /// Returns the name of an interval, as `Mon 1 Apr, 06:00`, or `06:00` within one day.
  func name(_ index: Int) -> String {
    guard let time = times[index] else { return PlainText.name(starts[index]) }
    return isOneDay ? Words.local.clock(time) : Words.local.shortMoment(time)
  }

  /// Returns what each interval says when a reader points at it: its name and `text`.
  ///
  /// A single interval needs no pointing; so many that pages would grow heavy say nothing.
  func readout(_ text: (Int) -> String) -> [String] {
    guard times.count > 1, times.count <= 200 else { return [] }
    return times.indices.map { index in
      PlainText.replacing("|", with: "/", in: "\(name(index)): \(text(index))")
    }
  }

  /// Labels every sixth hour; every one where there are few.
  private static func hours(_ times: [LocalTime?]) -> [ChartFrame.XLabel] {
    times.enumerated().compactMap { index, time in
      guard let time, time.minute == 0 else { return nil }
      guard times.count <= 8 || time.hour.isMultiple(of: 6) else { return nil }
      return .init(position: Double(index) / Double(times.count), text: Words.local.clock(time))
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
        position: Double(first.index) / Double(times.count), text: Words.local.shortDate(first.time)
      )
    }
  }
}
