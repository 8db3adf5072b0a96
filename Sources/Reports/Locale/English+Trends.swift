extension English {
  func trend(
    _ title: String, first: String, last: String, worst: String, usual: (String, String)?
  ) -> String {
    let range = usual.map { "; usual \($0.0) to \($0.1)" } ?? ""
    return "\(title): \(first) at first, \(last) at last, highest \(worst)\(range)"
  }

  func trendTitle(_ name: String, _ trend: TrendDocument?, now: Double?) -> String {
    guard let trend, let since = trend.since, let now else { return name }
    let day = LocalTime(since).map { shortDate($0) } ?? PlainText.name(since)
    let ratio = trend.middle > 0 ? now / trend.middle : 1
    if ratio >= 1.95, ratio < 1000 {
      return "\(name): \(Display.number(ratio)) times the usual since \(day)"
    }
    return "\(name): \(now > trend.high ? "above" : "below") the usual since \(day)"
  }

  func usualRange(windows: Int) -> String {
    "usual: lowest to highest of the reference’s \(windows) windows"
  }

  func arrival(_ versions: [String], _ start: LocalTime?) -> String {
    let names = versions.joined(separator: ", ")
    return start.map { "\(names) (\(shortDate($0)))" } ?? names
  }

  func newVersions(_ arrivals: [String]) -> String {
    "new model version: " + arrivals.joined(separator: "; ")
  }
}
