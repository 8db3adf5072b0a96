import Testing

@testable import Reports

/// The overview names what the run could not read, with no mark of its path taken for markup.
@Test func `what could not be read is named`() {
  var index = Sample.index(days: 3)
  #expect(!IndexPage.render(index).contains("id=\"unreadable\""))
  index.unreadable = [
    UnreadableDocument(source: "requests", path: "2026/<b>.gz", isFolder: false),
    UnreadableDocument(source: "labels", path: "closed", isFolder: true),
  ]
  let page = IndexPage.render(index)
  #expect(page.contains("<li class=\"anyw\">requests: 2026/&lt;b&gt;.gz</li>"))
  #expect(page.contains("labels: closed/ (folder, with all below it)"))
  index.pipeline.locale = "ko"
  #expect(IndexPage.render(index).contains("labels: closed/ (폴더와 그 아래 전부)"))
}
