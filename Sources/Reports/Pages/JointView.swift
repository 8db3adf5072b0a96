/// The part of the drift section about how features move together.
enum JointView {
  /// The numbers that the page shows, in this order.
  private static let shown = ["reconstruction_error", "hotelling_t2", "correlation_change"]

  /// Returns the part; nothing where the document has none.
  static func markup(_ document: MultivariateDocument?) -> Markup {
    guard let document else { return Markup() }
    return PageLibrary.render(
      "joint",
      [
        "icon": StatusMark.icon(document.status, size: 16),
        "status": Markup(text: Words.local.status(document.status)),
        "sentence": Markup(text: PlainText.sentence(document.sentence)),
        "basis": Markup(text: Words.local.jointBasis(document)),
        "numbers": shown.markup { name in
          document.statistics[name].map { number(name, $0, document) } ?? Markup()
        },
        "pairs": document.pairs.prefix(5).markup { pair($0) },
      ])
  }

  private static func number(
    _ name: String, _ statistic: StatisticDocument, _ document: MultivariateDocument
  ) -> Markup {
    let unit = MetricUnit(metric: name)
    let before = name == "reconstruction_error" ? unit.text(document.referenceError) : Display.none
    let limit = statistic.usual.map { Words.local.limit(.max, unit.text($0)) } ?? Display.none
    return """
      <tr><th scope="row">\(Words.local.statistic(name))</th>\
      <td class="n">\(before)</td><td class="n">\(unit.text(statistic.value))</td>\
      <td class="n">\(limit)</td></tr>
      """
  }

  private static func pair(_ pair: CorrelationPairDocument) -> Markup {
    """
    <tr><th scope="row"><bdi>\(PlainText.name(pair.first))</bdi>, \
    <bdi>\(PlainText.name(pair.second))</bdi></th>\
    <td class="n">\(correlation(pair.reference))</td>\
    <td class="n">\(correlation(pair.now))</td></tr>
    """
  }

  /// Returns a correlation with two decimals, as `−0.35`.
  private static func correlation(_ value: Double) -> String {
    guard value.isFinite, let digits = DecimalDigits(value) else { return Display.none }
    return digits.rounded(toDecimals: 2).display(decimals: 2)
  }
}
