import Drift
import Operations
import PipelineFile
import Profiles
import Windows

extension WindowEvidence {
  /// Returns findings with the hours in which latencies beyond a limit began and ended.
  ///
  /// Hours have two bins, quick calls and slow ones; a call is slow above the middle, as ratios go,
  /// of what a quantile is in the window and in the reference. What cannot be told stays nil, as of
  /// windows that are not kept hour by hour.
  func withSlowTimes(_ findings: [Finding]) -> [Finding] {
    findings.map { finding in
      guard finding.status > .ok, let change = slowHours(finding.measurement) else {
        return finding
      }
      var finding = finding
      finding.measurement.since = hour(change.first)
      finding.measurement.until = change.end.map(hour)
      return finding
    }
  }

  private func slowHours(_ measurement: Measurement) -> ChangePoint? {
    guard measurement.area == .latency, measurement.since == nil,
      let (now, before) = Self.quantiles(measurement), now > before, before > 0,
      let usual = referenceCalls?.total.latencies.histogram
    else { return nil }
    let middle = (now * before).squareRoot()
    let hours = profile.calls.hours
    let bits = hours.values.map(\.mantissaBits).reduce(usual.mantissaBits, min)
    func counts(_ latencies: NumberHistogram?) -> [Int] {
      latencies?.counts(byEdges: [middle], mantissaBits: bits) ?? [0, 0]
    }
    guard let last = hours.keys.max() else { return nil }
    return ChangePoint(parts: (0...last).map { counts(hours[$0]) }, reference: counts(usual))
  }

  /// What a quantile of latencies is in the window and in the reference, in seconds.
  private static func quantiles(_ measurement: Measurement) -> (now: Double, before: Double)? {
    switch (measurement.name, measurement.fact) {
    case ("p99_ratio", .median(let now, let before)): return (now, before)
    case ("p50", _), ("p90", _), ("p95", _), ("p99", _), ("p99_9", _):
      guard let now = measurement.value, let before = measurement.reference else { return nil }
      return (now, before)
    default: return nil
    }
  }

  private func hour(_ index: Int) -> Int64 { min(window.start + Int64(index) * 3_600, window.end) }
}
