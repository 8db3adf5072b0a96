import InferenceLog

/// `coalesce(a, b, …)`: the first of the arguments that is not missing; all are of one type.
enum Coalesce: ExpressionFunction {
  static let name = "coalesce"
  static let usage = "coalesce(a, b, …)"
  static let argumentCounts = 2...64

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    var result = try call.any(0)
    for index in 1..<call.arguments.count {
      let (first, second) = (result, try call.any(index))
      guard first.type == second.type else {
        throw call.wrongType(index, first.type.rawValue, second)
      }
      result = TypedExpression(first.type) { evaluation in
        let value = first.evaluate(&evaluation)
        return ChoiceKernels.coalesce(value, second.evaluate(&evaluation))
      }
    }
    return result
  }
}
