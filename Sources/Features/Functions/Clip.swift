/// `clip(x, low, high)`: x, or the limit that it exceeds; NaN stays NaN.
enum Clip: ExpressionFunction {
  static let name = "clip"
  static let usage = "clip(x, low, high)"
  static let argumentCounts = 3...3

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    let raised = call.lifted(Maximum.self, try call.numeric(0), try call.numeric(1))
    return call.lifted(Minimum.self, raised, try call.numeric(2))
  }
}
