import Language
import PipelineFile

extension KoreanSentences {
  /// Returns the sentence of a metric of performance; nil for another metric.
  static func performance(
    _ measurement: Measurement, _ value: Double, _ limit: Double?
  ) -> String? {
    guard measurement.area == .performance else { return nil }
    let name = MetricTitles.title(measurement.column ?? measurement.name)
    guard case .performance(let now, let reference, let usual) = measurement.fact else {
      let bound = limit.map { "(한도 \(NumberText.number($0)))" } ?? ""
      return "\(name): \(NumberText.number(value))입니다\(bound)."
    }
    let range = usual.map {
      "(기준의 구간들은 \(NumberText.number($0.lowerBound)) – \(NumberText.number($0.upperBound)))"
    }
    return "\(name): \(NumberText.number(now)), 기준에서는 \(NumberText.number(reference))입니다"
      + "\(range ?? "")."
  }
}
