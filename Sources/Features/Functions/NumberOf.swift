/// `number(x)`: the number that a text shows, NaN where it shows none; 1 and 0 for booleans.
enum NumberOf: ExpressionFunction {
  static let name = "number"
  static let usage = "number(x)"
  static let argumentCounts = 1...1

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    let typed = try call.any(0)
    switch typed {
    case .number: return typed
    case .boolean(let compute): return .number { compute(&$0).asNumbers }
    case .category(let compute):
      return .number { compute(&$0).looked(up: Double.nan) { NumberText.value(of: $0) ?? .nan } }
    default: throw call.wrongType(0, "category or boolean", typed)
    }
  }
}
