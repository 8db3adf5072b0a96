/// A metric in the table of metrics.
struct PerformanceMetricRow {
  private let metric: PerformanceMetricDocument
  private let text: MetricText
  private let labelled: Int

  init(_ metric: PerformanceMetricDocument, labelled: Int) {
    self.metric = metric
    self.labelled = labelled
    text = MetricText(metric.name)
  }

  static var head: Markup {
    """
    <tr><th scope="col">\(Words.local.label("measure"))</th>\
    <th scope="col" class="n">\(Words.local.label("nowHead"))</th>\
    <th scope="col">\(Words.local.label("onScale"))</th>\
    <th scope="col" class="n c1">\(Words.local.label("referenceHead"))</th>\
    <th scope="col" class="n c2">\(Words.local.label("usual"))</th>\
    <th scope="col" class="n c1">\(Words.local.label("estimated"))</th>\
    <th scope="col" class="n c2">\(Words.local.label("naive"))</th></tr>
    """
  }

  var markup: Markup {
    """
    <tr><th scope="row">\(Words.local.metric(metric.name))\(Self.small(remark))</th>\
    \(Self.cell(metric, text, below: others))<td>\(chart)</td>\
    <td class="n c1">\(text.text(metric.reference))</td>\
    <td class="n c2">\(text.range(metric.usualLow, metric.usualHigh) ?? Display.none)</td>\
    <td class="n c1">\(text.text(metric.estimated))\
    \(Self.small(text.range(metric.estimatedLow, metric.estimatedHigh) ?? ""))</td>\
    <td class="n c2">\(text.text(metric.naive))</td></tr>

    """
  }

  /// Returns the cell of a metric's value with its interval, and what else stands, below.
  static func cell(
    _ metric: PerformanceMetricDocument, _ text: MetricText, below: Markup = Markup()
  ) -> Markup {
    guard metric.value != nil else {
      return "<td class=\"n\" data-v=\"\(Display.sortable(nil))\">\(Display.none)\(below)</td>"
    }
    return """
      <td class="n" data-v="\(Display.sortable(metric.value))"><b>\(text.text(metric.value))</b>\
      \(small(text.range(metric.low, metric.high) ?? ""))\(below)</td>
      """
  }

  /// The numbers that have columns of their own where the screen is wide enough.
  private var others: Markup {
    let others = [
      (Words.local.label("reference"), metric.reference),
      (Words.local.label("estimatedKey"), metric.estimated),
    ]
    return others.filter { $0.1 != nil }.markup { name, value in
      "<span class=\"w sm cs\">\(name) \(text.text(value))</span>"
    }
  }

  /// Returns a small line below the text of a cell; nothing for an empty one.
  static func small(_ text: String) -> Markup {
    text.isEmpty ? Markup() : "<span class=\"w sm\">\(text)</span>"
  }

  /// What has to be said beside the numbers: which way is better, over which rows, and why not.
  private var remark: String {
    guard metric.value != nil else { return Words.local.noValue(metric.reason) }
    return [
      Words.local.direction(metric.name),
      metric.rows == labelled ? nil : Words.local.ofRows(metric.rows),
      isMovedByBins ? Words.local.bound(text.text(metric.bound)) : nil,
    ].compactMap { $0 }.joined(separator: ", ")
  }

  /// Whether bins may have moved the value by more than its last digit that is shown.
  private var isMovedByBins: Bool {
    guard let value = metric.value else { return false }
    return metric.bound > value.magnitude * 0.001
  }

  private var chart: Markup {
    let marks = DotChart.Marks(metric)
    return DotChart(holding: [marks]).row(marks, label: Words.local.metric(metric, text))
  }
}

extension DotChart.Marks {
  /// Takes the numbers of a metric.
  init(_ metric: PerformanceMetricDocument) {
    self.init(
      value: metric.value, low: metric.low, high: metric.high, reference: metric.reference,
      naive: metric.naive, usualLow: metric.usualLow, usualHigh: metric.usualHigh,
      estimated: metric.estimated, estimatedLow: metric.estimatedLow,
      estimatedHigh: metric.estimatedHigh)
  }
}
