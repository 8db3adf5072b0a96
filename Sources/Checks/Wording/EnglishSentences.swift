import Language
import PipelineFile

/// The sentence of each finding: what changed, how much, against what limit.
///
/// Plain words for people who do not know the statistics; names of tests and p-values stay out.
enum EnglishSentences {
  static func sentence(_ measurement: Measurement, limit: Double?) -> String {
    guard let value = measurement.value else { return unknown(measurement) }
    if measurement.compatibility != nil { return other(measurement, value, limit) }
    if let sentence = host(measurement) ?? version(measurement) ?? mismatch(measurement) {
      return sentence
    }
    if let sentence = quality(measurement, value) { return sentence }
    if let sentence = performance(measurement, value, limit) { return sentence }
    let role = measurement.area.rawValue
    let column = measurement.column ?? "The \(role)"
    switch measurement.name {
    case "psi": return drift(measurement, value, column, limit)
    case "missing_change": return missing(measurement, value, column)
    case "median_shift": return shift(measurement, value, column)
    case "nonfinite_change":
      return "\(column) is not a finite number \(shares(measurement.fact, value))."
    case "category_change": return category(measurement, value, column)
    case "new_category_share":
      return "\(NumberText.percent(value)) of \(column) are categories that the reference lacks."
    case WindowEvidence.jointMetric: return JointSentences.moved(measurement)
    case "p99_ratio":
      return
        "The slowest 1 % of calls take \(NumberText.number(value)) times as long as in the"
        + " reference\(seconds(measurement.fact))."
    case "rate": return errorRate(measurement, value, limit)
    case "burst_rate": return burst(measurement, value)
    case "silent_host_hours": return silence(measurement, value)
    case "outage_hours":
      return
        "No calls for \(NumberText.hours(value)) in which the reference has traffic"
        + "\(lost(measurement.fact)).\(cause(measurement.fact))"
    case "traffic_ratio":
      return
        "Traffic is \(NumberText.percent(value)) of the reference's average"
        + "\(counted(measurement.fact, "calls"))."
    case "traffic_surge":
      return "Traffic is \(NumberText.number(value)) times the reference's average"
        + "\(instead(measurement.fact))."
    case "damaged_files":
      return "\(files(value)) could not be read to the end; what came before the damage counts."
    case "rejected_share":
      return
        "\(NumberText.percent(value)) of the log's lines were rejected"
        + "\(counted(measurement.fact, "lines"))."
    case "unaccounted_lines":
      return "\(NumberText.count(Int(value))) lines of the log are not accounted for."
    default: return other(measurement, value, limit)
    }
  }

  private static func drift(
    _ measurement: Measurement, _ value: Double, _ column: String, _ limit: Double?
  ) -> String {
    let score = "PSI \(NumberText.number(value, unlike: limit))\(limitText(limit))"
    switch measurement.fact {
    case .share(let now, let reference):
      return
        "\(column) changed: it is missing in \(NumberText.percent(now)) of rows, in the reference"
        + " in \(NumberText.percent(reference)) (\(score))."
    case .median(let now, let reference) where now != reference:
      return
        "\(column) changed: its median is \(NumberText.number(now)), in the reference"
        + " \(NumberText.number(reference)) (\(score))."
    case .category(let name, let now, let reference):
      return
        "\(column) changed: \(name) is \(NumberText.percent(now)) of rows, in the reference"
        + " \(NumberText.percent(reference)) (\(score))."
    default: return "\(column) changed: its values are spread differently (\(score))."
    }
  }

  private static func shift(_ measurement: Measurement, _ value: Double, _ column: String) -> String
  {
    let size = "\(NumberText.number(abs(value))) of its standard deviations"
    guard case .median(let now, let reference) = measurement.fact else {
      return "\(column) moved by \(size)."
    }
    return
      "\(column) moved: its median is \(NumberText.number(now)), in the reference"
      + " \(NumberText.number(reference)), \(size) away."
  }

  private static func missing(
    _ measurement: Measurement, _ value: Double, _ column: String
  ) -> String {
    "\(column) is missing \(shares(measurement.fact, value))."
  }

  private static func category(
    _ measurement: Measurement, _ change: Double, _ column: String
  ) -> String {
    guard case .category(let name, let now, let reference) = measurement.fact else {
      return "One category of \(column) is there \(shares(measurement.fact, change))."
    }
    return
      "\(name) is \(NumberText.percent(now)) of \(column), in the reference"
      + " \(NumberText.percent(reference))."
  }

  static func shares(_ fact: Fact?, _ change: Double) -> String {
    guard case .share(let now, let reference) = fact else {
      return "in \(NumberText.percent(change)) more rows than in the reference"
    }
    return
      "in \(NumberText.percent(now)) of rows, in the reference in"
      + " \(NumberText.percent(reference))"
  }

  private static func seconds(_ fact: Fact?) -> String {
    guard case .median(let now, let reference) = fact else { return "" }
    return ": \(NumberText.seconds(now)), there \(NumberText.seconds(reference))"
  }

  private static func errorRate(
    _ measurement: Measurement, _ value: Double, _ limit: Double?
  ) -> String {
    let bound = limit.map { ", limit \(NumberText.percent($0))" } ?? ""
    guard case .count(let errors, let calls) = measurement.fact else {
      return "\(NumberText.percent(value, unlike: limit)) of calls failed\(bound)."
    }
    return
      "\(NumberText.percent(value, unlike: limit)) of calls failed (\(NumberText.count(errors)) of"
      + " \(NumberText.count(calls))\(bound))."
  }

  private static func burst(_ measurement: Measurement, _ value: Double) -> String {
    guard case .count(let errors, let calls) = measurement.fact else {
      return "No burst of errors."
    }
    let minutes = ((measurement.until ?? 0) - (measurement.since ?? 0)) / 60
    return "\(NumberText.percent(value)) of calls failed in a burst of"
      + " \(minutes == 1 ? "a minute" : "\(NumberText.count(Int(minutes))) minutes")"
      + " (\(NumberText.count(errors)) of \(NumberText.count(calls)))."
  }

  private static func silence(_ measurement: Measurement, _ value: Double) -> String {
    guard case .host(let host, let calls) = measurement.fact else { return "No host was silent." }
    return "Host \(host) was silent while others served, \(NumberText.hours(value)) in all; about"
      + " \(NumberText.count(calls)) calls went to the others."
  }

  private static func files(_ value: Double) -> String {
    value == 1 ? "1 log file" : "\(NumberText.number(value)) log files"
  }

  private static func lost(_ fact: Fact?) -> String {
    guard case .lost(let lost, _, _) = fact else { return "" }
    return "; about \(NumberText.count(lost)) calls are not in the log"
  }

  /// The file that may be why calls are missing, as a sentence of its own.
  private static func cause(_ fact: Fact?) -> String {
    guard case .lost(_, _, let cause?) = fact else { return "" }
    switch cause {
    case .damaged(let path):
      return " The log file \(path) is damaged: what is behind the break may be why."
    case .rejected(let path):
      return " All lines of the log file \(path) of that time were rejected, which may be why."
    case .empty(let path): return " The log file \(path) of that time is empty, which may be why."
    }
  }

  private static func instead(_ fact: Fact?) -> String {
    guard case .count(let calls, let usual) = fact else { return "" }
    return " (\(NumberText.count(calls)) calls instead of \(NumberText.count(usual)))"
  }

  private static func counted(_ fact: Fact?, _ things: String) -> String {
    guard case .count(let count, let whole) = fact else { return "" }
    return " (\(NumberText.count(count)) of \(NumberText.count(whole)) \(things))"
  }

  private static func other(
    _ measurement: Measurement, _ value: Double, _ limit: Double?
  ) -> String {
    if let share = Sentences.percentile(measurement) {
      let bound = limit.map { ", limit \(NumberText.seconds($0))" } ?? ""
      return "\(share) of calls take up to \(NumberText.seconds(value))\(bound)."
    }
    let metric = measurement.metric + (measurement.compatibility.map { " (\($0.rawValue))" } ?? "")
    let subject = measurement.column.map { "\(metric) of \($0)" } ?? metric
    let text = isTime(measurement) ? NumberText.seconds(value) : NumberText.number(value)
    let bound =
      limit.map { isTime(measurement) ? NumberText.seconds($0) : NumberText.number($0) }
      .map { ", limit \($0)" } ?? ""
    return "\(subject) is \(text)\(bound)."
  }

  private static func isTime(_ measurement: Measurement) -> Bool {
    measurement.area == .latency && measurement.name != "p99_ratio"
  }

  private static func limitText(_ limit: Double?) -> String {
    limit.map { ", limit \(NumberText.number($0))" } ?? ""
  }

  private static func unknown(_ measurement: Measurement) -> String {
    if measurement.area == .performance {
      let title = MetricTitles.title(measurement.column ?? measurement.name)
      return "\(title) is not judged: \(Reasons.sentence(measurement.reason ?? ""))."
    }
    let metric = measurement.metric + (measurement.compatibility.map { " (\($0.rawValue))" } ?? "")
    let subject = measurement.column.map { "\(metric) of \($0)" } ?? metric
    return "\(subject) could not be computed: \(Reasons.sentence(measurement.reason ?? ""))."
  }
}
