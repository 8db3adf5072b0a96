import PipelineFile
import ProfileStore
import Profiles
import Windows

/// The windows in which a check alerted, as far as a run knows.
final class IncidentLog: Sendable {
  private let starts = Guarded<[String: Set<Int64>]>([:])

  /// Notes whether a check alerted in a window.
  func note(_ granularity: String, _ start: Int64, isIncident: Bool) {
    starts.withValue { known in
      if isIncident {
        known[granularity, default: []].insert(start)
      } else {
        known[granularity]?.remove(start)
      }
    }
  }

  /// Returns the starts of the windows of a granularity in which a check alerted, ascending.
  func starts(_ granularity: String, in span: WindowBounds) -> [Int64] {
    starts.withValue { known in
      known[granularity, default: []].filter { $0 >= span.start && $0 < span.end }.sorted()
    }
  }

  /// Returns whether a check alerted in a window.
  func contains(_ window: Window) -> Bool {
    starts.withValue { $0[window.granularity.name]?.contains(window.start) ?? false }
  }
}

/// What every window is compared with, read from the state when it is asked for.
///
/// Windows that share a reference share one reading.
final class References: Sendable {
  /// The windows in which a check alerted.
  let incidents = IncidentLog()
  private let setup: Setup
  private let digests: InputDigests
  private let loader: ReferenceLoader
  private let files: [ReferenceFilesState]
  private let slots = Guarded<[Slot]>([])

  /// How many references that move are kept for windows that share them.
  private static let slotCount = 6

  /// Creates the references of a run.
  ///
  /// `files` are those that are read from files of their own; `memory` is what profiles that
  /// several references share may take, in bytes.
  init(
    setup: Setup, store: ProfileStore, catalog: WindowCatalog, digests: InputDigests,
    files: [ReferenceFilesState], outcomes: OutcomeSource, memory: Int
  ) {
    self.setup = setup
    self.digests = digests
    self.files = files
    let selection = ReferenceSelection(setup: setup, catalog: catalog, damaged: digests.damaged)
    loader = ReferenceLoader(
      setup: setup, store: store, catalog: catalog, selection: selection, outcomes: outcomes,
      memory: memory)
  }

  /// Whether what a window is compared with depends on verdicts of windows before it.
  var followIncidents: Bool {
    setup.pipeline.references.contains { $0.exclusions.contains(.incidents) }
  }

  /// Returns the digest of everything that a window's comparisons rest on, beside its own rows.
  func digest(for window: Window) -> ContentDigest {
    var bytes: [UInt8] = []
    for index in setup.pipeline.references.indices {
      let choice = setup.pipeline.references[index]
      if case .files = choice.rule {
        bytes += files.first { $0.index == index }?.digest.bytes ?? []
        let span = loader.seasonSpan(before: window)
        bytes += digests.digest(startingIn: span).bytes + leftOut(in: span)
        continue
      }
      switch chosen(for: window, choice) {
      case .failure(let missing): bytes += Array(missing.rawValue.utf8)
      case .success(let selected):
        let span = span(selected, choice, window)
        bytes += selected.windows.flatMap { "\($0.start) ".utf8 }
        bytes += digests.digest(startingIn: span).bytes + leftOut(in: span)
        if !loader.looksBack(choice), !loader.knowsWeek(selected) {
          let season = loader.seasonSpan(before: window)
          bytes += digests.digest(startingIn: season).bytes + leftOut(in: season)
        }
        guard choice.exclusions.contains(.incidents) else { continue }
        bytes += incidents.starts(window.granularity.name, in: span).flatMap { "!\($0)".utf8 }
      }
    }
    return ContentDigest(hashing: bytes)
  }

  /// What tells which events take something out of a stretch of time, and how pages name them.
  private func leftOut(in span: WindowBounds) -> [UInt8] {
    loader.selection.leftOut.stretches(in: span).flatMap {
      Array("-\($0.event) \($0.title)".utf8)
    }
  }

  /// Returns the stretch of time that a reference, its season and its variation rest on.
  private func span(
    _ selected: SelectedWindows, _ choice: ReferenceChoice, _ window: Window
  ) -> WindowBounds {
    guard choice.isMoving else { return selected.span }
    var start = selected.span.start
    if loader.looksBack(choice) {
      start = min(start, loader.seasonSpan(before: window).start)
      if let oldest = loader.history(before: window).last,
        case .success(let past) = chosen(for: oldest, choice)
      {
        start = min(start, oldest.start, past.span.start)
      }
    }
    return WindowBounds(start: start, end: window.start)
  }

  private func chosen(
    for window: Window, _ choice: ReferenceChoice
  ) -> ReferenceSelection.Chosen {
    loader.selection.windows(for: window, choice, hadIncident: incidents.contains)
  }

  /// Returns the base windows of what a window is compared with, in the order of the pipeline file;
  /// none of references of files, and of those that there are not.
  func windows(for window: Window) -> [[WindowBounds]] {
    setup.pipeline.references.map { choice in
      if case .success(let selected) = chosen(for: window, choice) { selected.windows } else { [] }
    }
  }

  /// Returns the profiles of a base window by model version, read once for its page and for the
  /// references that it is part of.
  func profiles(ofBase window: Window) throws(ReplayError) -> SliceProfiles {
    try loader.profiles.whole(of: WindowBounds(start: window.start, end: window.end))
  }

  /// Returns what a window is compared with, in the order of the pipeline file.
  func all(for window: Window) throws(ReplayError) -> [ReferenceState] {
    var states: [ReferenceState] = []
    for (index, choice) in setup.pipeline.references.enumerated() {
      if case .files = choice.rule {
        states.append(try fileReference(index, for: window))
        continue
      }
      switch chosen(for: window, choice) {
      case .failure(let missing): states.append(.missing(missing.rawValue))
      case .success(let selected):
        states.append(.ready(try reference(selected, choice, for: window)))
      }
    }
    return states
  }

  /// Returns a reference of files of their own, with the traffic and hosts of the log.
  private func fileReference(
    _ index: Int, for window: Window
  ) throws(ReplayError) -> ReferenceState {
    guard var reference = files.first(where: { $0.index == index })?.reference else {
      return .missing("noReferenceRows")
    }
    reference.season = try loader.recentSeason(before: window)
    reference.windows = loader.recentWindows(before: window)
    return .ready(reference)
  }

  private func reference(
    _ selected: SelectedWindows, _ choice: ReferenceChoice, for window: Window
  ) throws(ReplayError) -> Reference {
    let key = Slot.Key(
      selected: selected, choice: choice,
      // What is usual then rests on the windows before this one.
      window: loader.looksBack(choice) ? window : nil)
    let slot = slots.withValue { slots in
      if let index = slots.firstIndex(where: { $0.key == key }) {
        let slot = slots.remove(at: index)
        slots.append(slot)
        return slot
      }
      let slot = Slot(key)
      slots.append(slot)
      if slots.count > Self.slotCount { slots.removeFirst() }
      return slot
    }
    var reference = try slot.reference { () throws(ReplayError) -> Reference in
      try loader.load(selected, choice, for: window, hadIncident: incidents.contains)
    }
    if !loader.looksBack(choice), !loader.knowsWeek(selected),
      let recent = try loader.recentSeason(before: window)
    {
      reference.season = recent
    }
    return reference
  }
}

/// A reference that several windows may share, and that the first of them reads.
private final class Slot: Sendable {
  /// What makes two references the same.
  struct Key: Hashable {
    var selected: SelectedWindows
    var choice: ReferenceChoice
    var window: Window?
  }

  let key: Key
  private let loaded = Guarded<Result<Reference, ReplayError>?>(nil)

  init(_ key: Key) { self.key = key }

  /// Returns the reference; who asks while it is being read waits.
  func reference(
    _ load: () throws(ReplayError) -> Reference
  ) throws(ReplayError) -> Reference {
    let result = loaded.withValue { loaded in
      if let loaded { return loaded }
      let result = Result { () throws(ReplayError) -> Reference in try load() }
      loaded = result
      return result
    }
    return try result.get()
  }
}
