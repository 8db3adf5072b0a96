import Language
import PipelineFile

extension EnglishSentences {
  /// Returns the sentence of a metric of performance; nil for another metric.
  static func performance(
    _ measurement: Measurement, _ value: Double, _ limit: Double?
  ) -> String? {
    guard measurement.area == .performance else { return nil }
    if let sentence = labels(measurement) { return sentence }
    let name = MetricTitles.title(measurement.column ?? measurement.name)
    guard case .performance(let now, let reference, let usual) = measurement.fact else {
      let bound = limit.map { ", limit \(NumberText.number($0))" } ?? ""
      return "\(name) is \(NumberText.number(value))\(bound)."
    }
    let change =
      "\(name) is \(NumberText.number(now)), in the reference"
      + " \(NumberText.number(reference))"
    let range = usual.map {
      "; usual for its windows is \(NumberText.number($0.lowerBound)) to"
        + " \(NumberText.number($0.upperBound))"
    }
    return change + (range ?? "") + "."
  }
}

extension EnglishSentences {
  /// Returns the sentence of when labels came or how many were corrected; nil for another metric.
  private static func labels(_ measurement: Measurement) -> String? {
    switch measurement.fact {
    case .labelDelay(let now, let reference):
      "Labels came late: half of them within \(NumberText.length(now)), in the reference within"
        + " \(NumberText.length(reference))."
    case .fewLabels(let now, let reference, nil, _):
      "Labels are missing: \(NumberText.percent(now)) of rows have one, in the reference"
        + " \(NumberText.percent(reference))."
    case .fewLabels(let now, let reference, let waited?, let usual):
      "Labels are overdue: \(NumberText.percent(now)) of rows have one after more than"
        + " \(NumberText.length(waited)); in the reference \(NumberText.percent(reference)) get one,"
        + " half of them within \(NumberText.length(usual))."
    case .corrections(let count, let labels, let reference):
      "\(NumberText.count(count)) of \(NumberText.count(labels)) labels were corrected after they"
        + " came (\(NumberText.percent(labels > 0 ? Double(count) / Double(labels) : 0))), in the"
        + " reference \(NumberText.percent(reference))."
    default: nil
    }
  }
}
