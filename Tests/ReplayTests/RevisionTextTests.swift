import Reports
import Testing

@testable import Replay

struct RevisionTextTests {
  private func numbers(_ value: Double?, labelled: Int = 288, coverage: Double? = 2.0 / 3)
    -> PerformanceNumbersDocument
  {
    PerformanceNumbersDocument(
      metric: "mae", value: value, labelled: labelled, coverage: coverage)
  }

  private func sentence(
    _ now: PerformanceNumbersDocument?, before: PerformanceNumbersDocument?
  ) -> String {
    RevisionText(
      revision: 2, status: .alert, performance: now,
      earlier: [RevisionDocument(revision: 1, status: .ok, sentence: "", performance: before)]
    ).document.sentence
  }

  @Test func `a value that only lost digits when it was published did not change`() {
    let other = "Log files or the reference changed; the verdict changed."
    let published = numbers(18.40494217, coverage: 0.6666666667)
    #expect(sentence(numbers(18.404_942_171_3), before: published) == other)
    #expect(sentence(numbers(nil), before: numbers(nil)) == other)
    #expect(sentence(numbers(0), before: numbers(0)) == other)
    #expect(sentence(nil, before: published) == other)
  }

  @Test func `labels that arrived or changed are told`() {
    let before = numbers(18.40494217)
    #expect(sentence(numbers(18.4049423), before: before).hasPrefix("Labels changed: "))
    #expect(sentence(numbers(nil), before: before).hasPrefix("Labels changed: "))
    #expect(sentence(numbers(18.4, labelled: 287), before: before).hasPrefix("Labels changed: "))
    #expect(sentence(numbers(18.4, labelled: 289), before: before).hasPrefix("Labels arrived: "))
  }
}
