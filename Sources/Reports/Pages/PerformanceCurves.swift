/// The charts of a binary score, and the quantiles of scores or errors.
struct PerformanceCurves {
  private let curves: PerformanceCurvesDocument?
  private let rows: [BoxChart.Row]
  private let isResidual: Bool
  private let metrics: [String: PerformanceMetricDocument]

  init(_ document: PerformanceDocument) {
    curves = document.curves
    metrics = Dictionary(document.metrics.map { ($0.name, $0) }) { first, _ in first }
    isResidual = !document.residuals.isEmpty
    let names = Words.local.scoreRows
    rows =
      isResidual
      ? [.init(name: names.residual, quantiles: document.residuals)]
      : [
        .init(name: names.positive, quantiles: document.curves?.positives ?? []),
        .init(name: names.negative, quantiles: document.curves?.negatives ?? []),
      ].filter { !$0.quantiles.isEmpty }
  }

  var markup: Markup {
    guard curves != nil || !rows.isEmpty else { return Markup() }
    return PageLibrary.render(
      "curves",
      [
        "roc": roc, "precisionRecall": precisionRecall, "calibration": calibration,
        "bins": (curves?.calibration ?? []).markup { bin($0) },
        "quantiles": BoxChart.markup(rows, zero: isResidual, label: Words.local.quantiles(rows)),
        "quantilesTitle": Markup(text: Words.local.quantilesTitle(isResidual: isResidual)),
        "quantileHeads": rows.markup { "<th scope=\"col\" class=\"n\">\($0.name)</th>" },
        "quantileRows": quantileRows,
      ])
  }

  private var roc: Markup {
    let points = curves?.roc ?? []
    return CurveChart.markup(
      points, baseline: .diagonal,
      label: Words.local.roc(text("roc_auc"), Self.nearest(points, to: [0.1, 0.25, 0.5])))
  }

  private var precisionRecall: Markup {
    let points = curves?.precisionRecall ?? []
    let name = "average_precision"
    return CurveChart.markup(
      points, baseline: .level(metrics[name]?.naive),
      label: Words.local.precisionRecall(text(name), Self.nearest(points, to: [0.25, 0.5, 0.75])))
  }

  private var calibration: Markup {
    let bins = curves?.calibration ?? []
    return CalibrationChart.markup(bins, label: Words.local.calibration(bins))
  }

  private func text(_ name: String) -> String { MetricText(name).text(metrics[name]?.value) }

  /// Returns the points of a curve whose x is nearest to each of `targets`.
  private static func nearest(_ points: [[Double]], to targets: [Double]) -> [(Double, Double)] {
    targets.compactMap { target in
      points.filter { $0.count == 2 }.min { abs($0[0] - target) < abs($1[0] - target) }
        .map { ($0[0], $0[1]) }
    }
  }

  private func bin(_ bin: CalibrationBinDocument) -> Markup {
    let interval = bin.low.flatMap { low in
      bin.high.map { Words.local.interval(Display.share(low), Display.share($0)) }
    }
    return """
      <tr><td class="n">\(Display.number(bin.score))</td>\
      <td class="n">\(Display.share(bin.positive))</td>\
      <td class="n">\(interval ?? Display.none)</td><td class="n">\(Display.number(bin.rows))</td></tr>
      """
  }

  /// A row for each share that any of the sets has a quantile of.
  private var quantileRows: Markup {
    let shares = Set(rows.flatMap { $0.quantiles.map(\.share) }).sorted()
    return shares.markup { share in
      let cells = rows.markup { row in
        let value = row.quantiles.first { $0.share == share }?.value
        return "<td class=\"n\">\(Display.number(value))</td>"
      }
      return "<tr><th scope=\"row\">\(Words.local.quantile(share: share))</th>\(cells)</tr>"
    }
  }
}
