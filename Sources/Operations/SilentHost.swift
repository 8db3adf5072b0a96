import Glibc
import Profiles

/// A time in which one host answered nothing while others did.
public struct SilentHost: Sendable, Equatable {
  /// The name of the host.
  public var host: String
  /// The first second: since 1970 UTC, a whole minute.
  public var start: Int64
  /// The second after the last one: since 1970 UTC, a whole minute.
  public var end: Int64
  /// The calls that it would have had by its share of the other times.
  public var expectedCalls: Double
}

/// Finds the times in which a host of several was silent.
struct SilenceSearch {
  /// The calls of all hosts by minute, in order, and how many came before each of them.
  private let minutes: [Int64]
  private let before: [Int]
  private let start: Int64
  private let end: Int64

  /// How likely chance alone may give all calls of a silence to the others: one in a billion, since
  /// every pause of every host is tried.
  private static let unlikely = 1e-9
  /// The most hosts that are looked at: more come and go with the load.
  private static let mostHosts = 64

  /// Creates the search in a window of seconds `start..<end` since 1970 UTC.
  init(_ profile: CallProfile, start: Int64, end: Int64) {
    (self.start, self.end) = (start / 60, (end + 59) / 60)
    let sorted = profile.minutes.sorted { $0.key < $1.key }
    minutes = sorted.map(\.key)
    var (before, sum) = ([Int](), 0)
    for (_, calls) in sorted {
      before.append(sum)
      sum += calls.calls
    }
    self.before = before + [sum]
  }

  /// Returns the silences of the hosts of a profile, by host and time.
  ///
  /// Up to a host's first call and behind its last one it counts as silent only where `known` says
  /// that it is no new one, and none that was taken away.
  func silences(of profile: CallProfile, known: Set<String>) -> [SilentHost] {
    guard (2...Self.mostHosts).contains(profile.hosts.count) else { return [] }
    return profile.hosts.sorted { $0.key < $1.key }.flatMap { name, calls in
      name.isEmpty ? [] : silences(of: name, calls.minutes, isKnown: known.contains(name))
    }
  }

  /// Returns the hosts that answered nothing in the whole window, by name; `shares` says which share
  /// of the calls steady ones have.
  func absences(from profile: CallProfile, shares: [String: Double]) -> [SilentHost] {
    let calls = Double(before.last ?? 0)
    // Without a named host among those that answered, the log stopped naming them.
    guard profile.hosts.contains(where: { !$0.key.isEmpty }) else { return [] }
    return shares.filter { profile.hosts[$0.key] == nil }.sorted { $0.key < $1.key }
      .compactMap { name, share in
        guard share < 1, pow(1 - share, calls) < Self.unlikely else { return nil }
        return SilentHost(
          host: name, start: start * 60, end: end * 60, expectedCalls: share * calls)
      }
  }

  private func silences(
    of host: String, _ minutes: [Int64: Int], isKnown: Bool
  ) -> [SilentHost] {
    let own = minutes.keys.sorted()
    guard let first = own.first, let last = own.last else { return [] }
    let calls = minutes.values.reduce(0, +)
    var gaps = zip(own, own.dropFirst()).filter { $1 - $0 > 1 }.map { ($0 + 1, $1) }
    if isKnown { gaps += [(start, first), (last + 1, end)] }
    return gaps.sorted { $0.0 < $1.0 }.compactMap { from, to in
      let others = self.calls(from, to)
      let rest = (before.last ?? 0) - others - calls
      guard from < to, others > 0, rest > 0 else { return nil }
      // Its share of all calls, those of the silence among them, errs on the careful side.
      let share = Double(calls) / Double(rest + others + calls)
      guard pow(1 - share, Double(others)) < Self.unlikely else { return nil }
      let expected = Double(others) * Double(calls) / Double(rest)
      return SilentHost(host: host, start: from * 60, end: to * 60, expectedCalls: expected)
    }
  }

  /// Returns the calls of minutes `from..<to`.
  private func calls(_ from: Int64, _ to: Int64) -> Int {
    before[place(of: to)] - before[place(of: from)]
  }

  /// The place of the first minute that is not before one.
  private func place(of minute: Int64) -> Int {
    var (low, high) = (0, minutes.count)
    while low < high {
      let middle = (low + high) / 2
      if minutes[middle] < minute { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
