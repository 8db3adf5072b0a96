import HostMetrics
import Operations
import PipelineFile
import ProfileStore
import Profiles
import Windows

/// What was read of hosts, as the state has it; the levels of base windows are worked out once.
final class HostSource: Sendable {
  private let setup: Setup
  private let store: ProfileStore
  /// The levels of base windows, by their starts.
  private let levels = Guarded<[Int64: [Level]]>([:])

  /// How far before a window its slow changes are looked for, in seconds.
  static let lookback = MemoryLeak.span

  /// What a base window has of one series.
  private struct Level {
    var host: String
    var measure: HostMeasure
    var levels: HostLevels
  }

  /// Creates the source of a run.
  init(setup: Setup, store: ProfileStore) {
    self.setup = setup
    self.store = store
  }

  /// Whether the pipeline has a source of host metrics.
  var isThere: Bool { !setup.pipeline.metrics.isEmpty }

  /// Returns, by the starts of base windows, the digests of what was read of hosts in them.
  func digests() throws(ReplayError) -> [Int64: ContentDigest] {
    guard isThere else { return [:] }
    do throws(StoreError) {
      return try store.readingDigests()
    } catch {
      throw .state(error)
    }
  }

  /// Returns what readings tell of a window beside its reference's base windows, nil where there are
  /// none in it; and the times in which hosts were not read.
  ///
  /// `began` says whether there are readings before the window: where there are none, what lies before
  /// the first one is no gap.
  ///
  /// `goesOn` says whether there are readings behind the window: where there are none, the feed may
  /// be late, and what lies behind the newest one is no gap.
  func evidence(
    of window: Window, reference: [WindowBounds], began: Bool, goesOn: Bool
  ) throws(ReplayError) -> (evidence: HostEvidence?, unread: [HostSilence]) {
    guard isThere else { return (nil, []) }
    // What slow changes are looked for in holds the window's own readings, too.
    let recent = try readings(
      from: min(window.start, window.end - Self.lookback), to: window.end)
    let readings = recent.part(from: firstReading(for: window.start), to: window.end)
    let whole = HostEvaluation(readings, from: window.start, to: window.end)
    guard goesOn || !whole.series.isEmpty else { return (nil, []) }
    let comparison = try comparison(with: reference)
    let unread = unread(whole.series, comparison, window, began: began, goesOn: goesOn)
    guard !whole.series.isEmpty else { return (nil, unread) }
    var evidence = HostEvidence(
      summaries: whole.series.compactMap {
        HostMeasureSummary($0, from: window.start, to: window.end)
      },
      findings: findings(whole, readings, window, comparison), leaks: leaks(recent, window),
      restarts: whole.restarts,
      comparedAreas: Set(
        whole.series.filter {
          comparison.windows(of: $0.host, $0.measure) >= HostLimits.fewestWindows
        }.map(\.measure.area)))
    evidence.servers = whole.buckets.compactMap { ServerLatency($0) }
    return (evidence, unread)
  }

  private func unread(
    _ series: [HostSeries], _ comparison: HostComparison, _ window: Window, began: Bool,
    goesOn: Bool
  ) -> [HostSilence] {
    let first = series.compactMap { $0.intervals.first?.start }.min().map { $0 / 1_000_000_000 }
    let newest = series.compactMap { $0.intervals.last?.end }.max().map { $0 / 1_000_000_000 }
    return HostSilence.all(
      in: series, comparison: comparison, from: began ? window.start : first ?? window.end,
      to: window.end,
      until: goesOn ? window.end : newest ?? window.start)
  }

  /// Returns the readings of seconds `from..<to` since 1970 UTC, and those of the base window before,
  /// which make rates known across the start.
  ///
  /// Those behind the end have no part in it: every day's report would change with the next day's.
  private func readings(from: Int64, to: Int64) throws(ReplayError) -> HostReadings {
    var readings = HostReadings()
    do {
      for record in try store.readings(
        startingIn: WindowBounds(start: firstReading(for: from), end: to))
      {
        readings.merge(try HostReadings(decoding: record.bytes))
      }
    } catch let error as StoreError {
      throw .state(error)
    } catch {
      throw .damagedState(reason: "\(error)")
    }
    return readings
  }

  /// The start of the base window before the one that holds a second.
  private func firstReading(for second: Int64) -> Int64 {
    setup.base.window(before: setup.base.window(containing: second)).start
  }

  /// Returns what is unusual in the base windows of a window, so that a week tells what its days do.
  private func findings(
    _ whole: HostEvaluation, _ readings: HostReadings, _ window: Window,
    _ comparison: HostComparison
  ) -> [HostFinding] {
    let bases = setup.base.windows(from: window.start, to: window.end)
    let found = bases.flatMap { base -> [HostFinding] in
      let series =
        bases.count == 1
        ? whole.series : HostEvaluation(readings, from: base.start, to: base.end).series
      return HostFinding.principal(
        series.flatMap { comparison.findings($0, from: base.start, to: base.end) })
    }
    return Self.joined(found)
  }

  /// Returns one finding of every host, measure and deviation: the largest, over all of their times.
  private static func joined(_ findings: [HostFinding]) -> [HostFinding] {
    struct Key: Hashable {
      var host: String
      var measure: HostMeasure
      var deviation: HostDeviation
    }
    var joined: [Key: HostFinding] = [:]
    for finding in findings {
      let key = Key(host: finding.host, measure: finding.measure, deviation: finding.deviation)
      guard var known = joined[key] else {
        joined[key] = finding
        continue
      }
      let isFarther = abs(finding.value - finding.limit) > abs(known.value - known.limit)
      let (since, until) = (min(known.since, finding.since), max(known.until, finding.until))
      if isFarther { known = finding }
      (known.since, known.until) = (since, until)
      joined[key] = known
    }
    return joined.values.sorted {
      ($0.host, $0.measure.rawValue, $0.deviation.rawValue)
        < ($1.host, $1.measure.rawValue, $1.deviation.rawValue)
    }
  }

  /// Returns the memory that grows from day to day up to the end of a window.
  private func leaks(_ recent: HostReadings, _ window: Window) -> [MemoryLeak] {
    let start = window.end - Self.lookback
    let readings = recent.part(from: firstReading(for: start), to: window.end)
    let days = HostEvaluation(readings, from: start, to: window.end)
    let hosts = Dictionary(grouping: days.series, by: \.host).sorted { $0.key < $1.key }
    return hosts.compactMap { _, series in
      guard let used = series.first(where: { $0.measure == .memoryUsed }) else { return nil }
      return MemoryLeak(
        used: used, utilization: series.first { $0.measure == .memoryUtilization },
        restarts: days.restarts, end: window.end)
    }
  }

  // MARK: Reference

  private func comparison(with windows: [WindowBounds]) throws(ReplayError) -> HostComparison {
    var comparison = HostComparison()
    for window in windows {
      for level in try levels(of: window) {
        comparison.add(level.levels, of: level.host, level.measure)
      }
    }
    return comparison
  }

  private func levels(of window: WindowBounds) throws(ReplayError) -> [Level] {
    if let known = levels.withValue({ $0[window.start] }) { return known }
    let series = HostEvaluation(
      try readings(from: window.start, to: window.end), from: window.start, to: window.end
    ).series
    let found = series.compactMap { series in
      HostLevels(series, from: window.start, to: window.end).map {
        Level(host: series.host, measure: series.measure, levels: $0)
      }
    }
    levels.withValue { $0[window.start] = found }
    return found
  }
}
