import Foundation
import ProfileStore
import Reports
import Windows

/// The windows in which a check alerted, with how many findings they had, as far as a run knows.
///
/// A window tells which of them its references contain: what was unusual there is part of what is
/// usual for it. Only earlier windows count, so that windows rendered in the order of time know all
/// of them.
final class AlertBook: Sendable {
  private struct Entry {
    var bounds: WindowBounds
    var document: AlertedWindowDocument
  }

  /// The entries by granularity, in the order of time.
  private let entries = Guarded<[String: [Entry]]>([:])

  /// Notes the verdict of a window, in place of an earlier one.
  func note(_ window: Window, _ status: Reports.Status, findings: [FindingDocument]) {
    let bounds = WindowBounds(start: window.start, end: window.end)
    let document = AlertedWindowDocument(
      window: window.name, findings: findings.filter(\.alarms).count)
    entries.withValue { known in
      var all = known[window.granularity.name, default: []]
      let place = all.firstIndex { $0.bounds.start >= bounds.start } ?? all.count
      if place < all.count, all[place].bounds == bounds { all.remove(at: place) }
      if status == .alert { all.insert(Entry(bounds: bounds, document: document), at: place) }
      known[window.granularity.name] = all
    }
  }

  /// Returns the windows of a window's granularity before it of which references contain base
  /// windows, newest first, for each reference.
  func alerted(
    before window: Window, in references: [[WindowBounds]]
  ) -> [[AlertedWindowDocument]] {
    let earlier = entries.withValue { known in
      known[window.granularity.name, default: []].filter { $0.bounds.start < window.start }
    }
    return references.map { bases in
      guard let first = bases.first, let last = bases.last else { return [] }
      return earlier.reversed().filter { entry in
        guard entry.bounds.end > first.start, entry.bounds.start <= last.start else { return false }
        return bases.contains {
          $0.start >= entry.bounds.start && $0.start < entry.bounds.end
        }
      }.map(\.document)
    }
  }
}
