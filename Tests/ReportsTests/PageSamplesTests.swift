import Foundation
import Reports
import Testing

/// Writes pages to look at where `REPORT_SAMPLES` names a folder; else it only renders them.
@Test func `samples render and can be written to a folder`() throws {
  let report = Sample.rich()
  let first = try #require(report.columns.first)
  let category = report.columns[2]
  var pages = [
    "rich/w/index.html": WindowPage.render(report),
    "rich/index.html": IndexPage.render(Sample.index()),
    "rich/w/\(first.page ?? "")": ColumnPage.render(report, column: first),
    "rich/w/\(category.page ?? "")": ColumnPage.render(report, column: category),
    "empty/w/index.html": WindowPage.render(Sample.empty()),
    "empty/index.html": IndexPage.render(Sample.index(days: 0)),
    "many/w/index.html": WindowPage.render(Sample.rich(columnCount: 300)),
    "many/index.html": IndexPage.render(Sample.index(days: 700)),
    "week/w/index.html": WindowPage.render(Sample.long(days: 7)),
    "month/w/index.html": WindowPage.render(Sample.long(days: 31)),
    "hostile/w/index.html": WindowPage.render(Sample.hostile()),
    "hostile/index.html": IndexPage.render(Sample.hostileIndex()),
    "rich/status.txt": StatusText.render(Sample.index()),
    "rich/latest/index.html": ForwardPage.render(to: "day/2013-07-14/index.html"),
    "rich/w/report.json": try JSONWriter.text(report),
    "rich/index.json": try JSONWriter.text(Sample.index()),
  ]
  let others = [
    "regression": Sample.regression, "multiclass": Sample.multiclass(4),
    "classes": Sample.multiclass(50), "unlabelled": Sample.degenerate[1],
    "odd": Sample.degenerate[2],
  ]
  for (name, performance) in others {
    var report = Sample.rich(columnCount: 1)
    report.performance = performance
    pages["\(name)/w/index.html"] = WindowPage.render(report)
  }
  for (name, text) in try Schema.files() { pages["schema/\(name)"] = text }
  #expect(pages.values.allSatisfy { !$0.isEmpty })
  guard let folder = ProcessInfo.processInfo.environment["REPORT_SAMPLES"] else { return }
  for (path, text) in pages {
    let url = URL(fileURLWithPath: folder).appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  }
}
