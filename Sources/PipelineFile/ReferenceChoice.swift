/// What a window is compared with.
public struct ReferenceChoice: Sendable, Hashable {
  /// How the base windows of a reference are chosen.
  public enum Rule: Sendable, Hashable {
    /// Everything from local date `from` to before local date `to`.
    case fixed(from: CalendarDate, to: CalendarDate)
    /// The first so many complete base windows that have rows.
    case first(windows: Int)
    /// The window of the same granularity before.
    case previous
    /// The time before the window, or before the day of a window shorter than one, in seconds.
    case rolling(seconds: Int)
    /// The windows at the same place of the week in so many weeks before; of windows longer than a
    /// week, so many windows before.
    case sameWeekday(weeks: Int)
    /// Files of their own, such as a training set.
    case files(ReferenceFiles)
  }

  /// What is done about holidays.
  public enum HolidayRule: String, Sendable, Hashable, CaseIterable {
    /// Holidays are no part of the reference.
    case leaveOut = "leave_out"
    /// Holidays are compared with holidays, and other days with other days.
    case apart
  }

  /// Windows that are no part of a reference that moves.
  public enum Exclusion: String, Sendable, Hashable, CaseIterable {
    /// Windows in which a check alerted.
    case incidents
    /// Windows with rows of a damaged file.
    case damaged
  }

  /// How its base windows are chosen.
  public var rule: Rule
  /// What is done about holidays; nil without a file of holidays.
  public var holidays: HolidayRule?
  /// What is left out; only where the reference moves.
  public var exclusions: Set<Exclusion>

  /// Creates a choice.
  public init(
    _ rule: Rule, holidays: HolidayRule? = nil, exclusions: Set<Exclusion> = []
  ) {
    self.rule = rule
    self.holidays = holidays
    self.exclusions = exclusions
  }

  /// Whether every window has a reference of its own.
  public var isMoving: Bool {
    switch rule {
    case .previous, .rolling, .sameWeekday: true
    case .fixed, .first, .files: false
    }
  }
}

/// Files that a reference is read from.
public struct ReferenceFiles: Sendable, Hashable {
  /// How the files are written.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    /// Lines as in the request log.
    case log
    /// Comma-separated values with a header of input names or paths.
    case csv
  }

  /// The absolute file patterns.
  public var patterns: [String]
  /// How the files are written.
  public var format: Format

  /// Creates the description of files.
  public init(patterns: [String], format: Format) {
    self.patterns = patterns
    self.format = format
  }
}
