/// `standardize(x, mean, sd)`: (x - mean) / sd.
enum Standardize: ExpressionFunction {
  static let name = "standardize"
  static let usage = "standardize(x, mean, sd)"
  static let argumentCounts = 3...3

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    let difference = call.lifted(Subtracted.self, try call.numeric(0), try call.numeric(1))
    return call.lifted(Divided.self, difference, try call.numeric(2))
  }
}
