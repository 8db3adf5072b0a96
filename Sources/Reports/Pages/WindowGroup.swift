/// Windows of one granularity whose starts share a day, month, quarter or year.
struct WindowGroup {
  /// What the windows share.
  enum Span: Int, CaseIterable, Sendable {
    case day, month, quarter, year
  }

  let span: Span
  /// The start of the first window; nil where it is no time.
  let start: LocalTime?
  /// In order of time.
  fileprivate(set) var windows: [IndexWindowDocument]

  /// How many columns a matrix of groups has at most.
  static let limit = 36

  /// Returns the groups of `windows`, which are in order of time: as fine as leaves at most `limit`
  /// of them, and never finer than a few windows each.
  static func groups(_ windows: [IndexWindowDocument]) -> [WindowGroup] {
    let finest = windows.first.map { finestSpan($0.granularity) } ?? .year
    let spans = Span.allCases.filter { $0.rawValue >= finest.rawValue }
    for span in spans {
      let groups = groups(windows, span)
      if groups.count <= limit || span == .year { return groups }
    }
    return []
  }

  private static func finestSpan(_ granularity: String) -> Span {
    switch granularity {
    case "day": .month
    case "week": .quarter
    case "month", "quarter": .year
    default: .day
    }
  }

  private static func groups(_ windows: [IndexWindowDocument], _ span: Span) -> [WindowGroup] {
    var groups: [WindowGroup] = []
    for window in windows {
      let start = LocalTime(window.start)
      if let last = groups.last, key(last.start, span) == key(start, span) {
        groups[groups.count - 1].windows.append(window)
      } else {
        groups.append(WindowGroup(span: span, start: start, windows: [window]))
      }
    }
    return groups
  }

  /// Returns what the starts of a group have in common.
  private static func key(_ time: LocalTime?, _ span: Span) -> [Int] {
    guard let time else { return [] }
    switch span {
    case .day: return [time.year, time.month, time.day]
    case .month: return [time.year, time.month]
    case .quarter: return [time.year, (time.month + 2) / 3]
    case .year: return [time.year]
    }
  }

  /// The part of its address that tells it from the others, as `2013-04`.
  var name: String {
    guard let start else { return "0" }
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
    switch span {
    case .day: return "\(start.year)-\(two(start.month))-\(two(start.day))"
    case .month: return "\(start.year)-\(two(start.month))"
    case .quarter: return "\(start.year)-q\((start.month + 2) / 3)"
    case .year: return "\(start.year)"
    }
  }

  /// The id of its windows on the page.
  var anchor: String {
    ColumnAddress.slug(windows.first?.granularity ?? "") + "-" + name
  }

  /// Returns the worst status of an area, and how many windows have it.
  ///
  /// Windows without data hide no finding, and count as no good ones.
  func worst(_ area: Area) -> (status: Status, count: Int) {
    let statuses = windows.map { $0.status(of: area) }
    let judged = Status.worst(of: statuses)
    let worst = judged == .ok && statuses.contains(.noData) ? .noData : judged
    return (worst, statuses.filter { $0 == worst }.count)
  }

  /// Whether no window of the group was judged in an area.
  func isUnjudged(_ area: Area) -> Bool {
    windows.allSatisfy { $0.status(of: area) == .noData }
  }

  /// Returns how many windows have each verdict, worst first; none of those that no window has.
  var verdicts: [(status: Status, count: Int)] {
    [Status.alert, .warning, .noData, .ok].map { status in
      (status, windows.filter { $0.status == status }.count)
    }.filter { $0.1 > 0 }
  }
}

extension IndexWindowDocument {
  /// Returns the status of one area.
  func status(of area: Area) -> Status { areas.first { $0.id == area }?.status ?? .noData }
}
