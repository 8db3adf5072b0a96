import Foundation

/// The clock on the wall of a time zone: which local time each instant has, and the other way.
///
/// Instants are seconds since 1970-01-01T00:00:00Z; local times are seconds since 1970-01-01T00:00
/// on the wall. Instants outside the years 100…9900 may be taken as the nearest one inside.
public struct LocalClock: Sendable {
  /// The identifier of the time zone, such as `Europe/Paris`.
  public let identifier: String
  /// Stretches of constant offset, ascending; the first begins with time.
  let stretches: [Stretch]

  /// A stretch of time without a change of the clock.
  struct Stretch: Sendable {
    /// The first instant.
    let start: Int64
    /// Local time minus UTC, in seconds.
    let offset: Int64
    /// The latest local time shown by any clock before `start`.
    let peak: Int64
    /// The index of the first stretch of this run; a run ends where the clock goes back, so that
    /// local time only rises within it.
    let runStart: Int
  }

  /// Creates the clock of a time zone.
  ///
  /// The changes of the years 1800 to 2500 are looked up once, in a few milliseconds at most.
  /// Later ones repeat every 400 years, as the calendar does.
  public init(timeZone: TimeZone) {
    identifier = timeZone.identifier
    var stretches = [
      Stretch(
        start: .min, offset: LocalClock.offset(timeZone, LocalClock.firstLookup), peak: .min,
        runStart: 0)
    ]
    var date = Date(timeIntervalSince1970: Double(LocalClock.firstLookup))
    let end = Date(timeIntervalSince1970: Double(LocalClock.lastLookup))
    while let next = timeZone.nextDaylightSavingTimeTransition(after: date), next > date,
      next < end
    {
      date = next
      let start = Int64(next.timeIntervalSince1970.rounded(.up))
      let offset = LocalClock.offset(timeZone, start)
      let last = stretches[stretches.count - 1]
      // Some changes only swap standard for daylight time: the wall shows nothing of them.
      guard offset != last.offset, start > last.start else { continue }
      stretches.append(
        Stretch(
          start: start, offset: offset, peak: max(last.peak, start - 1 + last.offset),
          runStart: offset < last.offset ? stretches.count : last.runStart))
    }
    self.stretches = stretches
  }

  /// Returns local time minus UTC at an instant, in seconds: -14,400 for New York in summer.
  public func offset(at instant: Int64) -> Int64 {
    let (instant, _) = LocalClock.reduced(LocalClock.bounded(instant))
    return stretches[index(at: instant)].offset
  }

  /// Returns the local time at an instant.
  public func local(at instant: Int64) -> Int64 {
    let instant = LocalClock.bounded(instant)
    return instant + offset(at: instant)
  }

  /// Returns the local day at an instant, in days since 1970-01-01.
  public func day(at instant: Int64) -> Int64 { CivilDate.floorDivide(local(at: instant), 86_400) }

  /// Returns the first instant at which the clock shows `local` or later.
  ///
  /// Of a time that is shown twice, this is the first showing; of one that is skipped, the instant
  /// of the change. It never falls while `local` rises, so that boundaries stay in order.
  public func instant(ofLocal local: Int64) -> Int64 {
    let (local, shift) = LocalClock.reduced(LocalClock.bounded(local))
    // The answer lies in the last stretch before which no clock had shown `local`.
    var (low, high) = (0, stretches.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].peak < local { low = middle } else { high = middle }
    }
    return max(stretches[low].start, local - stretches[low].offset) + shift
  }

  /// Returns the latest local time that the clock has shown up to and at an instant.
  ///
  /// It differs from `local(at:)` only while a time that was shown already is repeated.
  func latestLocal(at instant: Int64) -> Int64 {
    let (instant, shift) = LocalClock.reduced(LocalClock.bounded(instant))
    let stretch = stretches[index(at: instant)]
    return max(stretch.peak, instant + stretch.offset) + shift
  }

  /// Returns the index of the stretch that holds an instant within the table.
  func index(at instant: Int64) -> Int {
    var (low, high) = (0, stretches.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].start <= instant { low = middle } else { high = middle }
    }
    return low
  }

  /// Returns an instant or a local time moved into the table by whole periods of 400 years, and
  /// what to add to move it back.
  static func reduced(_ time: Int64) -> (time: Int64, shift: Int64) {
    guard time >= lastRegular else { return (time, 0) }
    let shift = (time - firstRegular) / period * period
    return (time - shift, shift)
  }

  /// Returns the nearest instant within the years 100…9900, which all names and texts can write.
  static func clamped(_ time: Int64) -> Int64 { min(max(time, earliest), latest) }

  /// Returns the nearest time with which sums cannot overflow.
  static func bounded(_ time: Int64) -> Int64 {
    min(max(time, -1_000_000_000_000), 1_000_000_000_000)
  }

  /// 0100-01-01 and the last second of 9900, UTC.
  static let earliest: Int64 = -59_011_459_200
  static let latest: Int64 = 250_278_163_199

  /// 400 years of 146,097 days; they are whole weeks, so rules by weekday repeat too.
  private static let period: Int64 = 12_622_780_800
  /// 2100-01-01: no zone has an irregular change announced after it.
  private static let firstRegular: Int64 = 4_102_444_800
  private static let lastRegular: Int64 = firstRegular + period
  /// 1800-01-01, before any zone's first change, and two years after the last one needed.
  private static let firstLookup: Int64 = -5_364_662_400
  private static let lastLookup: Int64 = lastRegular + 63_072_000

  /// Returns the zone's offset at an instant, in seconds.
  private static func offset(_ zone: TimeZone, _ instant: Int64) -> Int64 {
    Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant))))
  }
}
