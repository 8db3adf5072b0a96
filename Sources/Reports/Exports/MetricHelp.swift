/// What a family of metrics means, in a sentence.
enum MetricHelp {
  /// Returns the sentence of a family; one that is not known by name says its name.
  static func sentence(of family: String) -> String {
    if let known = sentences[family] { return known }
    let words = family.split(separator: "_").dropFirst().joined(separator: " ")
    if family.hasPrefix("tidemark_performance_") {
      return "How good the model was, in one window: \(words)."
    }
    return "Of one window: \(words)."
  }

  private static let sentences = [
    "tidemark_area_status": "Whether an area of a window has the status: 1, or 0.",
    "tidemark_calls": "Calls of a window, retries included.",
    "tidemark_column_distinct_values": "Distinct values of a column in a window.",
    "tidemark_column_drifted": "Whether a column drifted from its reference: 1, or 0.",
    "tidemark_column_missing_ratio": "Share of a window's rows without a value of the column.",
    "tidemark_column_value": "Statistics of a column's values in a window, in the column's unit.",
    "tidemark_drift": "Distances of a column from its reference, and other changes of it.",
    "tidemark_errors": "Calls of a window without a good answer.",
    "tidemark_errors_high_ratio": "Upper end of the 95 % interval of the share of failed calls.",
    "tidemark_errors_low_ratio": "Lower end of the 95 % interval of the share of failed calls.",
    "tidemark_errors_ratio": "Share of a window's calls without a good answer.",
    "tidemark_findings": "Findings of a window by area and status.",
    "tidemark_label_coverage_ratio": "Share of a window's served rows with a known label.",
    "tidemark_label_corrections_change_ratio":
      "By how much more of a window's labels were corrected than of the reference's.",
    "tidemark_label_corrections_ratio": "Share of a window's labels that were corrected later.",
    "tidemark_label_delay_ratio":
      "How many times as long as in the reference half of a window's labels take.",
    "tidemark_label_delay_seconds": "How long half of a window's labels took at most.",
    "tidemark_host_cpu_utilization_ratio": "Share of a host's processor time that was used.",
    "tidemark_host_disk_busy_ratio": "Share of time in which a host's busiest disk had work.",
    "tidemark_host_full_seconds": "How long a measure of a host was at 95 % and above.",
    "tidemark_host_gap_seconds": "How long a measure of a host has no value where one was due.",
    "tidemark_host_memory_used_bytes": "Memory of a host that cannot be had without swapping.",
    "tidemark_host_memory_utilization_ratio": "Share of a host's memory that was used.",
    "tidemark_host_network_receive_bytes_per_second": "What a host received.",
    "tidemark_host_network_transmit_bytes_per_second": "What a host sent.",
    "tidemark_labelled_rows": "Rows of a window with a known label.",
    "tidemark_latency_seconds": "How long the calls of a window took.",
    "tidemark_errors_service_time_ratio":
      "Share of the time in which calls are expected that has some.",
    "tidemark_objective_bad_calls": "Calls of a window that do not keep an objective.",
    "tidemark_objective_budget_used_ratio":
      "Share of the error budget that the 30 days up to the window's end used.",
    "tidemark_objective_burn_ratio":
      "How many times as fast as its budget allows an objective was missed, at the window's end.",
    "tidemark_objective_calls": "Calls of a window that an objective is about.",
    "tidemark_objective_firing_seconds":
      "How long a burn-rate alert would have fired in a window.",
    "tidemark_objective_target_ratio": "Share of calls that an objective promises.",
    "tidemark_performance": "How good the model was in a window, by the labels that are known.",
    "tidemark_performance_drop_ratio":
      "By which share of the reference's value a metric of performance is worse.",
    "tidemark_retries": "Further calls with an id already seen.",
    "tidemark_rows": "Rows of a window.",
    "tidemark_verdict_status": "Whether a window has the status: 1, or 0.",
    "tidemark_window_end_timestamp_seconds": "When the newest complete window ended.",
    "tidemark_window_revision": "The published revision of a window's report.",
    "tidemark_window_start_timestamp_seconds": "When the newest complete window began.",
  ]
}
