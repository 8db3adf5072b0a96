import Checks
import Language
import Reports

/// What a published state says of itself: what changed against those before.
struct RevisionText {
  let revision: Int
  let status: Reports.Status
  /// How good the model is by the labels of now; nil where none are joined.
  let performance: PerformanceNumbersDocument?
  /// The states before, newest first.
  let earlier: [RevisionDocument]

  /// The document.
  var document: RevisionDocument {
    RevisionDocument(
      revision: revision, status: status, sentence: sentence, performance: performance)
  }

  private var sentence: String {
    guard revision > 1 else {
      return Language.say(
        english: "First publication after the window's end.", korean: "구간이 끝난 뒤 처음 낸 보고입니다.")
    }
    let isSame = earlier.first.map { $0.status == status } ?? true
    let verdict = Language.say(
      english: isSame ? "the verdict did not change" : "the verdict changed",
      korean: isSame ? "판정은 그대로입니다" : "판정이 바뀌었습니다")
    guard let performance, let before = earlier.first?.performance,
      let cause = cause(performance, before)
    else {
      return Language.say(
        english: "Log files or the reference changed; \(verdict).",
        korean: "로그 파일이나 기준이 바뀌었습니다; \(verdict).")
    }
    let title = MetricTitles.title(performance.metric)
    var history = "\(Language.say(english: "before", korean: "이전")) \(number(before))"
    if let first = earlier.last, first.revision == 1, earlier.count > 1,
      let numbers = first.performance
    {
      history =
        "\(Language.say(english: "first", korean: "처음")) \(number(numbers)), \(history)"
    }
    let now = number(performance)
    return Language.say(
      english: "\(cause): \(title) is \(now) (\(history)); \(verdict).",
      korean: "\(cause): \(title) \(now)(\(history)); \(verdict).")
  }

  /// Returns what happened to labels; nil where what changed is something else.
  private func cause(
    _ now: PerformanceNumbersDocument, _ before: PerformanceNumbersDocument
  ) -> String? {
    if now.labelled > before.labelled {
      return Language.say(english: "Labels arrived", korean: "레이블이 도착했습니다")
    }
    // What was published has ten digits: a value like that has not changed.
    let isCorrected =
      Self.areAlike(now.coverage, before.coverage) && !Self.areAlike(now.value, before.value)
    guard now.labelled < before.labelled || isCorrected else { return nil }
    return Language.say(english: "Labels changed", korean: "레이블이 바뀌었습니다")
  }

  private static func areAlike(_ left: Double?, _ right: Double?) -> Bool {
    guard let left, let right else { return (left == nil) == (right == nil) }
    return abs(left - right) <= 1e-9 * max(abs(left), abs(right))
  }

  private func number(_ numbers: PerformanceNumbersDocument) -> String {
    let value =
      numbers.value.map(NumberText.number)
      ?? Language.say(english: "not known", korean: "알 수 없음")
    guard let share = numbers.coverage.map(NumberText.percent) else { return value }
    return Language.say(
      english: "\(value) by \(share) of rows", korean: "\(value)(행의 \(share))")
  }
}
