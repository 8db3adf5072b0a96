/// `lower(x)`: the text in lower case, by the rules of Unicode and of no language.
enum Lowercase: ExpressionFunction {
  static let name = "lower"
  static let usage = "lower(x)"
  static let argumentCounts = 1...1

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    let texts = try call.category(0)
    return .category { texts(&$0).mapped { $0.lowercased() } }
  }
}
