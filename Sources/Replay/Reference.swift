import Checks
import Drift
import Operations
import PipelineFile
import ProfileStore
import Profiles
import Reports
import Windows

/// The profile that windows are compared with.
struct Reference: Sendable {
  /// How it was chosen.
  var choice: ReferenceChoice
  /// The profile of all its windows together, worked out for comparisons.
  var compared: ReferenceProfile
  /// The documents of its columns; nil for a column that was not recorded.
  var documents: [ProfileDocument?]
  /// What it leads to expect of its columns; nil for a column that was not recorded.
  var inferred: [InferredDocument?]
  /// Its calls; nil where it holds rows without calls.
  var calls: CallSummary?
  /// The traffic of the hours of the week; nil where no calls tell.
  var season: TrafficSeason?
  /// The stretch of time that it covers.
  var bounds: WindowBounds
  /// Its base windows; of a reference of files none.
  var windows: [WindowBounds]
  /// How many base windows with rows it has.
  var windowCount: Int
  /// Whether the log covers all of the stretch that it was chosen from.
  var isComplete: Bool
  /// What events leave out of it.
  var leftOut: [LeftOut]
  /// The model versions that it holds; nil where it names none.
  var versions: Set<String>?
  /// What its windows differ by of themselves, by granularity.
  var variation: [String: ReferenceVariation]
  /// What other tools' statistics are in its own windows, by granularity, where checks ask.
  var toolVariation: [String: ToolVariation]
  /// What its outcomes say; nil where no labels are joined, or where it is not the primary one.
  var outcomes: ReferenceOutcomes?
  /// How its features move together; nil where fewer than two can be compared.
  var joint: JointReference?
  /// How much its own windows differ in that, by granularity.
  var jointUsual: [String: JointReference.Usual]

  /// The profile of all its windows together.
  var profile: Profile { compared.profile }

  /// Returns what its windows differ by of themselves, of those that are as long as one, and of its
  /// day of the week where that matters.
  ///
  /// Where it has fewer than eight of them, as of weeks in a month, the next finer granularity with
  /// enough serves: shorter windows differ more, so that nothing is called unusual too early.
  func variation(for window: Window, among calendars: [WindowCalendar]) -> ReferenceVariation? {
    let own = calendars.firstIndex { $0.granularity == window.granularity } ?? 0
    let known = calendars.prefix(own + 1).reversed().compactMap { calendar in
      variation[calendar.granularity.name].map { (calendar, $0) }
    }
    let enough = known.first { $0.1.windowCount >= ReferenceVariation.leastWindows }
    guard let (calendar, variation) = enough ?? known.first else { return nil }
    guard calendar.granularity == window.granularity,
      let weekday = calendar.weekday(startingAt: window.start)
    else { return variation }
    return variation.inSeason(weekday)
  }
}

/// The reference, or why there is none.
enum ReferenceState: Sendable {
  case ready(Reference)
  /// The reason's code.
  case missing(String)

  /// The reference; nil where there is none.
  var reference: Reference? {
    guard case .ready(let reference) = self else { return nil }
    return reference
  }

  /// The code of the reason why there is no reference; nil where there is one.
  var reason: String? {
    guard case .missing(let reason) = self else { return nil }
    return reason
  }
}
