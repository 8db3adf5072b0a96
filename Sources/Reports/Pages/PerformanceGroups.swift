/// Performance of parts of the rows, a line each, on one scale: classes, versions, segments.
struct PerformanceGroups {
  /// A part of the rows.
  struct Row {
    /// The segment; nil for classes.
    var kind: String?
    var name: String
    var rows: Int
    /// Rows with a label; nil where all of `rows` have one.
    var labelled: Int?
    var metrics: [PerformanceMetricDocument]
  }

  var title: String
  var lead: String
  var nameHead: String
  var rows: [Row]
  /// The metric of all rows, to compare with.
  var whole: PerformanceMetricDocument?
  /// How many rows are shown; the document has all of them.
  var limit: Int

  /// How many metrics stand beside the first one.
  private static let further = 2

  /// The table; nothing without rows.
  var markup: Markup {
    guard let primary, !rows.isEmpty else { return Markup() }
    let shown = rows.prefix(limit)
    let scale = DotChart(holding: shown.compactMap { marks($0, primary) })
    let left = rows.count - shown.count
    return PageLibrary.render(
      "groups",
      [
        "title": Markup(text: title), "lead": Markup(text: lead),
        "nameHead": Markup(text: nameHead),
        "hasLabelled": rows.contains { $0.labelled != nil } ? Markup(text: "1") : Markup(),
        "heads": heads(primary), "rows": shown.markup { row($0, primary, scale) },
        "more": left > 0 ? Markup(text: Words.local.more(left)) : Markup(),
      ])
  }

  /// The metric that is drawn: the one that decides about the whole, F1 of classes, else the first.
  private var primary: String? {
    let names = rows.first?.metrics.map(\.name) ?? []
    return names.first { $0 == whole?.name ?? "f1" } ?? names.first
  }

  private var others: [String] {
    let names = rows.first?.metrics.map(\.name) ?? []
    return Array(names.filter { $0 != primary }.prefix(Self.further))
  }

  private func heads(_ primary: String) -> Markup {
    """
    <th scope="col" class="n" data-k>\(Words.local.metric(primary))</th>\
    <th scope="col">\(Words.local.label("onScale"))</th>\
    \(others.markup { "<th scope=\"col\" class=\"n c1\" data-k>\(Words.local.metric($0))</th>" })
    """
  }

  private func marks(_ row: Row, _ primary: String) -> DotChart.Marks? {
    guard let metric = row.metrics.first(where: { $0.name == primary }) else { return nil }
    var marks = DotChart.Marks(metric)
    marks.reference = whole?.name == primary ? whole?.value : nil
    marks.naive = nil
    return marks
  }

  private func row(_ row: Row, _ primary: String, _ scale: DotChart) -> Markup {
    let name = PlainText.name(row.name)
    let kind = row.kind.map { "<span class=\"mu\">\(PlainText.name($0))</span> " as Markup }
    let labelled = row.labelled.map {
      "<td class=\"n c2\" data-v=\"\($0)\">\(Display.count($0))</td>" as Markup
    }
    let metric = row.metrics.first { $0.name == primary }
    let text = MetricText(primary)
    let chart = marks(row, primary).map {
      scale.row($0, label: "\(name): \(Words.local.metric(metric, text))")
    }
    let reason = metric.map { $0.value == nil ? Words.local.noValue($0.reason) : "" } ?? ""
    return """
      <tr><th scope="row">\(kind ?? Markup())<bdi>\(name)</bdi>\(PerformanceMetricRow.small(reason))\
      </th><td class="n c1" data-v="\(row.rows)">\(Display.count(row.rows))</td>\
      \(labelled ?? Markup())\(cell(metric, text))<td>\(chart ?? Markup())</td>\
      \(others.markup { cell(named: $0, of: row) })</tr>

      """
  }

  private func cell(_ metric: PerformanceMetricDocument?, _ text: MetricText) -> Markup {
    metric.map { PerformanceMetricRow.cell($0, text) }
      ?? "<td class=\"n\" data-v=\"\(Display.sortable(nil))\">\(Display.none)</td>"
  }

  private func cell(named name: String, of row: Row) -> Markup {
    let value = row.metrics.first { $0.name == name }?.value
    return """
      <td class="n c1" data-v="\(Display.sortable(value))">\(MetricText(name).text(value))</td>
      """
  }
}
