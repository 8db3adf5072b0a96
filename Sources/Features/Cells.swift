import InferenceLog

/// One element per row, or one that stands for all rows.
struct Cells<Element: Sendable>: Sendable {
  var values: [Element]
  /// `CellState.value` or `.absent` per element of `values`; empty: every element holds a value.
  var states: [UInt8]
  /// Whether the only element stands for all rows.
  var isConstant: Bool

  init(values: [Element], states: [UInt8] = [], isConstant: Bool = false) {
    self.values = values
    self.states = states
    self.isConstant = isConstant
  }

  /// Creates cells that are the same in every row; nil: missing, `placeholder` fills the space.
  init(constant: Element?, placeholder: Element) {
    values = [constant ?? placeholder]
    states = constant == nil ? [CellState.absent] : []
    isConstant = true
  }

  /// Creates cells that are the same in every row.
  init(constant: Element) {
    self.init(values: [constant], isConstant: true)
  }

  /// Where the row's element lies.
  @inline(__always) func position(_ row: Int) -> Int { isConstant ? 0 : row }

  /// Whether the row holds a value.
  @inline(__always) func holdsValue(_ row: Int) -> Bool {
    states.isEmpty || states[position(row)] == CellState.value
  }

  /// Whether no row holds a value because the constant is missing.
  var isMissingConstant: Bool { isConstant && !holdsValue(0) }

  /// Puts a filler where there is no value.
  mutating func fill(with filler: Element) {
    let presence = states
    if presence.isEmpty { return }
    var span = values.mutableSpan
    let held = presence.span
    for row in 0..<min(span.count, held.count) {
      span[row] = held[row] == CellState.value ? span[row] : filler
    }
  }

  /// Returns a state for each of `count` rows.
  func expandedStates(_ count: Int) -> [UInt8] {
    if !isConstant, !states.isEmpty { return states }
    return [UInt8](
      repeating: isMissingConstant ? CellState.absent : CellState.value, count: count)
  }

  /// Returns the cells with an element for each of `count` rows.
  func expanded(to count: Int) -> Cells {
    guard isConstant else { return self }
    return Cells(
      values: Array(repeating: values[0], count: count),
      states: isMissingConstant ? Array(repeating: CellState.absent, count: count) : [])
  }
}

/// Which rows hold a value: states reduced to `value` and `absent`, and to nothing where all do.
enum Presence {
  /// Returns the reduced states.
  static func reduced(_ states: [UInt8]) -> [UInt8] {
    var union: UInt8 = 0
    for state in states { union |= state }
    // The states that hold a value are 0 and 1, so no other bit is set if all do.
    guard union > CellState.coerced else { return [] }
    var result = states
    var span = result.mutableSpan
    for row in 0..<span.count {
      span[row] = span[row] <= CellState.coerced ? CellState.value : CellState.absent
    }
    return result
  }

  /// Returns the states of rows that need both values.
  static func both(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    if left.isEmpty { return right }
    if right.isEmpty { return left }
    var result = left
    // Reduced states are 0 and 3, so their union is one of the two again.
    var span = result.mutableSpan
    let other = right.span
    for row in 0..<min(span.count, other.count) { span[row] |= other[row] }
    return result
  }

  /// Returns the states of a result that needs the values of both cells.
  static func both<A, B>(_ left: Cells<A>, _ right: Cells<B>) -> [UInt8] {
    switch (left.isConstant, right.isConstant) {
    case (true, false): right.states
    case (false, true): left.states
    default: both(left.states, right.states)
    }
  }
}
