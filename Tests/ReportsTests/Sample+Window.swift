import Reports

extension Sample {
  /// Checks of every source, some of which fail.
  static let checks = [
    CheckDocument(
      metric: "errors.rate", passes: .below, alert: 0.01, source: .check, line: 98,
      status: .alert, judged: 1, failed: 1, value: 0.0377, limit: 0.01),
    CheckDocument(
      metric: "performance.roc_auc", passes: .above, warn: 0.65, persistence: "2 of 3",
      source: .check, line: 99, status: .ok, judged: 1, value: 0.664_762, limit: 0.65,
      column: "roc_auc"),
    CheckDocument(
      metric: "latency.p99", passes: .below, alert: 0.25, source: .objective, status: .warning,
      judged: 1, failed: 1, value: 0.294, limit: 0.25, explainedBy: "Move of the data centre"),
    CheckDocument(
      metric: "input.psi", on: "temp*", compat: "evidently", passes: .below, source: .check,
      line: 101, status: .alert, judged: 1, failed: 1, value: 0.59, limit: 0.1, column: "temp_f"),
    CheckDocument(
      metric: "input.psi", passes: .below, warn: 0.1, alert: 0.25, source: .builtIn,
      status: .alert, judged: 20, failed: 2, value: 0.587_91, limit: 0.25, column: "temp_f"),
    CheckDocument(
      metric: "input.missing_change", passes: .within, warn: 0.02, alert: 0.05, source: .builtIn,
      status: .ok, judged: 20, value: -0.0012, limit: 0.02, column: "visibility"),
    CheckDocument(
      metric: "errors.burst_rate", passes: .below, warn: 0.1, alert: 0.25, source: .builtIn,
      status: .noData, reason: "the window has nothing of its kind"),
  ]

  /// Features of which two are not what the server logged, one on a host whose name would be markup.
  static let loggedFeatures = LoggedFeaturesDocument(
    rows: 1_204, tolerance: 1e-6,
    features: [
      LoggedFeatureDocument(name: "hour"),
      LoggedFeatureDocument(
        name: "wind_speed", different: 301, share: 0.25, shape: .factor, shapeValue: 0.447_04,
        largestDifference: 14.5,
        hosts: [LoggedHostDocument(host: "<i>gate-3", rows: 310, mismatches: 301)],
        first: "2013-06-13T09:02:11-04:00", last: "2013-06-13T23:58:02-04:00"),
      LoggedFeatureDocument(
        name: "visib", onlyLogged: 12, share: 0.009_966_777, shape: .filled, shapeValue: -1,
        hosts: [
          LoggedHostDocument(host: "gate-1", rows: 894, mismatches: 9),
          LoggedHostDocument(host: nil, rows: 310, mismatches: 3),
        ],
        first: "2013-06-13T00:12:00-04:00", last: "2013-06-13T20:00:00-04:00"),
    ])

  /// Odd numbers of two columns, and an output.
  static let stability = StabilityDocument(
    examined: 24,
    columns: [
      StabilityColumnDocument(
        name: "temp_f", role: .input,
        current: StabilityCountsDocument(rows: 30_694, nan: 4, beyondSingle: 2, outOfRange: 0),
        reference: StabilityCountsDocument(rows: 81_234, nan: 1, outOfRange: 0)),
      StabilityColumnDocument(
        name: "distance", role: .input,
        current: StabilityCountsDocument(rows: 30_694, invalid: 7, beyondWhole: 1)),
      StabilityColumnDocument(
        name: "score", role: .output,
        current: StabilityCountsDocument(
          rows: 30_694, outOfUnit: 0, saturated: 0, mostFrequentShare: 0.412),
        reference: StabilityCountsDocument(
          rows: 81_234, outOfUnit: 0, saturated: 0, mostFrequentShare: 0.398)),
    ])
}
