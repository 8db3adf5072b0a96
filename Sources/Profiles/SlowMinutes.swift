import InferenceLog

/// How many calls took longer than each of some limits, minute by minute.
///
/// Minutes without a slow call take no room. Merging adds counts, so that neither order nor splits of
/// the calls change anything; a limit is known of the whole only where it is known of every part.
public struct SlowMinutes: Sendable, Equatable {
  /// What was counted by one limit.
  struct Count: Sendable, Equatable {
    /// The calls that were looked at, those without a latency among them.
    var calls = 0
    /// The slow ones by minute: whole minutes since 1970, UTC.
    var slow: [Int64: Int] = [:]
  }

  /// The counts by limit in seconds.
  var counts: [Double: Count] = [:]
  /// The calls without a latency by minute, of all calls that were looked at by any limit.
  var untimed: [Int64: Int] = [:]

  /// Returns the calls above a limit, and those without a latency, by minute; nil unless all `calls`
  /// of the profile were looked at by this limit.
  public func known(
    above seconds: Double, of calls: Int
  ) -> (slow: [Int64: Int], untimed: [Int64: Int])? {
    let count = counts[seconds] ?? Count()
    // A part that was not looked at leaves the sum short.
    return count.calls == calls ? (count.slow, untimed) : nil
  }

  /// Returns the longest latency that keeps a limit, as a latency is stored: in seconds.
  ///
  /// A logged number times its unit is off by up to 1.5 × 2^-52 of itself (13 × 0.001 is above 0.013):
  /// three steps of a double reach that, and less than decimals of 15 digits can differ by.
  public static func longestKept(by seconds: Double) -> Double { seconds.nextUp.nextUp.nextUp }

  mutating func merge(_ other: SlowMinutes) {
    for (limit, theirs) in other.counts {
      counts[limit, default: Count()].calls += theirs.calls
      counts[limit, default: Count()].slow.merge(theirs.slow, uniquingKeysWith: +)
    }
    untimed.merge(other.untimed, uniquingKeysWith: +)
  }
}

extension SlowMinutes {
  func encode(to writer: inout ByteWriter) {
    writer.write(count: counts.count)
    for (limit, count) in counts.sorted(by: { $0.key < $1.key }) {
      writer.write(double: limit)
      writer.write(count: count.calls)
      Self.write(count.slow, to: &writer)
    }
    if !counts.isEmpty { Self.write(untimed, to: &writer) }
  }

  /// Reads what `encode(to:)` wrote.
  ///
  /// - Throws: `ProfileCodingError` where limits or minutes do not ascend, or a count is impossible.
  init(from reader: inout ByteReader) throws(ProfileCodingError) {
    var last = -Double.infinity
    for _ in 0..<(try reader.readLength()) {
      let limit = try reader.readDouble()
      guard limit > last, limit.isFinite else { throw .invalid("limits that do not ascend") }
      let calls = try reader.readCount(atMost: 1 << 56)
      counts[limit] = Count(calls: calls, slow: try Self.minutes(from: &reader, atMost: calls))
      last = limit
    }
    guard let most = counts.values.map(\.calls).max() else { return }
    untimed = try Self.minutes(from: &reader, atMost: most)
  }

  private static func write(_ minutes: [Int64: Int], to writer: inout ByteWriter) {
    writer.write(count: minutes.count)
    var previous: Int64 = 0
    for (minute, count) in minutes.sorted(by: { $0.key < $1.key }) {
      writer.write(signed: minute &- previous)
      writer.write(count: count)
      previous = minute
    }
  }

  private static func minutes(
    from reader: inout ByteReader, atMost calls: Int
  ) throws(ProfileCodingError) -> [Int64: Int] {
    var minutes: [Int64: Int] = [:]
    var (minute, left): (Int64, Int) = (0, calls)
    for _ in 0..<(try reader.readLength()) {
      minute &+= try reader.readSigned()
      let count = try reader.readCount(atMost: left)
      guard count > 0, minutes.updateValue(count, forKey: minute) == nil else {
        throw .invalid("a minute without calls, or twice")
      }
      left -= count
    }
    return minutes
  }
}

/// Counts the slow calls of batches by minute.
struct SlowMinuteAccumulator {
  /// The limits in seconds, ascending.
  private let limits: [Double]
  /// The longest latency that keeps each.
  private let longest: [Double]
  private var slow: [[Int64: Int]]
  private var untimed: [Int64: Int] = [:]
  private var calls = 0
  /// The slow calls of the minute that is being counted by limit, and behind them those without a
  /// latency.
  private var pending: [Int]

  /// Creates an accumulator without calls; `limits` are seconds, ascending.
  init(limits: [Double]) {
    self.limits = limits
    longest = limits.map(SlowMinutes.longestKept)
    slow = limits.map { _ in [:] }
    pending = [Int](repeating: 0, count: limits.count + 1)
  }

  /// The bytes that the accumulator holds, about.
  var sizeInBytes: Int { slow.reduce(untimed.count * 32) { $0 + $1.count * 32 } }

  /// The counts of everything added so far.
  var minutes: SlowMinutes {
    var minutes = SlowMinutes()
    guard calls > 0 else { return minutes }
    for (index, limit) in limits.enumerated() {
      minutes.counts[limit] = SlowMinutes.Count(calls: calls, slow: slow[index])
    }
    minutes.untimed = untimed
    return minutes
  }

  /// Adds calls, each by the row that stands for it.
  mutating func add(_ batch: RecordBatch, rows: [Int32]) {
    guard let shortest = longest.first else { return }
    calls += rows.count
    let (latencies, times) = (batch.latencies.span, batch.times.span)
    var minute = Int64.min
    for row in rows {
      let latency = latencies[Int(row)]
      // Most calls keep every limit; NaN, which stands for no latency, keeps none.
      if latency <= shortest { continue }
      let next = floorDivide(times[Int(row)], nanosecondsPerMinute)
      if next != minute {
        flush(minute)
        minute = next
      }
      if latency.isFinite {
        for index in longest.indices where latency > longest[index] { pending[index] += 1 }
      } else {
        pending[limits.count] += 1
      }
    }
    flush(minute)
  }

  private mutating func flush(_ minute: Int64) {
    for index in pending.indices where pending[index] > 0 {
      if index < limits.count {
        slow[index][minute, default: 0] += pending[index]
      } else {
        untimed[minute, default: 0] += pending[index]
      }
      pending[index] = 0
    }
  }
}
