import Profiles

/// One reading of one signal.
public struct HostPoint: Sendable, Hashable {
  /// When it was read: nanoseconds since 1970 UTC, not before.
  public var time: Int64
  /// What was read: finite.
  public var value: Double
  /// Of a counter, when it began at zero; of a value, when the time that it is the mean of began.
  ///
  /// Nanoseconds since 1970 UTC, from 0 to `time`; nil where the log does not say.
  public var start: Int64?

  /// Creates a reading; minus zero becomes zero.
  public init(time: Int64, value: Double, start: Int64? = nil) {
    self.time = time
    self.value = value + 0
    self.start = start.map { max(0, min($0, time)) }
  }

  /// Whether it can be kept.
  var isUsable: Bool { time >= 0 && value.isFinite }

  /// The minute that it lies in: whole minutes since 1970.
  var minute: Int64 { floorDivide(time, 60_000_000_000) }

  /// Whether this one is kept of two that lie in one minute: the later one, of equal times the one
  /// with the greater bits.
  func isKept(over other: HostPoint) -> Bool {
    if time != other.time { return time > other.time }
    if value.bitPattern != other.value.bitPattern {
      return value.bitPattern > other.value.bitPattern
    }
    return (start ?? .min) > (other.start ?? .min)
  }
}

/// Points in the order of time, at most one a minute.
struct PointColumn: Sendable, Equatable {
  /// The points.
  private(set) var points: [HostPoint] = []

  /// Creates the column of points in any order.
  init(_ points: [HostPoint] = []) {
    var isSteady = true
    for index in points.indices.dropFirst() where points[index - 1].minute >= points[index].minute {
      isSteady = false
      break
    }
    guard !isSteady else {
      self.points = points
      return
    }
    for point in points.sorted(by: { $1.isKept(over: $0) }) { append(point) }
  }

  /// Takes up a point that is not before the last one.
  private mutating func append(_ point: HostPoint) {
    guard let last = points.last, last.minute == point.minute else {
      return points.append(point)
    }
    if point.isKept(over: last) { points[points.count - 1] = point }
  }

  /// Adds the points of another column.
  mutating func merge(_ other: PointColumn) {
    guard let first = other.points.first else { return }
    guard let last = points.last, first.minute <= last.minute else {
      points += other.points
      return
    }
    if let end = other.points.last, let start = self.points.first, end.minute < start.minute {
      points = other.points + points
      return
    }
    self = PointColumn(points + other.points)
  }

  /// Returns the points of seconds `from..<to` since 1970.
  func part(from: Int64, to: Int64) -> PointColumn {
    var part = PointColumn()
    part.points = points.filter {
      let second = floorDivide($0.time, 1_000_000_000)
      return second >= from && second < to
    }
    return part
  }
}
