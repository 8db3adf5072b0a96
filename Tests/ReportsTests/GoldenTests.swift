import Foundation
import Testing

@testable import Reports

/// Compares `text` with the golden file `name`; `RECORD_GOLDEN=1` rewrites the file instead.
private func expectGolden(_ text: String, _ name: String) throws {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  let file = folder.appendingPathComponent("Golden").appendingPathComponent(name)
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
    try text.write(to: file, atomically: true, encoding: .utf8)
    return
  }
  let golden = try String(contentsOf: file, encoding: .utf8)
  guard golden != text else { return }
  let pairs = zip(golden.split(separator: "\n"), text.split(separator: "\n"))
  let difference = pairs.first { $0 != $1 }
  Issue.record(
    "\(name) differs: \(difference?.0.prefix(300) ?? "") became \(difference?.1.prefix(300) ?? "")")
}

/// Leaves style and script out: they have tests of their own, and would hide what changed.
private func withoutAssets(_ page: String) -> String {
  page.replacing(Style.text, with: "").replacing(Script.compact, with: "")
    .replacing(SHA256(of: Style.text).base64, with: "style")
    .replacing(SHA256(of: Script.compact).base64, with: "script")
}

@Test func `pages and documents are as recorded`() throws {
  let small = Sample.rich(columnCount: 3)
  try expectGolden(withoutAssets(WindowPage.render(small)), "window.html")
  try expectGolden(withoutAssets(WindowPage.render(Sample.empty())), "window-empty.html")
  try expectGolden(withoutAssets(IndexPage.render(Sample.index(days: 3))), "index.html")
  try expectGolden(withoutAssets(IndexPage.render(Sample.index(days: 0))), "index-empty.html")
  try expectGolden(
    withoutAssets(ColumnPage.render(small, column: small.columns[0])), "column-number.html")
  try expectGolden(
    withoutAssets(ColumnPage.render(small, column: small.columns[1])), "column-feature.html")
  try expectGolden(JSONWriter.text(Sample.empty()), "report-empty.json")
  try expectGolden(JSONWriter.text(small), "report.json")
  try expectGolden(JSONWriter.text(Sample.index(days: 1)), "index.json")
  try expectGolden(StatusText.render(Sample.index(days: 3)), "status.txt")
  try expectGolden(ForwardPage.render(to: "day/2013-07-14/index.html"), "forward.html")
}

@Test func `schemas are as recorded`() throws {
  for (name, text) in try Schema.files() { try expectGolden(text, name) }
}
