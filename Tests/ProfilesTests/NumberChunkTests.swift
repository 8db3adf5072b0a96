import InferenceLog
import Testing

@testable import Profiles

@Suite struct NumberChunkTests {
  private static let values: [Double] = [
    0, -0.0, 1, -1, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .greatestFiniteMagnitude,
    -.greatestFiniteMagnitude, 0.1,
  ]

  /// A column of `count` rows of which every `step`-th holds none of `fills`' values.
  private static func column(_ count: Int, without step: Int, _ state: UInt8) -> NumberColumn {
    var column = NumberColumn()
    for row in 0..<count {
      let isHole = row % step == step - 1
      column.values.append(isHole && state != CellState.value ? .nan : values[row % values.count])
      column.states.append(isHole ? state : CellState.value)
    }
    return column
  }

  /// Takes rows of a column one by one.
  private static func expect(_ column: NumberColumn, _ rows: [Int32]) {
    var (cells, expectedCells) = (CellCounts(), CellCounts())
    var chunk = NumberChunk()
    chunk.fill(column, rows: rows, counting: &cells)
    var expected: [UInt64] = []
    for row in rows.map(Int.init) {
      let state = column.states[row]
      if state != CellState.value { expectedCells.add(state: state) }
      guard CellState.holdsValue(state) else { continue }
      let value = column.values[row]
      guard value.isFinite else {
        expectedCells.add(nonFinite: value)
        continue
      }
      expected.append(OrderedPattern.pattern(of: value))
    }
    #expect(Array(chunk.patterns.prefix(chunk.count)) == expected)
    #expect(cells == expectedCells)
    #expect(chunk.extent == KeyExtent(of: expected.span))
  }

  @Test(arguments: [1, 2, 11, 12, 13, 31, 32, 33, 64, 1_023, 1_024, 1_025, 3_000])
  func `rows with and without values give the patterns of the values`(count: Int) {
    for state in [CellState.value, CellState.null, CellState.absent, CellState.coerced] {
      for step in [1, 2, 12, 13, 100, 5_000] {
        let column = Self.column(count, without: step, state)
        let rows = Array(0..<Int32(count))
        Self.expect(column, rows)
        Self.expect(column, rows.filter { $0 % 7 != 3 })
      }
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `numbers that are not finite are counted and left out`(value: Double) {
    for place in [0, 1, 40, 1_023, 1_024, 1_999] {
      var column = Self.column(2_000, without: 5_000, CellState.value)
      column.values[place] = value
      Self.expect(column, Array(0..<2_000))
      Self.expect(column, Array(0..<2_000).filter { $0 % 3 == Int32(place) % 3 })
    }
  }

  @Test func `no rows and no numbers give an empty chunk`() {
    Self.expect(Self.column(5, without: 1, CellState.null), [])
    Self.expect(Self.column(5, without: 1, CellState.null), [0, 1, 2, 3, 4])
    var chunk = NumberChunk()
    chunk.fill([Double]().span)
    #expect(chunk.count == 0 && chunk.extent.isEmpty)
  }
}
