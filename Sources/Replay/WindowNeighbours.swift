import Profiles
import ProfileStore
import Windows

/// The windows of the same granularity before and after one, which its pages lead to.
struct WindowNeighbours: Sendable {
  /// The window before; nil for the first.
  var previous: Window?
  /// The window after; nil for the newest.
  var next: Window?

  /// Returns the neighbours of windows that are, within a granularity, in the order of time; by
  /// granularity and start.
  static func all(_ windows: [Window]) -> [String: WindowNeighbours] {
    var neighbours: [String: WindowNeighbours] = [:]
    var before: Window?
    for window in windows {
      let previous = before?.granularity == window.granularity ? before : nil
      neighbours[window.key, default: WindowNeighbours()].previous = previous
      if let previous { neighbours[previous.key, default: WindowNeighbours()].next = window }
      before = window
    }
    return neighbours
  }

  /// Returns those of which `hasPage` is true: a run of some windows has no pages of others.
  func only(_ hasPage: (Window) -> Bool) -> WindowNeighbours {
    WindowNeighbours(
      previous: previous.flatMap { hasPage($0) ? $0 : nil },
      next: next.flatMap { hasPage($0) ? $0 : nil })
  }

  /// The neighbours as text, which tells whether they are the same.
  var text: String { "\(previous?.name ?? "") \(next?.name ?? "")" }
}

/// The columns of windows that were computed last, for the window after each.
///
/// Windows are computed in the order of time, so that a window's columns are mostly there when the
/// next one asks for them; what is not is read from the state.
final class PreviousColumns: Sendable {
  private typealias Entry = (key: String, columns: [ColumnProfile?])
  private let entries = Guarded<[Entry]>([])
  private let profiles: WindowProfiles
  private let limit: Int

  /// Creates the store of at most `limit` windows.
  init(_ profiles: WindowProfiles, limit: Int) {
    self.profiles = profiles
    self.limit = limit
  }

  /// Keeps the columns of a window until as many others as there is room for have been computed.
  func note(_ window: Window, _ columns: [ColumnProfile?]) {
    let key = window.key
    entries.withValue { entries in
      entries.removeAll { $0.key == key }
      entries.append((key, columns))
      if entries.count > limit { entries.removeFirst() }
    }
  }

  /// Returns the columns of a window, in the order of the schema.
  func columns(of window: Window) throws(ReplayError) -> [ColumnProfile?] {
    let key = window.key
    if let known = entries.withValue({ $0.first { $0.key == key }?.columns }) { return known }
    let bounds = WindowBounds(start: window.start, end: window.end)
    return try profiles.profile(startingIn: bounds, keepsHours: false).whole.columns
  }
}
