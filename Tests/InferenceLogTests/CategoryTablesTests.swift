import Testing

@testable import InferenceLog

struct CategoryTablesTests {
  private func codes(_ texts: [String], _ tables: CategoryTables, table: Int = 0) -> [UInt32] {
    texts.map { text in
      var text = text
      // SAFETY: the table copies the text.
      return text.withUTF8 { unsafe tables.code(of: $0, table: table) }
    }
  }

  @Test func `equal texts have equal codes in order of appearance`() {
    let tables = CategoryTables(count: 2)
    #expect(codes(["b", "a", "", "b", "가", "a longer text"], tables) == [1, 2, 0, 1, 3, 4])
    #expect(codes(["a"], tables, table: 1) == [1])
    var dictionary = [""]
    tables.extend(&dictionary, table: 0)
    #expect(dictionary == ["", "b", "a", "가", "a longer text"])
    tables.removeAll()
    #expect(codes(["a"], tables) == [1])
  }

  @Test func `texts that differ in one byte or in length have codes of their own`() {
    let tables = CategoryTables(count: 1)
    var texts: [String] = []
    for length in 1...20 {
      let text = [UInt8](repeating: UInt8(ascii: "a"), count: length)
      texts.append(String(decoding: text, as: UTF8.self))
      for place in 0..<length {
        var other = text
        other[place] = UInt8(ascii: "b")
        texts.append(String(decoding: other, as: UTF8.self))
        other[place] = 0
        texts.append(String(decoding: other, as: UTF8.self))
      }
    }
    let expected = (1...texts.count).map { UInt32($0) }
    #expect(codes(texts, tables) == expected)
    #expect(codes(texts.reversed(), tables) == expected.reversed())
  }

  @Test func `many texts keep their codes`() {
    let tables = CategoryTables(count: 1)
    let texts = (0..<100_000).map { "text \($0)" }
    let expected = (1...100_000).map { UInt32($0) }
    #expect(codes(texts, tables) == expected)
    #expect(codes(texts, tables) == expected)
    #expect(tables.largestCount == 100_001)
  }

  @Test func `a large dictionary is begun anew with a batch`() throws {
    let lines = (0..<70_000).map { "{\"t\":0,\"x\":\"v\($0)\"}" }.joined(separator: "\n")
    let text = lines + "\n" + String(repeating: "{\"t\":0,\"x\":\"again\"}\n", count: 20_000)
    let reading = Reading(text, try plan(.category), linesPerBlock: 5_000)
    #expect(reading.rows.count == 90_000)
    #expect(reading.rows[69_999].hasSuffix("0:v69999"))
    #expect(reading.rows[89_999].hasSuffix("0:again"))
  }
}
