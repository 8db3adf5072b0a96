import Outcomes
import Profiles

/// Estimates the errors of a regression from those of the reference at like predictions.
///
/// Each row of a window is expected to err as the reference's labelled rows do whose prediction has
/// the same sign, exponent and leading bits; where these are fewer than ten, those with fewer
/// leading bits in common.
struct ErrorEstimator: Sendable {
  /// What the reference's errors are at some predictions.
  private struct Expected {
    var absolute: Double
    var squared: Double
    /// Whether the rows are those of the finest bin.
    var isNear: Bool
  }

  private static let enoughRows = 10
  private static let leastCoverage = 0.5
  private static let coarsestBits = -11

  private let bins: ErrorBins
  private let band: Band

  /// Learns from the windows of the reference; nil without labelled rows.
  init?(_ windows: [RegressionOutcomes]) {
    var whole = RegressionOutcomes()
    for window in windows { whole.merge(window) }
    guard whole.errors.count > 0 else { return nil }
    bins = whole.errorBins
    band = Band(
      Performance.regression(whole, reference: nil, options: PerformanceOptions()).metrics)
  }

  /// Returns the errors that are expected of all rows with a usable prediction.
  func estimate(_ outcomes: RegressionOutcomes) -> EstimatedPerformance {
    let bits = min(bins.mantissaBits, outcomes.errorBins.mantissaBits)
    let levels = stride(from: bits, through: Self.coarsestBits, by: -1).map {
      bins.bins(mantissaBits: $0)
    }
    var (rows, near, absolute, squared) = (0.0, 0.0, 0.0, 0.0)
    let window = outcomes.errorBins.bins(mantissaBits: bits)
    for (key, bin) in window.sorted(by: { $0.key < $1.key }) {
      let expected = Self.expected(key, levels)
      let weight = Double(bin.rows)
      rows += weight
      near += expected.isNear ? weight : 0
      absolute += weight * expected.absolute
      squared += weight * expected.squared
    }
    guard rows > 0 else { return EstimatedPerformance(missing: .noPredictions) }
    var result = EstimatedPerformance()
    result.coverage = near / rows
    guard near / rows >= Self.leastCoverage else {
      result.reason = .outsideReference
      return result
    }
    let count = Int(rows)
    result.metrics = [
      band.metric("mae", absolute / rows, rows: count, within: 0...Double.infinity),
      band.metric("mse", squared / rows, rows: count, within: 0...Double.infinity),
      band.metric(
        "rmse", (squared / rows).squareRoot(), rows: count, within: 0...Double.infinity),
    ]
    return result
  }

  /// Returns the errors at the finest level at which there are enough labelled rows.
  private static func expected(_ key: UInt64, _ levels: [[UInt64: ErrorBins.Bin]]) -> Expected {
    for (level, bins) in levels.enumerated() {
      guard let errors = bins[key >> UInt64(level)]?.errors, errors.count >= enoughRows,
        let mean = errors.mean
      else { continue }
      return Expected(
        absolute: mean, squared: errors.sumOfSquares / Double(errors.count), isNear: level == 0)
    }
    var all = Moments()
    for bin in levels.last?.values.map(\.errors) ?? [] { all.merge(bin) }
    return Expected(
      absolute: all.mean ?? 0, squared: all.sumOfSquares / Double(max(all.count, 1)),
      isNear: false)
  }
}
