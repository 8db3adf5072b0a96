// Foundation has the rules of the time zones; it is asked when a plan is made, never per row.
import Foundation

/// The offsets of a time zone from UTC, by the instants at which they change.
///
/// Offsets are known from 1900 to 2100; before and after, the first and the last hold.
struct Zone: Sendable {
  /// A stretch of time with one offset.
  struct Period {
    /// The first second, since 1970.
    var start: Int64
    /// The second behind the last.
    var end: Int64
    /// What the clocks show more than UTC, in seconds.
    var offset: Int64
  }

  private let periods: [Period]

  /// Coordinated universal time.
  static let utc = Zone(periods: [Period(start: .min, end: .max, offset: 0)])

  /// The identifiers that Foundation knows.
  static var knownIdentifiers: [String] { ["UTC"] + TimeZone.knownTimeZoneIdentifiers }

  /// Returns a zone by its IANA identifier; nil where there is none of that name.
  static func named(_ identifier: String) -> Zone? {
    if identifier == "UTC" { return .utc }
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    return Zone(periods: periods(of: zone))
  }

  /// Returns the period that holds a second since 1970.
  func period(at second: Int64) -> Period {
    var (low, high) = (0, periods.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if periods[middle].end <= second { low = middle + 1 } else { high = middle }
    }
    return periods[low]
  }

  /// Returns the hour of the zone's clock that holds an instant: its nanoseconds since 1970, the
  /// upper bound not included, and a second of it on the clock.
  ///
  /// It is cut where the offset changes.
  func hour(at nanoseconds: Int64) -> (start: Int64, end: Int64, localSeconds: Int64) {
    let seconds = Calendar.floorDivide(nanoseconds, 1_000_000_000)
    let period = period(at: seconds)
    let local = seconds + period.offset
    let start = Calendar.floorDivide(local, 3600) * 3600 - period.offset
    return (
      Zone.nanoseconds(max(start, period.start)), Zone.nanoseconds(min(start + 3600, period.end)),
      local
    )
  }

  /// Returns seconds as nanoseconds, cut to what 64 bits hold.
  private static func nanoseconds(_ seconds: Int64) -> Int64 {
    let (product, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return overflows ? seconds < 0 ? .min : .max : product
  }

  // MARK: Sampling

  private static let first: Int64 = -2_208_988_800
  private static let last: Int64 = 4_102_444_800
  /// No zone has changed its offset twice within so many seconds and back again.
  private static let step: Int64 = 5 * 86_400

  private static func offset(of zone: TimeZone, at second: Int64) -> Int64 {
    Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second))))
  }

  private static func periods(of zone: TimeZone) -> [Period] {
    var periods = [Period(start: .min, end: .max, offset: offset(of: zone, at: first))]
    var second = first
    while second < last {
      let next = min(second + step, last)
      let new = offset(of: zone, at: next)
      if let old = periods.last?.offset, new != old {
        let change = change(of: zone, from: old, after: second, notAfter: next)
        periods[periods.count - 1].end = change
        periods.append(Period(start: change, end: .max, offset: new))
      }
      second = next
    }
    return periods
  }

  /// Returns the first second with another offset than `old`.
  private static func change(
    of zone: TimeZone, from old: Int64, after: Int64, notAfter: Int64
  ) -> Int64 {
    var (low, high) = (after, notAfter)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if offset(of: zone, at: middle) == old { low = middle } else { high = middle }
    }
    return high
  }
}
