/// `is_missing(x)`: whether x, of any type, is missing.
///
/// The result is never missing itself. NaN is a value.
enum IsMissing: ExpressionFunction {
  static let name = "is_missing"
  static let usage = "is_missing(x)"
  static let argumentCounts = 1...1

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    let typed = try call.any(0)
    return .boolean { evaluation in
      let (states, isConstant) = typed.evaluate(&evaluation).presence
      return BooleanKernels.isMissing(states: states, isConstant: isConstant)
    }
  }
}
