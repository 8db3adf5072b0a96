import InferenceLog

/// Loops over columns of vectors.
enum VectorKernels {
  static func unary<Kernel: UnaryKernel>(_: Kernel.Type, _ x: consuming Vectors) -> Vectors {
    NumberKernels.replace(&x.elements) { Kernel.value($0) }
    return x
  }

  /// A vector and a number: each element with the row's number.
  static func binary<Kernel: BinaryKernel>(
    _: Kernel.Type, _ x: consuming Vectors, _ y: Cells<Double>
  ) -> Vectors {
    if y.isConstant, !y.isMissingConstant {
      let constant = y.values[0]
      NumberKernels.replace(&x.elements) { Kernel.value($0, constant) }
      return x
    }
    let vectors = copy x
    let rows = vectors.isConstant ? y.values.count : vectors.count
    return Vectors.build(
      rows: rows, isConstant: vectors.isConstant && y.isConstant,
      capacity: vectors.elements.count
    ) { row, elements in
      guard vectors.holdsValue(row), y.holdsValue(row) else { return false }
      let number = y.values[y.position(row)]
      for index in vectors.bounds(row) {
        elements.append(Kernel.value(vectors.elements[index], number))
      }
      return true
    }
  }

  /// Two vectors: element by element, missing where their lengths differ.
  static func binary<Kernel: BinaryKernel>(
    _: Kernel.Type, _ x: consuming Vectors, _ y: Vectors
  ) -> Vectors {
    if x.isConstant == y.isConstant, x.offsets == y.offsets {
      NumberKernels.combine(Kernel.self, &x.elements, y.elements)
      x.states = Presence.both(x.states, y.states)
      return x
    }
    let x = copy x
    let isConstant = x.isConstant && y.isConstant
    return Vectors.build(
      rows: x.isConstant ? y.count : x.count, isConstant: isConstant,
      capacity: max(x.elements.count, y.elements.count)
    ) { row, elements in
      guard x.holdsValue(row), y.holdsValue(row) else { return false }
      let (left, right) = (x.bounds(row), y.bounds(row))
      guard left.count == right.count else { return false }
      for (i, j) in zip(left, right) {
        elements.append(Kernel.value(x.elements[i], y.elements[j]))
      }
      return true
    }
  }

  /// A number per vector.
  static func reduce<Kernel: VectorReduction>(_: Kernel.Type, _ x: Vectors) -> Cells<Double> {
    var values = [Double](repeating: .nan, count: x.count)
    var states = x.states
    for row in values.indices where x.holdsValue(row) {
      if let value = Kernel.value(x.elements.span.extracting(x.bounds(row))) {
        values[row] = value
        continue
      }
      if states.isEmpty { states = [UInt8](repeating: CellState.value, count: x.count) }
      states[row] = CellState.absent
    }
    return Cells(values: values, states: states, isConstant: x.isConstant)
  }

  /// The element at an index from 0, or from the end where negative; missing where there is none.
  static func element(of x: Vectors, at index: Cells<Double>) -> Cells<Double> {
    let rows = x.isConstant ? index.values.count : x.count
    var values = [Double](repeating: .nan, count: rows)
    var states = [UInt8](repeating: CellState.absent, count: rows)
    for row in 0..<rows where x.holdsValue(row) && index.holdsValue(row) {
      let bounds = x.bounds(row)
      guard let wanted = Int(exactly: index.values[index.position(row)]) else { continue }
      guard wanted >= -bounds.count, wanted < bounds.count else { continue }
      values[row] = x.elements[(wanted < 0 ? bounds.upperBound : bounds.lowerBound) + wanted]
      states[row] = CellState.value
    }
    return Cells(
      values: values, states: Presence.reduced(states),
      isConstant: x.isConstant && index.isConstant)
  }

  /// The elements from one index up to another, clamped to the vector as in Python.
  static func slice(of x: Vectors, from: Cells<Double>?, to: Cells<Double>?) -> Vectors {
    let indexes = [from, to].compactMap { $0 }
    let isConstant = x.isConstant && indexes.allSatisfy(\.isConstant)
    let rows = x.isConstant ? indexes.first { !$0.isConstant }?.values.count ?? 1 : x.count
    return Vectors.build(rows: rows, isConstant: isConstant, capacity: x.elements.count) {
      row, elements in
      guard x.holdsValue(row) else { return false }
      let bounds = x.bounds(row)
      guard let start = clamped(from, row, bounds.count, ifNone: 0),
        let end = clamped(to, row, bounds.count, ifNone: bounds.count)
      else { return false }
      if start < end {
        let first = bounds.lowerBound
        elements.append(contentsOf: x.elements[first + start..<first + end])
      }
      return true
    }
  }

  /// The row's index, counted from the start and within 0…count; nil: missing or no integer.
  private static func clamped(_ index: Cells<Double>?, _ row: Int, _ count: Int, ifNone: Int)
    -> Int?
  {
    guard let index else { return ifNone }
    guard index.holdsValue(row), let wanted = Int(exactly: index.values[index.position(row)])
    else { return nil }
    return wanted < 0 ? max(0, count &+ wanted) : min(wanted, count)
  }
}

/// A number from the elements of a vector; nil: missing.
protocol VectorReduction: SendableMetatype {
  static func value(_ elements: Span<Double>) -> Double?
}
