import InferenceLog

/// Loops that take each row's value from one of two columns.
enum ChoiceKernels {
  /// The value of `x` where the condition holds, of `y` where it does not.
  static func choose(_ condition: Cells<Bool>, _ x: Value, _ y: Value, count: Int) -> Value {
    if condition.isConstant, !condition.isMissingConstant { return condition.values[0] ? x : y }
    if condition.isMissingConstant {
      return pick([UInt8](repeating: CellState.absent, count: count), x, y)
    }
    var picks = condition.states
    if picks.isEmpty { picks = [UInt8](repeating: CellState.value, count: count) }
    var span = picks.mutableSpan
    let holds = condition.values.span
    for row in 0..<min(span.count, holds.count) {
      span[row] |= holds[row] ? Pick.first : Pick.second
    }
    return pick(picks, x, y)
  }

  /// The value of `x` where it has one, else that of `y`.
  static func coalesce(_ x: Value, _ y: Value) -> Value {
    let (states, isConstant) = x.presence
    if states.isEmpty { return x }
    if isConstant { return y }
    return pick(states.map { $0 == CellState.value ? Pick.first : Pick.second }, x, y)
  }

  /// Which column a row takes; above `second`: neither, as the state of a missing condition is.
  private enum Pick {
    static let first: UInt8 = 0
    static let second: UInt8 = 1
  }

  private static func pick(_ picks: [UInt8], _ x: Value, _ y: Value) -> Value {
    switch (x, y) {
    case (.number(let x), .number(let y)): return .number(pick(picks, x, y, filler: .nan))
    case (.boolean(let x), .boolean(let y)): return .boolean(pick(picks, x, y, filler: false))
    case (.timestamp(let x), .timestamp(let y)): return .timestamp(pick(picks, x, y, filler: 0))
    case (.category(let x), .category(let y)):
      let (first, second) = (x.compacted(), y.compacted())
      let (codes, dictionary) = TextKernels.united(first, second)
      return .category(
        Texts(codes: pick(picks, first.codes, codes, filler: 0), dictionary: dictionary))
    case (.vector(let x), .vector(let y)): return .vector(pick(picks, x, y))
    default: preconditionFailure("the branches of a choice have one type")
    }
  }

  private static func pick<Element>(
    _ picks: [UInt8], _ x: Cells<Element>, _ y: Cells<Element>, filler: Element
  ) -> Cells<Element> {
    var values = [Element](repeating: filler, count: picks.count)
    var result = values.mutableSpan
    let (picked, first, second) = (picks.span, x.values.span, y.values.span)
    for row in 0..<picked.count {
      let (left, right) = (first[x.position(row)], second[y.position(row)])
      result[row] = picked[row] == Pick.first ? left : right
    }
    return Cells(values: values, states: states(picks, x, y))
  }

  private static func states<Element>(
    _ picks: [UInt8], _ x: Cells<Element>, _ y: Cells<Element>
  ) -> [UInt8] {
    if x.states.isEmpty, y.states.isEmpty { return Presence.reduced(picks) }
    let (first, second) = (x.expandedStates(picks.count), y.expandedStates(picks.count))
    var states = picks
    var result = states.mutableSpan
    let (left, right) = (first.span, second.span)
    for row in 0..<result.count {
      let picked = result[row] == Pick.first ? left[row] : right[row]
      result[row] = result[row] > Pick.second ? CellState.absent : picked
    }
    return Presence.reduced(states)
  }

  private static func pick(_ picks: [UInt8], _ x: Vectors, _ y: Vectors) -> Vectors {
    Vectors.build(
      rows: picks.count, isConstant: false, capacity: max(x.elements.count, y.elements.count)
    ) { row, elements in
      guard picks[row] <= Pick.second else { return false }
      let source = picks[row] == Pick.first ? x : y
      guard source.holdsValue(row) else { return false }
      elements.append(contentsOf: source.elements[source.bounds(row)])
      return true
    }
  }
}

extension Value {
  /// The reduced states, and whether one stands for all rows.
  var presence: (states: [UInt8], isConstant: Bool) {
    switch self {
    case .number(let cells): (cells.states, cells.isConstant)
    case .boolean(let cells): (cells.states, cells.isConstant)
    case .timestamp(let cells): (cells.states, cells.isConstant)
    case .category(let texts): (texts.codes.states, texts.codes.isConstant)
    case .vector(let vectors): (vectors.states, vectors.isConstant)
    }
  }
}
