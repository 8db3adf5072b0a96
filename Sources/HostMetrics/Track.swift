/// The values of one raw series over time, before series are put together.
struct Track: Equatable {
  /// The values, in the order of time and apart from each other.
  var intervals: [HostInterval] = []
  /// The times between points that lie too far apart.
  var gaps: [HostGap] = []
  /// When a counter was seen to begin anew.
  var restarts: [Int64] = []

  /// The least spacing of points that may be a gap: ten minutes, in nanoseconds.
  private static let shortestGap: Int64 = 600_000_000_000
  /// How many times the usual spacing is a gap.
  private static let gapFactor: Int64 = 5
  /// How long a lone value counts: a minute, in nanoseconds.
  private static let loneSpan: Int64 = 60_000_000_000

  /// Creates the track of a series' points.
  ///
  /// The processors of a host are counted together, so that their sum also falls where one of them is
  /// taken offline: `isProcessor`.
  init(_ points: [HostPoint], isCounter: Bool, isProcessor: Bool = false) {
    let spacing = Self.spacing(points, isCounter: isCounter)
    let longest = Self.longest(spacing)
    for index in points.indices {
      let previous = index > 0 ? points[index - 1] : nil
      let isGap = previous.map { points[index].time &- $0.time > longest } ?? false
      if isGap, let previous {
        gaps.append(HostGap(start: previous.time, end: points[index].time))
      }
      if isCounter {
        addRate(previous, points[index], isGap: isGap, isProcessor: isProcessor)
      } else {
        addValue(points[index], after: isGap ? nil : previous, spacing: spacing)
      }
    }
  }

  /// Creates the track of intervals and gaps in order.
  init(intervals: [HostInterval], gaps: [HostGap], restarts: [Int64] = []) {
    self.intervals = intervals
    self.gaps = gaps
    self.restarts = restarts
  }

  /// Returns the longest time between points that is no gap, in nanoseconds.
  static func longestSpacing(_ points: [HostPoint]) -> Int64 {
    longest(spacing(points, isCounter: true))
  }

  private static func longest(_ spacing: Int64) -> Int64 {
    let (product, isOverflow) = spacing.multipliedReportingOverflow(by: gapFactor)
    return isOverflow ? .max : max(shortestGap, product)
  }

  /// The median time between points, the lower one of two; of a lone value its own interval.
  private static func spacing(_ points: [HostPoint], isCounter: Bool) -> Int64 {
    var steps: [Int64] = []
    for (point, next) in zip(points, points.dropFirst()) { steps.append(next.time &- point.time) }
    guard !steps.isEmpty else {
      guard !isCounter, let point = points.first, let start = point.start, start < point.time
      else { return loneSpan }
      return point.time &- start
    }
    steps.sort()
    return steps[(steps.count - 1) / 2]
  }

  /// Adds the rate between two points of a counter.
  ///
  /// Where it fell, or began after the first point, the growth is what it reached since it began,
  /// as in Prometheus' `increase`.
  private mutating func addRate(
    _ previous: HostPoint?, _ point: HostPoint, isGap: Bool, isProcessor: Bool
  ) {
    guard let previous else { return }
    let began = point.start.flatMap { $0 > previous.time ? $0 : nil }
    if isProcessor, began == nil, point.value < previous.value {
      // The host did not begin anew: its start is the same, or the sum lost too little for that.
      guard point.start == nil, point.value < previous.value / 2 else { return }
    }
    let isRestart = began != nil || point.value < previous.value
    if isRestart { restarts.append(began ?? point.time) }
    guard !isGap else { return }
    let start = began ?? previous.time
    let growth = isRestart ? point.value : point.value - previous.value
    guard point.time > start, growth >= 0 else { return }
    let seconds = Double(point.time &- start) / 1e9
    intervals.append(HostInterval(start: start, end: point.time, value: growth / seconds))
  }

  /// Adds a value, which holds from the point before on, or for as long as it says.
  private mutating func addValue(_ point: HostPoint, after previous: HostPoint?, spacing: Int64) {
    var start = point.start ?? previous?.time ?? (point.time &- spacing)
    if let last = intervals.last { start = max(start, last.end) }
    guard point.time > start else { return }
    intervals.append(HostInterval(start: start, end: point.time, value: point.value))
  }

  /// Returns what lies within nanoseconds `start..<end`.
  func clipped(from start: Int64, to end: Int64) -> Track {
    Track(
      intervals: intervals.compactMap {
        let (from, to) = (max($0.start, start), min($0.end, end))
        return from < to ? HostInterval(start: from, end: to, value: $0.value) : nil
      },
      gaps: gaps.compactMap {
        let (from, to) = (max($0.start, start), min($0.end, end))
        return from < to ? HostGap(start: from, end: to) : nil
      }, restarts: restarts.filter { $0 >= start && $0 < end })
  }
}

extension Track {
  /// Returns one track of several: at each time what `combine` makes of the values that hold then,
  /// one per track and nil where a track has none.
  ///
  /// Where it makes nothing, there is no value. Gaps are those that all tracks share.
  static func merged(_ tracks: [Track], by combine: ([Double?]) -> Double?) -> Track {
    guard tracks.count > 1 else { return tracks.first.map { single($0, by: combine) } ?? Track() }
    var edges: Set<Int64> = []
    for track in tracks {
      for interval in track.intervals {
        edges.insert(interval.start)
        edges.insert(interval.end)
      }
    }
    let times = edges.sorted()
    var places = [Int](repeating: 0, count: tracks.count)
    var values = [Double?](repeating: nil, count: tracks.count)
    var intervals: [HostInterval] = []
    for (start, end) in zip(times, times.dropFirst()) {
      for index in tracks.indices {
        values[index] = value(of: tracks[index], at: start, &places[index])
      }
      guard let value = combine(values), value.isFinite else { continue }
      intervals.append(HostInterval(start: start, end: end, value: value))
    }
    return Track(
      intervals: intervals, gaps: sharedGaps(tracks),
      restarts: Set(tracks.flatMap(\.restarts)).sorted())
  }

  init() { self.init(intervals: [], gaps: []) }

  private static func single(_ track: Track, by combine: ([Double?]) -> Double?) -> Track {
    Track(
      intervals: track.intervals.compactMap { interval in
        guard let value = combine([interval.value]), value.isFinite else { return nil }
        return HostInterval(start: interval.start, end: interval.end, value: value)
      }, gaps: track.gaps, restarts: track.restarts)
  }

  /// Returns the value that holds from a time on; `place` goes on with each later time.
  private static func value(of track: Track, at time: Int64, _ place: inout Int) -> Double? {
    while place < track.intervals.count, track.intervals[place].end <= time { place += 1 }
    guard place < track.intervals.count, track.intervals[place].start <= time else { return nil }
    return track.intervals[place].value
  }

  /// Returns the gaps of the first track as far as all others have gaps there too.
  private static func sharedGaps(_ tracks: [Track]) -> [HostGap] {
    var shared = tracks.first?.gaps ?? []
    for track in tracks.dropFirst() {
      var next: [HostGap] = []
      for gap in shared {
        for other in track.gaps where other.start < gap.end && gap.start < other.end {
          next.append(HostGap(start: max(gap.start, other.start), end: min(gap.end, other.end)))
        }
      }
      shared = next
    }
    return shared
  }
}
