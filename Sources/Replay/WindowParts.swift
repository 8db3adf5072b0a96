import Checks
import Drift
import ProfileStore
import Profiles
import Windows

/// The parts of a window in which changes are dated: its hours where it is a base window, else the
/// base windows in it.
struct WindowParts {
  let setup: Setup
  let store: ProfileStore
  let window: Window

  /// Returns the parts with rows, in the order of time; `hours` are those of the window's profile.
  ///
  /// Only the columns at some places of the schema are kept, of one base window after the other, so
  /// that memory does not grow with what nobody asked for. Empty where windows are hours themselves.
  func parts(
    _ columns: Set<Int>, hours: [Int: [HourColumn?]]
  ) throws(ReplayError) -> [WindowPart] {
    guard window.granularity != setup.base.granularity else { return self.hours(columns, hours) }
    let reading = WindowProfiles(setup: setup, store: store)
    var parts: [WindowPart] = []
    for base in setup.base.windows(from: window.start, to: window.end) {
      let bounds = WindowBounds(start: base.start, end: base.end)
      let whole = try reading.profile(of: [bounds], keepsHours: false).whole
      guard whole.rows.served > 0 else { continue }
      parts.append(
        part(base.start, base.end, columns) { whole.columns[$0].map(ColumnPart.init) })
    }
    return parts
  }

  private func hours(_ columns: Set<Int>, _ hours: [Int: [HourColumn?]]) -> [WindowPart] {
    hours.sorted { $0.key < $1.key }.map { hour, light in
      let start = window.start + Int64(hour) * 3_600
      return part(start, min(start + 3_600, window.end), columns) {
        light[$0].map(ColumnPart.init)
      }
    }
  }

  private func part(
    _ start: Int64, _ end: Int64, _ columns: Set<Int>, column: (Int) -> ColumnPart?
  ) -> WindowPart {
    WindowPart(
      start: start, end: end,
      columns: columns.reduce(into: [:]) { parts, index in parts[index] = column(index) })
  }
}
