import PipelineFile
import Testing

@testable import Checks

struct TextTests {
  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-1.5, "−1.5"), (0.12345, "0.123"), (0.012345, "0.0123"),
      (12.345, "12.3"), (123.45, "123"), (1_234.5, "1235"), (12_345, "12,345"),
      (1_234_567, "1,234,567"), (-1_234_567, "−1,234,567"), (0.00001, "1·10⁻⁵"),
      (9.999e15, "1·10¹⁶"), (9.9999e-5, "1·10⁻⁴"), (1e300, "1·10³⁰⁰"),
      (.leastNonzeroMagnitude, "4.94·10⁻³²⁴"),
      (.nan, "not finite"), (.infinity, "not finite"),
    ] as [(Double, String)])
  func `numbers have few digits`(value: Double, text: String) {
    #expect(NumberText.number(value) == text)
  }

  @Test(
    arguments: [
      (0, "0 %"), (1, "100 %"), (0.5, "50 %"), (0.0123, "1.2 %"), (0.00123, "0.12 %"),
      (0.999, "100 %"), (12.5, "1250 %"), (1e307, "1·10³⁰⁷×"), (-1e307, "−1·10³⁰⁷×"),
      (.nan, "not finite×"), (.infinity, "not finite×"),
    ] as [(Double, String)])
  func `shares are in percent`(share: Double, text: String) {
    #expect(NumberText.percent(share) == text)
  }

  @Test(
    arguments: [
      (0.0104, 0.01, "1.04 %", "0.0104"), (0.01, 0.01, "1 %", "0.01"), (0.02, 0.01, "2 %", "0.02"),
      (0.010_000_001, 0.01, "1 %", "0.01"), (0.1004, 0.1, "10.04 %", "0.1004"),
      (0.0999, 0.1, "9.99 %", "0.0999"), (.nan, 0.1, "not finite %", "not finite"),
    ] as [(Double, Double, String, String)])
  func `a number that is not its limit does not read like it`(
    value: Double, limit: Double, percent: String, number: String
  ) {
    #expect(NumberText.number(value, unlike: limit) == number)
    #expect(value.isNaN || NumberText.percent(value, unlike: limit) == percent)
    #expect(NumberText.number(value, unlike: nil) == NumberText.number(value))
  }

  @Test(
    arguments: [
      (0.0123, "12.3 ms"), (0.9999, "1000 ms"), (1, "1 s"), (119.4, "119 s"), (120, "2 min"),
      (5_400, "90 min"),
    ] as [(Double, String)])
  func `times are in the unit that suits them`(seconds: Double, text: String) {
    #expect(NumberText.seconds(seconds) == text)
  }

  @Test(arguments: [
    ("temp_c", "temp_*", true), ("temp", "temp_*", false), ("abc", "a?c", true),
    ("ac", "a?c", false), ("", "*", true), ("", "", true), ("a", "", false),
    ("aXbXc", "a*b*c", true),
    ("aab", "*ab", true), ("a.b", "a.b", true), ("a*b", "a*b", true), ("한국어", "한?어", true),
    (String(repeating: "a", count: 5_000), String(repeating: "*a", count: 40) + "b", false),
  ])
  func `patterns know stars and question marks`(name: String, pattern: String, isMatch: Bool) {
    #expect(NamePattern.matches(name, pattern) == isMatch)
  }

  @Test func `every reason is a phrase`() {
    for code in [
      "noRows", "noReferenceRows", "noReference", "referenceNotComplete", "notRecorded", "noValues",
      "noReferenceValues", "constantReference", "tooManyCategories", "oneBin", "oneValue",
      "overflow", "noCalls", "unreadableStatus",
      "noLatency", "noSuchColumn", "hoursUnknown", "noTrafficExpected",
    ] {
      let sentence = Reasons.sentence(code)
      #expect(sentence.contains(" ") && sentence.last != "." && sentence.first?.isLowercase == true)
    }
  }
}
