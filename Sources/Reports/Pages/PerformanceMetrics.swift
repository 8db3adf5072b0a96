/// The table of metrics: those that people ask for first, the others folded.
struct PerformanceMetrics {
  private let metrics: [PerformanceMetricDocument]
  private let labelled: Int
  private let lead: String

  /// What says little without the others.
  private static let further: Set = [
    "ece_10_equal_width", "mce_10_equal_width", "mean_score", "lift_at_10", "specificity",
    "balanced_accuracy", "mcc", "predicted_positive_rate", "mse", "mape", "smape",
    "mean_target", "mean_prediction", "overestimated", "underestimated", "roc_auc_weighted",
    "f1_micro", "precision_weighted", "recall_weighted", "precision_micro", "recall_micro",
  ]
  /// How many metrics are not folded at most.
  private static let limit = 14

  init(_ document: PerformanceDocument) {
    metrics = document.metrics
    labelled = document.labels.labelled
    lead = Words.local.label("metricsLead")
  }

  init(_ document: MaturedDocument) {
    metrics = document.metrics
    labelled = document.labelled
    lead = ""
  }

  var markup: Markup {
    guard !metrics.isEmpty else { return Markup() }
    // The metric that decides stands first and is never folded.
    let names = metrics.enumerated().filter { $0.offset == 0 || !Self.further.contains($0.1.name) }
      .prefix(Self.limit).map(\.offset)
    let shown = Set(names)
    let others = metrics.indices.filter { !shown.contains($0) }
    return PageLibrary.render(
      "metrics",
      [
        "lead": Markup(text: lead), "head": PerformanceMetricRow.head,
        "rows": names.markup { row(metrics[$0]) }, "others": others.markup { row(metrics[$0]) },
        "otherCount": Markup(text: Display.count(others.count)),
        "dotKey": KeyMark.dot, "referenceKey": KeyMark.tick, "naiveKey": KeyMark.naive,
        "usual": metrics.contains { $0.usualLow != nil } ? KeyMark.usual : Markup(),
        "estimated": metrics.contains { $0.estimated != nil } ? KeyMark.estimate : Markup(),
      ])
  }

  private func row(_ metric: PerformanceMetricDocument) -> Markup {
    PerformanceMetricRow(metric, labelled: labelled).markup
  }
}
