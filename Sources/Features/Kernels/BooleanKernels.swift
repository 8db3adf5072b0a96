import InferenceLog

/// A relation between two values.
protocol Relation: SendableMetatype {
  static func holds<Element: Comparable>(_ x: Element, _ y: Element) -> Bool
}

enum Equal: Relation {
  @inline(__always) static func holds<Element: Comparable>(_ x: Element, _ y: Element) -> Bool {
    x == y
  }
}

enum NotEqual: Relation {
  @inline(__always) static func holds<Element: Comparable>(_ x: Element, _ y: Element) -> Bool {
    x != y
  }
}

enum Less: Relation {
  @inline(__always) static func holds<Element: Comparable>(_ x: Element, _ y: Element) -> Bool {
    x < y
  }
}

enum LessOrEqual: Relation {
  @inline(__always) static func holds<Element: Comparable>(_ x: Element, _ y: Element) -> Bool {
    x <= y
  }
}

/// Loops that compare columns and combine booleans.
enum BooleanKernels {
  /// Whether the relation holds between the values of each row.
  static func compare<Kernel: Relation, Element: Comparable>(
    _: Kernel.Type, _ x: Cells<Element>, _ y: Cells<Element>
  ) -> Cells<Bool> {
    let isConstant = x.isConstant && y.isConstant
    if x.isMissingConstant || y.isMissingConstant {
      return Cells(constant: nil, placeholder: false)
    }
    let count = x.isConstant ? y.values.count : x.values.count
    var values = [Bool](repeating: false, count: count)
    var result = values.mutableSpan
    let (left, right) = (x.values.span, y.values.span)
    if y.isConstant {
      let constant = right[0]
      for row in 0..<count { result[row] = Kernel.holds(left[row], constant) }
    } else if x.isConstant {
      let constant = left[0]
      for row in 0..<count { result[row] = Kernel.holds(constant, right[row]) }
    } else {
      for row in 0..<count { result[row] = Kernel.holds(left[row], right[row]) }
    }
    return Cells(values: values, states: Presence.both(x, y), isConstant: isConstant)
  }

  static func not(_ x: consuming Cells<Bool>) -> Cells<Bool> {
    var span = x.values.mutableSpan
    for row in 0..<span.count { span[row].toggle() }
    return x
  }

  /// Whether both hold, or either: `decisive` is the value that decides alone, false for `and`.
  ///
  /// A missing operand leaves the result missing unless the other one decides.
  static func join(_ x: Cells<Bool>, _ y: Cells<Bool>, decisive: Bool) -> Cells<Bool> {
    let isConstant = x.isConstant && y.isConstant
    let count = x.isConstant ? y.values.count : x.values.count
    var values = [Bool](repeating: false, count: count)
    if x.states.isEmpty, y.states.isEmpty, x.isConstant == y.isConstant {
      let (left, right) = (x.values.span, y.values.span)
      var result = values.mutableSpan
      if decisive {
        for row in 0..<count { result[row] = left[row] || right[row] }
      } else {
        for row in 0..<count { result[row] = left[row] && right[row] }
      }
      return Cells(values: values, isConstant: isConstant)
    }
    var states = [UInt8](repeating: CellState.value, count: count)
    let (leftStates, rightStates) = (x.expandedStates(count), y.expandedStates(count))
    for row in 0..<count {
      let (hasLeft, hasRight) = (leftStates[row] == 0, rightStates[row] == 0)
      let isDecidedLeft = hasLeft && x.values[x.position(row)] == decisive
      let isDecided = isDecidedLeft || hasRight && y.values[y.position(row)] == decisive
      values[row] = isDecided == decisive
      states[row] = isDecided || hasLeft && hasRight ? CellState.value : CellState.absent
    }
    return Cells(values: values, states: Presence.reduced(states), isConstant: isConstant)
  }

  /// Whether each row's value is missing.
  static func isMissing(states: [UInt8], isConstant: Bool) -> Cells<Bool> {
    if states.isEmpty { return Cells(constant: false) }
    return Cells(values: states.map { $0 != CellState.value }, isConstant: isConstant)
  }
}
