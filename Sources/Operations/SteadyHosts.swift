import Profiles
import Windows

/// The hosts that a reference's days lead to expect in a window.
///
/// Hosts come and go with the load and with releases; one that answered on half of the days or more
/// is missed when it answers nothing.
struct SteadyHosts {
  /// Which share of the calls each has, 0…1.
  let shares: [String: Double]

  private static let minutesPerDay: Int64 = 1_440

  /// Counts the days (UTC) of a reference; of a window shorter than a day those minutes alone that
  /// lie in its part of the day.
  init(_ reference: CallProfile, for window: Window) {
    let part = Self.partOfDay(window)
    let minutes = reference.minutes.filter { part?($0.key) ?? true }
    let days = Set(minutes.keys.map(Self.day))
    let calls = minutes.values.reduce(0) { $0 + $1.calls }
    var shares: [String: Double] = [:]
    for (name, host) in reference.hosts where !name.isEmpty {
      let own = host.minutes.filter { part?($0.key) ?? true }
      let ownDays = Set(own.keys.map(Self.day))
      guard calls > 0, 2 * ownDays.count >= days.count, !ownDays.isEmpty else { continue }
      shares[name] = Double(own.values.reduce(0, +)) / Double(calls)
    }
    self.shares = shares
  }

  private static func day(_ minute: Int64) -> Int64 { minute.quotient(by: minutesPerDay) }

  /// Returns whether a minute lies in the window's part of the day; nil for windows of a day or more.
  private static func partOfDay(_ window: Window) -> ((Int64) -> Bool)? {
    guard window.seconds < minutesPerDay * 60 else { return nil }
    let start = window.start / 60
    let length = max(1, (window.seconds + 59) / 60)
    return { minute in
      let distance = (minute - start) % minutesPerDay
      return (distance < 0 ? distance + minutesPerDay : distance) < length
    }
  }
}
