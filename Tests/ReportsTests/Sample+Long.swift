import Reports

extension Sample {
  /// Returns `rich()` over the first `days` days of July 2013, hour by hour.
  static func long(days: Int) -> ReportDocument {
    var report = rich()
    let starts = (0..<days).flatMap { day in (0..<24).map { time($0, day: day + 1) } }
    let month = days > 7
    report.window = WindowDocument(
      name: month ? "2013-07" : "2013-W27", granularity: month ? "month" : "week",
      start: time(0, day: 1), end: month ? "2013-08-01T00:00:00-04:00" : time(0, day: days + 1),
      timezone: "America/New_York", state: .provisional, revision: 1, hours: Double(days) * 24)
    func repeated<Hour>(_ hours: [Hour], _ place: (inout Hour, String) -> Void) -> [Hour] {
      starts.enumerated().map { index, start in
        var hour = hours[index % hours.count]
        place(&hour, start)
        return hour
      }
    }
    let operations = report.operations
    report.operations.traffic.perHour = repeated(operations.traffic.perHour) { $0.start = $1 }
    report.operations.errors.perHour = repeated(operations.errors.perHour) { $0.start = $1 }
    report.operations.latency.perHour = repeated(operations.latency.perHour) { $0.start = $1 }
    report.operations.longestGap?.start = time(12, day: 3)
    for index in report.columns.indices {
      let hours = report.columns[index].profile.hours
      report.columns[index].profile.hours = repeated(hours) { $0.start = $1 }
    }
    return report
  }
}
