import Foundation
import Reports
import Testing

@Test func `a revision shows in one marked element and nowhere else`() throws {
  func rest(_ revision: Int) throws -> String {
    var report = Sample.rich(columnCount: 2)
    report.window.revision = revision
    let page = WindowPage.render(report)
    let start = try #require(page.range(of: "<div data-revisions>"))
    let end = try #require(page.range(of: "</div>", range: start.upperBound..<page.endIndex))
    #expect(page[start.upperBound..<end.lowerBound].contains("This is revision \(revision)."))
    return String(page[..<start.lowerBound] + page[end.upperBound...])
  }
  #expect(try rest(1) == rest(7))
}
