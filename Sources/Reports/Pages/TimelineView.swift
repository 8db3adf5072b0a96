/// What happened when: incidents, findings with a time, versions and events on one time axis, what
/// began first on top.
struct TimelineView {
  /// The rows, a lane each; empty where nothing has a time.
  let rows: Markup
  /// The line of times below the lanes.
  let axis: Markup

  /// The most lanes that a page shows.
  private static let limit = 30

  init(_ report: ReportDocument) {
    guard let axis = Axis(report.window) else {
      (rows, self.axis) = (Markup(), Markup())
      return
    }
    let lanes = Self.lanes(report).filter(axis.holds).prefix(Self.limit)
    rows = Self.inTime(lanes).compactMap { axis.lane($0) }.markup(\.self)
    self.axis = lanes.isEmpty ? Markup() : axis.markup
  }

  /// A lane before it is drawn.
  private struct Lane {
    var name: String
    /// What the bars mean, in words.
    var text: String
    var items: [(start: String, end: String?, isMoment: Bool)]
    var kind: String
    /// Where more is told of it, as an address relative to the page; nil: nowhere.
    var target: String?

    /// When the first of its bars begins: seconds since 1970 UTC.
    var start: Int {
      items.compactMap { LocalTime($0.start)?.secondsSince1970 }.min() ?? .max
    }
  }

  /// Returns lanes by their beginning, those that begin together in their order.
  private static func inTime(_ lanes: some Collection<Lane>) -> [Lane] {
    lanes.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
      .map(\.element)
  }

  private static func lanes(_ report: ReportDocument) -> [Lane] {
    let targets = Targets(report)
    return operations(report.operations, targets) + findings(report.findings, targets)
      + versions(report.findings) + events(report.events)
  }

  /// Where the page tells more of a finding.
  private struct Targets {
    private let listed: Set<String>
    private let byMetric: [String: FindingDocument]
    private let pages: [String: String]

    init(_ report: ReportDocument) {
      let findings = EventsSection.listed(report)
      listed = Set(findings.map(\.id))
      byMetric = Dictionary(findings.map { ($0.metric, $0) }) { first, _ in first }
      pages = Dictionary(
        report.columns.compactMap { column in
          column.page.map { ("\(column.role.rawValue) \(column.name)", $0) }
        }
      ) { first, _ in first }
    }

    /// The column's page, else the finding in the list.
    func target(_ finding: FindingDocument) -> String? {
      if let column = finding.column, let page = pages["\(finding.area.rawValue) \(column)"] {
        return RelativePath.checked(page)
      }
      return listed.contains(finding.id) ? "#\(FindingItem.anchor(finding))" : nil
    }

    /// The finding of a metric in the list, else a section of the page.
    func target(_ metric: String, else section: String) -> String {
      byMetric[metric].map { "#\(FindingItem.anchor($0))" } ?? "#\(section)"
    }
  }

  private static func operations(
    _ operations: OperationsDocument, _ targets: Targets
  ) -> [Lane] {
    var lanes: [Lane] = []
    if !operations.outages.isEmpty {
      let lost = operations.outages.reduce(0) { $0 + $1.lostCalls }
      lanes.append(
        Lane(
          name: Words.local.label("laneOutage"), text: Words.local.lost(Int(lost.rounded())),
          items: operations.outages.map { ($0.start, $0.end, false) }, kind: "act",
          target: targets.target("errors.outage_hours", else: "errors")))
    }
    if !operations.bursts.isEmpty {
      let errors = operations.bursts.reduce(0) { $0 + $1.errors }
      lanes.append(
        Lane(
          name: Words.local.label("laneBurst"), text: Words.local.failedCalls(errors),
          items: operations.bursts.map { ($0.start, $0.end, false) }, kind: "act",
          target: targets.target("errors.burst_rate", else: "errors")))
    }
    for (host, silent) in Dictionary(grouping: operations.silentHosts, by: \.host)
      .sorted(by: { $0.key < $1.key })
    {
      lanes.append(
        Lane(
          name: Words.local.silent(PlainText.name(host)), text: Words.local.label("othersServed"),
          items: silent.map { ($0.start, $0.end, false) }, kind: "watch",
          target: targets.target("errors.silent_host_hours", else: "errors")))
    }
    for host in operations.hostMetrics where !host.restarts.isEmpty {
      lanes.append(
        Lane(
          name: Words.local.restarted(PlainText.name(host.host)),
          text: Words.local.label("laneRestart"),
          items: host.restarts.map { ($0, nil, true) }, kind: "watch", target: "#cpu_memory"))
    }
    return lanes
  }

  /// Findings that say when, but those that have a lane already.
  private static func findings(
    _ findings: [FindingDocument], _ targets: Targets
  ) -> [Lane] {
    let drawn: Set<String> = [
      "errors.outage_hours", "errors.burst_rate", "errors.silent_host_hours", newVersion,
    ]
    return findings.filter { finding in
      finding.since != nil && !drawn.contains(finding.metric)
        && (finding.status == .alert || finding.status == .warning)
    }.map { finding in
      let kind = finding.alarms ? StatusMark.name(finding.status) : "none"
      return Lane(
        name: finding.column.map { PlainText.name($0) } ?? Words.local.area(finding.area),
        text: PlainText.sentence(finding.sentence),
        items: [(finding.since ?? "", finding.until, false)], kind: kind,
        target: targets.target(finding))
    }
  }

  /// The model versions that answered for the first time ever in the window.
  ///
  /// The first call of another one in it is none of its rollout.
  private static func versions(_ findings: [FindingDocument]) -> [Lane] {
    findings.filter { $0.metric == newVersion }.compactMap { finding in
      guard let version = finding.column, let since = finding.since else { return nil }
      return Lane(
        name: Words.local.version(PlainText.name(version)),
        text: Words.local.label("newVersion"), items: [(since, nil, true)],
        kind: finding.alarms ? "watch" : "none", target: "#versions")
    }
  }

  private static let newVersion = "output.new_version"

  private static func events(_ events: [EventDocument]) -> [Lane] {
    events.map { event in
      let isMoment = event.end == nil && event.kind != .maintenance && event.kind != .acknowledged
      return Lane(
        name: PlainText.name(event.title), text: Words.local.event(event.kind),
        items: [(event.start, event.end, isMoment)], kind: "none",
        target: "../../index.html#happened")
    }
  }

  /// The time from a window's start to its end.
  private struct Axis {
    let start: Int
    let end: Int
    let window: WindowDocument

    init?(_ window: WindowDocument) {
      guard let start = LocalTime(window.start)?.secondsSince1970,
        let end = LocalTime(window.end)?.secondsSince1970, end > start
      else { return nil }
      (self.start, self.end, self.window) = (start, end, window)
    }

    /// Whether any of a lane's times can be read.
    func holds(_ lane: Lane) -> Bool { lane.start != .max }

    /// Returns a lane as a row of the table; nil where its times cannot be read.
    func lane(_ lane: Lane) -> Markup? {
      var times: [String] = []
      let items = lane.items.compactMap { item -> LaneChart.Item? in
        guard let from = LocalTime(item.start)?.secondsSince1970 else { return nil }
        let to = item.isMoment ? from : item.end.flatMap { LocalTime($0)?.secondsSince1970 } ?? end
        times.append(text(item))
        let first = share(from)
        return LaneChart.Item(range: first...max(first, share(to)), kind: lane.kind)
      }
      guard !items.isEmpty else { return nil }
      let shown = times.prefix(3).joined(separator: ", ") + (times.count > 3 ? " …" : "")
      let name: Markup = "<bdi>\(lane.name)</bdi>"
      let title: Markup = lane.target.map { "<a href=\"\($0)\">\(name)</a>" } ?? name
      return """
        <tr><th scope="row">\(title)<span class="w sm">\(shown)</span></th>\
        <td>\(LaneChart.markup(items, label: "\(shown): \(lane.name)"))\
        <span class="w sm">\(lane.text)</span></td></tr>

        """
    }

    private func share(_ second: Int) -> Double {
      min(1, max(0, Double(second - start) / Double(end - start)))
    }

    /// Returns when an item was: `10:00–14:04` within a day, else with dates.
    private func text(_ item: (start: String, end: String?, isMoment: Bool)) -> String {
      guard let from = LocalTime(item.start) else { return "" }
      let isDay = end - start <= 26 * 3_600
      func moment(_ time: LocalTime) -> String {
        let isInside = time.secondsSince1970 >= start && time.secondsSince1970 <= end
        return isDay && isInside ? Words.local.clock(time) : Words.local.shortMoment(time)
      }
      if item.isMoment { return moment(from) }
      guard let to = item.end.flatMap({ LocalTime($0) }) else {
        return Words.local.since(moment(from), until: nil)
      }
      return "\(moment(from))–\(moment(to))"
    }

    /// The times below the lanes: quarters of a day, and midnights of what is longer, where dates
    /// begin.
    private func ticks(offset: Int) -> [Int] {
      let day = 86_400
      guard end - start > 26 * 3_600 else { return (0...3).map { start + (end - start) * $0 / 4 } }
      let sinceMidnight = ((start + offset) % day + day) % day
      let first = sinceMidnight == 0 ? start : start + day - sinceMidnight
      let days = max(1, (end - first + day - 1) / day)
      return Array(stride(from: first, to: end, by: (days + 3) / 4 * day))
    }

    /// The row of times below the lanes.
    var markup: Markup {
      let offset = LocalTime(window.start)?.offsetInSeconds ?? 0
      let texts = ticks(offset: offset).map { second -> Markup in
        let time = LocalTime(secondsSince1970: second, offset: offset)
        let text = end - start <= 26 * 3_600 ? Words.local.clock(time) : Words.local.shortDate(time)
        let anchor = second == start ? " a0" : ""
        return """
          <text class="xt\(anchor)" x="\(SVGPath.text(share(second) * 100))%" y="12">\(text)</text>
          """
      }
      return """
        <tr aria-hidden="true"><td></td><td><svg class="ch" width="100%" height="16">\
        \(texts.markup(\.self))</svg></td></tr>
        """
    }
  }
}
