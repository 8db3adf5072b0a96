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

  private var isKorean: Bool { Language.current == .korean }

  private var sentence: String {
    guard revision > 1 else {
      return isKorean ? "구간이 끝난 뒤 처음 낸 보고입니다." : "First publication after the window's end."
    }
    let isSame = earlier.first.map { $0.status == status } ?? true
    let verdict =
      isKorean
      ? isSame ? "판정은 그대로입니다" : "판정이 바뀌었습니다"
      : isSame ? "the verdict did not change" : "the verdict changed"
    guard let performance, let before = earlier.first?.performance,
      let cause = cause(performance, before)
    else {
      return isKorean
        ? "로그 파일이나 기준이 바뀌었습니다; \(verdict)."
        : "Log files or the reference changed; \(verdict)."
    }
    let title = MetricTitles.title(performance.metric)
    var history = "\(isKorean ? "이전" : "before") \(number(before))"
    if let first = earlier.last, first.revision == 1, earlier.count > 1,
      let numbers = first.performance
    {
      history = "\(isKorean ? "처음" : "first") \(number(numbers)), \(history)"
    }
    return isKorean
      ? "\(cause): \(title) \(number(performance))(\(history)); \(verdict)."
      : "\(cause): \(title) is \(number(performance)) (\(history)); \(verdict)."
  }

  /// Returns what happened to labels; nil where what changed is something else.
  private func cause(
    _ now: PerformanceNumbersDocument, _ before: PerformanceNumbersDocument
  ) -> String? {
    if now.labelled > before.labelled { return isKorean ? "레이블이 도착했습니다" : "Labels arrived" }
    let isCorrected = now.coverage == before.coverage && now.value != before.value
    let isChanged = now.labelled < before.labelled || isCorrected
    return isChanged ? isKorean ? "레이블이 바뀌었습니다" : "Labels changed" : nil
  }

  private func number(_ numbers: PerformanceNumbersDocument) -> String {
    let value = numbers.value.map(NumberText.number) ?? (isKorean ? "알 수 없음" : "not known")
    guard let share = numbers.coverage.map(NumberText.percent) else { return value }
    return isKorean ? "\(value)(행의 \(share))" : "\(value) by \(share) of rows"
  }
}
