import Testing

@testable import Outcomes

/// Labels that come in two parts, the second joined with rows that have none yet.
@Suite struct SettledRowsTests {
  private static let windows: [OutcomeAccumulator.Window] = [
    .init(start: 0, end: 100), .init(start: 100, end: 200),
  ]
  private static let reading = OutcomeReading(
    task: .binary, numbers: 0..<1, segments: [0], threshold: 0.5, isPositive: { $0 == "1" })

  private func key(_ number: Int, time: Int64) -> JoinKey {
    JoinKey(
      high: UInt64(number) &* 0x9E37_79B9_7F4A_7C15, low: 7, time: time, line: UInt32(number + 1))
  }

  private func rows(_ count: Int) -> JoinRun {
    var random = SeededGenerator(seed: 5)
    var run = JoinRun(layout: JoinLayout(numbers: 1, texts: 1))
    for number in 0..<count {
      run.append(key(number, time: Int64(number % 220)))
      run.append(number: random.unit(), to: 0)
      run.append(code: run.code(of: "v\(number % 3)", in: 0), to: 0)
    }
    return run
  }

  private func labels(_ numbers: some Sequence<Int>) -> JoinRun {
    var run = JoinRun(layout: JoinLayout(numbers: 0, texts: 1))
    for number in numbers {
      run.append(key(number, time: 300))
      run.append(
        code: run.code(of: number % 5 == 0 ? "1" : number % 7 == 0 ? "?" : "0", in: 0), to: 0)
    }
    return run
  }

  private func joined(
    _ rows: [(chunk: JoinChunk, origin: ChunkOrigin)], _ labels: JoinRun, isSplitting: Bool
  ) -> OutcomeAccumulator {
    var join = OutcomeJoin(horizon: 1_000)
    for row in rows { join.add(row.chunk, isLabel: false, file: 0, origin: row.origin) }
    for chunk in labels.chunks { join.add(chunk, isLabel: true, file: 1) }
    var sum = OutcomeAccumulator(
      windows: Self.windows, reading: Self.reading, isSplitting: isSplitting)
    sum.add(join.take())
    return sum
  }

  private func bytes(_ outcomes: [SegmentedOutcomes]) -> [[UInt8]] {
    outcomes.flatMap { outcomes in
      [outcomes.whole.encoded()]
        + outcomes.values(of: 0).map { Array($0.value.utf8) + $0.profile.encoded() }
    }
  }

  private func identified(_ run: JoinRun) -> [(chunk: JoinChunk, origin: ChunkOrigin)] {
    run.chunks.enumerated().map { ($1, ChunkOrigin(id: Int64($0 + 1))) }
  }

  @Test(arguments: [0, 1, 7, 3_000]) func `split outcomes are those of all rows`(count: Int) {
    let rows = identified(rows(count))
    let labels = labels(stride(from: 0, to: count, by: 2))
    let whole = joined(rows, labels, isSplitting: false)
    let split = joined(rows, labels, isSplitting: true)
    #expect(bytes(split.outcomes) == bytes(whole.outcomes))
    #expect(whole.findings.isEmpty)
    #expect(split.settled.allSatisfy { $0.whole.counts.rows == labelled($0) })
    #expect(split.waiting.allSatisfy { labelled($0) == 0 })
  }

  private func labelled(_ outcomes: SegmentedOutcomes) -> Int {
    outcomes.whole.counts.labelled + outcomes.whole.counts.unreadableLabels
  }

  @Test func `labels added to settled rows end in the outcomes of all labels`() throws {
    let count = 3_000
    let rows = identified(rows(count))
    let first = joined(rows, labels(stride(from: 0, to: count, by: 3)), isSplitting: true)
    let later = rows.map { chunk, origin in
      (chunk, ChunkOrigin(id: origin.id, settled: first.findings[origin.id]?.settled))
    }
    let second = joined(
      later, labels(stride(from: 1, to: count, by: 3)), isSplitting: true)
    let all = joined(rows, labels((0..<count).filter { $0 % 3 < 2 }), isSplitting: false)
    let sums = zip(first.settled, zip(second.settled, second.waiting)).map { settled, new in
      var sum = settled
      sum.merge(new.0)
      sum.merge(new.1)
      return sum
    }
    #expect(bytes(sums) == bytes(all.outcomes))
    // Rows beyond all windows are not known to be joined.
    let known = second.findings.values.reduce(0) { sum, found in
      sum + found.joined.bytes.reduce(0) { $0 + $1.nonzeroBitCount }
    }
    #expect(known == (0..<count).count { $0 % 3 > 0 && $0 % 220 < 200 })
  }

  @Test func `places of chosen rows are those of the stored chunk`() throws {
    let run = rows(500)
    let chunk = run.chunks[0]
    let places = [0, 3, chunk.keys.count - 1]
    let chosen = try #require(JoinChunk(stored: chunk.bytes) { _ in places })
    let origin = ChunkOrigin(id: 9, places: places)
    // What waits still is no news of a chunk of which some rows were chosen.
    #expect(joined([(chosen, origin)], labels([]), isSplitting: true).findings.isEmpty)
    let found = joined([(chosen, origin)], labels(0..<500), isSplitting: true)
    let inWindows = places.filter { chunk.keys[$0].time < 200 }
    let bits = try #require(found.findings[9])
    #expect(chunk.keys.indices.filter { bits.joined[$0] } == inWindows)
    #expect(bits.settled == bits.joined)
    #expect(RowBits(bytes: bits.joined.bytes) == bits.joined)
    #expect(RowBits(bytes: [1]) == nil)
  }
}
