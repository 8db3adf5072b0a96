import Checks
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
    guard revision > 1 else { return "First publication after the window's end." }
    let verdict =
      earlier.first.map { $0.status == status } ?? true
      ? "the verdict did not change" : "the verdict changed"
    guard let performance, let before = earlier.first?.performance,
      let cause = Self.cause(performance, before)
    else {
      return "Log files or the reference changed; \(verdict)."
    }
    let title = MetricTitles.title(performance.metric)
    var history = "before \(number(before))"
    if let first = earlier.last, first.revision == 1, earlier.count > 1,
      let numbers = first.performance
    {
      history = "first \(number(numbers)), \(history)"
    }
    return "\(cause): \(title) is \(number(performance)) (\(history)); \(verdict)."
  }

  /// Returns what happened to labels; nil where what changed is something else.
  private static func cause(
    _ now: PerformanceNumbersDocument, _ before: PerformanceNumbersDocument
  ) -> String? {
    if now.labelled > before.labelled { return "Labels arrived" }
    let isCorrected = now.coverage == before.coverage && now.value != before.value
    return now.labelled < before.labelled || isCorrected ? "Labels changed" : nil
  }

  private func number(_ numbers: PerformanceNumbersDocument) -> String {
    let share = numbers.coverage.map { " by \(NumberText.percent($0)) of rows" } ?? ""
    return (numbers.value.map(NumberText.number) ?? "not known") + share
  }
}
