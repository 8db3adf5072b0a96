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
}
