import InferenceLog

/// Gives the names of an expression their meaning and its parts their types.
struct Checker {
  /// The names that the expression may use.
  let names: NameTable
  let feature: String
  let expression: String
  /// Expressions that occur several times in the plan.
  let repeated: RepeatedExpressions

  /// Returns the checked form of a part of the expression.
  func check(_ syntax: Syntax) throws(ExpressionError) -> TypedExpression {
    let typed = try checkAlone(syntax)
    guard let slot = repeated.slot(of: syntax, names: names) else { return typed }
    return TypedExpression(typed.type) { evaluation in
      evaluation.shared(slot) { typed.evaluate(&$0) }
    }
  }

  private func checkAlone(_ syntax: Syntax) throws(ExpressionError) -> TypedExpression {
    switch syntax.kind {
    case .number(let number): return .number { _ in Cells(constant: number) }
    case .text(let text): return .category { _ in Texts(constant: text) }
    case .boolean(let boolean): return .boolean { _ in Cells(constant: boolean) }
    case .name(let name): return try reference(name, at: syntax.range)
    case .list: return try vector(of: syntax)
    case .map: throw error(.unexpectedToken(found: "'{'", expected: "a value"), syntax.range)
    case .missing:
      throw error(
        .wrongArgument(of: "'missing'", expected: "a branch, as in x if x >= 0 else missing"),
        syntax.range)
    case .unary(let operation, let operand):
      return try unary(operation, operand)
    case .binary(let operation, let left, let right):
      return try binary(operation, left, right)
    case .conditional(let then, let condition, let otherwise):
      return try conditional(then, condition, otherwise)
    case .call(let name, let nameRange, let arguments):
      return try call(name, nameRange, arguments, syntax.range)
    case .index(let base, let index):
      return try element(of: base, at: index)
    case .slice(let base, let from, let to):
      return try slice(of: base, from: from, to: to)
    }
  }

  // MARK: Names and literals

  private func reference(_ name: String, at range: Range<Int>) throws(ExpressionError)
    -> TypedExpression
  {
    switch names.meaning(of: name) {
    case .input(let index, let type):
      return TypedExpression(type) { $0.input(index) }
    case .feature(let index, let type):
      return TypedExpression(type) { $0.step(index) }
    case .callTime:
      return .timestamp { Cells(values: $0.batch.times) }
    case .constant(let number):
      return .number { _ in Cells(constant: number) }
    case .wrong(let kind, let suggestion):
      throw ExpressionError(
        kind: kind, feature: feature, expression: expression, range: range, suggestion: suggestion)
    }
  }

  private func vector(of syntax: Syntax) throws(ExpressionError) -> TypedExpression {
    let numbers = try Literals(checker: self).numbers(syntax, subject: "a vector")
    return .vector { _ in Vectors(constant: numbers) }
  }

  // MARK: Calls

  private func call(
    _ name: String, _ nameRange: Range<Int>, _ arguments: [Syntax], _ range: Range<Int>
  ) throws(ExpressionError) -> TypedExpression {
    guard let function = FunctionRegistry.function(named: name) else {
      throw ExpressionError(
        kind: .unknownFunction(name), feature: feature, expression: expression, range: nameRange,
        suggestion: Suggestion.nearest(to: name, among: FunctionRegistry.names))
    }
    guard function.argumentCounts.contains(arguments.count) else {
      throw error(
        .wrongArgumentCount(function: name, usage: function.usage, found: arguments.count), range)
    }
    return try function.compile(
      FunctionCall(checker: self, name: name, nameRange: nameRange, arguments: arguments))
  }

  // MARK: Errors

  func error(_ kind: ExpressionError.Kind, _ range: Range<Int>) -> ExpressionError {
    ExpressionError(kind: kind, feature: feature, expression: expression, range: range)
  }

  /// Returns the error of a part that has the wrong type.
  func wrongType(
    _ subject: String, _ expected: String, _ found: ColumnType, _ range: Range<Int>
  ) -> ExpressionError {
    error(
      .wrongType(
        of: subject, expected: expected, found: found.rawValue,
        remedy: Checker.remedy(expected: expected, found: found)),
      range)
  }

  private static func remedy(expected: String, found: ColumnType) -> String? {
    switch (expected.split(separator: " ").first, found) {
    case ("number", .category), ("number", .boolean): "write number(…)"
    case ("number", .timestamp): "write seconds_between(t, u), or hour(t) and the like"
    case ("number", .vector): "write v[-1], mean(v) or the like"
    case ("timestamp", .category), ("timestamp", .number): "write timestamp(…)"
    case ("category", .number): "write concat(…) for the number as text"
    case ("boolean", .number): "compare it, as in x != 0"
    default: nil
    }
  }
}
