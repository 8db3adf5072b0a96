import InferenceLog

/// `in(x, [a, b])`, also `x in [a, b]`: whether x is one of the listed values.
enum Membership: ExpressionFunction {
  static let name = "in"
  static let usage = "in(x, [a, b])"
  static let argumentCounts = 2...2

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    try compile(call.arguments[0], call.arguments[1], checker: call.checker)
  }

  static func compile(_ value: Syntax, _ list: Syntax, checker: Checker) throws(ExpressionError)
    -> TypedExpression
  {
    let typed = try checker.check(value)
    let literals = Literals(checker: checker)
    let subject = "the right side of 'in'"
    switch typed {
    case .category(let compute):
      let texts = Set(try literals.list(list, subject: subject).map { literals.text($0) })
      return .boolean { compute(&$0).looked(up: false) { texts.contains($0) } }
    case .number(let compute):
      let numbers = try literals.numbers(list, subject: subject)
      return .boolean { contains(compute(&$0), numbers) }
    default:
      throw checker.wrongType(
        "the left side of 'in'", "number or category", typed.type, value.range)
    }
  }

  private static func contains(_ cells: Cells<Double>, _ numbers: [Double]) -> Cells<Bool> {
    var values = [Bool](repeating: false, count: cells.values.count)
    let set = Set(numbers)
    for row in values.indices {
      values[row] =
        numbers.count > 16 ? set.contains(cells.values[row]) : numbers.contains(cells.values[row])
    }
    return Cells(values: values, states: cells.states, isConstant: cells.isConstant)
  }
}
