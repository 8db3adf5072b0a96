/// Every word of the pages: another language is another file like this one.
///
/// Sentences about findings are made where findings are made, and come with the document.
struct English: Phrasebook {
  var language: String { "en" }
  var points: String { "points" }
  var limit: String { "limit" }
  var missing: String { "missing" }
  var binOther: String { "other" }
  var binNew: String { "new" }
  var binNonFinite: String { "not finite" }
  var allValues: String { "all values" }
  var unknown: String { "not known" }
  var longest: String { "longest" }
  var mean: String { "mean" }
  var median: String { "median" }
  var timeUnits: TimeUnitNames {
    TimeUnitNames(day: "\u{A0}d", hour: "\u{A0}h", minute: "\u{A0}min", second: "\u{A0}s")
  }

  func status(_ status: Status) -> String {
    switch status {
    case .ok: "OK"
    case .warning: "Watch"
    case .alert: "Act"
    case .noData: "No data"
    }
  }

  func headline(_ status: Status) -> String {
    switch status {
    case .ok: "No action needed"
    case .warning: "Worth a look"
    case .alert: "Action needed"
    case .noData: "Cannot judge"
    }
  }

  func area(_ area: Area) -> String {
    switch area {
    case .input: "Input data"
    case .feature: "Features"
    case .output: "Output"
    case .performance: "Performance"
    case .stability: "Numerical stability"
    case .latency: "Latency"
    case .errors: "Errors and availability"
    case .cpuMemory: "CPU and memory"
    case .disk: "Disk I/O"
    case .network: "Network"
    }
  }

  func role(_ role: Role) -> String {
    switch role {
    case .input: "Input"
    case .feature: "Feature"
    case .output: "Output"
    }
  }

  func state(_ state: WindowState) -> String {
    switch state {
    case .open: "open: the window has not ended"
    case .provisional: "provisional: late rows may still come"
    case .final: "final: no further rows are expected"
    }
  }

  func statistic(_ name: String) -> String {
    switch name {
    case "psi": "PSI"
    case "js_distance": "JS distance"
    case "ks": "KS distance"
    case "chi_square": "chi-square"
    case "l_infinity": "L-infinity"
    case "hotelling_t2": "distance of the means, T²"
    case "reconstruction_error": "misfit with the main directions"
    case "correlation_change": "largest change of a correlation"
    default: PlainText.replacing("_", with: " ", in: PlainText.name(name))
    }
  }

  /// Returns the name of a section of the report that may be missing.
  func section(_ key: String) -> String {
    if let area = Area(rawValue: key) { return self.area(area) }
    switch key {
    case "multivariate": return "Columns together"
    case "loggedFeatures": return "Features as logged"
    case "otherFields": return "Fields that are not read"
    default: return PlainText.name(key)
    }
  }

  // Times.

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  func shortDate(_ time: LocalTime) -> String {
    "\(time.day) \(Self.months[time.month - 1].prefix(3))"
  }

  func shortMoment(_ time: LocalTime) -> String {
    "\(Self.weekdays[time.weekday]) \(shortDate(time)), \(clock(time))"
  }

  func date(_ time: LocalTime) -> String { "\(shortDate(time)) \(time.year)" }

  /// Returns a moment as `Mon 1 Apr 2013, 06:00`; the text itself where it is no time.
  func moment(_ text: String?) -> String {
    guard let text else { return unknown }
    guard let time = LocalTime(text) else { return PlainText.name(text) }
    return "\(Self.weekdays[time.weekday]) \(date(time)), \(clock(time))"
  }

  /// Returns what people call a window, as `Monday`'s date, `week 2013-W14, 1 – 7 Apr 2013`.
  func window(name: String, granularity: String, start: String, end: String) -> String {
    guard let first = LocalTime(start), let end = LocalTime(end) else {
      return PlainText.name(name)
    }
    let last = end.hour == 0 && end.minute == 0 ? end.previousDay : end
    switch granularity {
    case "day": return "\(Self.weekdays[first.weekday]) \(date(first))"
    case "month": return "\(Self.months[first.month - 1]) \(first.year)"
    case "week", "quarter":
      let from = first.year == last.year ? shortDate(first) : date(first)
      return "\(granularity) \(PlainText.name(name)), \(from) – \(date(last))"
    default:
      let until = first.dayNumber == end.dayNumber ? clock(end) : shortMoment(end)
      return "\(Self.weekdays[first.weekday]) \(date(first)), \(clock(first)) – \(until)"
    }
  }

  func granularity(_ name: String) -> String {
    switch name {
    case "hour": "Hours"
    case "day": "Days"
    case "week": "Weeks"
    case "month": "Months"
    case "quarter": "Quarters"
    default: PlainText.name(name)
    }
  }

  // Phrases with numbers.

  func below(_ edge: String) -> String { "below \(edge)" }
  func from(_ edge: String) -> String { "from \(edge)" }

  func rows(_ count: Int) -> String {
    count == 1 ? "1 row" : "\(Display.count(count)) rows"
  }

  func calls(_ count: Int) -> String {
    count == 1 ? "1 call" : "\(Display.count(count)) calls"
  }

  func chance(isBeyond: Bool) -> String {
    isBeyond ? "far from chance" : "chance explains it"
  }

  func judged(_ count: Int, of total: Int) -> String {
    count == total ? "All \(total) areas judged" : "\(count) of \(total) areas judged"
  }

  func since(_ moment: String, until: String?) -> String {
    until.map { "from \(moment) to \($0)" } ?? "since \(moment)"
  }
  func reference(_ value: String) -> String { "\(value) in the reference" }
  func explained(by event: String) -> String {
    "expected: \(PlainText.name(event))"
  }
  func joined(matched: Int, access: Int, requests: Int, isSample: Bool) -> String {
    func share(_ whole: Int) -> String {
      Display.share(whole > 0 ? Double(matched) / Double(whole) : nil)
    }
    let sample = isSample ? " (of a sample by the hashes of ids)" : ""
    return
      "\(share(access)) of the access log’s calls have a request, and \(share(requests)) of the"
      + " requests are in the access log\(sample). What it tells by model version:"
  }
  func unread(_ duration: String) -> String { "not read for \(duration)" }
  func hostMeasure(_ name: String) -> String {
    switch name {
    case "cpu.utilization": "CPU busy"
    case "cpu.user": "CPU, programs"
    case "cpu.system": "CPU, kernel"
    case "cpu.wait": "CPU, waiting for disks"
    case "cpu.steal": "CPU, taken by other machines"
    case "load.1m": "Load"
    case "memory.used": "Memory used"
    case "memory.utilization": "Memory, share used"
    case "disk.read_bytes": "Read"
    case "disk.write_bytes": "Written"
    case "disk.read_operations": "Reads"
    case "disk.write_operations": "Writes"
    case "disk.busy": "Busiest disk"
    case "network.receive_bytes": "Received"
    case "network.transmit_bytes": "Sent"
    case "network.errors": "Errors"
    case "network.drops": "Dropped packets"
    case "server.requests": "Requests"
    case "server.duration": "Mean duration"
    default: PlainText.name(name)
    }
  }
  func lost(_ calls: Int) -> String { "about \(self.calls(calls)) lost" }
  func failedCalls(_ errors: Int) -> String { "\(self.calls(errors)) failed" }
  func silent(_ host: String) -> String { "\(host) silent" }
  func restarted(_ host: String) -> String { "\(host) restarted" }
  func version(_ name: String) -> String { "Version \(name)" }
  func event(_ kind: EventKind) -> String {
    switch kind {
    case .deployment: "deployment"
    case .news: "news"
    case .holiday: "holiday"
    case .maintenance: "maintenance"
    case .acknowledged: "looked into"
    }
  }
  func interval(_ low: String, _ high: String) -> String { "\(low) to \(high)" }
  func more(_ count: Int) -> String { "and \(Display.count(count)) more in report.json" }
  func thisIs(revision: Int) -> String { "This is revision \(revision)." }
  func window(revision: Int) -> String { "revision \(revision)" }
  func medians(_ before: String, _ now: String) -> String { "median \(before) → \(now)" }

  func shareOf(_ name: String, _ before: String, _ now: String) -> String {
    "share of \(name) \(before) → \(now)"
  }

  func missingChange(_ before: String, _ now: String) -> String {
    "missing \(before) → \(now)"
  }

  func driftTitle(changed: Int, of total: Int, hasReference: Bool) -> String {
    if total == 0 { return "No columns to compare" }
    if !hasReference { return "Not compared: there is no complete reference" }
    if changed == 0 {
      return total == 1 ? "The column is as usual" : "All \(Display.count(total)) columns as usual"
    }
    return "\(Display.count(changed)) of \(Display.count(total)) columns changed"
  }

  func overlay(_ name: String, change: String, largest: String) -> String {
    "\(name): \(change); largest change of one bin \(largest)"
  }

  func callsTitle(_ calls: Int) -> String { self.calls(calls) }

  func callsLabel(_ calls: Int, least: String, most: String) -> String {
    "Calls by hour: \(Display.count(calls)) in all, from \(least) to \(most) an hour"
  }

  func latencyTitle(_ p99: String) -> String { "99 % of the calls took at most \(p99)" }

  func latencyLabel(p50: String, p99: String, worst: String, at: String) -> String {
    "Latency by hour: median \(p50), 99 % below \(p99); worst hour \(at) with \(worst)"
  }

  func errorsTitle(_ rate: String?, failed: Int) -> String {
    guard let rate else { return "Not known which calls failed" }
    return failed == 0
      ? "No call failed" : "\(rate) of the calls failed (\(Display.count(failed)))"
  }

  func errorsLabel(_ rate: String, worst: String, at: String) -> String {
    "Share of failed calls by hour: \(rate) over all, worst hour \(at) with \(worst)"
  }

  func gapTitle(_ length: String, _ start: String) -> String {
    "Longest time without a call: \(length), from \(start)"
  }

  func stripLabel(quiet: Int, of total: Int, failing: Int) -> String {
    "\(quiet) of \(total) hours without a call, \(failing) with at least 5 % of calls failed"
  }

  func missingLabel(_ share: String, worst: String, at: String) -> String {
    "Share of missing values by hour: \(share) over all, worst hour \(at) with \(worst)"
  }

  func medianLabel(_ least: String, _ most: String) -> String {
    "Median by hour, from \(least) to \(most)"
  }

  func failed(_ errors: Int, of calls: Int, _ rate: Double?) -> String {
    "\(Display.count(errors)) of \(Display.count(calls)) failed, \(Display.share(rate))"
  }

  func latencies(_ p99: String, _ p50: String) -> String {
    "99 % below \(p99), median \(p50)"
  }

  func linesAddUp(_ log: LogDocument) -> String {
    log.accounted == log.lines
      ? "Every line is accounted for: blank, accepted, rejected, filtered and copies add up."
      : "Lines do not add up: \(Display.count(log.lines)) read,"
        + " \(Display.count(log.accounted)) accounted for."
  }

  func rowsAddUp(_ rows: RowCountsDocument) -> String {
    rows.accounted == rows.total
      ? "Every row is accounted for: served, failed, superseded and mismatched add up."
      : "Rows do not add up: \(Display.count(rows.total)) in all,"
        + " \(Display.count(rows.accounted)) accounted for."
  }

  func areasTitle(_ count: Int, _ granularity: String) -> String {
    "Ten areas, last \(count) \(self.granularity(granularity).lowercased())"
  }

  func timesIn(_ timezone: String) -> String { "Times in \(PlainText.name(timezone))" }

  func okay(_ count: Int, of total: Int) -> String { "\(count) of \(total) areas OK" }

  func likewise(_ count: Int, _ names: [String]) -> String {
    guard !names.isEmpty else { return "Likewise \(Display.count(count)) more." }
    let rest = count > names.count ? " and \(Display.count(count - names.count)) more" : ""
    return "Likewise: \(names.joined(separator: ", "))\(rest)."
  }

  func moreIncidents(_ count: Int) -> String {
    "and \(Display.count(count)) more in incidents.json"
  }

  func asUsual(_ change: String) -> String {
    change == Display.none ? "As usual." : "As usual: \(change)."
  }

  /// Returns the short head of a window's column: a day's number, a week's, a month's name; and
  /// the month or year where it differs from that of the window before.
  func head(
    _ window: IndexWindowDocument, after before: LocalTime?
  ) -> (text: String, group: String) {
    guard let start = LocalTime(window.start) else { return (PlainText.name(window.name), "") }
    let month = String(Self.months[start.month - 1].prefix(3))
    let isNewMonth = before?.month != start.month || before?.year != start.year
    switch window.granularity {
    case "day": return ("\(start.day)", isNewMonth ? month : "")
    case "week":
      return (String(PlainText.name(window.name).suffix(2)), isNewMonth ? month : "")
    case "month": return (month, before?.year != start.year ? "\(start.year)" : "")
    case "quarter":
      return (
        String(PlainText.name(window.name).suffix(2)),
        before?.year != start.year ? "\(start.year)" : ""
      )
    default:
      return (clock(start), before?.dayNumber != start.dayNumber ? shortDate(start) : "")
    }
  }

  func zeroRule(_ name: String?) -> String {
    switch name {
    case nil: Display.none
    case "pooled":
      "both sides are smoothed towards their pooled shares: (c + k·pooled) / (n + k),"
        + " k half the number of bins in use"
    case let name?: PlainText.sentence(name)
    }
  }

  func method(_ method: MethodDocument) -> String {
    "\(statistic(method.primary)) decides: watch from \(Display.distance(method.warn)),"
      + " act from \(Display.distance(method.alert)). A column has changed when the difference is"
      + " large, when it is not chance for so many rows (at most"
      + " \(Display.share(method.falseDiscoveryRate)) false alarms over all columns), and when it"
      + " is not usual for the reference's own windows."
  }
}
