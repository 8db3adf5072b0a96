import Checks
import Outcomes
import Performance
import PipelineFile
import ProfileStore
import Windows

/// When the labels of a window came late or were corrected.
struct LabelTimes: Codable, Sendable {
  /// A stretch of calls: seconds since 1970; an end that is nil is the window's.
  struct Span: Codable, Sendable {
    var since: Int64
    var until: Int64?
  }

  /// The calls whose labels came late.
  var late: Span?
  /// The calls whose labels were corrected.
  var corrected: Span?
  /// When those were corrected, first and last: seconds since 1970.
  var corrections: ClosedRange<Int64>?
}

/// Finds out when labels came late or were corrected, for the few windows where that is a finding.
///
/// The window's rows and labels are joined once more, hour by hour. What was found is kept with the
/// window's summary, for when they have been taken away.
struct LabelDating: Sendable {
  let joining: Joining
  /// Up to when labels are known, in nanoseconds since 1970.
  let knownUntil: Int64

  /// The longest window that is cut into hours; a longer one is not dated.
  private static let longestWindow: Int64 = 9 * 86_400
  /// The most rows that are joined for a window, those within its horizon included, about.
  private static let mostRows = 20_000_000.0

  /// Returns findings with the calls that late or corrected labels belong to.
  ///
  /// `performance` gets the times; what cannot be told stays nil. `published` is what was found when
  /// the window was published last.
  func dated(
    _ findings: [Finding], in window: Window, _ performance: inout PerformanceResult?,
    published: LabelTimes?
  ) throws(ReplayError) -> [Finding] {
    let told = Set(findings.filter { $0.status > .noData }.map(\.measurement.name))
    guard let result = performance, !told.isDisjoint(with: Self.metrics),
      let times = try times(of: window, result, told, published)
    else { return findings }
    performance?.labelTimes = times
    return findings.map { finding in
      let isLate = finding.measurement.name == WindowEvidence.labelDelayRatioMetric
      guard finding.status > .noData, Self.metrics.contains(finding.measurement.name),
        let span = isLate ? times.late : times.corrected
      else { return finding }
      var finding = finding
      finding.measurement.since = span.since
      finding.measurement.until = span.until
      return finding
    }
  }

  private static let metrics: Set = [
    WindowEvidence.labelDelayRatioMetric, WindowEvidence.correctedChangeMetric,
  ]

  private func times(
    of window: Window, _ result: PerformanceResult, _ told: Set<String>,
    _ published: LabelTimes?
  ) throws(ReplayError) -> LabelTimes? {
    let hours = hours(of: window)
    guard hours.count > 1, isCheap(window, rows: result.whole.counts.rows) else { return nil }
    guard let found = try joining.parts(hours, knownUntil: knownUntil) else { return published }
    let parts = found.outcomes.map(\.whole)
    var times = LabelTimes()
    if let usual = result.usualLabels {
      let limit = max(2 * usual.delay, usual.longestDelay)
      times.late = LabelStretch.late(parts, limit: limit, age: result.labelAge).map { places in
        Self.span(places, hours)
      }
    }
    if told.contains(WindowEvidence.correctedChangeMetric),
      let places = LabelStretch.corrected(
        parts, usual: result.usualLabels?.correctedShare ?? 0),
      let corrections = found.corrections[places].reduce(nil, CorrectionTimes.union)
    {
      // Rows that were corrected are known to the second.
      times.corrected = LabelTimes.Span(
        since: Nanoseconds.seconds(corrections.rows.lowerBound),
        until: Nanoseconds.seconds(corrections.rows.upperBound) + 1)
      times.corrections =
        Nanoseconds.seconds(
          corrections.labels.lowerBound)...Nanoseconds.seconds(
          corrections.labels.upperBound)
    }
    return times
  }

  private static func span(
    _ places: ClosedRange<Int>, _ hours: [WindowBounds]
  ) -> LabelTimes.Span {
    let isLast = places.upperBound == hours.count - 1
    return LabelTimes.Span(
      since: hours[places.lowerBound].start, until: isLast ? nil : hours[places.upperBound].end)
  }

  /// Cuts a window into hours from its start; none where it is too long.
  private func hours(of window: Window) -> [WindowBounds] {
    guard window.seconds > 0, window.seconds <= Self.longestWindow else { return [] }
    return stride(from: window.start, to: window.end, by: 3_600).map {
      WindowBounds(start: $0, end: min($0 + 3_600, window.end))
    }
  }

  private func isCheap(_ window: Window, rows: Int) -> Bool {
    let horizon = Double(joining.setup.pipeline.labels?.horizonSeconds ?? 0)
    let windows = 1 + horizon / Double(window.seconds)
    return Double(rows) * windows <= Self.mostRows
  }
}
