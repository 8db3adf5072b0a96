import PipelineFile

/// What a window's findings amount to, in words that stakeholders read in seconds.
public struct Verdict: Sendable, Equatable {
  /// The worst of the judged areas; no data where none was judged.
  public var status: Status
  /// One sentence.
  public var sentence: String
  /// What changed.
  public var whatChanged: String
  /// Since when.
  public var sinceWhen: String
  /// How bad it is.
  public var howBad: String
  /// What to do next.
  public var whatToDo: String

  /// Sums up the areas of a window and its findings, worst first.
  ///
  /// `noun` is what the window's granularity is called, as `day`, `start` its first second (since
  /// 1970 UTC); `localTime` writes such an instant in the pipeline's zone.
  public init(
    areas: [AreaResult], findings: [Finding], noun: String, start: Int64,
    localTime: (Int64) -> String
  ) {
    let judged = areas.filter { $0.status != .noData }
    let excused = findings.filter { $0.excuse != nil }
    let findings = findings.filter(\.alarms)
    status = judged.map(\.status).max() ?? .noData
    let scope = "\(judged.count) of \(areas.count) areas judged"
    guard let worst = findings.first else {
      sentence =
        judged.isEmpty
        ? "There is nothing to judge this \(noun) by."
        : "Nothing needs attention this \(noun)\(Self.excused(excused)); \(scope)."
      whatChanged = judged.isEmpty ? "Not known." : "Nothing beyond the usual."
      sinceWhen = "—"
      howBad = judged.isEmpty ? "Not known." : "No limit was passed."
      whatToDo = judged.isEmpty ? "See under Log completeness why there is no data." : "Nothing."
      return
    }
    sentence = Self.lead(findings, worst)
    whatChanged = Self.changed(findings)
    sinceWhen = Self.since(worst.measurement, noun, start, localTime)
    howBad = Self.severity(findings, scope)
    whatToDo = NextStep.sentence(for: worst)
  }

  /// When a change began, and ended where it did.
  private static func since(
    _ measurement: Measurement, _ noun: String, _ start: Int64, _ localTime: (Int64) -> String
  ) -> String {
    let earlier = "; earlier ones were judged on their own pages."
    switch (measurement.since, measurement.until) {
    case (nil, _): return "Within this \(noun)\(earlier)"
    case (start, nil): return "From the first rows of this \(noun) on\(earlier)"
    case (let since?, nil): return "Since \(localTime(since))."
    case (let since?, let until?): return "From \(localTime(since)) to \(localTime(until))."
    }
  }

  /// What is there and does not alarm.
  private static func excused(_ findings: [Finding]) -> String {
    guard !findings.isEmpty else { return "" }
    return " beyond \(findings.count == 1 ? "a finding" : "\(findings.count) findings") that an"
      + " event explains"
  }

  /// The worst finding, with the columns that share it, and how many other findings there are.
  private static func lead(_ findings: [Finding], _ worst: Finding) -> String {
    let group = findings.filter {
      $0.measurement.name == worst.measurement.name && $0.status == worst.status
        && $0.measurement.column != nil
    }
    let columns = Set(group.compactMap(\.measurement.column)).count
    let others = findings.count - max(group.count, 1)
    let isOfHosts = worst.columns.isEmpty && worst.measurement.area != .performance
    let thing =
      worst.measurement.name == "missing_block" ? "block" : isOfHosts ? "number" : "column"
    let rest = columns == 2 ? "Another \(thing)" : "\(columns - 1) other \(thing)s"
    let sentence = columns > 1 ? "\(worst.sentence) \(rest) changed likewise." : worst.sentence
    guard others > 0 else { return sentence }
    return sentence + (others == 1 ? " One more finding." : " \(others) more findings.")
  }

  private static func changed(_ findings: [Finding]) -> String {
    let columns = findings.flatMap(\.columns)
    let unique = columns.enumerated().filter { columns.firstIndex(of: $1) == $0 }.map(\.element)
    guard !unique.isEmpty else { return findings[0].sentence }
    let shown = unique.prefix(4).joined(separator: ", ")
    let rest = unique.count > 4 ? " and \(unique.count - 4) more" : ""
    return "\(unique.count == 1 ? "One column" : "\(unique.count) columns"): \(shown)\(rest)."
  }

  private static func severity(_ findings: [Finding], _ scope: String) -> String {
    let alerts = findings.filter { $0.status == .alert }.count
    let warnings = findings.count - alerts
    let parts = [(alerts, "over the limit for action"), (warnings, "worth a look")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return parts.joined(separator: ", ") + "; \(scope)."
  }
}

/// The next step for a finding: an imperative, from a table by metric.
public enum NextStep {
  /// Returns the sentence for a finding.
  public static func sentence(for finding: Finding) -> String {
    let column = finding.measurement.column ?? "the column"
    switch finding.measurement.name {
    case _ where finding.measurement.area == .performance:
      return "Look under Performance which segments and versions are worse, then what drifted."
    case "missing_change":
      return "Ask the owner of the source of \(column) whether it still delivers."
    case "missing_block":
      return "Ask the owner of the source of \(column) whether it still delivers."
    case "vanished_field", "changed_type", "type_mismatch_change":
      return "Ask the owner of the client whether its requests changed, \(column) first."
    case "new_field_share":
      return
        "Ask the owner of the client what the field means; read it as an input if the model should."
    case "out_of_range_share":
      return "Ask the owner of \(column) whether its values or its unit are wrong."
    case "unlisted_share":
      return "Ask the owner of \(column) which values are sent on purpose, and list those."
    case "constant": return "Ask the owner of \(column) whether its source is stuck."
    case "distinct_ratio":
      return "Look for requests that were sent again with another request id."
    case "nonfinite_change": return "Look for the inputs that \(column) is computed from."
    case "new_category_share":
      return "Ask the owner of \(column) which new values are sent on purpose."
    case "median_shift":
      return "Ask the owner of \(column) whether its unit or its source changed."
    case WindowEvidence.jointMetric:
      return "Look at the columns that changed with it, and at the pairs under Columns together."
    case "category_change":
      return "Ask the owner of \(column) whether its mix changed on purpose."
    case "psi" where finding.measurement.area == .output:
      return "Look at the inputs and features that changed, then at the model version."
    case "psi": return "Compare \(column) with its reference below, then ask its owner."
    case "rate": return "Look at the errors by host and hour below."
    case "p99_ratio", "p99": return "Look at the latency by host and hour below."
    case "full_minutes", "host_change":
      return "Look at what else runs on the host, and at its numbers below."
    case "memory_leak":
      return "Restart the host's service before memory is full, then look for the leak."
    case "burst_rate": return "Look at the timeline, and at the errors by host below."
    case "silent_host_hours": return "Ask the operators whether the host was taken out on purpose."
    case "outage_hours", "traffic_ratio":
      return "Ask the operators of the service and of the log whether it ran."
    case "traffic_surge":
      return "Ask the operators of the service whether the calls are wanted, or sent twice."
    case "damaged_files", "rejected_share", "unaccounted_lines":
      return "Look at the files named under Log completeness, and deliver them again."
    default: return "Start with the evidence below."
    }
  }
}
