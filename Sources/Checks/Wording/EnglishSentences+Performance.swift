import Language
import PipelineFile

extension EnglishSentences {
  /// Returns the sentence of a metric of performance; nil for another metric.
  static func performance(
    _ measurement: Measurement, _ value: Double, _ limit: Double?
  ) -> String? {
    guard measurement.area == .performance else { return nil }
    let name = MetricTitles.title(measurement.column ?? measurement.name)
    guard case .performance(let now, let reference, let usual) = measurement.fact else {
      let bound = limit.map { ", limit \(NumberText.number($0))" } ?? ""
      return "\(name) is \(NumberText.number(value))\(bound)."
    }
    let change =
      "\(name) is \(NumberText.number(now)), in the reference"
      + " \(NumberText.number(reference))"
    let range = usual.map {
      "; its windows range from \(NumberText.number($0.lowerBound)) to"
        + " \(NumberText.number($0.upperBound))"
    }
    return change + (range ?? "") + "."
  }
}
