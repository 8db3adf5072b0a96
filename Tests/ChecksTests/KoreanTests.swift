import Drift
import Language
import PipelineFile
import Testing

@testable import Checks

struct KoreanTests {
  private static let measurements: [Measurement] = [
    Measurement(.input, "psi", column: "a", value: 0.314),
    Measurement(
      .input, "psi", column: "a", value: 0.314, fact: .median(now: 41.2, reference: 68.3)),
    Measurement(.input, "psi", column: "a", value: 0.31, fact: .share(now: 0.12, reference: 0.034)),
    Measurement(
      .input, "psi", column: "a", value: 0.31, fact: .category("x", now: 0.5, reference: 0.25)),
    Measurement(
      .input, "missing_change", column: "a", value: 0.2, fact: .share(now: 0.3, reference: 0.1)),
    Measurement(.input, "missing_change", column: "a", value: 0.2),
    Measurement(
      .input, "median_shift", column: "a", value: -4.5, fact: .median(now: -3.3, reference: 42.1)),
    Measurement(
      .input, "category_change", column: "a", value: 0.2,
      fact: .category("x", now: 0.5, reference: 0.3)),
    Measurement(.output, "new_category_share", column: "a", value: 0.086),
    Measurement(
      .stability, "nonfinite_change", column: "a", value: 0.2,
      fact: .share(now: 0.3, reference: 0.1)),
    Measurement(.latency, "p99", value: 5.02), Measurement(.latency, "max", value: 5.02),
    Measurement(.latency, "p99_ratio", value: 3.4, fact: .median(now: 0.8, reference: 0.2)),
    Measurement(.errors, "rate", value: 0.069, fact: .count(2, of: 290)),
    Measurement(.errors, "outage_hours", value: 2.58, fact: .lost(4100, of: 5000, cause: nil)),
    Measurement(
      .errors, "outage_hours", value: 2.58, fact: .lost(41, of: 50, cause: .damaged("d/1.gz"))),
    Measurement(
      .errors, "outage_hours", value: 2.58, fact: .lost(41, of: 50, cause: .rejected("d/1.gz"))),
    Measurement(
      .errors, "outage_hours", value: 2.58, fact: .lost(41, of: 50, cause: .empty("d/1.gz"))),
    Measurement(
      .output, "new_version", column: "2.0", value: 0.74, fact: .newVersion("2.0", share: 0.74)),
    Measurement(
      .output, "version_difference", column: "score 2.0", value: -0.4,
      fact: .versions(
        VersionDifference(
          column: 0, version: "2.0", other: "1.0", rows: 90, otherRows: 900, mean: 0.21,
          otherMean: 0.25, deviations: -0.4, probability: 1e-9))),
    Measurement(
      .cpuMemory, "unread_minutes", column: "h", value: 240, fact: .unread("h", isWhole: false)),
    Measurement(
      .cpuMemory, "unread_minutes", column: "h", value: 1_440, fact: .unread("h", isWhole: true)),
    Measurement(.errors, "traffic_ratio", value: 0.26, fact: .count(308, of: 1185)),
    Measurement(.errors, "traffic_surge", value: 2.5, fact: .count(308, of: 120)),
    Measurement(.errors, "silent_host_hours", value: 3, fact: .host("h", calls: 44)),
    Measurement(.errors, "damaged_files", value: 3),
    Measurement(.errors, "rejected_share", value: 0.04, fact: .count(9, of: 225)),
    Measurement(.errors, "unaccounted_lines", value: 7),
    Measurement(.input, "distinct_ratio", column: "a", value: 0.5, reference: 0.75),
    Measurement(
      .input, "missing_block", column: "w", value: 0.9, fact: .block(["a", "b"], now: 0.83)),
    Measurement(
      .input, "constant", column: "a", value: 1, fact: .constant("7", referenceDistinct: 12)),
    Measurement(
      .performance, "relative_drop", column: "roc_auc", value: 0.2,
      fact: .performance(now: 0.62, reference: 0.71, usual: 0.65...0.77)),
    Measurement(.performance, "mae", value: 21.5),
    Measurement(.performance, "label_delay_hours", value: 21.5),
    Measurement(
      .performance, "label_delay_ratio", value: 33.3,
      fact: .labelDelay(now: 683_000, reference: 20_880)),
    Measurement(
      .performance, "label_delay_ratio", value: 11,
      fact: .fewLabels(now: 0.19, reference: 0.98, waited: 230_400, usual: 20_880)),
    Measurement(
      .performance, "label_delay_ratio", value: 120,
      fact: .fewLabels(now: 0.38, reference: 0.97, waited: nil, usual: 20_880)),
    Measurement(
      .performance, "corrected_change", value: 0.042,
      fact: .corrections(12, of: 288, reference: 0)),
    Measurement(.feature, "ks", column: "a", value: 0.2),
  ]

  private func numbers(_ text: String) -> [String] {
    text.matches(of: #/[0-9][0-9.,]*[0-9]|[0-9]/#).map { String($0.output) }.sorted()
  }

  @Test(arguments: Self.measurements)
  func `a Korean sentence tells the numbers of the English one`(measurement: Measurement) {
    let english = Sentences.sentence(measurement, limit: 0.15)
    let korean = Language.korean.speaking {
      Sentences.sentence(measurement, limit: 0.15)
    }
    #expect(numbers(english) == numbers(korean), "\(english) – \(korean)")
    #expect(korean.hasSuffix(".") && korean.unicodeScalars.contains { $0.value >= 0xAC00 })
  }

  @Test func `every reason and every next step is Korean`() {
    Language.korean.speaking {
      for code in ["noRows", "notEnoughLabels", "referenceNotWhole", "no_labels", "windowOpen"] {
        #expect(Reasons.sentence(code).unicodeScalars.contains { $0.value >= 0xAC00 })
      }
      for measurement in Self.measurements {
        let finding = Finding(measurement: measurement, status: .alert, limit: nil, sentence: "")
        #expect(NextStep.sentence(for: finding).hasSuffix("세요."))
      }
      #expect(NumberText.hours(2.58) == "2.58시간" && NumberText.hours(0.5) == "30분")
      #expect(NumberText.seconds(5) == "5초")
    }
  }

  @Test func `a latency is told in words, as a share of calls`() {
    let measurement = Measurement(.latency, "p99_9", value: 5.02)
    #expect(
      Sentences.sentence(measurement, limit: 0.1)
        == "99.9 % of calls take up to 5.02 s, limit 100 ms.")
  }
}
