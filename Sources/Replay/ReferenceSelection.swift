import PipelineFile
import ProfileStore
import Windows

/// The base windows that make up a window's reference.
struct SelectedWindows: Hashable {
  /// The base windows, ascending and not empty.
  var windows: [WindowBounds]
  /// The stretch of time that they were chosen from.
  var span: WindowBounds
  /// Whether the log covers all of the stretch.
  var isComplete = true
  /// What events leave out of it.
  var leftOut: [LeftOut] = []
}

/// Chooses the base windows of references.
struct ReferenceSelection {
  let setup: Setup
  let catalog: WindowCatalog
  /// The starts of base windows with rows of damaged files.
  let damaged: Set<Int64>
  /// What events leave out of all references.
  let leftOut: LeftOutTimes
  private let holidays: Set<Int64>

  /// The windows before one that are looked through for the last one with rows.
  private static let furthestPrevious = 7

  /// Creates the selection over the base windows of a catalog.
  init(setup: Setup, catalog: WindowCatalog, damaged: Set<Int64>) {
    self.setup = setup
    self.catalog = catalog
    self.damaged = damaged
    leftOut = LeftOutTimes(setup: setup, catalog: catalog)
    let days = setup.pipeline.holidays.compactMap { setup.clock.instant(of: "\($0.date)") }
    holidays = Set(days.map(setup.clock.day(at:)))
  }

  /// Returns the base windows that `window` is compared with, or the code of the reason why there
  /// are none.
  ///
  /// `hadIncident` tells of the windows of the same granularity before this one.
  func windows(
    for window: Window, _ choice: ReferenceChoice, hadIncident: (Window) -> Bool
  ) -> Chosen {
    guard let calendar = calendar(of: window) else { return .failure(.notComplete) }
    let chosen =
      switch choice.rule {
      case .fixed(let from, let to): fixed(from, to)
      case .first(let count): first(count)
      case .previous: previous(window, calendar)
      case .rolling(let seconds): rolling(window, seconds)
      case .sameWeekday(let weeks): sameWeekday(window, calendar, weeks)
      case .files: Chosen.failure(.noRows)
      }
    guard case .success(var selected) = chosen else { return chosen }
    selected.leftOut = leftOut.events(behind: selected.windows.filter(leftOut.covers))
    selected.windows.removeAll(where: leftOut.covers)
    if selected.windows.isEmpty { return .failure(.leftOut) }
    selected.windows = selected.windows.filter { fits($0, to: window, choice.holidays) }
    if selected.windows.isEmpty { return .failure(.noHolidays) }
    selected.windows = selected.windows.filter {
      !isExcluded($0, choice.exclusions, calendar, hadIncident)
    }
    return selected.windows.isEmpty ? .failure(.allExcluded) : .success(selected)
  }

  /// The base windows of a reference, or why there are none.
  typealias Chosen = Result<SelectedWindows, Missing>

  /// Why a window has no reference.
  enum Missing: String, Error {
    case notComplete = "referenceNotComplete"
    case noRows = "noReferenceRows"
    case noWindowBefore = "noWindowBefore"
    case tooShort = "referenceTooShort"
    case noHolidays = "noReferenceHolidays"
    case allExcluded = "referenceExcluded"
    case leftOut = "referenceLeftOut"
  }

  private func calendar(of window: Window) -> WindowCalendar? {
    setup.calendars.first { $0.granularity == window.granularity }
  }

  // MARK: Rules

  /// A fixed reference serves when the log has gone on beyond its end.
  private func fixed(
    _ from: CalendarDate, _ to: CalendarDate
  ) -> Chosen {
    guard let start = setup.clock.instant(of: "\(from)"),
      let end = setup.clock.instant(of: "\(to)"),
      let newest = catalog.newestEnd, newest >= end, catalog.now >= end
    else { return .failure(.notComplete) }
    let span = WindowBounds(start: start, end: end)
    let inside = catalog.bounds(startingIn: span)
    return inside.isEmpty
      ? .failure(.noRows) : .success(SelectedWindows(windows: Array(inside), span: span))
  }

  /// The first so many that no event takes out; those between them that one does come along.
  private func first(_ count: Int) -> Chosen {
    var windows: [WindowBounds] = []
    var found = 0
    for base in catalog.bounds where base.end <= catalog.now {
      windows.append(base)
      if !leftOut.covers(base) { found += 1 }
      if found == count { break }
    }
    guard found == count, let last = windows.last,
      let first = windows.first(where: { !leftOut.covers($0) }),
      let newest = catalog.newestEnd, newest >= last.end
    else { return .failure(found == 0 && !windows.isEmpty ? .leftOut : .notComplete) }
    return .success(
      SelectedWindows(
        windows: windows, span: WindowBounds(start: first.start, end: last.end)))
  }

  private func previous(
    _ window: Window, _ calendar: WindowCalendar
  ) -> Chosen {
    var before = window
    var passed: [WindowBounds] = []
    var empty = 0
    while empty < Self.furthestPrevious {
      before = calendar.window(before: before)
      let span = WindowBounds(start: before.start, end: before.end)
      let inside = catalog.bounds(startingIn: span)
      if isLeftOut(span, inside) {
        passed = inside + passed
      } else if inside.isEmpty {
        empty += 1
      } else {
        return .success(SelectedWindows(windows: inside + passed, span: span))
      }
    }
    return .failure(passed.isEmpty ? .noWindowBefore : .leftOut)
  }

  /// Whether events take out all that a window could give to a reference.
  private func isLeftOut(_ span: WindowBounds, _ inside: ArraySlice<WindowBounds>) -> Bool {
    inside.isEmpty ? leftOut.covers(span) : inside.allSatisfy(leftOut.covers)
  }

  /// The hours of a day share one reference, which ends where the day starts.
  ///
  /// It reaches back the further, the more events take out of it.
  private func rolling(_ window: Window, _ seconds: Int) -> Chosen {
    let clock = setup.clock
    let day = clock.day(at: window.start)
    let isShort = window.seconds < 23 * 3_600
    let end = isShort ? clock.instant(ofLocal: day * 86_400) : window.start
    let start = leftOut.start(ofLast: Int64(seconds), before: end, clock: clock)
    let span = WindowBounds(start: start, end: end)
    guard let oldest = catalog.bounds.first, oldest.start < end else {
      return .failure(.noWindowBefore)
    }
    let known = leftOut.rest(of: WindowBounds(start: oldest.start, end: end))
    let inside = catalog.bounds(startingIn: span)
    if !inside.isEmpty, inside.allSatisfy(leftOut.covers) { return .failure(.leftOut) }
    guard 2 * known >= leftOut.rest(of: span) else { return .failure(.tooShort) }
    guard !inside.isEmpty else { return .failure(.noRows) }
    return .success(
      SelectedWindows(
        windows: Array(inside), span: span, isComplete: oldest.start <= start))
  }

  private func sameWeekday(
    _ window: Window, _ calendar: WindowCalendar, _ weeks: Int
  ) -> Chosen {
    var chosen: [WindowBounds] = []
    var first = window
    var (week, counted, found) = (0, 0, 0)
    while counted < max(1, weeks) {
      week += 1
      first = counterpart(of: window, before: first, week, calendar)
      let span = WindowBounds(start: first.start, end: first.end)
      let inside = catalog.bounds(startingIn: span)
      chosen += inside
      if isLeftOut(span, inside) { continue }
      counted += 1
      if !inside.isEmpty { found += 1 }
    }
    guard 2 * found >= weeks else {
      guard found == 0 else { return .failure(.tooShort) }
      return .failure(chosen.isEmpty ? .noWindowBefore : .leftOut)
    }
    return .success(
      SelectedWindows(
        windows: chosen.sorted(), span: WindowBounds(start: first.start, end: window.start),
        isComplete: found == weeks))
  }

  /// Returns the window so many weeks before, or the one before `last` where windows are longer.
  private func counterpart(
    of window: Window, before last: Window, _ week: Int, _ calendar: WindowCalendar
  ) -> Window {
    guard window.seconds <= 8 * 86_400 else { return calendar.window(before: last) }
    let local = setup.clock.local(at: window.start) - Int64(week) * 7 * 86_400
    return calendar.window(containing: setup.clock.instant(ofLocal: local))
  }

  // MARK: What is left out

  /// Whether a base window may serve `window` as far as holidays go.
  private func fits(
    _ base: WindowBounds, to window: Window, _ rule: ReferenceChoice.HolidayRule?
  ) -> Bool {
    guard let rule, base.end - base.start <= 25 * 3_600 else { return true }
    let isHoliday = holidays.contains(setup.clock.day(at: base.start))
    switch rule {
    case .leaveOut: return !isHoliday
    case .apart:
      let isShort = window.seconds <= 25 * 3_600
      return isHoliday == (isShort && holidays.contains(setup.clock.day(at: window.start)))
    }
  }

  private func isExcluded(
    _ base: WindowBounds, _ exclusions: Set<ReferenceChoice.Exclusion>,
    _ calendar: WindowCalendar, _ hadIncident: (Window) -> Bool
  ) -> Bool {
    if exclusions.contains(.damaged), damaged.contains(base.start) { return true }
    return exclusions.contains(.incidents)
      && hadIncident(calendar.window(containing: base.start))
  }
}
