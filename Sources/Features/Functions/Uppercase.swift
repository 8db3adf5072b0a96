/// `upper(x)`: the text in upper case, by the rules of Unicode and of no language.
enum Uppercase: ExpressionFunction {
  static let name = "upper"
  static let usage = "upper(x)"
  static let argumentCounts = 1...1

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    let texts = try call.category(0)
    return .category { texts(&$0).mapped { $0.uppercased() } }
  }
}
