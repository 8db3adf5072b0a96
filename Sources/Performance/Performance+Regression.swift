import Outcomes
import Profiles
import Statistics

extension Performance {
  /// Returns the metrics of a regression over rows with a label and a prediction; e is
  /// prediction − label.
  ///
  /// The naive model always says the mean of the reference's labels, without one the mean of the
  /// profile's own.
  static func regression(
    _ outcomes: RegressionOutcomes, reference: RegressionOutcomes?, options: PerformanceOptions
  ) -> RealisedPerformance {
    let naive = NaiveMean(outcomes, learnt: reference)
    var result = RealisedPerformance()
    result.metrics = [
      meanAbsoluteError(outcomes).comparedWith(naive: naive.absoluteError),
      PerformanceMetric.mean("mse", outcomes.squaredErrors, naive: naive.squaredError),
      rootMeanSquare(outcomes).comparedWith(naive: naive.squaredError?.squareRoot()),
      PerformanceMetric.mean(
        "mape", outcomes.relativeErrors,
        otherwise: outcomes.errors.count > 0 ? .zeroDenominator : .noLabels),
      PerformanceMetric.mean("smape", outcomes.symmetricErrors),
      medianAbsoluteError(outcomes.residuals),
      PerformanceMetric.mean("bias", outcomes.errors), determination(outcomes, naive),
      PerformanceMetric.mean("mean_target", outcomes.labels),
      PerformanceMetric.mean("mean_prediction", outcomes.predictions),
      PerformanceMetric.share(
        "overestimated", outcomes.over.count, of: outcomes.errors.count, otherwise: .noLabels),
      PerformanceMetric.share(
        "underestimated", outcomes.under.count, of: outcomes.errors.count, otherwise: .noLabels),
    ]
    result.metrics += options.quantiles.filter { $0 > 0 && $0 < 1 }.map { pinball(outcomes, $0) }
    let shares = QuantilePoint.shares
    result.residualQuantiles = zip(shares, outcomes.residuals.quantiles(shares) ?? []).map {
      QuantilePoint(share: $0.0, value: $0.1)
    }
    return result
  }

  /// Σ|e| / n, from the exact sums of what is too much and what is too little.
  private static func meanAbsoluteError(_ outcomes: RegressionOutcomes) -> PerformanceMetric {
    sided("mae", outcomes, over: 1, under: 1)
  }

  /// The mean of `over`·e where e > 0 and `under`·(−e) where e < 0, with Student's interval.
  private static func sided(
    _ name: String, _ outcomes: RegressionOutcomes, over: Double, under: Double
  ) -> PerformanceMetric {
    let rows = outcomes.errors.count
    guard rows > 0 else { return PerformanceMetric(name, missing: .noLabels) }
    let total = Double(rows)
    let mean = over * (outcomes.over.sum / total) + under * (outcomes.under.sum / total)
    let squares =
      over * over * (outcomes.over.sumOfSquares / total)
      + under * under * (outcomes.under.sumOfSquares / total)
    let variance = max(0, squares - mean * mean) * total / (total - 1)
    let deviation = rows > 1 ? variance.squareRoot() : .nan
    return PerformanceMetric(
      name, mean, rows: rows, interval: Interval.mean(mean, sd: deviation, n: rows),
      standardError: deviation / total.squareRoot(), method: .student)
  }

  /// The pinball loss at a quantile q: q·(−e) where e < 0, (1 − q)·e elsewhere.
  private static func pinball(
    _ outcomes: RegressionOutcomes, _ quantile: Double
  ) -> PerformanceMetric {
    sided("pinball_\(quantile)", outcomes, over: 1 - quantile, under: quantile)
  }

  /// √(Σe²/n); the interval is that of Σe²/n, its ends under the root.
  private static func rootMeanSquare(_ outcomes: RegressionOutcomes) -> PerformanceMetric {
    let square = PerformanceMetric.mean("rmse", outcomes.squaredErrors)
    guard let mean = square.value else { return square }
    let root = mean.squareRoot()
    return PerformanceMetric(
      "rmse", root, rows: square.rows,
      interval: square.interval.map {
        Interval(low: max(0, $0.low).squareRoot(), high: $0.high.squareRoot())
      }, standardError: root > 0 ? square.standardError.map { $0 / 2 / root } : 0, method: .delta)
  }

  /// The median of |e|, with the interval of the ranks n/2 ± z√n/2.
  private static func medianAbsoluteError(_ residuals: NumberHistogram) -> PerformanceMetric {
    let name = "median_absolute_error"
    guard !residuals.isEmpty else { return PerformanceMetric(name, missing: .noLabels) }
    let values = residuals.weightedValues(mantissaBits: residuals.mantissaBits)
    let sizes = zip(values.values, values.counts).map { ($0.0.magnitude, $0.1) }
      .sorted { $0.0 < $1.0 }
    let count = residuals.count
    func value(at rank: Int) -> Double {
      var left = min(max(rank, 0), count - 1)
      for (size, times) in sizes {
        if left < times { return size }
        left -= times
      }
      return sizes.last?.0 ?? 0
    }
    let median = value(at: (count - 1) / 2) / 2 + value(at: count / 2) / 2
    let reach = PerformanceMetric.z * Double(count).squareRoot() / 2
    let low = value(at: Int((Double(count) / 2 - reach).rounded(.down)))
    let high = value(at: Int((Double(count) / 2 + reach).rounded(.up)))
    return PerformanceMetric(
      name, median, rows: count,
      interval: count > 1 ? Interval(low: low, high: high) : nil,
      standardError: count > 1 ? (high - low) / 2 / PerformanceMetric.z : nil, method: .ranks,
      bound: median * residuals.relativeErrorBound)
  }

  /// R² = 1 − Σe²/Σ(y − mean y)²; the interval takes the variance of the labels as given.
  private static func determination(
    _ outcomes: RegressionOutcomes, _ naive: NaiveMean
  ) -> PerformanceMetric {
    guard outcomes.errors.count > 0 else { return PerformanceMetric("r2", missing: .noLabels) }
    guard outcomes.errors.count > 1, let mean = outcomes.squaredErrors.mean,
      let variance = outcomes.labels.variance
    else { return PerformanceMetric("r2", missing: .tooFewRows, rows: outcomes.errors.count) }
    let rows = Double(outcomes.errors.count)
    let spread = variance * ((rows - 1) / rows)
    guard spread > 0 else {
      return PerformanceMetric("r2", missing: .zeroDenominator, rows: outcomes.errors.count)
    }
    let error = (outcomes.squaredErrors.standardDeviation ?? .nan) / rows.squareRoot() / spread
    let value = 1 - mean / spread
    return .normal(
      "r2", value, rows: outcomes.errors.count, standardError: error, method: .delta,
      within: -Double.infinity...1, naive: naive.squaredError.map { 1 - $0 / spread })
  }
}

/// The errors of a model that always says one number.
struct NaiveMean: Sendable {
  /// Its mean squared error; nil without labels.
  let squaredError: Double?
  /// Its mean absolute error, from the histogram of labels; nil without labels.
  let absoluteError: Double?

  init(_ outcomes: RegressionOutcomes, learnt: RegressionOutcomes?) {
    guard let own = outcomes.labels.mean else {
      (squaredError, absoluteError) = (nil, nil)
      return
    }
    let said = learnt?.labels.mean ?? own
    let rows = Double(outcomes.labels.count)
    let variance = (outcomes.labels.variance ?? 0) * ((rows - 1) / rows)
    squaredError = variance + (own - said) * (own - said)
    let histogram = outcomes.labelHistogram
    absoluteError = zip(histogram.representatives, histogram.counts).reduce(0) {
      $0 + ($1.0 - said).magnitude * (Double($1.1) / rows)
    }
  }
}
