import HostMetrics
import Operations
import PipelineFile

extension WindowEvidence {
  /// How far beyond what is usual a measure of a host is: 1 at the limit.
  static let hostChangeMetric = "host_change"
  /// How many minutes a processor, memory or disk was full.
  static let fullMetric = "full_minutes"
  /// By which share of its size memory grew from day to day.
  static let leakMetric = "memory_leak"
  /// For how many minutes a host was not read.
  static let unreadMetric = "unread_minutes"

  /// Returns the name of a measure in metrics, as `cpu_utilization`.
  public static func metricName(of measure: HostMeasure) -> String {
    String(measure.name.map { $0 == "." ? "_" : $0 })
  }

  /// The metrics of hosts: the 95 % value of every measure, and what is unusual.
  var hostMeasurements: [Measurement] {
    guard let hosts else {
      return [Area.cpuMemory, .disk, .network].map {
        Measurement($0, Self.hostChangeMetric, value: nil, reason: hostReason)
      } + unreadHosts.map(unread)
    }
    let values = hosts.summaries.map { summary in
      Measurement(
        Area(summary.measure.area), Self.metricName(of: summary.measure), column: summary.host,
        value: summary.p95)
    }
    return values + [HostArea.cpuMemory, .disk, .network].flatMap { comparison(hosts, $0) }
      + changes(hosts) + hosts.leaks.map(leak) + unreadHosts.map(unread)
  }

  /// Whether the hosts of an area could be compared; where they could, that none changed is known.
  private func comparison(_ hosts: HostEvidence, _ area: HostArea) -> [Measurement] {
    let isMeasured = hosts.summaries.contains { $0.measure.area == area }
    let isCompared = hosts.comparedAreas.contains(area)
    let isChanged = hosts.findings.contains {
      $0.measure.area == area && $0.deviation != .full
    }
    guard !isChanged else { return [] }
    return [
      Measurement(
        Area(area), Self.hostChangeMetric, value: isCompared ? 0 : nil,
        reason: isMeasured ? "fewHostWindows" : hostReason ?? "noHostReadings")
    ]
  }

  private func changes(_ hosts: HostEvidence) -> [Measurement] {
    hosts.findings.map { finding in
      let isFull = finding.deviation == .full
      var measurement = Measurement(
        Area(finding.measure.area), isFull ? Self.fullMetric : Self.hostChangeMetric,
        column: "\(finding.host) \(finding.measure.name)",
        value: isFull ? finding.value : Self.ratio(finding), fact: .hostChange(finding),
        since: finding.since, until: finding.until)
      if isFull { measurement.usual = finding.limit }
      return measurement
    }
  }

  /// How often a number has what it may have at most; of one that fell, how often it should have
  /// what it has.
  private static func ratio(_ finding: HostFinding) -> Double {
    let isLow = finding.deviation == .lower || finding.deviation == .lowFor
    let most = 1_000.0
    let (large, small) = isLow ? (finding.limit, finding.value) : (finding.value, finding.limit)
    guard small > 0 else { return most }
    return min(most, max(1, large / small))
  }

  private func unread(_ silence: HostSilence) -> Measurement {
    var measurement = Measurement(
      .cpuMemory, Self.unreadMetric, column: silence.host, value: silence.minutes,
      fact: .unread(silence.host, isWhole: silence.isWhole), since: silence.start,
      until: silence.end)
    measurement.usual = silence.usualMinutes
    return measurement
  }

  private func leak(_ leak: MemoryLeak) -> Measurement {
    Measurement(
      .cpuMemory, Self.leakMetric, column: leak.host,
      value: leak.size.map { $0 > 0 ? leak.growth / $0 : 0 } ?? 0.05, fact: .leak(leak),
      since: leak.since)
  }
}

extension Area {
  /// The area of a report that a measure of hosts belongs to.
  init(_ area: HostArea) {
    self =
      switch area {
      case .cpuMemory: .cpuMemory
      case .disk: .disk
      case .network: .network
      case .latency: .latency
      }
  }
}
