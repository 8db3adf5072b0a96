import Foundation
import Language
import Testing

@testable import Reports

/// Documents whose pages are to be Korean.
private func korean(_ report: ReportDocument) -> ReportDocument {
  var report = report
  report.pipeline.locale = "ko"
  return report
}

private let pages: [String: (page: String, source: String)] = {
  var classes = Sample.rich()
  classes.performance = Sample.multiclass(4)
  let reports = ["rich": Sample.rich(), "empty": Sample.empty(), "classes": classes]
  var pages: [String: (page: String, source: String)] = [:]
  for (name, report) in reports {
    let report = korean(report)
    let source = text(report)
    pages[name] = (WindowPage.render(report), source)
    for column in report.columns.prefix(3) {
      pages["\(name) \(column.name)"] = (ColumnPage.render(report, column: column), source)
    }
  }
  for days in [0, 1, 30] {
    var index = Sample.index(days: days)
    index.pipeline.locale = "ko"
    pages["index of \(days)"] = (IndexPage.render(index), text(index))
  }
  return pages
}()

private func text(_ document: some Encodable) -> String {
  (try? String(decoding: JSONWriter.bytes(document), as: UTF8.self)) ?? ""
}

/// Words of the field that Korean readers know by their Latin letters.
private let known: Set = [
  "CPU", "JSON", "JavaScript", "PSI", "KS", "JS", "ROC", "AUC", "AP", "MCC", "NaN", "null", "ID",
  "I/O", "CBPE", "ms", "kB", "MB", "GB", "TB", "h", "report.json", "incidents.json", "Wasserstein",
]

/// What readers of a page see or hear: its text and the attributes that stand for text.
private func shown(_ page: String) -> String {
  var page = page
  page.replace(#/(?s)<style>.*?</style>|<script>.*?</script>/#, with: " ")
  page.replace(#/(aria-label|title|data-r|data-find|data-only)="([^"]*)"/#) { ">\($0.2)<" }
  page.replace(#/<[^>]*>|&[a-z]+;/#, with: " ")
  return page
}

private func latinWords(_ text: String) -> Set<String> {
  Set(text.matches(of: #/[A-Za-z][A-Za-z0-9_.\/]*[A-Za-z]/#).map { String($0.output) })
}

@Test func `a Korean page has no word of English but names and what came with the document`() {
  for (name, (page, source)) in pages {
    let foreign = latinWords(shown(page)).subtracting(known).filter { !source.contains($0) }
    #expect(foreign == [], "\(name)")
  }
}

@Test func `every language has the same words`() {
  let (english, korean) = (English(), Korean())
  #expect(Set(english.labels.keys) == Set(korean.labels.keys))
  for (name, word) in korean.labels {
    #expect(!word.isEmpty, "\(name)")
  }
}

@Test func `the language of a page is that of its document`() {
  #expect(WindowPage.render(korean(Sample.rich())).contains("<html lang=\"ko\">"))
  #expect(WindowPage.render(Sample.rich()).contains("<html lang=\"en\">"))
  var odd = Sample.rich()
  odd.pipeline.locale = "<xx>"
  #expect(WindowPage.render(odd).contains("<html lang=\"en\">"))
}

@Test func `Korean dates and lengths of time are as Koreans write them`() {
  Language.korean.speaking {
    let words = Words.local
    #expect(words.moment("2013-04-01T06:05:00-04:00") == "2013년 4월 1일(월) 06:05")
    #expect(
      words.window(
        name: "2013-W14", granularity: "week", start: "2013-04-01T00:00:00-04:00",
        end: "2013-04-08T00:00:00-04:00") == "2013-W14, 2013년 4월 1일 – 4월 7일")
    #expect(Display.duration(9_600) == "2시간 40분")
    #expect(Display.duration(12) == "12초")
    #expect(Display.count(1_156_224) == "1,156,224")
  }
  #expect(Display.duration(9_600) == "2\u{A0}h 40\u{A0}min")
}
