import Reports
import Testing

@testable import Replay

struct ColumnMarksTests {
  private func column(
    _ name: String, isCompared: Bool = true, coveredBy: String? = nil
  ) -> ColumnDocument {
    ColumnDocument(
      name: name, role: .input, type: "number", status: .ok, coveredBy: coveredBy,
      profile: ProfileDocument(count: 1, missing: 0),
      drift: isCompared ? DriftDocument(reference: "r", primary: "psi", drifted: false) : nil)
  }

  private func finding(
    _ id: String, _ column: String, _ status: Status, area: Area = .input, expected: Bool = false
  ) -> FindingDocument {
    FindingDocument(
      id: id, area: area, metric: "input.psi", column: column, status: status, sentence: "",
      explainedBy: expected ? "known" : nil)
  }

  private func marks(_ columns: [ColumnDocument], _ findings: [FindingDocument]) -> ColumnMarks {
    ColumnMarks(columns: columns, findings: findings)
  }

  @Test func `columns are marked by their own finding, else by one that covers them`() {
    let found = marks(
      [
        column("a"), column("b", coveredBy: "block:x"), column("c", coveredBy: "block:x"),
        column("d"),
      ],
      [finding("block:x", "x", .alert), finding("c", "c", .warning), finding("a", "a", .warning)])
    #expect(found.isCompared)
    #expect(found.marks.map(\.name) == ["a", "b", "c"])
    #expect(found.marks.map(\.status) == [.warning, .alert, .alert])
    #expect(found.marks.map(\.coveredBy) == [nil, "block:x", nil])
  }

  @Test func `a column that was not compared is no data, and an expected finding no mark`() {
    let found = marks(
      [column("a", isCompared: false), column("b"), column("c", coveredBy: "block:x")],
      [finding("b", "b", .alert, expected: true), finding("block:x", "x", .alert, expected: true)])
    #expect(found.marks.map(\.name) == ["a"])
    #expect(found.marks[0].status == .noData)
  }

  @Test func `of a window without comparisons only marked columns are kept`() {
    let found = marks(
      [column("a", isCompared: false), column("b", isCompared: false)],
      [finding("b", "b", .warning, area: .stability)])
    #expect(!found.isCompared)
    #expect(found.marks.map(\.name) == ["b"])
  }
}
