extension English {
  var classesLead: String {
    "Each class against all others; its own rows are those that have it as their label."
  }
  var className: String { "Class" }
  var segmentsLead: String {
    "On the same scale; the tick is the value of all rows of this window."
  }
  var predicted: String { "predicted" }
  var isLabel: String { "label" }
  var against: String { "against" }
  var scoreRows: ScoreRowNames {
    ScoreRowNames(
      residual: "prediction less label", positive: "positive labels", negative: "negative labels"
    )
  }

  // Labels.

  func labelled(_ count: Int, of rows: Int, _ coverage: Double?) -> String {
    guard rows > 0 else { return "No row was served." }
    guard count > 0 else { return "No label is known of \(self.rows(rows)) yet." }
    return "\(Display.count(count)) of \(self.rows(rows)) \(count == 1 ? "has" : "have") a label"
      + " (\(Display.share(coverage)))."
  }

  func delays(median: Double?, p90: Double?) -> String? {
    guard let median else { return nil }
    let half = "Half of the labels came within \(Display.duration(median))"
    guard let p90 else { return half + "." }
    return half + ", 90\u{A0}% within \(Display.duration(p90))."
  }

  func usualDelay(_ labels: LabelsDocument) -> String? {
    guard let usual = labels.usualDelay.map({ Display.duration($0) }) else { return nil }
    guard labels.isOverdue, let delay = labels.delay.map({ Display.duration($0) }) else {
      return "In the reference half of them came within \(usual)."
    }
    return "Half of the usual number takes longer than \(delay), in the reference \(usual)."
  }

  func labelSources(_ sources: [LabelOriginDocument]) -> String? {
    guard !sources.isEmpty else { return nil }
    let counts = sources.map { "\($0.source) \(Display.count($0.labelled))" }
    return "By the source of the label that counts: " + counts.joined(separator: ", ") + "."
  }

  func corrections(_ count: Int, usual: Double?) -> String? {
    let reference = usual.map { ", in the reference \(Display.share($0))" } ?? ""
    return counted(
      count, "label was corrected later\(reference).", "labels were corrected later\(reference).")
  }

  func corrected(from: String, to: String) -> String {
    from == to ? "The corrections came at \(from)." : "The corrections came from \(from) to \(to)."
  }

  func unreadable(_ count: Int) -> String? {
    counted(count, "label could not be read.", "labels could not be read.")
  }

  func conflicts(_ count: Int) -> String? {
    counted(
      count, "label record contradicts another one.", "label records contradict others.")
  }

  func orphans(_ count: Int) -> String? {
    counted(count, "label belongs to no known row.", "labels belong to no known row.")
  }

  private func counted(_ count: Int, _ one: String, _ many: String) -> String? {
    count == 0 ? nil : "\(Display.count(count)) \(count == 1 ? one : many)"
  }

  func unlike(_ bias: LabelBiasDocument) -> String {
    var text =
      "The outputs of rows with a label are distributed otherwise"
      + " (KS \(Display.distance(bias.ks))"
    if let labelled = bias.labelledMean, let others = bias.unlabelledMean {
      text += "; mean \(Display.number(labelled)) against \(Display.number(others))"
    }
    return text + "). Metrics may change as labels come in."
  }

  func days(_ days: Int) -> String { days == 1 ? "1 day" : "\(Display.count(days)) days" }

  func coverage(_ age: MaturityDocument) -> String {
    "\(Display.share(age.coverage)) after \(days(age.days))"
  }

  func maturity(_ ages: [MaturityDocument]) -> String {
    "Share of rows whose label had come: " + ages.map { coverage($0) }.joined(separator: ", ")
  }

  // Matured rows.

  func maturedTitle(_ document: MaturedDocument) -> String {
    "By the labels of the first \(first(document.age))"
  }

  func matured(_ document: MaturedDocument) -> String {
    let age = age(document.age)
    guard document.reason == nil else {
      let known = document.labelsUntil.map { ": labels are known up to \(PlainText.name($0))" }
      return "No row is old enough yet\(known ?? ", as no labels are known")."
    }
    return
      "Over \(rows(document.rows)) that are at least \(age) old, of which"
      + " \(Display.share(document.coverage)) had a label by that age. Later labels do not count, nor"
      + " do younger rows: so windows and the reference compare like with like."
  }

  func maturedTrend(_ age: Double, _ values: [(name: String, value: String)]) -> String {
    let texts = values.map { "\($0.value) in \($0.name)" }
    let unique = texts.first == texts.last ? [texts[0]] : texts
    return "By the labels of the first \(first(age)): \(unique.joined(separator: ", "))."
  }

  /// An age behind the word first.
  private func first(_ seconds: Double) -> String {
    seconds == 86_400 ? "day" : age(seconds)
  }

  // Metrics.

  func ofRows(_ count: Int) -> String { "over \(rows(count))" }

  func bound(_ text: String) -> String { "bins may move it by \(text)" }

  /// Returns a metric's numbers in one line, for those who cannot see its chart.
  func metric(_ metric: PerformanceMetricDocument?, _ text: MetricText) -> String {
    guard let metric else { return unknown }
    var parts = ["\(self.metric(metric.name)) \(text.text(metric.value))"]
    if let range = text.range(metric.low, metric.high) {
      parts.append("95\u{A0}% interval \(range)")
    }
    if metric.reference != nil { parts.append(reference(text.text(metric.reference))) }
    if let range = text.range(metric.usualLow, metric.usualHigh) { parts.append("usual \(range)") }
    if metric.estimated != nil {
      let range = text.range(metric.estimatedLow, metric.estimatedHigh).map { ", \($0)" } ?? ""
      parts.append("estimated \(text.text(metric.estimated))\(range)")
    }
    if metric.naive != nil { parts.append("without inputs \(text.text(metric.naive))") }
    return parts.joined(separator: "; ")
  }

  /// Returns how an estimate was made and what it takes for granted; empty where there is none.
  func estimate(_ estimate: EstimateDocument?) -> String {
    guard let estimate else { return "" }
    if let reason = estimate.reason {
      return "Performance is not estimated: \(missing(metric: reason))."
    }
    let tail = "It sees that inputs moved, not that labels come to mean something else."
    switch estimate.method {
    case "cbpe":
      let scores =
        estimate.isCalibrated
        ? "scores, calibrated on the reference" : "scores as they are, which fit the reference"
      return "Estimated over all rows, labelled or not, from \(scores) (CBPE): right as long as a"
        + " score means the same chance as there. \(tail)"
    case "error_bins":
      return "Estimated over all rows, labelled or not, from the reference’s errors at like"
        + " predictions: right as long as errors there are as large now. \(tail)"
    default: return "Estimated by \(PlainText.name(estimate.method))."
    }
  }

  // Charts.

  func roc(_ area: String, _ points: [(Double, Double)]) -> String {
    "ROC curve: area \(area)"
      + points.map { x, y in
        "; at \(Display.share(x)) of negatives called positive, \(Display.share(y)) of positives"
          + " found"
      }.joined()
  }

  func precisionRecall(_ area: String, _ points: [(Double, Double)]) -> String {
    "Precision and recall: average precision \(area)"
      + points.map { x, y in "; at recall \(Display.share(x)) precision \(Display.share(y))" }
      .joined()
  }

  func calibration(_ bins: [CalibrationBinDocument]) -> String {
    "Calibration: "
      + bins.map { bin in
        "score \(Display.number(bin.score)): \(Display.share(bin.positive)) positive"
      }.joined(separator: "; ")
  }

  func quantilesTitle(isResidual: Bool) -> String {
    isResidual ? "Errors" : "Scores by label"
  }

  // Versions.

  func difference(
    _ challenger: String, _ champion: String, _ difference: String, _ interval: String?
  ) -> String {
    "\(challenger) less \(champion): \(difference)"
      + (interval.map { ", 95\u{A0}% interval \($0)" } ?? "")
  }

  /// Returns a comparison's verdict and over which rows it is.
  func pairing(_ version: VersionComparisonDocument) -> String {
    let count = rows(version.rows)
    return PlainText.sentence(version.verdict)
      + (version.isPaired
        ? " Over \(count) that both answered." : " Each on its own calls, \(count) of this one.")
  }

  // Revisions and trends.

  var revisionHeads: RevisionHeadNames {
    RevisionHeadNames(first: "First reported", before: "Before", now: "Now")
  }
  var revisionRows: RevisionRowNames {
    RevisionRowNames(
      value: "Value", interval: "95\u{A0}% interval", estimated: "Estimated",
      coverage: "Rows with a label"
    )
  }

  /// Returns which windows have few labels, newest first; empty where none has.
  func fewLabels(_ windows: [(name: String, share: String)]) -> String {
    let shown = windows.prefix(4).map { "\($0.name) (\($0.share) of labels)" }
    let left = windows.count - shown.count
    guard !shown.isEmpty else { return "" }
    return "Few labels: " + shown.joined(separator: ", ")
      + (left > 0 ? " and \(Display.count(left)) more." : ".")
  }

  /// How estimates turned out once labels were there.
  func estimateRecord(_ record: EstimateRecordDocument, _ text: MetricText) -> String {
    let windows = record.windows == 1 ? "1 window" : "\(Display.count(record.windows)) windows"
    return "Estimates against labels, over \(windows): off by \(text.text(record.meanError)) on"
      + " average, in the band \(Display.count(record.inBand)) times."
  }

  func performanceTrend(
    _ title: String, first: String, last: String, estimated: String
  ) -> String {
    "\(title) by window: \(first) at first, \(last) at last"
      + (estimated == Display.none ? "" : ", estimated \(estimated)")
  }

  func coverageTrend(first: String, last: String) -> String {
    "Share of rows with a label by window: \(first) at first, \(last) at last"
  }

  func performanceReadout(
    _ window: String, _ numbers: PerformanceNumbersDocument?, _ text: MetricText
  ) -> String {
    guard let numbers else { return "\(window): \(unknown)" }
    var result = "\(window): \(text.text(numbers.value))"
    if let range = text.range(numbers.low, numbers.high) { result += " (\(range))" }
    if numbers.estimated != nil { result += ", estimated \(text.text(numbers.estimated))" }
    if let coverage = numbers.coverage { result += ", \(Display.share(coverage)) of labels" }
    if let matured = numbers.matured, let age = numbers.maturedAge {
      result += ", by the labels of the first \(first(age)) \(text.text(matured))"
    }
    return result
  }
}
