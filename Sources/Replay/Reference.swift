import Drift
import Operations
import PipelineFile
import ProfileStore
import Profiles
import Windows

/// The profile that windows are compared with.
struct Reference: Sendable {
  /// The profile of all its windows together.
  var profile: Profile
  /// Its calls.
  var calls: CallSummary
  /// The traffic of its hours of the week.
  var season: TrafficSeason
  /// The digest of everything that it was made from.
  var digest: ContentDigest
  /// The stretch of time that it covers.
  var bounds: WindowBounds
  /// How many base windows with rows it has.
  var windowCount: Int
  /// The model versions that it holds.
  var versions: Set<String>
  /// How much its own windows differ from the rest of it, by granularity.
  var variation: [String: ReferenceVariation]
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

  /// The digest of the reference's data, or of the reason.
  var digest: ContentDigest {
    switch self {
    case .ready(let reference): reference.digest
    case .missing(let reason): ContentDigest(hashing: Array(reason.utf8))
    }
  }
}

/// Reads the reference of a pipeline from the state.
struct ReferenceLoader {
  let setup: Setup
  let store: ProfileStore
  let catalog: WindowCatalog

  /// Returns the reference.
  ///
  /// It is complete, and only then used, when the log has gone on beyond its end.
  func load() throws(ReplayError) -> ReferenceState {
    guard let bounds = bounds() else { return .missing("referenceNotComplete") }
    guard let newest = catalog.newestEnd, newest >= bounds.end, catalog.now >= bounds.end else {
      return .missing("referenceNotComplete")
    }
    let inside = catalog.bounds.filter { $0.start >= bounds.start && $0.start < bounds.end }
    guard !inside.isEmpty else { return .missing("noReferenceRows") }
    let slices = try WindowProfiles(setup: setup, store: store)
      .profile(startingIn: bounds, keepsHours: false)
    let profile = slices.whole
    let window = Window(
      granularity: setup.base.granularity, start: bounds.start, end: bounds.end, name: "reference")
    let variation = try variation(of: profile, inside)
    do throws(StoreError) {
      return .ready(
        Reference(
          profile: profile, calls: CallSummary(profile.calls, window: window),
          season: TrafficSeason(
            profile.calls, from: bounds.start, to: bounds.end, clock: setup.clock),
          digest: try store.inputsDigest(startingIn: bounds), bounds: bounds,
          windowCount: inside.count, versions: Set(slices.profiles.keys),
          variation: variation))
    } catch {
      throw .state(error)
    }
  }

  /// Returns how much the reference's windows of each granularity differ from the rest of it.
  ///
  /// Rows in bins add up, so that coarser windows cost no second reading.
  private func variation(
    of reference: Profile, _ inside: [WindowBounds]
  ) throws(ReplayError) -> [String: ReferenceVariation] {
    var counts: [String: [Int64: BinCounts]] = [:]
    for base in inside {
      let profile = try WindowProfiles(setup: setup, store: store)
        .profile(startingIn: base, keepsHours: false).whole
      let counted = BinCounts(of: profile, reference: reference)
      for calendar in setup.calendars {
        let window = calendar.window(containing: base.start)
        let name = calendar.granularity.name
        if counts[name, default: [:]][window.start]?.merge(counted) == nil {
          counts[name, default: [:]][window.start] = counted
        }
      }
    }
    return counts.mapValues { windows in
      ReferenceVariation(
        reference: reference, windows: windows.sorted { $0.key < $1.key }.map(\.value),
        compatibility: setup.pipeline.compatibility)
    }
  }

  private func bounds() -> WindowBounds? {
    switch setup.pipeline.reference {
    case .fixed(let from, let to):
      guard let start = setup.clock.instant(of: "\(from)"),
        let end = setup.clock.instant(of: "\(to)")
      else { return nil }
      return WindowBounds(start: start, end: end)
    case .first(let windows):
      let complete = catalog.bounds.filter { $0.end <= catalog.now }.prefix(windows)
      guard complete.count == windows, let first = complete.first, let last = complete.last else {
        return nil
      }
      return WindowBounds(start: first.start, end: last.end)
    }
  }
}

/// Reads the profiles of stretches of time from the state.
struct WindowProfiles {
  let setup: Setup
  let store: ProfileStore

  /// Returns the profiles of all base windows that start in `bounds`, merged by model version.
  ///
  /// One base window is read at a time, so that memory does not grow with the stretch.
  func profile(
    startingIn bounds: WindowBounds, keepsHours: Bool
  ) throws(ReplayError) -> SliceProfiles {
    var slices = SliceProfiles(schema: setup.schema)
    for window in setup.base.windows(from: bounds.start, to: bounds.end) {
      let single = WindowBounds(start: window.start, end: window.end)
      do {
        for stored in try store.partials(startingIn: single) {
          let profile = try Profile(decoding: stored.partial.bytes, schema: setup.schema)
          slices.add(profile, slice: stored.partial.slice, keepsHours: keepsHours)
        }
      } catch let error as StoreError {
        throw .state(error)
      } catch {
        throw .stored("\(error)")
      }
    }
    return slices
  }
}
