import HostMetrics
import PipelineFile

/// The metrics that checks may name.
public enum MetricNames {
  /// All names as `<area>.<name>`, those of performance included.
  public static let all: [String] =
    ["input", "feature", "output"].flatMap { area in columns.map { "\(area).\($0)" } }
    + quality.map { "input.\($0)" }
    + [
      WindowEvidence.mismatchMetric, WindowEvidence.jointMetric, "reconstruction_error",
      "hotelling_t2", "correlation_change",
    ].map { "feature.\($0)" }
    + ["stability.nonfinite_change"]
    + [WindowEvidence.newVersionMetric, WindowEvidence.versionMetric].map { "output.\($0)" }
    + ["p50", "p90", "p95", "p99", "p99_9", "max", "p99_ratio"].map { "latency.\($0)" }
    + errors.map { "errors.\($0)" } + hosts + performance.map { "performance.\($0)" }

  private static let columns = [
    "psi", "psi_with_missing", "js_distance", "hellinger", "l_infinity", "total_variation",
    "chi_square", "ks", "wasserstein", "wasserstein_normed", "wasserstein_outermost_share",
    "mean_shift", "median_shift",
    "mean_difference",
    "variance_ratio", "missing_change", "new_category_share", "category_change",
    "kl_divergence", "js_divergence", "normalized_difference", "l_infinity_robust", "max_residual",
    "energy", "t_test", "mann_whitney", "cramer_von_mises", "epps_singleton", "anderson_darling",
    "z_test",
  ]

  private static let quality = [
    "out_of_range_share", "unlisted_share", "type_mismatch_change", "changed_type",
    "vanished_field", "new_field_share", "missing_block", "constant", "distinct_ratio",
  ]

  private static let errors = [
    "rate", "burst_rate", "silent_host_hours", "traffic_ratio", "traffic_surge", "outage_hours",
    "damaged_files", "rejected_share",
    "unaccounted_lines",
  ]

  private static let hosts: [String] =
    HostMeasure.allCases.map {
      "\(Area($0.area).rawValue).\(WindowEvidence.metricName(of: $0))"
    }
    + HostArea.allCases.map { "\(Area($0).rawValue).\(WindowEvidence.hostChangeMetric)" } + [
      "cpu_memory.\(WindowEvidence.fullMetric)", "disk.\(WindowEvidence.fullMetric)",
      "cpu_memory.\(WindowEvidence.leakMetric)",
      "cpu_memory.\(WindowEvidence.unreadMetric)",
    ]

  private static let performance: [String] = {
    var names = [
      "roc_auc", "average_precision", "log_loss", "brier", "accuracy", "precision", "recall",
      "specificity", "f1", "balanced_accuracy", "mcc", "ece_10_equal_count",
      "ece_10_equal_width", "mce_10_equal_width", "calibration_in_the_large", "positive_rate",
      "predicted_positive_rate", "mean_score", "lift_at_10", "cost", "mae", "mse", "rmse", "mape",
      "smape", "median_absolute_error", "bias", "r2", "mean_target", "mean_prediction",
      "roc_auc_macro", "roc_auc_weighted", "overestimated", "underestimated", "ctr",
    ]
    for mean in ["macro", "micro", "weighted"] {
      for metric in ["precision", "recall", "f1"] { names.append("\(metric)_\(mean)") }
    }
    for length in [5, 10] {
      for metric in ["precision", "recall", "ndcg", "map", "mrr", "hit_rate", "catalogue_coverage"]
      {
        names.append("\(metric)_at_\(length)")
      }
    }
    return names + [WindowEvidence.dropMetric, WindowEvidence.deviationMetric]
      + WindowEvidence.labelMetrics.sorted()
  }()
}
