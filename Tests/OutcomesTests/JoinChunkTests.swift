import Testing

@testable import Outcomes

@Suite struct JoinChunkTests {
  private static let odd: [Double] = [
    .nan, .infinity, -.infinity, -0.0, 0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
    .greatestFiniteMagnitude, 9e15,
    9_007_199_254_740_994, 1 / 3, 0.1 + 0.2, Double(bitPattern: 0x7ff8_0000_0000_0001),
  ]

  private func run(
    _ count: Int, layout: JoinLayout, seed: UInt64,
    number: (inout SeededGenerator) -> Double = { $0.unit() },
    text: (inout SeededGenerator) -> String? = { _ in nil },
    time: (inout SeededGenerator) -> Int64 = { Int64(bitPattern: $0.next()) }
  ) -> JoinRun {
    var random = SeededGenerator(seed: seed)
    var run = JoinRun(layout: layout)
    for line in 0..<count {
      run.append(
        JoinKey(
          high: random.next(), low: random.next(), time: time(&random),
          rowIndex: UInt32(truncatingIfNeeded: random.next()), line: UInt32(line + 1)))
      for column in 0..<layout.numbers { run.append(number: number(&random), to: column) }
      for column in 0..<layout.texts {
        let code = text(&random).map { run.code(of: $0, in: column) } ?? 0
        run.append(code: code, to: column)
      }
    }
    return run
  }

  private func check(_ run: JoinRun) {
    for chunk in run.chunks {
      #expect(JoinChunk(stored: chunk.bytes) == chunk)
    }
  }

  @Test(arguments: [0, 1, 2, 1_023, 1_024])
  func `a chunk comes back as it was`(count: Int) {
    let layout = JoinLayout(numbers: 2, texts: 2, meaning: .max)
    let run = run(count, layout: layout, seed: 1, text: { $0.next() % 3 == 0 ? nil : "näh" })
    var chunk = JoinChunk(layout: layout)
    chunk.numbers = [[], []]
    chunk.codes = [[], []]
    chunk.texts = [[], []]
    #expect(JoinChunk(stored: chunk.bytes) == chunk)
    #expect(run.chunks.map(\.keys.count).reduce(0, +) == count)
    check(run)
  }

  @Test func `chosen entries come back as they were`() throws {
    let layout = JoinLayout(numbers: 2, texts: 1, meaning: 3)
    let run = run(900, layout: layout, seed: 9, text: { "t\($0.next() % 40)" })
    for chunk in run.chunks {
      let places = chunk.keys.indices.filter { $0 % 7 == 2 || $0 == 0 }
      let found = try #require(
        JoinChunk(stored: chunk.bytes) { highs in
          #expect(highs == chunk.keys.map(\.high))
          return places
        })
      #expect(found.keys == places.map { chunk.keys[$0] })
      #expect(found.texts == chunk.texts)
      #expect(found.codes == chunk.codes.map { column in places.map { column[$0] } })
      #expect(found.numbers == chunk.numbers.map { column in places.map { column[$0] } })
      #expect(JoinChunk(stored: chunk.bytes) { _ in [] }?.keys == [])
      #expect(JoinChunk(stored: Array(chunk.bytes.dropLast())) { _ in places } == nil)
    }
  }

  @Test func `a run made of another one's chunks has the same chunks`() {
    let layout = JoinLayout(numbers: 1, texts: 2)
    let run = run(3_000, layout: layout, seed: 12, text: { "t\($0.next() % 40)" })
    var merged = JoinRun(layout: layout)
    run.forEachUnsortedChunk(sharing: 6) { merged.append($0) }
    #expect(merged.chunks == run.chunks)
    merged.removeAll()
    #expect(merged.count == 0 && merged.chunks.isEmpty)
    merged.append(run.chunks[0])
    #expect(merged.chunks == [run.chunks[0]])
  }

  @Test func `numbers come back to the bit`() {
    let layout = JoinLayout(numbers: 1, texts: 0)
    for number in Self.odd {
      check(run(1, layout: layout, seed: 2, number: { _ in number }))
      check(run(40, layout: layout, seed: 3, number: { $0.next() % 2 == 0 ? number : 0.25 }))
    }
    check(run(300, layout: layout, seed: 4, number: { Self.odd[Int($0.next() % 13)] }))
  }

  @Test func `decimals take few bytes, and come back to the bit`() {
    let layout = JoinLayout(numbers: 1, texts: 0)
    for power in [1.0, 10, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7] {
      let decimal = { (random: inout SeededGenerator) in
        (Double(random.next() % 2_000_000) - 1e6) / power
      }
      check(run(500, layout: layout, seed: UInt64(power), number: decimal))
    }
    let scores = run(
      250, layout: layout, seed: 5, number: { Double($0.next() % 100_000) / 1e5 }, time: { _ in 0 })
    let others = run(250, layout: layout, seed: 5, number: { $0.unit() }, time: { _ in 0 })
    let saved = others.chunks[0].bytes.count - scores.chunks[0].bytes.count
    #expect(saved > 3 * scores.chunks[0].keys.count)
  }

  @Test func `times come back from both ends of what a time can be`() {
    let layout = JoinLayout(numbers: 0, texts: 0)
    for times: [Int64] in [
      [.min, .max], [.min], [.max], [0, 1], [-1, 1_000_000_000], [.min, 0, 999, 1_000_000],
      [1_365_000_000_000_000_000, 1_365_000_001_000_000_000],
    ] {
      check(
        run(60, layout: layout, seed: 6, time: { times[Int($0.next() % UInt64(times.count))] }))
    }
  }

  @Test func `many, long and strange texts come back`() {
    let layout = JoinLayout(numbers: 0, texts: 3)
    check(run(3_000, layout: layout, seed: 7, text: { "\($0.next())" }))
    let long = String(repeating: "긴", count: 70_000)
    check(
      run(
        50, layout: layout, seed: 8,
        text: { ["", "\u{0}", long, "\"\\", "🧑‍🚀", nil][Int($0.next() % 6)] }))
  }

  @Test func `a chunk never crosses a quarter of the keys`() {
    for count in [1, 3, 40, 5_000] {
      let chunks = run(count, layout: JoinLayout(numbers: 0, texts: 0), seed: 9).chunks
      for chunk in chunks {
        #expect(chunk.keys.count <= JoinChunk.capacity)
        #expect(Set(chunk.keys.map { $0.high >> 62 }).count == 1)
      }
      let keys = chunks.flatMap(\.keys)
      #expect(keys.count == count)
      #expect(keys == keys.sorted())
    }
  }

  @Test func `times of a chunk are its earliest and its latest`() throws {
    let run = run(900, layout: JoinLayout(numbers: 0, texts: 0), seed: 10)
    for chunk in run.chunks {
      let times = try #require(chunk.times)
      #expect(times.lowerBound == chunk.keys.map(\.time).min())
      #expect(times.upperBound == chunk.keys.map(\.time).max())
    }
    #expect(JoinChunk(layout: JoinLayout(numbers: 0, texts: 0)).times == nil)
  }

  @Test func `cut bytes are no chunk`() {
    let run = run(
      5, layout: JoinLayout(numbers: 2, texts: 2), seed: 11, text: { "text \($0.next() % 3)" })
    let bytes = run.chunks[0].bytes
    for length in 0..<bytes.count {
      #expect(JoinChunk(stored: Array(bytes.prefix(length))) == nil)
    }
    #expect(JoinChunk(stored: bytes + [0]) == nil)
    #expect(JoinChunk(stored: bytes) != nil)
  }

  @Test func `damaged bytes never trap, alone or in a join`() {
    var random = SeededGenerator(seed: 12)
    let run = run(
      12, layout: JoinLayout(numbers: 2, texts: 2), seed: 12, text: { "text \($0.next() % 3)" })
    let bytes = run.chunks[0].bytes
    for place in bytes.indices {
      for value: UInt8 in [0, 1, 0x7f, 0x80, 0xff, UInt8(truncatingIfNeeded: random.next())] {
        var damaged = bytes
        damaged[place] = value
        guard let chunk = JoinChunk(stored: damaged) else { continue }
        _ = (chunk.bytes, chunk.times)
        guard chunk.layout.numbers == 2, chunk.layout.texts == 2 else { continue }
        var join = OutcomeJoin(horizon: .max, ownText: 1)
        join.add(chunk, isLabel: false, file: 0)
        join.add(chunk, isLabel: true, file: 0)
        let joined = join.take()
        #expect(joined.rows.count == chunk.keys.count)
      }
    }
    for _ in 0..<2_000 {
      let noise = (0..<Int(random.next() % 200)).map { _ in UInt8(random.next() % 4) }
      _ = JoinChunk(stored: [1] + noise)
    }
  }

  @Test func `layouts of other meaning are told apart`() throws {
    let one = run(1, layout: JoinLayout(numbers: 1, texts: 1, meaning: 1), seed: 13)
    let other = run(1, layout: JoinLayout(numbers: 1, texts: 1, meaning: 2), seed: 13)
    let stored = try #require(JoinChunk(stored: other.chunks[0].bytes))
    #expect(stored.layout.meaning == 2)
    #expect(stored != one.chunks[0])
  }
}
