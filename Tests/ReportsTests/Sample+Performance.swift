import Reports

extension Sample {
  /// A binary classifier, a little worse than in the reference, with few labels missing.
  static let performance = PerformanceDocument(
    task: "binary", status: .warning,
    sentence: "ROC AUC is 0.665, in the reference 0.699; 90 % of rows have a label.", rows: 30_694,
    labels: LabelsDocument(
      labelled: 27_625, coverage: 0.900_013,
      sources: [
        LabelOriginDocument(source: "first_reports", labelled: 7_625),
        LabelOriginDocument(source: "labels", labelled: 20_000),
      ], unreadable: 3, corrections: 12, copies: 40,
      conflicts: 1, orphans: 2, medianDelay: 18_621.9, p90Delay: 36_482.5,
      delay: 18_621.9, usualDelay: 17_280, usualCorrections: 0.004,
      correctedFrom: "2013-11-20T09:00:00-05:00", correctedTo: "2013-11-20T09:05:00-05:00",
      bias: LabelBiasDocument(
        ks: 0.2529, pValue: 8e-62, isUnlike: true, labelledMean: 0.2147, unlabelledMean: 0.3142)),
    metrics: binaryMetrics,
    confusion: ConfusionDocument(
      classes: ["0", "1"], counts: [[18_030, 5_580], [2_160, 1_855]]),
    curves: curves,
    estimate: EstimateDocument(method: "cbpe", isCalibrated: true),
    maturity: [
      MaturityDocument(days: 1, coverage: 0.7246), MaturityDocument(days: 2, coverage: 0.8431),
      MaturityDocument(days: 7, coverage: 0.900_013),
    ],
    matured: MaturedDocument(
      age: 604_800, labelsUntil: "2013-06-25T18:00:00-04:00", rows: 30_694, labelled: 27_625,
      coverage: 0.900_013,
      metrics: [
        PerformanceMetricDocument(
          name: "roc_auc", value: 0.668, low: 0.661, high: 0.675, method: "delong", rows: 27_625,
          naive: 0.5, reference: 0.7)
      ]),
    slices: [
      slice("version", "v3", 20_112, 0.671), slice("version", "v4", 10_582, 0.642),
      slice("origin", "JFK", 9_001, 0.702), slice("origin", "(none)", 11, nil),
    ],
    versions: [
      VersionComparisonDocument(
        champion: "v3", challenger: "v4", isPaired: false, metric: "roc_auc",
        championValue: 0.671, challengerValue: 0.642, difference: -0.029, low: -0.049,
        high: -0.009, rows: 9_523,
        verdict: "v4 is worse than v3 by ROC AUC.")
    ])

  private static let binaryMetrics = [
    PerformanceMetricDocument(
      name: "roc_auc", value: 0.664_762, low: 0.614_476, high: 0.715_048, method: "delong",
      rows: 27_625, naive: 0.5, reference: 0.699_323, usualLow: 0.509_514, usualHigh: 0.835_338,
      estimated: 0.660_715, estimatedLow: 0.599_245, estimatedHigh: 0.722_186),
    PerformanceMetricDocument(
      name: "average_precision", value: 0.270_85, low: 0.196_71, high: 0.344_991,
      method: "bootstrap", rows: 27_625, naive: 0.145_494, reference: 0.411_83, bound: 0.002_085),
    PerformanceMetricDocument(
      name: "log_loss", value: 0.395_81, low: 0.359_276, high: 0.432_345, method: "student",
      rows: 27_625, naive: 0.436_388, reference: 0.493_855),
    PerformanceMetricDocument(
      name: "precision", value: 0.25, low: 0.200_198, high: 0.307_428, method: "wilson",
      rows: 7_435, naive: 0.145_494, reference: 0.354_934),
    PerformanceMetricDocument(name: "recall", rows: 0, reason: "one_class"),
    PerformanceMetricDocument(
      name: "positive_rate", value: 0.145_494, low: 0.124_194, high: 0.169_739, method: "wilson",
      rows: 27_625, reference: 0.228_355),
    PerformanceMetricDocument(
      name: "mcc", value: 0.179_92, low: 0.105_686, high: 0.254_154, method: "bootstrap",
      rows: 27_625, naive: 0, reference: 0.248_806),
  ]

  private static let curves = PerformanceCurvesDocument(
    roc: [[0, 0], [0.09, 0.24], [0.26, 0.51], [0.5, 0.73], [0.78, 0.91], [1, 1]],
    precisionRecall: [[0.03, 0.4], [0.27, 0.32], [0.51, 0.25], [0.76, 0.2], [1, 0.1455]],
    calibration: (1...10).map { bin in
      let score = 0.04 * Double(bin)
      return CalibrationBinDocument(
        rows: 2_762.5, score: score, positive: score * 1.2, low: score * 1.1, high: score * 1.3)
    }, positives: quantiles(0.2), negatives: quantiles(0.14))

  private static func quantiles(_ middle: Double) -> [QuantileDocument] {
    [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99].map {
      QuantileDocument(share: $0, value: middle * (0.5 + $0))
    }
  }

  private static func slice(
    _ segment: String, _ value: String, _ rows: Int, _ area: Double?
  ) -> PerformanceSliceDocument {
    PerformanceSliceDocument(
      by: segment, value: value, rows: rows, labelled: rows * 9 / 10,
      metrics: [
        PerformanceMetricDocument(
          name: "roc_auc", value: area, low: area.map { $0 - 0.02 }, high: area.map { $0 + 0.02 },
          method: "delong", rows: rows, reason: area == nil ? "one_class" : nil),
        PerformanceMetricDocument(name: "accuracy", value: 0.719_87, rows: rows),
      ])
  }

  /// A classifier of `count` classes with names that start with `name`.
  static func multiclass(_ count: Int, name: String = "class") -> PerformanceDocument {
    let names = (0..<count).map { "\(name) \($0)" }
    var document = performance
    document.task = "multiclass"
    document.curves = nil
    document.metrics[0].name = "f1_macro"
    document.classes = names.enumerated().map { index, name in
      ClassMetricsDocument(
        name: name, rows: 100 + index,
        metrics: ["precision", "recall", "f1", "roc_auc"].map {
          PerformanceMetricDocument(
            name: $0, value: 0.5 + 0.001 * Double(index), low: 0.45, high: 0.55, rows: 100)
        })
    }
    document.confusion = ConfusionDocument(
      classes: names,
      counts: (0..<count).map { row in (0..<count).map { $0 == row ? 70 : 30 / max(1, count - 1) } }
    )
    return document
  }

  /// A regression.
  static let regression = PerformanceDocument(
    task: "regression", status: .ok, sentence: "Mean absolute error is 24.1.", rows: 928,
    labels: LabelsDocument(
      labelled: 921, coverage: 0.992_457, medianDelay: 18_621, p90Delay: 36_482),
    metrics: [
      PerformanceMetricDocument(
        name: "mae", value: 24.1, low: 22.8, high: 25.4, method: "student", rows: 921, naive: 25.7,
        reference: 21.9, estimated: 22.4, estimatedLow: 20.1, estimatedHigh: 24.7),
      PerformanceMetricDocument(
        name: "bias", value: -1.25, low: -3.4, high: 0.9, method: "student", rows: 921,
        reference: 0.2),
    ],
    residuals: quantiles(8).map { QuantileDocument(share: $0.share, value: $0.value - 8) },
    estimate: EstimateDocument(method: "error_bins"))

  /// Documents in which nearly nothing is known.
  static let degenerate: [PerformanceDocument] = {
    let empty = PerformanceDocument(
      task: "binary", status: .noData, sentence: "No labels yet.", rows: 0,
      labels: LabelsDocument(labelled: 0), metrics: [])
    var unlabelled = empty
    unlabelled.rows = 12
    unlabelled.metrics = [
      PerformanceMetricDocument(name: "roc_auc", reason: "no_labels"),
      PerformanceMetricDocument(name: "f1", reason: nil),
      PerformanceMetricDocument(
        name: "accuracy", estimated: 0.7, estimatedLow: nil, estimatedHigh: 0.8, reason: "no_labels"
      ),
    ]
    unlabelled.estimate = EstimateDocument(method: "cbpe", reason: "not_calibrated")
    var odd = unlabelled
    odd.labels.labelled = 1
    odd.metrics = [
      PerformanceMetricDocument(name: "", value: .nan, low: -.infinity, high: .infinity),
      PerformanceMetricDocument(
        name: "r2", value: -1e300, low: -1e308, high: 1e308, reference: .nan, usualLow: 1e300,
        usualHigh: -1e300),
      PerformanceMetricDocument(name: "mae", value: 0, low: 0, high: 0, naive: 0, reference: 0),
    ]
    odd.confusion = ConfusionDocument(classes: ["a"], counts: [[0], [1, 2], []])
    odd.curves = PerformanceCurvesDocument(
      roc: [[0], [], [.nan, 1], [0.5, 0.5]], precisionRecall: [],
      calibration: [
        CalibrationBinDocument(rows: 0, score: -4, positive: 0, low: 0, high: .nan),
        CalibrationBinDocument(rows: .nan, score: .infinity, positive: 1),
      ], positives: [QuantileDocument(share: .nan, value: .nan)])
    odd.residuals = [QuantileDocument(share: 0.5, value: 1e308)]
    odd.maturity = [
      MaturityDocument(days: -1, coverage: 7), MaturityDocument(days: 1, coverage: 0),
    ]
    odd.matured = MaturedDocument(age: 5_400, labelsUntil: "<b>", reason: "notMatured")
    odd.estimate = EstimateDocument(method: "another_one")
    odd.slices = [PerformanceSliceDocument(by: "", value: "", rows: 0, labelled: 0, metrics: [])]
    odd.classes = [ClassMetricsDocument(name: "a", rows: 0, metrics: unlabelled.metrics)]
    odd.versions = [
      VersionComparisonDocument(
        champion: "a", challenger: "b", isPaired: true, metric: "x", verdict: "")
    ]
    return [empty, unlabelled, odd]
  }()

  /// Returns the sample with every text replaced.
  static func hostilePerformance() -> PerformanceDocument {
    var document = multiclass(3)
    document.curves = performance.curves
    document.slices = []
    document.versions = []
    document.classes = []
    for name in hostileNames {
      document.task = name
      document.sentence = name
      document.metrics.append(
        PerformanceMetricDocument(name: name, value: 1, method: name, reason: name))
      document.metrics.append(PerformanceMetricDocument(name: name, reason: name))
      document.classes.append(
        ClassMetricsDocument(name: name, rows: 1, metrics: document.metrics.suffix(2)))
      document.slices.append(
        PerformanceSliceDocument(
          by: name, value: name, rows: 1, labelled: 1, metrics: document.metrics.suffix(2)))
      document.versions.append(
        VersionComparisonDocument(
          champion: name, challenger: name, isPaired: false, metric: name, verdict: name))
    }
    document.confusion = ConfusionDocument(
      classes: hostileNames, counts: hostileNames.map { _ in hostileNames.map { _ in 1 } })
    document.estimate = EstimateDocument(method: hostileNames[0], reason: hostileNames[1])
    return document
  }
}
