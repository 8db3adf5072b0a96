import Outcomes
import Performance
import PipelineFile
import ProfileStore
import Windows

/// What the outcomes of a reference say: how good the model was there, and what labels mean.
struct ReferenceOutcomes: Sendable {
  /// The outcomes of all its rows.
  var whole: OutcomeProfile
  /// How good the model was on its labelled rows.
  var realised: RealisedPerformance
  /// The outcomes by the labels of the first days, of rows that are old enough; nil: of none.
  var maturedWhole: OutcomeProfile?
  /// How good the model was on them.
  var matured: RealisedPerformance?
  /// The values of the metrics in its own windows, by granularity, each with the window's start.
  var windows: [String: [WindowValues]]
  /// What its base windows say of their labels.
  var labels: [UsualLabels.Part]
  /// What estimates performance without labels.
  var estimator: PerformanceEstimator

  /// The metrics of one window of the reference.
  struct WindowValues: Sendable {
    /// The window's start: seconds since 1970.
    var start: Int64
    /// The values that could be computed, by name.
    var values: [String: Double]
  }

  /// Returns what is usual for labels, by the base windows that do not start in a stretch of time;
  /// nil where there are none.
  func usualLabels(besides span: WindowBounds, season: Int?) -> UsualLabels? {
    UsualLabels(
      whole, parts: labels.filter { $0.start < span.start || $0.start >= span.end },
      season: season)
  }

  /// The fewest windows that tell what is usual.
  static let leastWindows = 8

  /// Returns the mean and standard deviation of a metric over the windows of a granularity but the
  /// one that is judged; nil with fewer than eight.
  func usual(
    _ metric: String, of granularity: String, except start: Int64
  ) -> (mean: Double, deviation: Double)? {
    let values = windows[granularity, default: []].filter { $0.start != start }
      .compactMap { $0.values[metric] }
    guard values.count >= Self.leastWindows else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(values.count - 1)).squareRoot())
  }
}

/// Reads the outcomes of references.
final class ReferenceOutcomesLoader: Sendable {
  private let setup: Setup
  private let source: OutcomeSource
  /// What base windows say, which references that move share.
  private let known = Guarded<[Int64: BaseWindow]>([:])

  /// What one base window says.
  private struct BaseWindow {
    var values: [String: Double]
    var labels: UsualLabels.Part
  }

  /// Creates a loader.
  init(setup: Setup, source: OutcomeSource) {
    self.setup = setup
    self.source = source
  }

  /// Returns the outcomes of base windows; nil where no labels are joined.
  func load(_ windows: [WindowBounds]) throws(ReplayError) -> ReferenceOutcomes? {
    guard let plan = setup.outcomes else { return nil }
    let task = setup.outcomeReading(plan).task
    var whole = OutcomeProfile(task: task)
    var parts: [OutcomeProfile] = []
    var coarse: [String: [Int64: OutcomeProfile]] = [:]
    var values: [String: [ReferenceOutcomes.WindowValues]] = [:]
    var labels: [UsualLabels.Part] = []
    let size = max(1, (windows.count + Self.partCount - 1) / Self.partCount)
    for (index, window) in windows.enumerated() {
      guard let profile = try source.outcomes(of: [window])?.whole, !profile.isEmpty else {
        continue
      }
      whole.merge(profile)
      if index / size >= parts.count { parts.append(OutcomeProfile(task: task)) }
      parts[parts.count - 1].merge(profile)
      let own = baseWindow(window, profile)
      values[setup.base.granularity.name, default: []].append(
        .init(start: window.start, values: own.values))
      labels.append(own.labels)
      for calendar in setup.calendars.dropFirst() {
        let start = calendar.window(containing: window.start).start
        coarse[calendar.granularity.name, default: [:]][start, default: OutcomeProfile(task: task)]
          .merge(profile)
      }
    }
    for (granularity, profiles) in coarse {
      values[granularity] = profiles.sorted { $0.key < $1.key }.map {
        .init(start: $0.key, values: self.values(of: $0.value))
      }
    }
    let matured = try source.matured(windows)
    return ReferenceOutcomes(
      whole: whole, realised: Performance.realised(whole, options: setup.performanceOptions),
      maturedWhole: matured,
      matured: matured.map {
        Performance.realised($0, options: setup.performanceOptions)
      },
      windows: values, labels: labels, estimator: PerformanceEstimator(reference: parts))
  }

  /// In how many parts a reference is cut to see whether calibration helps.
  private static let partCount = 8

  private func baseWindow(_ window: WindowBounds, _ profile: OutcomeProfile) -> BaseWindow {
    if let own = known.withValue({ $0[window.start] }) { return own }
    let own = BaseWindow(
      values: values(of: profile),
      labels: UsualLabels.Part(
        start: window.start, season: setup.base.weekday(startingAt: window.start), profile))
    known.withValue { $0[window.start] = own }
    return own
  }

  private func values(of profile: OutcomeProfile) -> [String: Double] {
    var options = setup.performanceOptions
    options.resamples = false
    let metrics = Performance.realised(profile, options: options).metrics
    return Dictionary(
      metrics.compactMap { metric in metric.value.map { (metric.name, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}

extension Setup {
  /// What the pipeline file sets about metrics.
  var performanceOptions: PerformanceOptions {
    PerformanceOptions(
      cost: pipeline.output.cost.map {
        CostMatrix(falsePositive: $0.falsePositive, falseNegative: $0.falseNegative)
      }, quantiles: [0.1, 0.5, 0.9],
      catalogue: pipeline.output.catalogueSize)
  }
}
