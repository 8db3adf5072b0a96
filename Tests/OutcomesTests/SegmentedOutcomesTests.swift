import Testing

@testable import Outcomes

/// Outcomes by the values of segments, joined in parts and merged in any order.
@Suite struct SegmentedOutcomesTests {
  private struct Row {
    var id: UInt64
    var time: Int64
    var score: Double
    var label: String?
    /// The values of the segments; nil: none.
    var values: [String?]
  }

  private static let windows = [
    OutcomeAccumulator.Window(start: 0, end: 10), .init(start: 10, end: 20),
    .init(start: 25, end: 35),
  ]

  private static func reading(_ segments: Int) -> OutcomeReading {
    OutcomeReading(
      task: .binary, numbers: 0..<1, ownText: segments, segments: Array(0..<segments),
      threshold: 0.5, isPositive: { $0 == "1" ? true : $0 == "0" ? false : nil })
  }

  private func rows(_ count: Int, seed: UInt64, values: Int) -> [Row] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { index in
      let value = random.next() % UInt64(values)
      return Row(
        id: random.next(), time: Int64(random.next() % 40), score: random.unit(),
        label: ["0", "1", "?", nil][Int(random.next() % 4)],
        values: [
          value == 0 ? nil : value == 1 ? "" : "v\(value)",
          // A second version comes late, and in a few rows only.
          index > count * 3 / 4 && index % 7 == 0 ? "2" : "1", "only",
        ])
    }
  }

  private func accumulated(
    _ rows: [Row], segments: Int = 3, windows: [OutcomeAccumulator.Window] = Self.windows
  ) -> OutcomeAccumulator {
    var run = JoinRun(layout: JoinLayout(numbers: 1, texts: segments + 1))
    for (line, row) in rows.enumerated() {
      run.append(JoinKey(high: row.id, low: 0, time: row.time, line: UInt32(line)))
      run.append(number: row.score, to: 0)
      for (column, value) in (row.values.prefix(segments) + [row.label]).enumerated() {
        run.append(code: value.map { run.code(of: $0, in: column) } ?? 0, to: column)
      }
    }
    var sum = OutcomeAccumulator(windows: windows, reading: Self.reading(segments))
    var join = OutcomeJoin(horizon: 100, ownText: segments)
    for chunk in run.chunks { join.add(chunk, isLabel: false, file: 0) }
    sum.add(join.take())
    return sum
  }

  private func text(_ sum: OutcomeAccumulator) -> [[UInt8]] {
    sum.outcomes.flatMap { outcomes in
      [outcomes.whole.encoded()]
        + outcomes.segments.indices.flatMap { segment in
          outcomes.values(of: segment).flatMap { [Array($0.value.utf8), $0.profile.encoded()] }
        }
    }
  }

  @Test(arguments: 0..<30)
  func `parts merge in any order to what all rows give at once`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let rows = rows(
      [0, 1, 2, 40, 400][seed % 5], seed: UInt64(seed), values: [1, 2, 3, 150][seed % 4])
    let expected = text(accumulated(rows))
    var rest = rows.shuffled(using: &random)[...]
    var sum = accumulated([])
    while !rest.isEmpty {
      let part = Array(rest.prefix(Int.random(in: 1...max(1, rows.count / 2), using: &random)))
      rest = rest.dropFirst(part.count)
      if Bool.random(using: &random) {
        sum.merge(accumulated(part))
      } else {
        var other = accumulated(part)
        other.merge(sum)
        sum = other
      }
    }
    #expect(text(sum) == expected)
  }

  @Test func `rows taken one after the other give what all at once give`() {
    let rows = rows(200, seed: 7, values: 5)
    var sum = OutcomeAccumulator(windows: Self.windows, reading: Self.reading(3))
    for row in rows { sum.merge(accumulated([row])) }
    #expect(text(sum) == text(accumulated(rows)))
  }

  @Test(arguments: [1, 2, 5, 100])
  func `each value holds its own rows and no other`(values: Int) throws {
    let rows = rows(500, seed: UInt64(values), values: values)
    let sum = accumulated(rows)
    for (place, window) in Self.windows.enumerated() {
      let inside = rows.filter { $0.time >= window.start && $0.time < window.end }
      for segment in 0..<3 {
        let groups = Dictionary(grouping: inside) { $0.values[segment] ?? "" }
        let found = sum.outcomes[place].values(of: segment)
        #expect(Set(found.map(\.value)) == Set(groups.keys))
        #expect(found.map(\.profile.counts.rows) == found.map(\.profile.counts.rows).sorted(by: >))
        for (value, profile) in found {
          let alone = accumulated(groups[value] ?? [], segments: 0, windows: [window])
          #expect(profile.encoded() == alone.outcomes[0].whole.encoded())
        }
      }
    }
  }

  @Test func `rows between and beyond windows are left out`() {
    let sum = accumulated(
      [-1, 0, 9, 10, 19, 20, 24, 25, 34, 35, .min, .max].enumerated().map { id, time in
        Row(id: UInt64(id), time: time, score: 0.5, label: "1", values: ["a", "1", "only"])
      })
    #expect(sum.outcomes.map(\.whole.counts.rows) == [2, 2, 2])
  }

  @Test func `labels that cannot be read are counted and no labels`() {
    let rows = ["0", "1", "?", nil].map { label in
      Row(id: 1, time: 1, score: 0.5, label: label, values: ["a", "1", "only"])
    }
    let counts = accumulated(rows).outcomes[0].whole.counts
    #expect(counts.rows == 4)
    #expect(counts.labelled == 2)
    #expect(counts.unreadableLabels == 1)
  }

  @Test func `values beyond the limit share one place, and no row is lost`() throws {
    let values = (0..<100).flatMap { value in
      (0...(value % 10)).map { row in
        Row(
          id: UInt64(value * 10 + row), time: 1, score: 0.5, label: "1",
          values: ["v\(value)", "1", "only"])
      }
    }
    var outcomes = accumulated(values).outcomes[0]
    let before = outcomes.values(of: 0)
    outcomes.limit(values: 64, others: "rest")
    let after = outcomes.values(of: 0)
    #expect(after.count == 65)
    let rest = try #require(after.first { $0.value == "rest" }).profile
    let keptRows = before.prefix(64).map(\.profile.counts.rows).reduce(0, +)
    #expect(rest.counts.rows == values.count - keptRows)
    let kept = after.filter { $0.value != "rest" }
    #expect(kept.map(\.value) == before.prefix(64).map(\.value))
    #expect(after.map(\.profile.counts.rows).reduce(0, +) == values.count)
    // Nothing to fold: nothing changes.
    let few = outcomes
    outcomes.limit(values: 65, others: "rest")
    #expect(outcomes.values(of: 0).map(\.value) == few.values(of: 0).map(\.value))
  }

  @Test func `a list is the rows of one call, though its id returns`() throws {
    var run = JoinRun(layout: JoinLayout(numbers: 2, texts: 0))
    // Two calls of one id: in each the relevant item is first of two.
    for time in [Int64(1), 5] {
      for (row, (score, label)) in [(0.9, 1.0), (0.1, 0.0)].enumerated() {
        run.append(JoinKey(high: 1, low: 1, time: time, rowIndex: UInt32(row), line: 1))
        run.append(number: score, to: 0)
        run.append(number: label, to: 1)
      }
    }
    var join = OutcomeJoin(horizon: 9, ownNumber: 1)
    for chunk in run.chunks { join.add(chunk, isLabel: false, file: 0) }
    var sum = OutcomeAccumulator(
      windows: Self.windows,
      reading: OutcomeReading(task: .ranking(ks: [1]), numbers: 0..<1, ownNumber: 1))
    sum.add(join.take())
    var expected = OutcomeProfile(task: .ranking(ks: [1]))
    expected.ranking?.addCall(scores: [0.9, 0.1], relevances: [1, 0])
    expected.ranking?.addCall(scores: [0.9, 0.1], relevances: [1, 0])
    var found = OutcomeProfile(task: .ranking(ks: [1]))
    found.ranking = sum.outcomes[0].whole.ranking
    #expect(found == expected)
  }
}
