/// `diff(v)`: each element less the one before it, so one element fewer; empty stays empty.
enum Difference: ExpressionFunction {
  static let name = "diff"
  static let usage = "diff(v)"
  static let argumentCounts = 1...1

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    let vectors = try call.vector(0)
    return .vector { difference(vectors(&$0)) }
  }

  private static func difference(_ x: Vectors) -> Vectors {
    Vectors.build(rows: x.count, isConstant: x.isConstant, capacity: x.elements.count) {
      row, elements in
      guard x.holdsValue(row) else { return false }
      let bounds = x.bounds(row)
      for index in bounds.dropFirst() { elements.append(x.elements[index] - x.elements[index - 1]) }
      return true
    }
  }
}
