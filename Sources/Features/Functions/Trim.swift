/// `trim(x)`: the text without the white space at its ends.
enum Trim: ExpressionFunction {
  static let name = "trim"
  static let usage = "trim(x)"
  static let argumentCounts = 1...1

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    let texts = try call.category(0)
    return .category { texts(&$0).mapped { TextBlanks.trimmed($0) } }
  }
}
