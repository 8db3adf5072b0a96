import Testing

@testable import Reports

@Test func `a logo stands on every page, and only then may images be shown`() {
  let logo = "data:image/png;base64,iVBORw0KGgoB"
  let report = Sample.rich(columnCount: 1)
  let pages: [(String?) -> String] = [
    { IndexPage.render(Sample.index(), logo: $0) },
    { WindowPage.render(report, logo: $0) },
    { ColumnPage.render(report, column: report.columns[0], logo: $0) },
  ]
  for page in pages {
    let (with, without) = (page(logo), page(nil))
    #expect(HTMLOutline(with).faults == [])
    #expect(with.contains("<img class=\"logo\" alt=\"\" src=\"\(logo)\">"))
    #expect(with.contains("img-src data:;"))
    #expect(!without.contains("<img") && !without.contains("img-src"))
  }
}

@Test func `what is no address of an image cannot leave its place`() {
  let page = IndexPage.render(Sample.index(), logo: "\"><script>")
  #expect(HTMLOutline(page).elements.filter { $0 == "script" }.count == 1)
}
