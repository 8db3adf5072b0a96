import Foundation

/// The windows of one granularity in one time zone.
///
/// They follow each other without gap or overlap, each has a name, and neither depends on the day
/// of the run. Around a change of the clock:
/// - a day has 23, 25 or whatever hours there are, and starts at its first instant (01:00, where
///   midnight is skipped); a day that is skipped has no window;
/// - an hour, or a shorter duration, that is shown twice has two windows, with their offsets in
///   their names: `2013-11-03T01-0400` and `2013-11-03T01-0500`;
/// - longer windows keep a repeated time in the window that it was first shown in.
///
/// Instants outside the years 100…9900 fall into the first or last window.
public struct WindowCalendar: Sendable {
  /// The length of the windows.
  public let granularity: Granularity
  /// The clock of the time zone.
  public let clock: LocalClock
  /// Where durations that do not divide a day are counted from, in seconds since 1970 UTC.
  public let epoch: Int64
  let rule: Granularity.Rule
  /// The local midnight of the epoch's day, from which durations of whole days count.
  private let epochMidnight: Int64

  /// Creates the calendar of a time zone.
  public init(granularity: Granularity, timeZone: TimeZone, epoch: Int64 = 0) {
    self.init(granularity: granularity, clock: LocalClock(timeZone: timeZone), epoch: epoch)
  }

  /// Creates a calendar on a clock that others share.
  public init(granularity: Granularity, clock: LocalClock, epoch: Int64 = 0) {
    self.granularity = granularity
    self.clock = clock
    self.epoch = LocalClock.clamped(epoch)
    rule = granularity.rule
    epochMidnight = CivilDate.floorDivide(clock.local(at: self.epoch), 86_400) * 86_400
  }

  /// Returns the window that an instant, in seconds since 1970 UTC, lies in.
  public func window(containing second: Int64) -> Window {
    let second = LocalClock.clamped(second)
    switch rule {
    case .clock(let length) where length <= 3_600: return split(second, length)
    case .elapsed(let length): return elapsed(second, length)
    case .clock, .days, .weeks, .months:
      let label = start(ofUnitWith: clock.latestLocal(at: second))
      let next = self.next(afterUnit: label)
      return Window(
        granularity: granularity, start: clock.instant(ofLocal: label),
        end: clock.instant(ofLocal: next), name: name(ofUnit: label))
    }
  }

  /// Returns the local day of the week, Monday 1 … Sunday 7, of the window of one day that starts at
  /// an instant, in seconds since 1970 UTC; nil where windows are shorter or longer.
  public func weekday(startingAt second: Int64) -> Int? {
    guard rule == .days(1) else { return nil }
    return Int(CivilDate(dayNumber: clock.day(at: LocalClock.clamped(second))).weekday)
  }

  /// Returns the window that follows.
  public func window(after window: Window) -> Window { self.window(containing: window.end) }

  /// Returns the window before.
  public func window(before window: Window) -> Window {
    self.window(containing: window.start == .min ? .min : window.start - 1)
  }

  /// Returns every window that shares an instant with [from, to), ascending; none when that is
  /// empty.
  ///
  /// - Complexity: O(windows), at most `limit` of them.
  public func windows(from: Int64, to: Int64, limit: Int = 1_000_000) -> [Window] {
    guard from < to, limit > 0 else { return [] }
    var windows = [window(containing: from)]
    while windows.count < limit, let last = windows.last, last.end < to {
      let next = window(after: last)
      guard next.start > last.start else { break }
      windows.append(next)
    }
    return windows
  }
}

extension WindowCalendar {
  /// Returns the first local second of the unit that a local second belongs to.
  private func start(ofUnitWith local: Int64) -> Int64 {
    switch rule {
    case .clock(let length): return CivilDate.floorDivide(local, length) * length
    case .days(let count): return floor(local, count * 86_400, from: epochMidnight)
    // 1969-12-29 was a Monday.
    case .weeks: return floor(local, 604_800, from: -259_200)
    case .months(let count):
      let date = CivilDate(dayNumber: CivilDate.floorDivide(local, 86_400))
      let month = (date.month - 1) / count * count + 1
      return CivilDate(firstOf: date.year, month: month).dayNumber * 86_400
    case .elapsed: return local
    }
  }

  /// Returns the first local second of the unit after the one that starts at `label`.
  private func next(afterUnit label: Int64) -> Int64 {
    switch rule {
    case .clock(let length): return label + length
    case .days(let count): return label + count * 86_400
    case .weeks: return label + 604_800
    case .months(let count):
      let date = CivilDate(dayNumber: CivilDate.floorDivide(label, 86_400))
      let month = date.month + count
      let next = CivilDate(firstOf: date.year + (month - 1) / 12, month: (month - 1) % 12 + 1)
      return next.dayNumber * 86_400
    case .elapsed: return label
    }
  }

  /// Returns the largest `anchor` plus whole steps that is not above `time`.
  private func floor(_ time: Int64, _ step: Int64, from anchor: Int64) -> Int64 {
    CivilDate.floorDivide(time - anchor, step) * step + anchor
  }

  /// Returns the window of elapsed seconds that holds an instant.
  private func elapsed(_ second: Int64, _ length: Int64) -> Window {
    let start = floor(second, length, from: epoch)
    return Window(
      granularity: granularity, start: start, end: start + length, name: name(ofElapsed: start))
  }

  /// Returns the window of at most an hour of local time that holds an instant, apart from other
  /// showings of the same local time.
  private func split(_ second: Int64, _ length: Int64) -> Window {
    let (second, shift) = LocalClock.reduced(second)
    let index = clock.index(at: second)
    let run = clock.run(ofStretch: index)
    let label = CivilDate.floorDivide(second + clock.stretches[index].offset, length) * length
    let start = clock.instant(ofLocal: label, in: run)
    let end = clock.instant(ofLocal: label + length, in: run)
    let isRepeated = clock.runsBeside(run, around: start).contains { other in
      clock.shows(label..<label + length, in: other)
    }
    let offset = isRepeated ? clock.stretches[clock.index(at: start)].offset : nil
    return Window(
      granularity: granularity, start: start + shift, end: end + shift,
      name: name(ofUnit: label + shift, offset: offset))
  }
}
