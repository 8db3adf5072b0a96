import Drift
import Profiles
import Windows

/// Collects how the features of the reference's windows move together, window by window.
///
/// Samples of base windows are summed up at once, so that memory does not grow with their number;
/// those of coarser windows, which are few, are merged first.
struct JointVariation {
  /// What came of it.
  struct Result {
    var reference: JointReference
    /// What is usual, by granularity.
    var usual: [String: JointReference.Usual]
  }

  private let scale: JointScale
  private let calendars: [WindowCalendar]
  private var base: [JointWindow] = []
  private var coarser: [String: [Int64: JointWindow]] = [:]

  /// Creates a collector; nil where fewer than two features can be compared.
  init?(reference: Profile, setup: Setup) {
    guard let scale = JointScale(reference: reference, schema: setup.schema) else { return nil }
    self.scale = scale
    calendars = setup.calendars
  }

  /// Adds a base window; windows come in the order of time.
  mutating func add(_ profile: Profile, startingAt start: Int64) {
    guard let window = JointWindow(profile, scale: scale) else { return }
    base.append(window.summed(scale))
    for calendar in calendars.dropFirst() {
      let key = calendar.window(containing: start).start
      let name = calendar.granularity.name
      if coarser[name, default: [:]][key]?.merge(window) == nil {
        coarser[name, default: [:]][key] = window
      }
    }
  }

  /// The reference and what is usual; nil where it has too few rows.
  var result: Result? {
    guard let reference = JointReference(scale: scale, windows: base) else { return nil }
    var usual: [String: JointReference.Usual] = [:]
    if let first = calendars.first { usual[first.granularity.name] = reference.usual(base) }
    for (name, windows) in coarser {
      usual[name] = reference.usual(
        windows.sorted { $0.key < $1.key }.map { $0.value.summed(scale) })
    }
    return Result(reference: reference, usual: usual)
  }
}
