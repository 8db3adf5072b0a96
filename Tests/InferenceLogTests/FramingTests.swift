import InferenceLog
import Testing

struct FramingTests {
  private let lines = """
    {"t":0,"x":1}\r
    {"t":0,"x":2}

    \t \r
    {"t":0,"x":"é"}
    {"t":0,"x":[
    {"t":0,"x":4}
    """

  @Test func `blank lines and carriage returns are no records`() throws {
    let reading = Reading(lines + "\n", try plan(.category))
    #expect(reading.counts.lines == 7)
    #expect(reading.counts.blank == 2)
    #expect(reading.counts.accepted == 4)
    #expect(reading.counts.firstRejections == [LocatedRejection(line: 6, reason: .malformed)])
    #expect(reading.rows.map { $0.split(separator: "|")[3] } == ["1", "2", "5", "7"])
  }

  @Test func `an unterminated last line is a line, an empty block none`() throws {
    #expect(Reading(lines, try plan(.category)) == Reading(lines + "\n", try plan(.category)))
    let empty = Reading("", try plan(.category))
    #expect(empty.counts == RecordCounts() && empty.rows.isEmpty)
    #expect(Reading("\n", try plan(.category)).counts.blank == 1)
  }

  @Test(arguments: [1, 2, 3, 5, 7, 100])
  func `rows do not depend on blocks and batches`(size: Int) throws {
    let text = String(repeating: lines + "\n", count: 20)
    let whole = Reading(text, try plan(.category))
    for capacity in [1, 2, 7, 80, 1_000] {
      let parts = Reading(text, try plan(.category), capacity: capacity, linesPerBlock: size)
      #expect(parts.rows == whole.rows)
      #expect(parts.counts == whole.counts)
      #expect(parts.batchSizes.dropLast().allSatisfy { $0 == capacity })
    }
  }

  @Test func `every cut of a line is read or rejected alike by both readers`() throws {
    let line = Array(#"{"t":0,"x":{"a":[1,-2.5e3,"\u00e9\n"],"b":null},"y":[true,false,{}]}"#.utf8)
    for end in 0...line.count {
      for start in [0, end / 2] {
        let cut = Array(line[start..<end])
        let strict = Reading(cut, try plan(.category))
        #expect(strict == Reading(cut, try plan(.category), isTolerantOnly: true))
        #expect(strict.counts.accepted == (cut.count == line.count ? 1 : 0))
      }
    }
  }

  @Test func `every change of a byte is read or rejected alike by both readers`() throws {
    let line = Array(#"{"t":0,"x":{"a":[1,-2.5e3,"\ud83d\ude00"],"b":null},"x":"é"}"#.utf8)
    let plan = try plan(.category)
    for index in line.indices {
      for byte in Array(#"{}[]:,"\0e.-nN tu"#.utf8) + [0, 0x0B, 0x80, 0xC3, 0xED, 0xFF] {
        var changed = line
        changed[index] = byte
        let strict = Reading(changed, plan)
        let tolerant = Reading(changed, plan, isTolerantOnly: true)
        #expect(strict == tolerant, "byte \(byte) at \(index)")
        #expect(strict.counts.isBalanced)
      }
    }
  }

  @Test func `a line of 16 MiB is read, and short ones after it`() throws {
    let long = String(repeating: "x", count: 16 << 20)
    let numbers = String(repeating: "1,", count: 2 << 20) + "1"
    let text = """
      {"t":0,"x":"\(long)"}
      {"t":0,"x":"a"}
      {"t":0,"y":[\(numbers)],"x":"b"}
      {"t":0,"x":"c"}
      """
    let reading = Reading(text, try plan(.category))
    #expect(reading.rows.count == 4)
    #expect(reading.rows[0].hasSuffix("0:" + long))
    #expect(reading.rows[2].hasSuffix("0:b") && reading.rows[3].hasSuffix("0:c"))
  }

  @Test func `a reader that is reset counts anew`() throws {
    let reader = RecordReader(plan: try plan(.category), batchCapacity: 4)
    for text in ["a", "b"] {
      reader.reset()
      var batch = RecordBatch()
      var block = Array("{\"t\":0,\"x\":\"\(text)\"}".utf8)
      let length = block.count
      block += [UInt8](repeating: 0, count: RecordReader.padding)
      // SAFETY: the padding was added above; the block lives until the end of the closure.
      unsafe block.withUnsafeBytes { bytes in
        unsafe reader.begin(UnsafeRawBufferPointer(rebasing: bytes[..<length]), firstLine: 1)
        #expect(!reader.next(into: &batch))
      }
      #expect(reader.counts.lines == 1)
      guard case .category(let column) = batch.columns[0] else {
        Issue.record("a category column is expected")
        return
      }
      #expect(column.dictionary == ["", text] && column.codes == [1])
    }
  }
}
