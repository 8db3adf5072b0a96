import InferenceLog
import Testing

struct BatchedCallTests {
  private func batched() throws -> ExtractionPlan {
    ExtractionPlan(
      time: try path("t"), rows: try path("in.rows"), rowIndex: try path("i"), host: try path("h"),
      fields: [
        FieldPlan(path: try path("x"), type: .number, isInRow: true),
        FieldPlan(path: try path("m"), type: .category),
      ])
  }

  private let lines = """
    {"t":0,"h":"a","in":{"rows":[{"x":1},{"x":2,"i":7},{},null,5,{"x":"\\u0033"}]},"m":"p"}
    {"t":0,"in":{"rows":[]},"m":"q"}
    {"t":0,"m":"r","in":{"rows":[{"x":4,"x":5},{"x":NaN}]}}
    """

  @Test func `rows share the fields of their call`() throws {
    let reading = Reading(lines, try batched())
    let rows = reading.rows.map { row in
      let cells = row.split(separator: "|", omittingEmptySubsequences: false)
      return [cells[2], cells[3], cells[6], cells[9], cells[10]].joined(separator: "|")
    }
    #expect(
      rows == [
        "0|1|0:a|0:1.0|0:p", "7|1|0:a|0:2.0|0:p", "2|1|0:a|3:nan|0:p", "3|1|0:a|2:nan|0:p",
        "4|1|0:a|4:nan|0:p", "5|1|0:a|1:3.0|0:p", "\(RecordBatch.noRow)|2|3:|3:nan|0:q",
        "0|3|3:|0:5.0|0:r", "1|3|3:|0:nan|0:r",
      ])
    #expect(reading.counts.accepted == 3 && reading.counts.rows == 8)
    #expect(reading.counts.withoutRows == 1)
    #expect(reading == Reading(lines, try batched(), isTolerantOnly: true))
  }

  @Test(arguments: [1, 2, 3, 5])
  func `a call may be spread over batches`(capacity: Int) throws {
    let parts = Reading(lines, try batched(), capacity: capacity, linesPerBlock: 1)
    #expect(parts.rows == Reading(lines, try batched()).rows)
    #expect(parts.batchSizes.max() == capacity)
  }

  @Test(arguments: [
    "", ",\"in\":{}", ",\"in\":null", ",\"in\":5", ",\"in\":{\"rows\":[]}",
    ",\"in\":{\"rows\":null}",
  ])
  func `a call without rows is a call`(field: String) throws {
    for isTolerantOnly in [false, true] {
      let reading = Reading(
        "{\"t\":0,\"m\":\"p\"\(field)}", try batched(), isTolerantOnly: isTolerantOnly)
      #expect(reading.counts.accepted == 1 && reading.counts.withoutRows == 1)
      #expect(reading.counts.rows == 0 && reading.counts.rejected == 0)
      #expect(reading.rows.count == 1)
      #expect(reading.rows.first?.contains("|\(RecordBatch.noRow)|") == true)
    }
  }

  @Test(arguments: [
    ",\"in\":{\"rows\":{}}", ",\"in\":{\"rows\":1}", ",\"in\":{\"rows\":\"bad\"}",
    ",\"in\":{\"rows\":true}",
  ])
  func `rows that are no array are rejected`(field: String) throws {
    for isTolerantOnly in [false, true] {
      let reading = Reading("{\"t\":0\(field)}", try batched(), isTolerantOnly: isTolerantOnly)
      #expect(reading.counts.rejected(.rowsNotArray) == 1)
    }
  }

  @Test(arguments: ["", "null", "\"b\"", "1.5", "-1", "4294967295", "[0]", "true", "NaN"])
  func `a line that does not say which row it is of is rejected`(index: String) throws {
    let plan = ExtractionPlan(time: try path("t"), id: try path("id"), rowIndex: try path("i"))
    let field = index.isEmpty ? "" : ",\"i\":\(index)"
    for isTolerantOnly in [false, true] {
      let reading = Reading(
        "{\"t\":0,\"id\":\"a\"\(field)}\n{\"t\":0,\"id\":\"a\",\"i\":\"3\"}", plan,
        isTolerantOnly: isTolerantOnly)
      #expect(reading.counts.rejected(.noRow) == 1 && reading.counts.accepted == 1)
      #expect(reading.counts.firstLine(.noRow) == 1)
    }
  }

  @Test func `rows may be arrays`() throws {
    let plan = ExtractionPlan(
      time: try path("t"), rows: try path("r"),
      fields: try ["[0]", "[2]"].map { FieldPlan(path: try path($0), type: .number, isInRow: true) }
    )
    let reading = Reading("{\"t\":0,\"r\":[[1,2,3],[4],{\"a\":5}]}", plan)
    #expect(
      reading.rows.map { $0.split(separator: "||")[1] } == [
        "0:1.0|0:3.0", "0:4.0|3:nan", "4:nan|4:nan",
      ])
  }

  @Test func `a field of the record may lie in the array of rows`() throws {
    let plan = ExtractionPlan(
      time: try path("t"), rows: try path("r"),
      fields: [
        FieldPlan(path: try path("r[1].x"), type: .number),
        FieldPlan(path: try path("x"), type: .number, isInRow: true),
      ])
    let reading = Reading("{\"t\":0,\"r\":[{\"x\":1},{\"x\":2}]}", plan)
    #expect(reading.rows.map { $0.split(separator: "||")[1] } == ["0:2.0|0:1.0", "0:2.0|0:2.0"])
  }

  @Test func `a call of too many rows is rejected`() throws {
    let fields = (0..<64).map { FieldPath(steps: [.key("f\($0)")]) }
    let plan = ExtractionPlan(
      time: try path("t"), rows: try path("r"),
      fields: fields.map { FieldPlan(path: $0, type: .number, isInRow: true) })
    let rows = String(repeating: "0,", count: 65_536) + "0"
    #expect(Reading("{\"t\":0,\"r\":[\(rows)]}", plan).counts.rejected(.tooManyRows) == 1)
  }
}
