/// `length(x)`: the number of Unicode code points of a text, as in Python, or of elements of a
/// vector.
enum Length: ExpressionFunction, VectorReduction {
  static let name = "length"
  static let usage = "length(x)"
  static let argumentCounts = 1...1

  static func value(_ elements: Span<Double>) -> Double? { Double(elements.count) }

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    let typed = try call.any(0)
    switch typed {
    case .vector(let compute):
      return .number { VectorKernels.reduce(Self.self, compute(&$0)) }
    case .category(let compute):
      return .number { compute(&$0).looked(up: Double.nan) { Double($0.unicodeScalars.count) } }
    default: throw call.wrongType(0, "category or vector", typed)
    }
  }
}
