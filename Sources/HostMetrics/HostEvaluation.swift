/// The series that readings give in a stretch of time.
public struct HostEvaluation: Sendable, Equatable {
  /// The series, by host and then by measure.
  public var series: [HostSeries] = []
  /// The restarts that the readings show, by host and then by time.
  public var restarts: [HostRestart] = []

  /// The histograms of servers, by host and then by service.
  public var buckets: [HostBuckets] = []

  private static let nanosecondsPerSecond: Int64 = 1_000_000_000

  /// Evaluates seconds `from..<to` since 1970.
  ///
  /// Readings before the stretch make the rate across its start known, and those after it the rate
  /// across its end; how far back they reach changes nothing else but what the usual spacing of
  /// points is.
  public init(_ readings: HostReadings, from: Int64, to: Int64) {
    let start = from.multipliedReportingOverflow(by: Self.nanosecondsPerSecond)
    let end = to.multipliedReportingOverflow(by: Self.nanosecondsPerSecond)
    guard !start.overflow, !end.overflow, from < to else { return }
    for name in readings.hostNames {
      guard let host = readings.hosts[name] else { continue }
      let tracks = HostTracks(host, from: start.partialValue, to: end.partialValue)
      for measure in HostMeasure.allCases {
        guard let track = tracks.track(of: measure), !track.intervals.isEmpty else { continue }
        series.append(
          HostSeries(
            host: name, measure: measure, intervals: track.intervals,
            gaps: track.gaps))
      }
      buckets += HostBuckets.all(host: name, tracks.bucketIncreases)
      restarts += tracks.restarts.map { HostRestart(host: name, time: $0) }
    }
  }
}

/// The tracks of one host in a stretch of time.
private struct HostTracks {
  private var tracks: [HostSeriesKey: Track] = [:]
  private var boots: [Int64] = []

  init(_ host: HostReadings.Host, from start: Int64, to end: Int64) {
    let firstTimes = Self.firstTimes(host)
    for (key, column) in host.series {
      guard key.signal != .boot else {
        boots += column.points.map(\.time).filter { $0 >= start && $0 < end }
        continue
      }
      let points = Self.fromStart(column.points, key, firstTimes)
      var track = Track(
        points, isCounter: key.signal.isCounter, isProcessor: key.signal.isProcessor)
      track.addEnds(points, from: start, to: end)
      tracks[key] = track.clipped(from: start, to: end)
    }
  }

  /// When signals of servers were first read, of any of their parts.
  private static func firstTimes(_ host: HostReadings.Host) -> [HostSeriesKey: Int64] {
    var times: [HostSeriesKey: Int64] = [:]
    for (key, column) in host.series where key.signal.hasParts {
      guard let time = column.points.first?.time else { continue }
      times[key.whole] = min(times[key.whole] ?? time, time)
    }
    return times
  }

  /// Returns the points of a part, with the zero that it began at where others were read before.
  private static func fromStart(
    _ points: [HostPoint], _ key: HostSeriesKey, _ firstTimes: [HostSeriesKey: Int64]
  ) -> [HostPoint] {
    guard key.part != 0, let first = points.first, let start = first.start, start < first.time,
      let others = firstTimes[key.whole], others <= start
    else { return points }
    return [HostPoint(time: start, value: 0)] + points
  }

  /// When the host restarted: by its own word, or when its processors' counters began anew.
  var restarts: [Int64] {
    var times = Set(boots)
    // All processors have time without work; other modes may stand still, or be those of one.
    let hasIdle = tracks[HostSeriesKey(.idleSeconds)] != nil
    for signal in hasIdle ? [.idleSeconds] : HostSignal.processorModes {
      times.formUnion(tracks[HostSeriesKey(signal)]?.restarts ?? [])
    }
    // Several signals of one restart lie close together: the first stands for it.
    var kept: [Int64] = []
    for time in times.sorted() where kept.last.map({ time - $0 > 60_000_000_000 }) ?? true {
      kept.append(time)
    }
    return kept
  }

  /// How much the counts of buckets grew, by their devices.
  var bucketIncreases: [(device: String, count: Double)] {
    var increases: [String: Double] = [:]
    for (key, track) in tracks where key.signal == .bucketCount || key.signal == .bucketRate {
      increases[key.device, default: 0] += track.intervals.reduce(0) { $0 + $1.value * $1.seconds }
    }
    return increases.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The tracks of a signal, of all its devices in the order of their names.
  private func devices(_ signal: HostSignal?) -> [Track] {
    guard let signal else { return [] }
    return tracks.keys.filter { $0.signal == signal }.sorted().compactMap { tracks[$0] }
  }

  /// The track of a measure: by counters where there are some, else by values.
  func track(of measure: HostMeasure) -> Track? {
    if let counted = counted(measure), !counted.intervals.isEmpty { return counted }
    let values = devices(.value(measure))
    guard !values.isEmpty else { return nil }
    return measure.addsUp ? Self.sum(values) : Self.greatest(values)
  }

  private static func sum(_ tracks: [Track]) -> Track {
    Track.merged(tracks) { values in
      let known = values.compactMap { $0 }
      return known.isEmpty ? nil : known.reduce(0, +)
    }
  }

  private static func greatest(_ tracks: [Track]) -> Track {
    Track.merged(tracks) { values in values.compactMap { $0 }.max() }
  }

  private func counted(_ measure: HostMeasure) -> Track? {
    switch measure {
    case .cpuUtilization: share { 1 - ($0[.idleSeconds] ?? 1) - ($0[.waitSeconds] ?? 0) }
    case .cpuUser: share { $0[.userSeconds] }
    case .cpuSystem: share { $0[.systemSeconds] }
    case .cpuWait: share { $0[.waitSeconds] }
    case .cpuSteal: share { $0[.stealSeconds] }
    case .networkErrors: Self.sum(devices(.receiveErrors) + devices(.transmitErrors))
    case .networkDrops: Self.sum(devices(.receiveDrops) + devices(.transmitDrops))
    case .diskBusy: Self.greatest(devices(.counter(.diskBusy)))
    case .serverDuration: duration()
    default: HostSignal.counter(measure).map { Self.sum(devices($0)) }
    }
  }

  /// Returns the track of a share of processor time, from the shares by mode.
  private func share(_ value: ([HostSignal: Double]) -> Double?) -> Track? {
    let known = HostSignal.processorModes.filter { tracks[HostSeriesKey($0)] != nil }
    guard known.contains(.idleSeconds), known.count > 1 else { return nil }
    return Track.merged(known.compactMap { tracks[HostSeriesKey($0)] }) { rates in
      // Modes are read at one time: where one has no rate, none is a share of the whole.
      let all = rates.compactMap { $0 }
      let total = all.reduce(0, +)
      guard all.count == known.count, total > 0 else { return nil }
      let shares = Dictionary(uniqueKeysWithValues: zip(known, all.map { $0 / total }))
      return value(shares).map { min(max($0, 0), 1) }
    }
  }

  /// Returns the track of the mean duration of requests, of all services of the host.
  private func duration() -> Track? {
    let requests = Self.sum(devices(.counter(.serverRequests)))
    let seconds = Self.sum(devices(.serverSeconds))
    guard !requests.intervals.isEmpty, !seconds.intervals.isEmpty else { return nil }
    return Track.merged([requests, seconds]) { rates in
      guard let requests = rates[0], let seconds = rates[1], requests > 0 else { return nil }
      return seconds / requests
    }
  }
}

extension Track {
  /// Adds the gaps before the first point and behind the last, where they are as long as one.
  fileprivate mutating func addEnds(_ points: [HostPoint], from start: Int64, to end: Int64) {
    guard let first = points.first, let last = points.last else { return }
    let longest = Self.longestSpacing(points)
    if first.time > start, first.time &- start > longest {
      gaps.insert(HostGap(start: start, end: first.time), at: 0)
    }
    if last.time < end, end &- last.time > longest {
      gaps.append(HostGap(start: max(last.time, start), end: end))
    }
  }
}
