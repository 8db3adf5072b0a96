import Drift
import Operations
import PipelineFile
import ProfileStore
import Profiles
import Windows

/// Reads references from the state.
struct ReferenceLoader {
  let setup: Setup
  let catalog: WindowCatalog
  let selection: ReferenceSelection

  /// How many windows before one tell what is usual where the reference itself is too short.
  static let historyLength = 56
  /// How far back traffic is expected to look like today's, in seconds.
  static let seasonSeconds: Int64 = 28 * 86_400

  let profiles: BaseProfiles
  private let outcomes: ReferenceOutcomesLoader?
  private let seasons = Guarded<[(span: WindowBounds, season: TrafficSeason)]>([])
  private static let seasonCount = 4
  /// The calls by minute of the base windows of the last four weeks that were asked for.
  private let minutes = Guarded<[WindowBounds: [CallProfile.TimedMinute]]>([:])

  /// Creates a loader over the base windows of a catalog.
  init(
    setup: Setup, store: ProfileStore, catalog: WindowCatalog, selection: ReferenceSelection,
    outcomes: OutcomeSource? = nil, memory: Int
  ) {
    self.outcomes = outcomes.map { ReferenceOutcomesLoader(setup: setup, source: $0) }
    self.setup = setup
    self.catalog = catalog
    self.selection = selection
    profiles = BaseProfiles(
      reading: WindowProfiles(setup: setup, store: store), memory: memory)
  }

  /// Returns the reference of base windows that were selected for `window`.
  func load(
    _ selected: SelectedWindows, _ choice: ReferenceChoice, for window: Window,
    hadIncident: (Window) -> Bool
  ) throws(ReplayError) -> Reference {
    defer { profiles.forgetReference() }
    let slices = try profiles.merged(selected.windows)
    let profile = slices.whole
    let named = Window(
      granularity: setup.base.granularity, start: selected.span.start, end: selected.span.end,
      name: "reference")
    let compared = ReferenceProfile(profile)
    // Only the primary reference judges: what is usual of the others nobody asks.
    let isPrimary = choice == setup.pipeline.references[0]
    let joint = isPrimary ? try joint(of: profile, selected.windows) : nil
    return Reference(
      choice: choice, compared: compared,
      documents: ColumnAssembly.referenceProfiles(profile, setup),
      inferred: InferredAssembly.documents(profile, setup.schema),
      calls: CallSummary(profile.calls, window: named),
      season: try season(profile.calls, selected, choice, window), bounds: selected.span,
      windows: selected.windows,
      windowCount: selected.windows.count, isComplete: selected.isComplete,
      leftOut: selected.leftOut,
      versions: Set(slices.profiles.keys),
      variation: isPrimary
        ? try variation(of: compared, selected, choice, window, hadIncident) : [:],
      toolVariation: isPrimary ? try toolVariation(of: compared, selected.windows) : [:],
      outcomes: isPrimary ? try outcomes?.load(selected.windows) : nil,
      joint: joint?.reference,
      jointUsual: joint?.usual ?? [:])
  }

  // MARK: Traffic

  /// Returns the traffic of a reference's own time, or, of one that looks back, of the four weeks
  /// before the window.
  private func season(
    _ calls: CallProfile, _ selected: SelectedWindows, _ choice: ReferenceChoice, _ window: Window
  ) throws(ReplayError) -> TrafficSeason {
    if looksBack(choice), let recent = try recentSeason(before: window) { return recent }
    // Days that rules leave out of comparisons had traffic: without them their hours of the week
    // would lead to expect none. The hours of those that events leave out count not at all.
    let all = recorded(in: selected.span)
    guard all.count != selected.windows.count else {
      return season(selected.span, [calls.minutesInOrder])
    }
    let minutes = try all.map { (base) throws(ReplayError) in
      try profiles.calls(of: base).minutesInOrder
    }
    return season(selected.span, minutes)
  }

  /// Returns the base windows with rows that start in a stretch of time and that no event takes out
  /// of references.
  private func recorded(in span: WindowBounds) -> [WindowBounds] {
    catalog.bounds(startingIn: span).filter { !selection.leftOut.covers($0) }
  }

  /// Returns the traffic of a stretch of time.
  private func season(
    _ span: WindowBounds, _ minutes: [[CallProfile.TimedMinute]]
  ) -> TrafficSeason {
    TrafficSeason(
      minutes, from: loggedStart(of: span), to: span.end, leavingOut: outside(span),
      clock: setup.clock)
  }

  /// Returns the calls of four weeks by minute, base window by base window: those that the four weeks
  /// of the day before had as well are not read again.
  private func recentMinutes(
    of span: WindowBounds
  ) throws(ReplayError) -> [[CallProfile.TimedMinute]] {
    let all = try recorded(in: span).map(minutes)
    minutes.withValue { known in known = known.filter { $0.key.start >= span.start } }
    return all
  }

  private func minutes(of base: WindowBounds) throws(ReplayError) -> [CallProfile.TimedMinute] {
    if let known = minutes.withValue({ $0[base] }) { return known }
    let calls = try profiles.calls(of: base).minutesInOrder
    minutes.withValue { $0[base] = calls }
    return calls
  }

  /// The start of a stretch of time, or that of the log where it begins later.
  private func loggedStart(of span: WindowBounds) -> Int64 {
    max(span.start, catalog.bounds.first?.start ?? span.start)
  }

  /// What events take out of a stretch of time.
  private func outside(_ span: WindowBounds) -> [Range<Int64>] {
    selection.leftOut.stretches(in: span).map { $0.bounds.start..<$0.bounds.end }
  }

  /// Whether what is usual beside a reference rests on the windows before the one that is compared.
  func looksBack(_ choice: ReferenceChoice) -> Bool {
    switch choice.rule {
    case .fixed, .first, .rolling, .files: false
    case .previous, .sameWeekday: true
    }
  }

  /// Whether the base windows of a reference hold every hour of the week.
  ///
  /// Where they do not, or are some days of the week only, the four weeks before a window tell what
  /// traffic to expect.
  func knowsWeek(_ selected: SelectedWindows) -> Bool {
    let span = selected.span
    return TrafficSeason.coversWeek(
      from: loggedStart(of: span), to: span.end, leavingOut: outside(span), clock: setup.clock)
  }

  /// Returns the traffic of the four weeks before the day of a window, which the windows of a day
  /// share; nil where the log has nothing of them.
  func recentSeason(before window: Window) throws(ReplayError) -> TrafficSeason? {
    let span = seasonSpan(before: window)
    guard !recorded(in: span).isEmpty else { return nil }
    if let known = seasons.withValue({ $0.last { $0.span == span }?.season }) { return known }
    let season = season(span, try recentMinutes(of: span))
    seasons.withValue { known in
      known.append((span, season))
      if known.count > Self.seasonCount { known.removeFirst() }
    }
    return season
  }

  /// Returns the base windows of the four weeks before the day of a window.
  func recentWindows(before window: Window) -> [WindowBounds] {
    recorded(in: seasonSpan(before: window))
  }

  /// The four weeks before the day of a window, without what events take out of references.
  func seasonSpan(before window: Window) -> WindowBounds {
    let end = setup.clock.instant(ofLocal: setup.clock.day(at: window.start) * 86_400)
    let start = selection.leftOut.start(
      ofLast: Self.seasonSeconds, before: end, clock: setup.clock)
    return WindowBounds(start: start, end: end)
  }

  // MARK: Variation

  private func variation(
    of reference: ReferenceProfile, _ selected: SelectedWindows, _ choice: ReferenceChoice,
    _ window: Window, _ hadIncident: (Window) -> Bool
  ) throws(ReplayError) -> [String: ReferenceVariation] {
    switch choice.rule {
    case .fixed, .first, .files, .rolling:
      return try leaveOneOut(reference, selected.windows)
    case .previous, .sameWeekday:
      return try history(of: reference, choice, before: window, hadIncident)
    }
  }

  /// Returns how much the reference's windows of each granularity differ from the rest of it.
  ///
  /// Rows in bins add up, so that coarser windows cost no second reading.
  private func leaveOneOut(
    _ reference: ReferenceProfile, _ inside: [WindowBounds]
  ) throws(ReplayError) -> [String: ReferenceVariation] {
    var counts: [String: [Int64: BinCounts]] = [:]
    for base in inside {
      let counted = try self.counted(base, reference)
      for calendar in setup.calendars {
        let window = calendar.window(containing: base.start)
        let name = calendar.granularity.name
        if counts[name, default: [:]][window.start]?.merge(counted) == nil {
          counts[name, default: [:]][window.start] = counted
        }
      }
    }
    var variations: [String: ReferenceVariation] = [:]
    for calendar in setup.calendars {
      let name = calendar.granularity.name
      guard let windows = counts[name]?.sorted(by: { $0.key < $1.key }) else { continue }
      variations[name] = ReferenceVariation(
        reference: reference, windows: windows.map(\.value),
        seasons: windows.compactMap { calendar.weekday(startingAt: $0.key) },
        compatibility: setup.pipeline.compatibility)
    }
    return variations
  }

  /// Returns how the reference's features move together; nil where fewer than two can be compared.
  private func joint(
    of reference: Profile, _ windows: [WindowBounds]
  ) throws(ReplayError) -> JointVariation.Result? {
    var joint = JointVariation(reference: reference, setup: setup)
    guard joint != nil else { return nil }
    for base in windows { joint?.add(try profiles.profile(of: base).whole, startingAt: base.start) }
    return joint?.result
  }

  /// Returns what the same comparison gave for the windows before this one: those of its
  /// granularity, and of finer ones as long as they are too few.
  private func history(
    of reference: ReferenceProfile, _ choice: ReferenceChoice, before window: Window,
    _ hadIncident: (Window) -> Bool
  ) throws(ReplayError) -> [String: ReferenceVariation] {
    var variations: [String: ReferenceVariation] = [:]
    let own = setup.calendars.firstIndex { $0.granularity == window.granularity } ?? 0
    for calendar in setup.calendars[...own].reversed() {
      let first = calendar.window(containing: window.start)
      let usual = try usual(of: reference, choice, before: first, hadIncident)
      variations[calendar.granularity.name] = usual
      if usual?.windowCount ?? 0 >= ReferenceVariation.leastWindows { break }
    }
    return variations
  }

  /// Returns what the same comparison gave for the windows of a granularity before one, on the bins
  /// of `reference`; nil where there are none.
  private func usual(
    of reference: ReferenceProfile, _ choice: ReferenceChoice, before window: Window,
    _ hadIncident: (Window) -> Bool
  ) throws(ReplayError) -> ReferenceVariation? {
    var known: [Int64: BinCounts] = [:]
    func merged(_ windows: some Sequence<WindowBounds>) throws(ReplayError) -> BinCounts? {
      var sum: BinCounts?
      for base in windows {
        let counted: BinCounts
        if let old = known[base.start] {
          counted = old
        } else {
          counted = try self.counted(base, reference)
          known[base.start] = counted
        }
        if sum?.merge(counted) == nil { sum = counted }
      }
      return sum
    }
    var pairs: [ReferenceVariation.Pair] = []
    for past in history(before: window) {
      let rule = selection.windows(for: past, choice, hadIncident: hadIncident)
      let inside = recorded(in: WindowBounds(start: past.start, end: past.end))
      guard case .success(let selected) = rule, let part = try merged(inside),
        let rest = try merged(selected.windows)
      else { continue }
      pairs.append(ReferenceVariation.Pair(part: part, rest: rest))
    }
    return pairs.isEmpty
      ? nil : ReferenceVariation(pairs: pairs, compatibility: setup.pipeline.compatibility)
  }

  /// Returns the windows of the same granularity before one, the nearest first.
  func history(before window: Window) -> [Window] {
    guard let calendar = setup.calendars.first(where: { $0.granularity == window.granularity })
    else { return [] }
    var windows: [Window] = []
    var past = window
    while windows.count < Self.historyLength, let oldest = catalog.bounds.first,
      past.start > oldest.start
    {
      past = calendar.window(before: past)
      windows.append(past)
    }
    return windows
  }

  private func counted(
    _ base: WindowBounds, _ reference: ReferenceProfile
  ) throws(ReplayError) -> BinCounts {
    BinCounts(of: try profiles.profile(of: base).whole, reference: reference)
  }
}
