/// The metrics that checks may name.
public enum MetricNames {
  /// All names as `<area>.<name>`, those of performance included, which later versions compute.
  public static let all: [String] =
    ["input", "feature", "output"].flatMap { area in columns.map { "\(area).\($0)" } }
    + quality.map { "input.\($0)" }
    + [WindowEvidence.jointMetric, "reconstruction_error", "hotelling_t2", "correlation_change"]
    .map { "feature.\($0)" }
    + ["stability.nonfinite_change"]
    + ["p50", "p90", "p95", "p99", "p99_9", "max", "p99_ratio"].map { "latency.\($0)" }
    + errors.map { "errors.\($0)" } + performance.map { "performance.\($0)" }

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
    "vanished_field", "missing_block", "constant", "distinct_ratio",
  ]

  private static let errors = [
    "rate", "traffic_ratio", "traffic_surge", "outage_hours", "damaged_files", "rejected_share",
    "unaccounted_lines",
  ]

  private static let performance = [
    "roc_auc", "average_precision", "log_loss", "brier", "accuracy", "precision", "recall",
    "specificity", "f1", "balanced_accuracy", "mcc", "mae", "rmse", "mape", "bias", "r2",
  ]
}
