import Language
import PipelineFile

extension KoreanSentences {
  /// Returns the sentence of a metric of performance; nil for another metric.
  static func performance(
    _ measurement: Measurement, _ value: Double, _ limit: Double?
  ) -> String? {
    guard measurement.area == .performance else { return nil }
    if let sentence = labels(measurement) { return sentence }
    let name = MetricTitles.title(measurement.column ?? measurement.name)
    guard case .performance(let now, let reference, let usual) = measurement.fact else {
      let bound = limit.map { "(한도 \(NumberText.number($0)))" } ?? ""
      return "\(name): \(NumberText.number(value))입니다\(bound)."
    }
    let range = usual.map {
      "(기준의 구간들에서 평소 \(NumberText.number($0.lowerBound)) – \(NumberText.number($0.upperBound)))"
    }
    return "\(name): \(NumberText.number(now)), 기준에서는 \(NumberText.number(reference))입니다"
      + "\(range ?? "")."
  }
}

extension KoreanSentences {
  /// Returns the sentence of when labels came or how many were corrected; nil for another metric.
  private static func labels(_ measurement: Measurement) -> String? {
    switch measurement.fact {
    case .labelDelay(let now, let reference):
      "레이블이 늦게 왔습니다: 절반이 \(NumberText.length(now)) 안에, 기준에서는"
        + " \(NumberText.length(reference)) 안에 왔습니다."
    case .fewLabels(let now, let reference, nil, _):
      "레이블이 빠져 있습니다: 행의 \(NumberText.percent(now))에만 있고, 기준에서는"
        + " \(NumberText.percent(reference))입니다."
    case .fewLabels(let now, let reference, let waited?, let usual):
      "레이블이 밀려 있습니다: \(NumberText.length(waited)) 넘게 지났는데 행의"
        + " \(NumberText.percent(now))에만 있습니다. 기준에서는 \(NumberText.percent(reference))에 오고,"
        + " 그 절반이 \(NumberText.length(usual)) 안에 옵니다."
    case .corrections(let count, let labels, let reference):
      "레이블 \(NumberText.count(labels))개 중 \(NumberText.count(count))개가 나중에 정정되었습니다("
        + "\(NumberText.percent(labels > 0 ? Double(count) / Double(labels) : 0)), 기준에서는"
        + " \(NumberText.percent(reference)))."
    default: nil
    }
  }
}
