import Foundation
import Gzip
import Testing

@testable import InferenceLog

struct CSVLinesTests {
  /// What a text of comma-separated values is read as: a number and a text per row, or their state.
  private func read(
    _ text: String, _ names: CSVLines.Names = CSVLines.Names(fields: [:], missing: ("ts", 0)),
    blockSize: Int = 1 << 20
  ) throws -> (cells: [String], counts: RecordCounts) {
    let plan = ExtractionPlan(
      time: FieldPath(steps: [.key("ts")]),
      fields: [
        FieldPlan(path: FieldPath(steps: [.key("a")]), type: .number),
        FieldPlan(path: FieldPath(steps: [.key("b")]), type: .category),
      ])
    let path = FileManager.default.temporaryDirectory.path + "/csv-\(UUID().uuidString)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let reader = RecordReader(plan: plan)
    let csv = CSVLines(names)
    var batch = RecordBatch()
    csv.begin()
    let lines = try GzipLineReader(path: path, blockSize: blockSize)
    while let block = try lines.next() {
      #expect(csv.pass(block, to: reader))
      while reader.next(into: &batch) {}
    }
    #expect(csv.pass(nil, to: reader))
    while reader.next(into: &batch) {}
    return (cells(of: batch), reader.counts)
  }

  private func cells(of batch: RecordBatch) -> [String] {
    guard case .number(let a)? = batch.columns.first, case .category(let b)? = batch.columns.last
    else { return [] }
    return (0..<batch.rowCount).map { row in
      let number = CellState.holdsValue(a.states[row]) ? "\(a.values[row])" : "s\(a.states[row])"
      let text =
        CellState.holdsValue(b.states[row])
        ? b.dictionary[Int(b.codes[row])] : "s\(b.states[row])"
      return "\(number) \(text)"
    }
  }

  @Test func `cells become numbers, text, null and NaN`() throws {
    let text = """
      a,b
      1.5,x
      -2e3,"a ""quoted"", comma"
      ,
      nan,True
      007,7
      "3",é

      """
    let found = try read(text)
    #expect(
      found.cells == [
        "1.5 x", "-2000.0 a \"quoted\", comma", "s2 s2", "nan true", "s4 7", "3.0 é",
      ])
    #expect(found.counts.accepted == 6)
  }

  @Test(arguments: [1, 2, 3, 5, 8, 64]) func `blocks do not matter`(blockSize: Int) throws {
    let text = "a,b\r\n1,\"line\nbreak\"\r\n2,y\r\n3,z"
    #expect(try read(text, blockSize: blockSize).cells == ["1.0 line\nbreak", "2.0 y", "3.0 z"])
  }

  @Test func `columns are named by what they are`() throws {
    let names = CSVLines.Names(
      fields: ["input.amount": "a", "country": "b"], missing: ("ts", 0))
    let found = try read("\u{FEFF}country,extra,input.amount\nKR,9,4\n", names)
    #expect(found.cells == ["4.0 KR"])
  }

  @Test func `a record of another width is rejected and the rest goes on`() throws {
    let found = try read("a,b\n1\n2,x\n3,y,z\n4,w\n")
    #expect(found.cells == ["2.0 x", "4.0 w"])
    #expect(found.counts.rejected(.malformed) == 2)
  }

  @Test func `a time of its own is read, and is not added`() throws {
    let found = try read("ts,a,b\n2013-04-01T00:00:00Z,1,x\nnever,2,y\n")
    #expect(found.cells == ["1.0 x"])
    #expect(found.counts.rejected(.noTime) == 1)
  }

  @Test func `nothing, a header alone and a quote that never ends`() throws {
    #expect(try read("").cells == [])
    #expect(try read("a,b\n").cells == [])
    #expect(try read("a,b\n1,\"x\n2,y\n").cells == ["1.0 x\n2,y\n"])
  }

  @Test func `control characters survive`() throws {
    #expect(try read("a,b\n1,\"\u{1}\\\t\"\n").cells == ["1.0 \u{1}\\\t"])
  }
}
