import HostMetrics
import Language
import PipelineFile

/// The sentence of each finding in the current language: what changed, how much, against what limit.
///
/// Plain words for people who do not know the statistics; names of tests and p-values stay out.
enum Sentences {
  /// How far ahead, in hours, a sentence tells when memory is full: a century, and less than an
  /// integer holds, whatever size a host says its memory has.
  static let longestOutlook = 876_600.0

  static func sentence(_ measurement: Measurement, limit: Double?) -> String {
    switch Language.current {
    case .english: EnglishSentences.sentence(measurement, limit: limit)
    case .korean: KoreanSentences.sentence(measurement, limit: limit)
    }
  }

  /// Returns the share of calls that a latency is about, as `99 %`; nil for other metrics.
  static func percentile(_ measurement: Measurement) -> String? {
    guard measurement.area == .latency, measurement.compatibility == nil else { return nil }
    switch measurement.name {
    case "p50": return "50 %"
    case "p90": return "90 %"
    case "p95": return "95 %"
    case "p99": return "99 %"
    case "p99_9": return "99.9 %"
    default: return nil
    }
  }

  /// The measure as people say it.
  static func words(_ measure: HostMeasure) -> String {
    switch Language.current {
    case .english: EnglishSentences.words(measure)
    case .korean: KoreanSentences.words(measure)
    }
  }

  /// A value of a measure with its unit.
  static func text(_ value: Double, _ measure: HostMeasure) -> String {
    switch measure.unit {
    case .share: NumberText.percent(value)
    case .bytes: NumberText.bytes(value)
    case .bytesPerSecond: "\(NumberText.bytes(value))/s"
    case .perSecond: "\(NumberText.number(value))/s"
    case .seconds: NumberText.seconds(value)
    case .number: NumberText.number(value)
    }
  }
}
