import Profiles

/// The calls of one minute, as far as objectives care.
public struct CallMinute: Sendable, Equatable {
  /// Whole minutes since 1970 UTC.
  public var minute: Int64
  /// Its calls, retries included.
  public var calls: Int
  /// Those without a good answer.
  public var errors: Int

  /// Creates a minute.
  public init(minute: Int64, calls: Int, errors: Int) {
    self.minute = minute
    self.calls = calls
    self.errors = errors
  }

  /// Returns the minutes of a profile that have calls, ascending.
  public static func all(of profile: CallProfile) -> [CallMinute] {
    profile.minutes.filter { $0.value.calls > 0 }.map { minute, calls in
      CallMinute(minute: minute, calls: calls.calls, errors: calls.errors)
    }.sorted { $0.minute < $1.minute }
  }

  /// Returns the minutes of a profile that have calls, ascending; none where nobody knows of any call
  /// how it ended.
  public static func judged(of profile: CallProfile) -> [CallMinute] {
    let isJudged = profile.hosts.values.contains { $0.calls > $0.unreadable }
    return isJudged ? all(of: profile) : []
  }

  /// Returns the minutes of a profile with the calls that took longer than `seconds` as errors,
  /// ascending; nil unless all of its calls were counted by this limit.
  ///
  /// Calls without a latency do not count.
  public static func slow(of profile: CallProfile, above seconds: Double) -> [CallMinute]? {
    let calls = profile.minutes.values.reduce(0) { $0 + $1.calls }
    guard let known = profile.slowMinutes.known(above: seconds, of: calls) else { return nil }
    return profile.minutes.compactMap { minute, calls in
      let timed = calls.calls - (known.untimed[minute] ?? 0)
      guard timed > 0 else { return nil }
      return CallMinute(
        minute: minute, calls: timed, errors: min(known.slow[minute] ?? 0, timed))
    }.sorted { $0.minute < $1.minute }
  }

  /// Returns the hours of a base window with the calls that took longer than `seconds` as errors,
  /// each by its first minute; calls without a latency do not count.
  ///
  /// A latency near the limit counts by the bin that it lies in. Where a profile keeps no hours, the
  /// window is one step, of which `total` has the calls of all hosts.
  public static func slowHours(
    of profile: CallProfile, total: @autoclosure () -> HostCalls, from start: Int64,
    above seconds: Double
  ) -> [CallMinute] {
    guard !profile.hours.isEmpty else {
      let all = total().latencies.histogram
      return all.isEmpty ? [] : [slow(all, start, above: seconds)]
    }
    return profile.hours.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }.map {
      slow($0.value, start + Int64($0.key) * 3_600, above: seconds)
    }
  }

  private static func slow(
    _ latencies: NumberHistogram, _ start: Int64, above seconds: Double
  ) -> CallMinute {
    CallMinute(
      minute: start / 60, calls: latencies.count,
      errors: latencies.count - latencies.count(atMost: seconds))
  }
}
