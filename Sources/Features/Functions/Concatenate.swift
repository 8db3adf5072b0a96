/// `concat(a, b, …)`: the texts one after the other; numbers and booleans are written out.
enum Concatenate: ExpressionFunction {
  static let name = "concat"
  static let usage = "concat(a, b, …)"
  static let argumentCounts = 1...64

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    var result = try call.text(0)
    for index in 1..<call.arguments.count {
      let (first, second) = (result, try call.text(index))
      result = { evaluation in
        let texts = first(&evaluation)
        return TextKernels.joined(texts, second(&evaluation))
      }
    }
    return .category(result)
  }
}
