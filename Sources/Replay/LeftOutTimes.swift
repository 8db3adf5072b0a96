import PipelineFile
import ProfileStore
import Windows

/// What references leave out because an event says so.
struct LeftOut: Hashable {
  /// The event's title.
  var title: String
  /// Its beginning: seconds since 1970 UTC.
  var start: Int64
  /// Its end: seconds since 1970 UTC; the beginning of a moment, nil for what is not over.
  var end: Int64?
  /// The base windows with rows that are left out.
  var windows: Int
}

/// The stretches of time that events take out of references: whole base windows, as far as the log
/// goes.
struct LeftOutTimes {
  /// The base windows that one event touches.
  struct Stretch: Hashable {
    var title: String
    var event: Range<Int64>
    var bounds: WindowBounds
  }

  /// What each event touches, in the order of their beginnings.
  let stretches: [Stretch]
  /// The same, where several overlap or follow each other as one: ascending.
  let merged: [WindowBounds]

  /// Creates the stretches that the events of a pipeline touch.
  init(setup: Setup, catalog: WindowCatalog) {
    guard let first = catalog.bounds.first?.start, let last = catalog.newestEnd else {
      (stretches, merged) = ([], [])
      return
    }
    stretches = setup.pipeline.events.compactMap { event in
      guard let out = event.leftOut?.clamped(to: first..<last), !out.isEmpty else { return nil }
      return Stretch(
        title: event.title, event: event.leftOut ?? out,
        bounds: WindowBounds(
          start: setup.base.window(containing: out.lowerBound).start,
          end: setup.base.window(containing: out.upperBound - 1).end))
    }
    var merged: [WindowBounds] = []
    for bounds in stretches.map(\.bounds).sorted() {
      if let last = merged.last, bounds.start <= last.end {
        merged[merged.count - 1].end = max(last.end, bounds.end)
      } else {
        merged.append(bounds)
      }
    }
    self.merged = merged
  }

  /// Returns whether all of a stretch of time is left out.
  func covers(_ bounds: WindowBounds) -> Bool {
    let next = merged.firstIndex(startingFrom: bounds.start + 1, \.start)
    return next > 0 && bounds.end <= merged[next - 1].end
  }

  /// Returns the time of a stretch that is not left out, in seconds.
  func rest(of span: WindowBounds) -> Int64 {
    merged.reduce(span.end - span.start) { rest, out in
      rest - max(0, min(out.end, span.end) - max(out.start, span.start))
    }
  }

  /// Returns the beginning of the last so many seconds before an instant that are not left out.
  ///
  /// `clock` counts them as the clock on the wall does, so that days remain days.
  func start(ofLast seconds: Int64, before end: Int64, clock: LocalClock) -> Int64 {
    var cursor = clock.local(at: end)
    var remaining = seconds
    for out in merged.reversed() where out.start < end {
      let free = max(0, cursor - clock.local(at: min(out.end, end)))
      if free >= remaining { break }
      remaining -= free
      cursor = min(cursor, clock.local(at: out.start))
    }
    return clock.instant(ofLocal: cursor - remaining)
  }

  /// Returns what touches a stretch of time.
  func stretches(in span: WindowBounds) -> [Stretch] {
    stretches.filter { $0.bounds.start < span.end && $0.bounds.end > span.start }
  }

  private static func end(of event: Range<Int64>) -> Int64? {
    if event.upperBound == .max { return nil }
    return event.upperBound - event.lowerBound == 1 ? event.lowerBound : event.upperBound
  }

  /// Returns the events that take out base windows, and how many each of them does.
  func events(behind windows: [WindowBounds]) -> [LeftOut] {
    guard !windows.isEmpty else { return [] }
    return stretches.compactMap { stretch in
      let count = windows.count {
        $0.start >= stretch.bounds.start && $0.start < stretch.bounds.end
      }
      guard count > 0 else { return nil }
      return LeftOut(
        title: stretch.title, start: stretch.event.lowerBound, end: Self.end(of: stretch.event),
        windows: count)
    }
  }
}
