import InferenceLog

/// A vector of numbers per row, or one that stands for all rows.
struct Vectors: Sendable {
  /// The elements of all vectors, one after the other.
  var elements: [Double]
  /// Where each vector starts, and where the last one ends.
  var offsets: [Int]
  /// `CellState.value` or `.absent` per vector; empty: every one is there.
  var states: [UInt8]
  /// Whether the only vector stands for all rows.
  var isConstant: Bool

  init(elements: [Double], offsets: [Int], states: [UInt8] = [], isConstant: Bool = false) {
    self.elements = elements
    self.offsets = offsets
    self.states = states
    self.isConstant = isConstant
  }

  init(constant: [Double]) {
    self.init(elements: constant, offsets: [0, constant.count], isConstant: true)
  }

  /// The number of vectors.
  var count: Int { offsets.count - 1 }

  /// The range of the row's elements.
  @inline(__always) func bounds(_ row: Int) -> Range<Int> {
    let position = isConstant ? 0 : row
    return offsets[position]..<offsets[position + 1]
  }

  /// Whether the row has a vector.
  @inline(__always) func holdsValue(_ row: Int) -> Bool {
    states.isEmpty || states[isConstant ? 0 : row] == CellState.value
  }

  /// Returns the vectors that `body` appends for each row; it answers false for a missing one.
  static func build(
    rows: Int, isConstant: Bool, capacity: Int,
    _ body: (_ row: Int, _ elements: inout [Double]) -> Bool
  ) -> Vectors {
    var elements: [Double] = []
    elements.reserveCapacity(capacity)
    var offsets = [Int](repeating: 0, count: rows + 1)
    var states = [UInt8](repeating: CellState.value, count: rows)
    for row in 0..<rows {
      let start = elements.count
      if !body(row, &elements) {
        elements.removeSubrange(start...)
        states[row] = CellState.absent
      }
      offsets[row + 1] = elements.count
    }
    return Vectors(
      elements: elements, offsets: offsets, states: Presence.reduced(states),
      isConstant: isConstant)
  }
}
