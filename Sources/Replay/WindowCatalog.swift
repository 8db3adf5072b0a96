import PipelineFile
import ProfileStore
import Windows

/// Which windows get a report, and when they lie.
struct WindowCatalog {
  private let setup: Setup
  /// The base windows with rows, in order of time.
  let bounds: [WindowBounds]
  /// The time as of which reports are made: seconds since 1970.
  let now: Int64
  /// Up to where base windows count, seconds since 1970; nil: all do.
  private let knownUntil: Int64?

  /// The longest run of windows without rows that is reported on; a longer one means that a few
  /// rows have a wrong time, and is left out.
  private static let longestSilence = 400

  /// Creates the catalog of the state's base windows; `asOf` is the time that the run is told to take
  /// for now, nil where it takes the clock's.
  init(_ setup: Setup, bounds: [WindowBounds], now: Int64, asOf: Int64? = nil) {
    self.setup = setup
    self.bounds = bounds.filter { $0.start < now }
    self.now = now
    knownUntil = asOf.map { setup.base.window(containing: $0 - 1).end }
  }

  /// The end of the newest base window with rows; nil where there is none.
  var newestEnd: Int64? { bounds.last?.end }

  /// Returns the part of a window in which calls can be expected: a log that has ended, or is not
  /// there yet, is no outage.
  ///
  /// A week that the newest base window with rows lies in is judged up to that one's end.
  func observed(_ window: Window) -> Window {
    let end = min(window.end, max(newestEnd ?? window.end, window.start + 1))
    return Window(
      granularity: window.granularity, start: window.start, end: end, name: window.name)
  }

  /// Returns the part of a window that a report may tell of: as of an earlier time, a week ends with
  /// the base window that was under way, which is whole.
  func known(_ window: Window) -> Window {
    guard let knownUntil, knownUntil < window.end else { return window }
    return Window(
      granularity: window.granularity, start: window.start,
      end: max(knownUntil, window.start + 1), name: window.name)
  }

  /// Returns the base windows with rows that start in a stretch of time.
  func bounds(startingIn span: WindowBounds) -> ArraySlice<WindowBounds> {
    let first = bounds.firstIndex(startingFrom: span.start, \.start)
    return bounds[first..<max(first, bounds.firstIndex(startingFrom: span.end, \.start))]
  }

  /// Returns the windows of a calendar from the first with rows to the last, empty ones between
  /// them included.
  func windows(of calendar: WindowCalendar) -> [Window] {
    var windows: [Window] = []
    for base in bounds {
      let window = calendar.window(containing: base.start)
      guard let last = windows.last else {
        windows.append(window)
        continue
      }
      guard window.start > last.start else { continue }
      let between = calendar.windows(from: last.end, to: window.start, limit: Self.longestSilence)
      if between.last.map({ $0.end >= window.start }) ?? true { windows += between }
      windows.append(window)
    }
    return windows
  }

  /// Returns how far a window has come.
  func state(of window: Window) -> Windows.WindowState {
    window.state(now: now, lateness: Int64(setup.pipeline.windows.latenessSeconds))
  }
}
