import Testing

@testable import Reports

/// The overview names files of which no line counts, the newest in its head.
@Test func `files without a line that counts are named`() {
  var index = Sample.index(days: 3)
  #expect(!IndexPage.render(index).contains("id=\"unusable\""))
  index.unusable = [
    UnusableFileDocument(
      source: "requests", path: "<b>.gz", lines: 480, rejection: "noTime", isNewest: true),
    UnusableFileDocument(
      source: "labels", path: "l.gz", lines: 1, damage: "crc", offset: 7, rejection: "noID"),
  ]
  let page = IndexPage.render(index)
  let rejected = "all 480 lines were rejected, most for this reason: no readable time"
  #expect(page.contains("<li class=\"anyw\">requests: &lt;b&gt;.gz: \(rejected)</li>"))
  #expect(page.contains("is missing here. requests: &lt;b&gt;.gz: \(rejected).</p>"))
  #expect(page.contains("the line before the break was read; its only line was rejected: no id"))
  #expect(StatusText.render(index).split(separator: "\n").count == 5)
  index.pipeline.locale = "ko"
  #expect(IndexPage.render(index).contains("480줄이 모두 거부되었습니다"))
  #expect(IndexPage.render(index).contains("가장 새로운 파일에 쓸 수 있는 줄이 없어"))
}

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
