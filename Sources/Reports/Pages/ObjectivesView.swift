/// What is promised of the calls, and what became of it, on a window's page.
enum ObjectivesView {
  static func markup(_ operations: OperationsDocument) -> Markup {
    let rows = operations.objectives.markup { objective in
      let rates = objective.burnRates.map {
        "\($0.over) \($0.rate.map { Display.number($0) + "×" } ?? Display.none)"
      }
      return """
        <tr><th scope="row">\(Words.local.promise(objective))</th>\
        <td class="n">\(Display.share(objective.value))</td>\
        <td class="n">\(Display.share(objective.budget.used))</td>\
        <td class="c1">\(rates.joined(separator: " · "))</td></tr>

        """
    }
    let sentences =
      operations.objectives.map(\.sentence)
      + [operations.serviceTime.flatMap(Words.local.serviceTime)].compactMap(\.self)
    guard !sentences.isEmpty else { return Markup() }
    return PageLibrary.render(
      "objectives",
      ["rows": rows, "sentences": sentences.markup { "<p>\(PlainText.sentence($0))</p>\n" }])
  }
}
