/// A function of one number, applied to each element of a vector.
protocol UnaryNumberFunction: ExpressionFunction, UnaryKernel {}

extension UnaryNumberFunction {
  static var usage: String { "\(name)(x)" }
  static var argumentCounts: ClosedRange<Int> { 1...1 }

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    let typed = try call.any(0)
    guard let result = Elementwise.unary(Self.self, typed) else {
      throw call.wrongType(0, "number or vector", typed)
    }
    return result
  }
}

/// A function that makes a number of a vector.
protocol VectorReductionFunction: ExpressionFunction, VectorReduction {}

extension VectorReductionFunction {
  static var usage: String { "\(name)(v)" }
  static var argumentCounts: ClosedRange<Int> { 1...1 }

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    try reduction(call)
  }
}

extension ExpressionFunction where Self: VectorReduction {
  /// Returns the reduction of the only argument, which must be a vector.
  static func reduction(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    let vectors = try call.vector(0)
    return .number { VectorKernels.reduce(Self.self, vectors(&$0)) }
  }
}
