/// `scale(x, low, high)`: (x - low) / (high - low), 0 at the low end and 1 at the high one.
enum Scale: ExpressionFunction {
  static let name = "scale"
  static let usage = "scale(x, low, high)"
  static let argumentCounts = 3...3

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    let (x, low, high) = (try call.numeric(0), try call.numeric(1), try call.numeric(2))
    let width = call.lifted(Subtracted.self, high, low)
    return call.lifted(Divided.self, call.lifted(Subtracted.self, x, low), width)
  }
}
