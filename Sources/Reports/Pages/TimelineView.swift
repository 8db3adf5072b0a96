/// What happened when: incidents, findings with a time, versions and events on one time axis.
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
    let lanes = Self.lanes(report).compactMap { lane in
      axis.lane(lane)
    }
    rows = lanes.prefix(Self.limit).markup(\.self)
    self.axis = lanes.isEmpty ? Markup() : axis.markup
  }

  /// A lane before it is drawn.
  private struct Lane {
    var name: String
    /// What the bars mean, in words.
    var text: String
    var items: [(start: String, end: String?, isMoment: Bool)]
    var kind: String
  }

  private static func lanes(_ report: ReportDocument) -> [Lane] {
    operations(report.operations) + findings(report.findings) + versions(report.slices)
      + events(report.events)
  }

  private static func operations(_ operations: OperationsDocument) -> [Lane] {
    var lanes: [Lane] = []
    if !operations.outages.isEmpty {
      let lost = operations.outages.reduce(0) { $0 + $1.lostCalls }
      lanes.append(
        Lane(
          name: Words.local.label("laneOutage"), text: Words.local.lost(Int(lost.rounded())),
          items: operations.outages.map { ($0.start, $0.end, false) }, kind: "act"))
    }
    if !operations.bursts.isEmpty {
      let errors = operations.bursts.reduce(0) { $0 + $1.errors }
      lanes.append(
        Lane(
          name: Words.local.label("laneBurst"), text: Words.local.failedCalls(errors),
          items: operations.bursts.map { ($0.start, $0.end, false) }, kind: "act"))
    }
    for (host, silent) in Dictionary(grouping: operations.silentHosts, by: \.host)
      .sorted(by: { $0.key < $1.key })
    {
      lanes.append(
        Lane(
          name: Words.local.silent(PlainText.name(host)), text: Words.local.label("othersServed"),
          items: silent.map { ($0.start, $0.end, false) }, kind: "watch"))
    }
    for host in operations.hostMetrics where !host.restarts.isEmpty {
      lanes.append(
        Lane(
          name: Words.local.restarted(PlainText.name(host.host)),
          text: Words.local.label("laneRestart"),
          items: host.restarts.map { ($0, nil, true) }, kind: "watch"))
    }
    return lanes
  }

  /// Findings that say when, but those that have a lane already.
  private static func findings(_ findings: [FindingDocument]) -> [Lane] {
    let drawn: Set<String> = [
      "errors.outage_hours", "errors.burst_rate", "errors.silent_host_hours",
    ]
    return findings.filter { finding in
      finding.since != nil && !drawn.contains(finding.metric)
        && (finding.status == .alert || finding.status == .warning)
    }.map { finding in
      let kind = finding.alarms ? StatusMark.name(finding.status) : "none"
      return Lane(
        name: finding.column.map { PlainText.name($0) } ?? Words.local.area(finding.area),
        text: PlainText.sentence(finding.sentence),
        items: [(finding.since ?? "", finding.until, false)], kind: kind)
    }
  }

  private static func versions(_ slices: [SliceDocument]) -> [Lane] {
    let versions = slices.filter { $0.by == "version" && $0.firstSeen != nil }
    guard versions.contains(where: \.isNew) || versions.count > 1 else { return [] }
    return versions.map { slice in
      Lane(
        name: Words.local.version(PlainText.name(slice.value)),
        text: slice.isNew ? Words.local.label("newVersion") : Words.local.calls(slice.calls),
        items: [(slice.firstSeen ?? "", nil, true)], kind: slice.isNew ? "watch" : "none")
    }
  }

  private static func events(_ events: [EventDocument]) -> [Lane] {
    events.map { event in
      let isMoment = event.end == nil && event.kind != .maintenance && event.kind != .acknowledged
      return Lane(
        name: PlainText.name(event.title), text: Words.local.event(event.kind),
        items: [(event.start, event.end, isMoment)], kind: "none")
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
      return """
        <tr><th scope="row"><bdi>\(lane.name)</bdi><span class="w sm">\(shown)</span></th>\
        <td>\(LaneChart.markup(items, label: "\(lane.name): \(shown)"))\
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

    /// The row of times below the lanes.
    var markup: Markup {
      let quarters = (0...3).map { start + (end - start) * $0 / 4 }
      let offset = LocalTime(window.start)?.offsetInSeconds ?? 0
      let texts = quarters.enumerated().map { place, second -> Markup in
        let time = LocalTime(secondsSince1970: second, offset: offset)
        let text = end - start <= 26 * 3_600 ? Words.local.clock(time) : Words.local.shortDate(time)
        let anchor = place == 0 ? " a0" : ""
        return """
          <text class="xt\(anchor)" x="\(SVGPath.text(Double(place) * 25))%" y="12">\(text)</text>
          """
      }
      return """
        <tr aria-hidden="true"><td></td><td><svg class="ch" width="100%" height="16">\
        \(texts.markup(\.self))</svg></td></tr>
        """
    }
  }
}
