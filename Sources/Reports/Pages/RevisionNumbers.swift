/// The metric that decides as it was first reported, before, and now: what later labels changed.
struct RevisionNumbers {
  private let metric: String
  private let columns: [(head: String, numbers: PerformanceNumbersDocument)]

  /// Takes the published states, newest first; nil where fewer than two know the metric of now.
  init?(_ revisions: [RevisionDocument]) {
    guard let metric = revisions.first?.performance?.metric else { return nil }
    let known = revisions.compactMap(\.performance).filter { $0.metric == metric }
    guard known.count > 1, let now = known.first, let first = known.last else { return nil }
    let heads = Words.local.revisionHeads
    self.metric = metric
    columns =
      known.count == 2
      ? [(heads.first, first), (heads.now, now)]
      : [(heads.first, first), (heads.before, known[1]), (heads.now, now)]
  }

  var markup: Markup {
    let (names, text) = (Words.local.revisionRows, MetricText(metric))
    return PageLibrary.render(
      "revisionNumbers",
      [
        "title": Markup(text: Words.local.metric(metric)),
        "heads": columns.markup { "<th scope=\"col\" class=\"n\">\($0.head)</th>" },
        "rows": """
        \(row(names.value) { text.text($0.value) })\
        \(row(names.interval) { text.range($0.low, $0.high) ?? Display.none })\
        \(row(names.estimated) { text.text($0.estimated) })\
        \(row(names.coverage) { Display.share($0.coverage) })
        """,
      ])
  }

  private func row(
    _ name: String, _ text: (PerformanceNumbersDocument) -> String
  ) -> Markup {
    "<tr><th scope=\"row\">\(name)</th>\(columns.markup { "<td class=\"n\">\(text($0.numbers))</td>" })</tr>"
  }
}
