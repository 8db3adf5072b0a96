import Foundation
import Testing

@testable import Reports

/// Returns the section of a window's page about performance.
private func section(_ document: PerformanceDocument?, because reason: String? = nil) throws
  -> String
{
  var report = Sample.rich(columnCount: 1)
  report.performance = document
  report.unavailable["performance"] = reason
  let page = WindowPage.render(report)
  #expect(HTMLOutline(page).faults == [])
  let part = page.components(separatedBy: "<section id=\"perf\">")[1]
  return try #require(part.components(separatedBy: "</section>").first)
}

/// Returns the texts of the cells of the first row that starts with `name`.
private func cells(_ section: String, startingWith name: String) -> [String]? {
  let rows = section.components(separatedBy: "<tr>").dropFirst()
  return rows.lazy.map { row in
    row.components(separatedBy: "</tr>")[0]
      .replacing("</th>", with: "|").replacing("</td>", with: "|")
      .replacing(#/<[^>]*>/#, with: " ").split(separator: "|", omittingEmptySubsequences: false)
      .map { $0.split(separator: " ").joined(separator: " ") }
  }.first { $0[0].hasPrefix(name) }
}

@Test func `every number of a metric stands in its row as the document has it`() throws {
  let html = try section(Sample.performance)
  for metric in Sample.performance.metrics where metric.value != nil {
    let row = try #require(cells(html, startingWith: Words.local.metric(metric.name)))
    let text = MetricText(metric.name)
    #expect(row[1].hasPrefix(text.text(metric.value)))
    #expect(row[1].contains(try #require(text.range(metric.low, metric.high))))
    #expect(row[3] == text.text(metric.reference))
    #expect(row[4] == text.range(metric.usualLow, metric.usualHigh) ?? "–")
    #expect(row[5].hasPrefix(text.text(metric.estimated)))
    #expect(row[6] == text.text(metric.naive))
  }
  #expect(
    cells(html, startingWith: "ROC AUC") == [
      "ROC AUC", "0.665 0.614 to 0.715 reference 0.699 estimated 0.661", "", "0.699",
      "0.510 to 0.835", "0.661 0.599 to 0.722",
      "0.500", "",
    ])
  #expect(
    cells(html, startingWith: "Recall")?.first == "Recall No value: all labels are of one class")
  #expect(html.contains("over 7,435 rows"))
  #expect(html.contains("bins may move it by 0.00209"))
}

@Test func `a chart says what it shows`() throws {
  let labels = HTMLOutline(try section(Sample.performance)).attributes
    .filter { $0.name == "aria-label" }.map(\.value)
  #expect(
    labels.contains(
      "ROC AUC 0.665; 95\u{A0}% interval 0.614 to 0.715; 0.699 in the reference; usual 0.510 to 0.835;"
        + " estimated 0.661, 0.599 to 0.722; without inputs 0.500"))
  #expect(
    labels.contains { $0.hasPrefix("ROC curve: area 0.665; at 9\u{A0}% of negatives called") })
  #expect(labels.contains { $0.hasPrefix("Precision and recall: average precision 0.271; at") })
  #expect(labels.contains { $0.hasPrefix("Calibration: score 0.04: 4.8\u{A0}% positive; score") })
  #expect(labels.contains { $0.hasPrefix("positive labels: 1\u{A0}% 0.102, 5\u{A0}%") })
  #expect(labels.contains { $0.hasSuffix("90\u{A0}% after 7 days") })
  #expect(labels.contains("v4 less v3: −0.029, 95\u{A0}% interval −0.049 to −0.009"))
}

@Test func `labels are told in words, and only what is odd about them`() throws {
  let html = try section(Sample.performance)
  #expect(html.contains("27,625 of 30,694 rows have a label (90\u{A0}%)."))
  #expect(
    html.contains(
      "Half of the labels came within 5\u{A0}h 10\u{A0}min, 90\u{A0}% within 10\u{A0}h 8\u{A0}min.")
  )
  #expect(
    html.contains("10\u{A0}h 8\u{A0}min. In the reference half of them came within 4\u{A0}h 48"))
  #expect(
    html.contains(
      "12 labels were corrected later, in the reference 0.4\u{A0}%. The corrections came from"
        + " Wed 20 Nov 2013, 09:00 to Wed 20 Nov 2013, 09:05. 3 labels could not be read. 1 label"))
  #expect(html.contains("2 labels belong to no known row."))
  #expect(html.contains("Labelled rows are not like the others."))
  let calm = try section(Sample.regression)
  #expect(!calm.contains("corrected") && !calm.contains("known row"))
  #expect(!calm.contains("not like the others"))
}

@Test func `labels that are overdue are told with the time that they take already`() throws {
  var document = Sample.performance
  document.labels.isOverdue = true
  document.labels.delay = 230_400
  #expect(
    try section(document).contains(
      "Half of the usual number takes longer than 2\u{A0}d 16\u{A0}h, in the reference 4\u{A0}h"))
}

@Test func `a bias that is none is not told`() throws {
  var document = Sample.performance
  document.labels.bias?.isUnlike = false
  #expect(try !section(document).contains("not like the others"))
}

@Test func `without performance the page says why`() throws {
  let html = try section(nil, because: "no labels are configured")
  #expect(html.contains("Not known how good the model was: no labels are configured."))
  #expect(!html.contains("<table") && !html.contains("<svg"))
  #expect(try section(nil).contains("not known."))
}

@Test func `a regression shows its errors and no curves of scores`() throws {
  let html = try section(Sample.regression)
  #expect(html.contains("<b>Errors</b>"))
  #expect(html.contains("prediction less label"))
  #expect(html.contains("reference’s errors at like"))
  #expect(!html.contains("ROC curve") && !html.contains("Labels and predictions"))
  #expect(cells(html, startingWith: "Bias")?[1] == "−1.25 −3.4 to 0.900 reference 0.200")
}

@Test func `a confusion table has counts, shares of labels and a frame where right`() throws {
  let html = try section(Sample.performance)
  #expect(html.contains("<td class=\"h4 yes\">18,030<span class=\"w\">76.4\u{A0}%</span></td>"))
  #expect(html.contains("<td class=\"h1\">5,580<span class=\"w\">23.6\u{A0}%</span></td>"))
  #expect(!html.contains("class=\"all\""))
}

@Test func `many classes are cut, and the document has them all`() throws {
  let html = try section(Sample.multiclass(50))
  #expect(html.components(separatedBy: "<td class=\"h").count == 12 * 12 + 1)
  #expect(html.contains("and 38 more in report.json"))
  #expect(html.contains("and 10 more in report.json"))
  #expect(html.contains("<figure class=\"all\">"))
  #expect(cells(html, startingWith: "class 39")?[1] == "139")
  #expect(cells(html, startingWith: "class 40") == nil)
}

@Test func `segments share a scale with the whole as their reference`() throws {
  let html = try section(Sample.performance)
  #expect(
    cells(html, startingWith: "version v3")?.prefix(4).joined(separator: "|")
      == "version v3|20,112|18,100|0.671 0.651 to 0.691")
  #expect(html.contains("origin</span> <bdi>(none)</bdi><span class=\"w sm\">No value: all labels"))
  let charts = html.components(separatedBy: "By segment")[1].components(separatedBy: "<svg")
  let ticks = charts.dropFirst().prefix(3).map {
    $0.components(separatedBy: "class=\"rt\" d=\"")[1].prefix { $0 != "\"" }
  }
  #expect(Set(ticks).count == 1)
}

@Test func `versions are compared in words and against no difference`() throws {
  let html = try section(Sample.performance)
  #expect(
    cells(html, startingWith: "v4 against v3")?.prefix(5).joined(separator: "|")
      == "v4 against v3 v4 is worse than v3 by ROC AUC. Each on its own calls, 9,523 rows of this one.|ROC AUC|0.642|0.671|"
      + "−0.029 −0.049 to −0.009")
}

@Test func `versions that answered the same calls say so`() throws {
  var document = Sample.performance
  document.versions[0].isPaired = true
  #expect(try section(document).contains("by ROC AUC. Over 9,523 rows that both answered."))
}

@Test func `degenerate performance makes a page without numbers that are none`() throws {
  for document in Sample.degenerate {
    let html = try section(document).lowercased()
    for word in ["nan", ">inf", "-inf", "infinity"] { #expect(!html.contains(word), "\(word)") }
  }
  let unlabelled = try section(Sample.degenerate[1])
  #expect(unlabelled.contains("No label is known of 12 rows yet."))
  #expect(unlabelled.contains("Performance is not estimated: scores are no probabilities"))
  #expect(cells(unlabelled, startingWith: "Accuracy")?[5] == "0.700")
}

@Test func `titles, reasons and directions of metrics are words`() {
  #expect(Words.local.metric("ndcg_at_10") == "NDCG at 10")
  #expect(Words.local.metric("hit_rate_at_5") == "Hit rate at 5")
  #expect(Words.local.metric("lift_at_10") == "Lift at 10 %")
  #expect(Words.local.metric("f1_macro") == "Macro F1")
  #expect(Words.local.metric("roc_auc_weighted") == "Weighted ROC AUC")
  #expect(Words.local.metric("precision_macro") == "Macro precision")
  #expect(Words.local.metric("top_3_accuracy") == "Top 3 accuracy")
  #expect(Words.local.metric("pinball_0.9") == "Pinball loss at 0.9")
  #expect(Words.local.metric("something_else") == "Something else")
  #expect(Words.local.metric("") == "")
  #expect(Words.local.direction("pinball_0.9") == "lower is better")
  #expect(Words.local.direction("roc_auc") == nil)
  #expect(Words.local.missing(metric: "brand_new") == "brand new")
}

@Test(arguments: [
  (0.680_433, "0.680"), (0.0304, "0.0304"), (0.9999, "1.000"), (24.13, "24.1"), (0, "0"),
  (-0.5, "−0.500"), (1, "1"), (.nan, "–"),
])
func `values of metrics below one keep their zeros`(value: Double, expected: String) {
  #expect(MetricText("roc_auc").text(value) == expected)
}

@Test func `contents and areas lead to the section`() {
  let page = WindowPage.render(Sample.rich(columnCount: 1))
  #expect(page.components(separatedBy: "<a href=\"#perf\">Performance</a>").count == 2 + 1)
  #expect(page.components(separatedBy: "id=\"perf\"").count == 1 + 1)
}

@Test func `many classes and segments stay within the budget of a page`() {
  var report = Sample.rich()
  report.performance = Sample.multiclass(64, name: String(repeating: "a long name ", count: 9))
  let slice = Sample.performance.slices[0]
  report.performance?.slices = (0..<300).map { index in
    var slice = slice
    slice.value = "\(index) " + String(repeating: "x", count: 100)
    return slice
  }
  report.performance?.curves = Sample.performance.curves
  let page = WindowPage.render(report)
  #expect(page.utf8.count <= 250_000)
  #expect(page.contains("and 260 more in report.json"))
}
