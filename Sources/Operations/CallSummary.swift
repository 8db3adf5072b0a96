// What comes in: the calls of a profile and the window they belong to. What goes out: traffic,
// latency and errors as numbers. Checks judges them. It never reads a file or a clock.

import Profiles
import Statistics
import Windows

/// How calls ended.
public struct ErrorSummary: Sendable, Equatable {
  /// The calls, retries included.
  public var calls: Int
  /// Those without a good answer.
  public var errors: Int
  /// Calls by status code; -1 where a call had none.
  public var statuses: [Int32: Int]
  /// The calls of which is known how they ended: all but those whose status cannot be read.
  public var judged: Int

  /// Errors by judged calls, 0…1; nil without these.
  public var rate: Double? { judged > 0 ? Double(errors) / Double(judged) : nil }
  /// Below this chance, a rate is worse than the reference's.
  ///
  /// There is one rate in a window: of a thousand windows as good as the reference one alarms.
  public static let certainty = 0.001

  /// The share of errors that counts as usual where there is no reference.
  public static let rateWithoutReference = 0.01

  /// Returns whether more calls fail than in `reference` by more than chance.
  ///
  /// Nil without judged calls.
  public func isWorse(than reference: ErrorSummary?) -> Bool? {
    Self.areMore(errors, of: judged, than: reference)
  }

  /// Returns whether so many errors of so many calls are more than in `reference` by more than
  /// chance.
  ///
  /// By Fisher's exact test, one-sided; without a reference, whether the interval lies above
  /// `rateWithoutReference`. Nil without calls.
  public static func areMore(
    _ errors: Int, of calls: Int, than reference: ErrorSummary?
  ) -> Bool? {
    guard calls > 0 else { return nil }
    guard let reference, reference.judged > 0 else {
      return Interval.wilson(errors, of: calls).map { $0.low > rateWithoutReference }
    }
    return ShareTest.upper(errors, of: calls, reference.errors, of: reference.judged)
      .map { $0 < certainty }
  }

  /// The 95 % interval of `rate` (Wilson); nil without judged calls.
  public var interval: (low: Double, high: Double)? {
    Interval.wilson(errors, of: judged).map { ($0.low, $0.high) }
  }

  /// Calls by class: `2xx`, and `none` for calls without status or response.
  public var classes: [String: Int] {
    var classes: [String: Int] = [:]
    for (status, count) in statuses {
      classes[status <= 0 ? "none" : "\(status / 100)xx", default: 0] += count
    }
    return classes
  }
}

/// The calls of one host.
public struct HostSummary: Sendable, Equatable {
  /// The name as logged; empty where calls name none.
  public var host: String
  /// How its calls ended.
  public var outcome: ErrorSummary
  /// How long they took.
  public var latency: LatencySummary
}

/// The calls of one part of a window.
public struct TrafficStep: Sendable, Equatable {
  /// The first second of the part, since 1970 UTC.
  public var start: Int64
  /// Its calls.
  public var calls = 0
  /// Those without a good answer.
  public var errors = 0
  /// The median latency in seconds; nil where it is not kept or there are no calls.
  public var p50: Double?
  /// The 99 % latency in seconds; nil where it is not kept or there are no calls.
  public var p99: Double?
}

/// A time without a call.
public struct TrafficGap: Sendable, Equatable {
  /// When it began: nanoseconds since 1970 UTC.
  public var start: Int64
  /// How long it lasted, in nanoseconds.
  public var length: Int64
}

/// Everything that the calls of one slice of one window tell about operations.
public struct CallSummary: Sendable, Equatable {
  /// All calls, whatever host.
  public var total: HostCalls
  /// How calls ended.
  public var outcome: ErrorSummary
  /// How long all of them took.
  public var latency: LatencySummary
  /// How long those with a good answer took.
  public var goodLatency: LatencySummary
  /// How long those without a good answer took.
  public var failedLatency: LatencySummary
  /// How long they took by how they ended, in the order of `ClassLatency`; empty where a part of the
  /// calls was profiled by a version that did not tell them apart.
  public var classes: [ClassLatency]
  /// The hosts, most calls first, equal ones by name.
  public var hosts: [HostSummary]
  /// Further calls with an id already seen.
  public var retries: Int
  /// Traffic hour by hour; empty where the window is longer than eight days.
  public var hours: [TrafficStep]
  /// The longest time without a call, the ends of the window counting as calls.
  ///
  /// Gaps within one minute are not looked into, so that it is exact from 60 s on and otherwise at
  /// most 60 s too short. Nil without calls.
  public var longestGap: TrafficGap?
  /// All times without a call of at least five minutes, in their order; the whole window where it
  /// has no call.
  public var gaps: [TrafficGap]
  private let profile: CallProfile
  private let window: Window

  /// The longest window that is shown hour by hour, in seconds.
  public static let longestHourlyWindow: Int64 = 8 * 86_400
  private static let nanosecondsPerSecond: Int64 = 1_000_000_000

  /// Summarises the calls of a profile of `window`.
  public init(_ profile: CallProfile, window: Window) {
    self.profile = profile
    self.window = window
    total = profile.total
    outcome = ErrorSummary(total)
    let latencies = total.latencies
    latency = LatencySummary(latencies)
    goodLatency = LatencySummary(total.good)
    failedLatency = LatencySummary(total.failed)
    classes = ClassLatency.all(of: profile, count: latencies.count)
    retries = profile.retries
    let (whole, isOneHost) = (latency, profile.hosts.count == 1)
    hosts = profile.hosts.map { name, calls in
      HostSummary(
        host: name, outcome: ErrorSummary(calls),
        latency: isOneHost ? whole : LatencySummary(calls.latencies))
    }.sorted {
      $0.outcome.calls != $1.outcome.calls
        ? $0.outcome.calls > $1.outcome.calls : $0.host < $1.host
    }
    hours = Self.hours(profile, window)
    let all = Self.gaps(profile, window)
    longestGap = profile.minutes.isEmpty ? nil : all.max { $0.length < $1.length }
    gaps = all.filter { $0.length >= Self.shortestGap }
  }

  /// Returns the stretches in which far more calls failed than at a usual share of errors, in the
  /// order of time.
  public func bursts(usualRate: Double) -> [ErrorBurst] {
    guard outcome.errors > 0 else { return [] }
    return BurstSearch(profile.minutes.sorted { $0.key < $1.key }, rate: usualRate).bursts
  }

  /// Returns the times in which one host of several answered nothing, by host and time.
  ///
  /// With a `reference` those are among them that answered nothing at all, though they did on at
  /// least half of its days.
  public func silentHosts(reference: CallSummary? = nil) -> [SilentHost] {
    guard !hosts.isEmpty else { return [] }
    let search = SilenceSearch(profile, start: window.start, end: window.end)
    let known = Set(reference?.hosts.map(\.host) ?? [])
    // Days are counted only where a host of the reference is not there.
    let absent = reference.flatMap {
      $0.hosts.contains { profile.hosts[$0.host] == nil } ? $0 : nil
    }
    let shares = absent.map { SteadyHosts($0.profile, for: window).shares } ?? [:]
    return
      (search.silences(of: profile, known: known)
      + search.absences(from: profile, shares: shares)).sorted {
        $0.host != $1.host ? $0.host < $1.host : $0.start < $1.start
      }
  }

  private static func hours(_ profile: CallProfile, _ window: Window) -> [TrafficStep] {
    guard window.seconds <= longestHourlyWindow else { return [] }
    let count = Int((window.seconds + 3_599) / 3_600)
    var steps = (0..<count).map { TrafficStep(start: window.start + Int64($0) * 3_600) }
    for (minute, calls) in profile.minutes {
      let hour = Int((minute * 60 - window.start) / 3_600)
      guard steps.indices.contains(hour) else { continue }
      steps[hour].calls += calls.calls
      steps[hour].errors += calls.errors
    }
    for (hour, latencies) in profile.hours where steps.indices.contains(hour) {
      steps[hour].p50 = latencies.quantile(0.5)
      steps[hour].p99 = latencies.quantile(0.99)
    }
    return steps
  }

  /// The shortest gap that is kept: five minutes, in nanoseconds.
  static let shortestGap = 300 * nanosecondsPerSecond

  /// Returns the times between successive calls, the ends of the window counting as calls.
  private static func gaps(_ profile: CallProfile, _ window: Window) -> [TrafficGap] {
    var gaps: [TrafficGap] = []
    var last = window.start &* nanosecondsPerSecond
    for (_, calls) in profile.minutes.sorted(by: { $0.key < $1.key }) {
      gaps.append(TrafficGap(start: last, length: max(0, calls.first - last)))
      last = max(last, calls.last)
    }
    let end = window.end &* nanosecondsPerSecond
    gaps.append(TrafficGap(start: last, length: max(0, end - last)))
    return gaps
  }
}

extension ErrorSummary {
  /// Calls that took longer than the server or a proxy would wait: 408, 504 and 524.
  public var timeouts: Int { [408, 504, 524].reduce(0) { $0 + (statuses[$1] ?? 0) } }
  /// Calls whose client was gone before an answer: 0 and 499.
  public var withoutResponse: Int { [0, 499].reduce(0) { $0 + (statuses[$1] ?? 0) } }

  /// Summarises how a host's calls ended.
  public init(_ calls: HostCalls) {
    self.init(
      calls: calls.calls, errors: calls.errors, statuses: calls.statuses,
      judged: calls.calls - calls.unreadable)
  }
}
