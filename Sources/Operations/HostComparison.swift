import HostMetrics

/// What is unusual about a measure of a host.
public enum HostDeviation: String, Sendable, Hashable, CaseIterable {
  /// The mean of the window is above the reference's.
  case higher
  /// The mean of the window is below the reference's.
  case lower
  /// For an hour or longer it was above what the reference's windows reach.
  case highFor = "high_for"
  /// For some minutes it was far above what the reference's windows reach.
  case peak
  /// For an hour or longer it was below what the reference's windows fall to.
  case lowFor = "low_for"
  /// It was full, for an hour or longer on end, and longer than in the reference's windows.
  case full
}

/// Something unusual about a measure of a host in a window.
public struct HostFinding: Sendable, Equatable {
  /// The host.
  public var host: String
  /// What was measured.
  public var measure: HostMeasure
  /// What is unusual.
  public var deviation: HostDeviation
  /// The number that is unusual: a level in the measure's unit, of `full` minutes.
  public var value: Double
  /// The least that number is in a window of the reference.
  public var usualLow: Double
  /// The most that number is in a window of the reference.
  public var usualHigh: Double
  /// The limit that it passed.
  public var limit: Double
  /// When it began: seconds since 1970.
  public var since: Int64
  /// When it ended, or the window did: seconds since 1970.
  public var until: Int64
}

/// Compares windows of hosts with those of a reference.
public struct HostComparison: Sendable {
  /// A series of the reference's and the window's.
  private struct Key: Hashable {
    var host: String
    var measure: HostMeasure
  }

  private var reference: [Key: [HostLevels]] = [:]
  /// The least share of a window that must have values for its level to count.
  private static let enoughCoverage = 0.5
  /// How much longer than in the reference something must be full: half an hour, in minutes.
  private static let fullMargin = 30.0

  /// Creates a comparison with no window yet.
  public init() {}

  /// Adds a window of the reference: its series of seconds `from..<to` since 1970.
  public mutating func add(_ series: [HostSeries], from: Int64, to: Int64) {
    for series in series {
      guard let levels = HostLevels(series, from: from, to: to) else { continue }
      add(levels, of: series.host, series.measure)
    }
  }

  /// Adds the levels of a window of the reference; those of a window of which more than half has no
  /// value do not count.
  public mutating func add(_ levels: HostLevels, of host: String, _ measure: HostMeasure) {
    guard levels.coverage >= Self.enoughCoverage else { return }
    reference[Key(host: host, measure: measure), default: []].append(levels)
  }

  /// The hosts that at least half of the reference's windows have, by name: one of them without a
  /// reading in a window is silent.
  public var steadyHosts: [String] {
    var most: [String: Int] = [:]
    for (key, levels) in reference { most[key.host] = max(most[key.host] ?? 0, levels.count) }
    let windows = most.values.max() ?? 0
    return most.filter { 2 * $0.value >= windows }.keys.sorted()
  }

  /// The largest share of a window of the reference in which a host has no value, 0…1; nil where the
  /// reference has fewer than three windows of it.
  ///
  /// By the measure that is read most steadily.
  func usualGap(of host: String) -> Double? {
    reference.filter { $0.key.host == host && $0.value.count >= HostLimits.fewestWindows }
      .compactMap { $0.value.map { 1 - $0.coverage }.max() }.min()
  }

  /// How many windows of the reference have a measure of a host.
  public func windows(of host: String, _ measure: HostMeasure) -> Int {
    reference[Key(host: host, measure: measure)]?.count ?? 0
  }

  /// Returns what is unusual about a series of the window of seconds `from..<to` since 1970.
  ///
  /// At most one deviation upward, one downward and one of being full; nothing where the reference
  /// has fewer than three windows of it. Hosts that the reference does not know are compared with
  /// none.
  public func findings(_ series: HostSeries, from: Int64, to: Int64) -> [HostFinding] {
    guard let usual = reference[Key(host: series.host, measure: series.measure)],
      let levels = HostLevels(series, from: from, to: to)
    else { return [] }
    let judged = JudgedSeries(series: series, from: from, to: to)
    var findings: [HostFinding] = []
    if let finding = upward(judged, levels, usual) { findings.append(finding) }
    if let finding = downward(judged, levels, usual) { findings.append(finding) }
    if let finding = full(judged, levels, usual) { findings.append(finding) }
    return findings
  }

  private func upward(
    _ judged: JudgedSeries, _ levels: HostLevels, _ usual: [HostLevels]
  ) -> HostFinding? {
    let highest = usual.map(\.highest)
    if let limit = HostLimits(highest, of: judged.series.measure)?.high, levels.highest > limit {
      return judged.finding(.highFor, levels.highest, highest, limit) { $0 > limit }
    }
    let means = usual.map(\.mean)
    if levels.coverage >= Self.enoughCoverage,
      let limit = HostLimits(means, of: judged.series.measure)?.high, levels.mean > limit
    {
      return judged.finding(.higher, levels.mean, means, limit) { $0 > limit }
    }
    let peaks = usual.map(\.peak)
    guard let limit = HostLimits(peaks, of: judged.series.measure, lasts: false)?.high,
      levels.peak > limit
    else { return nil }
    return judged.finding(.peak, levels.peak, peaks, limit) { $0 > limit }
  }

  private func downward(
    _ judged: JudgedSeries, _ levels: HostLevels, _ usual: [HostLevels]
  ) -> HostFinding? {
    let lowest = usual.map(\.lowest)
    if let limit = HostLimits(lowest, of: judged.series.measure)?.low, levels.lowest < limit {
      return judged.finding(.lowFor, levels.lowest, lowest, limit) { $0 < limit }
    }
    let means = usual.map(\.mean)
    guard levels.coverage >= Self.enoughCoverage,
      let limit = HostLimits(means, of: judged.series.measure)?.low, levels.mean < limit
    else { return nil }
    return judged.finding(.lower, levels.mean, means, limit) { $0 < limit }
  }

  private func full(
    _ judged: JudgedSeries, _ levels: HostLevels, _ usual: [HostLevels]
  ) -> HostFinding? {
    guard usual.count >= HostLimits.fewestWindows, let minutes = levels.saturatedMinutes,
      levels.highest >= HostMeasureSummary.full
    else { return nil }
    let usual = usual.compactMap(\.saturatedMinutes)
    let limit = 1.5 * (usual.max() ?? 0) + Self.fullMargin
    guard minutes > limit else { return nil }
    return judged.finding(.full, minutes, usual, limit) { $0 >= HostMeasureSummary.full }
  }
}

/// A series with its window.
private struct JudgedSeries {
  var series: HostSeries
  var from: Int64
  var to: Int64

  /// Returns a finding with when it began and ended: the stretches whose mean is beyond, without
  /// the intervals at their ends that are not.
  func finding(
    _ deviation: HostDeviation, _ value: Double, _ usual: [Double], _ limit: Double,
    isBeyond: (Double) -> Bool
  ) -> HostFinding {
    let length =
      deviation == .peak ? HostLevels.peakLength : HostLevels.stretch(from: from, to: to)
    let span = span(length, isBeyond)
    return HostFinding(
      host: series.host, measure: series.measure, deviation: deviation, value: value,
      usualLow: usual.min() ?? value, usualHigh: usual.max() ?? value, limit: limit,
      since: span.since, until: span.until)
  }

  private func span(
    _ length: Int64, _ isBeyond: (Double) -> Bool
  ) -> (since: Int64, until: Int64) {
    let intervals = series.intervals
    let stretches = HostLevels.means(intervals, over: length).filter { isBeyond($0.mean) }
    guard var first = stretches.first?.first, var last = stretches.last?.last else {
      return (from, to)
    }
    while first < last, !isBeyond(intervals[first].value) { first += 1 }
    while last > first, !isBeyond(intervals[last].value) { last -= 1 }
    let second: Int64 = 1_000_000_000
    return (intervals[first].start / second, (intervals[last].end + second - 1) / second)
  }
}

extension HostFinding {
  /// Returns the findings that say something of their own.
  ///
  /// Of one host, a full measure says more than that it was high; processor time says what its modes
  /// say, busy disks what waiting for them says, bytes what operations say, and the share of memory
  /// what its bytes say.
  public static func principal(_ findings: [HostFinding]) -> [HostFinding] {
    findings.filter { finding in
      !findings.contains { other in
        guard other.host == finding.host, other != finding else { return false }
        if other.measure == finding.measure {
          return other.deviation == .full && finding.deviation.isUpward
        }
        return finding.measure.implying.contains(other.measure)
          && other.deviation.isUpward == finding.deviation.isUpward
      }
    }
  }
}

extension HostDeviation {
  /// Whether there is more than usual.
  var isUpward: Bool { self != .lower && self != .lowFor }
}

extension HostMeasure {
  /// The measures of which a like finding makes one of this measure needless.
  fileprivate var implying: [HostMeasure] {
    switch self {
    case .cpuUser, .cpuSystem: [.cpuUtilization]
    case .cpuWait: [.diskBusy]
    case .load1m: [.cpuUtilization, .diskBusy]
    case .memoryUsed: [.memoryUtilization]
    case .diskReadOperations: [.diskReadBytes]
    case .diskWriteOperations: [.diskWriteBytes]
    default: []
    }
  }
}
