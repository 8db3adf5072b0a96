import PipelineFile
import Windows

extension Finding {
  /// Returns findings of a window with the events that explain them.
  ///
  /// What repeats an explained finding is explained with it.
  public static func excused(
    _ findings: [Finding], by events: [Event], in window: Window
  ) -> [Finding] {
    let deployments = events.filter { $0.kind == .deployment }
    let events = events.filter { $0.excuses && $0.overlaps(window.start, window.end) }
    guard !events.isEmpty || !deployments.isEmpty else { return findings }
    var findings = findings
    for place in findings.indices where findings[place].status > .noData {
      let finding = findings[place]
      findings[place].excuse =
        events.first { finding.isExplained(by: $0, in: window) }
        ?? deployments.first(where: finding.isAnnounced)
    }
    let excuses = Dictionary(
      findings.compactMap { finding in finding.excuse.map { (finding.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    for place in findings.indices where findings[place].alarms {
      findings[place].excuse = findings[place].tellers.lazy.compactMap { excuses[$0] }.first
    }
    return findings
  }

  /// How far from its note a version may answer first: a day, in seconds.
  private static let rolloutTime: Int64 = 86_400

  /// Whether a deployment says that a new model version was to come then.
  private func isAnnounced(by deployment: Event) -> Bool {
    guard measurement.name == WindowEvidence.newVersionMetric, let since = measurement.since
    else { return false }
    return abs(since - deployment.start) <= Self.rolloutTime
  }

  /// Whether an event is about the finding: by its area, metric and columns, and by its time.
  private func isExplained(by event: Event, in window: Window) -> Bool {
    guard event.areas.isEmpty || event.areas.contains(measurement.area) else { return false }
    guard event.metric == nil || event.metric == measurement.metric else { return false }
    if let pattern = event.columns {
      guard columns.contains(where: { NamePattern.matches($0, pattern) }) else { return false }
    }
    // What was looked into stays so, whenever it began.
    guard event.kind == .maintenance else { return true }
    guard let since = measurement.since else {
      // A number of the whole window is explained by what took most of it.
      let from = max(event.start, window.start)
      return min(event.until, window.end) - from > (window.end - window.start) / 2
    }
    return event.overlaps(since, measurement.until ?? window.end)
  }
}
