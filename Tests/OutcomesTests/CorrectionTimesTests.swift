import Testing

@testable import Outcomes

/// When labels were corrected, window by window.
struct CorrectionTimesTests {
  private static let windows: [OutcomeAccumulator.Window] = [
    .init(start: 0, end: 100), .init(start: 100, end: 200),
  ]
  private static let reading = OutcomeReading(
    task: .binary, numbers: 0..<1, threshold: 0.5, isPositive: { $0 == "1" })

  private func key(_ number: Int, time: Int64) -> JoinKey {
    JoinKey(high: UInt64(number), low: 7, time: time, line: UInt32(number + 1))
  }

  /// Joins rows at times with labels: each a row's number, a time and a value.
  private func joined(
    _ times: [Int64], _ labels: [(row: Int, time: Int64, value: String)]
  ) -> OutcomeAccumulator {
    var rows = JoinRun(layout: JoinLayout(numbers: 1, texts: 0))
    for (number, time) in times.enumerated() {
      rows.append(key(number, time: time))
      rows.append(number: 0.9, to: 0)
    }
    var run = JoinRun(layout: JoinLayout(numbers: 0, texts: 1))
    for label in labels {
      run.append(key(label.row, time: label.time))
      run.append(code: run.code(of: label.value, in: 0), to: 0)
    }
    var join = OutcomeJoin(horizon: 1_000)
    for chunk in rows.chunks { join.add(chunk, isLabel: false, file: 0) }
    for chunk in run.chunks { join.add(chunk, isLabel: true, file: 1) }
    var sum = OutcomeAccumulator(windows: Self.windows, reading: Self.reading)
    sum.add(join.take())
    return sum
  }

  @Test func `a label with the same value again is no correction`() {
    let sum = joined([10], [(0, 20, "0"), (0, 500, "0")])
    #expect(sum.corrections == [nil, nil])
    #expect(sum.outcomes[0].whole.counts.corrections == 0)
  }

  @Test func `corrections are known by their rows' times and their labels', window by window`() {
    let sum = joined(
      [10, 40, 90, 150, 199],
      [
        (0, 20, "0"), (0, 500, "1"), (1, 50, "0"), (2, 95, "1"), (2, 700, "0"), (4, 200, "1"),
        (4, 201, "0"),
      ])
    #expect(
      sum.corrections == [
        CorrectionTimes(rows: 10...90, labels: 500...700),
        CorrectionTimes(rows: 199...199, labels: 201...201),
      ])
  }

  @Test func `parts merge in either order`() {
    let first = joined([10], [(0, 20, "0"), (0, 500, "1")])
    let second = joined([10, 60], [(1, 70, "0"), (1, 90, "1")])
    var (left, right) = (first, second)
    left.merge(second)
    right.merge(first)
    #expect(left.corrections == right.corrections)
    #expect(left.corrections[0] == CorrectionTimes(rows: 10...60, labels: 90...500))
  }
}
