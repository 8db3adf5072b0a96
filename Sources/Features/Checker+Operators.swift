import InferenceLog

extension Checker {
  func unary(_ operation: UnaryOperator, _ operand: Syntax) throws(ExpressionError)
    -> TypedExpression
  {
    let typed = try check(operand)
    switch (operation, typed) {
    case (.not, .boolean(let x)): return .boolean { BooleanKernels.not(x(&$0)) }
    case (.not, _):
      throw wrongType("the operand of 'not'", "boolean", typed.type, operand.range)
    default:
      guard let negated = Elementwise.unary(Negated.self, typed) else {
        throw wrongType(
          "the operand of '\(operation.rawValue)'", "number or vector", typed.type, operand.range)
      }
      return operation == .minus ? negated : typed
    }
  }

  func binary(_ operation: BinaryOperator, _ left: Syntax, _ right: Syntax)
    throws(ExpressionError) -> TypedExpression
  {
    switch operation {
    case .in, .notIn:
      let found = try Membership.compile(left, right, checker: self)
      guard operation == .notIn, case .boolean(let compute) = found else { return found }
      return .boolean { BooleanKernels.not(compute(&$0)) }
    case .or: return try join(left, right, decisive: true, name: "or")
    case .and: return try join(left, right, decisive: false, name: "and")
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return try comparison(operation, left, right)
    case .add: return try arithmetic(Added.self, operation, left, right)
    case .subtract: return try arithmetic(Subtracted.self, operation, left, right)
    case .multiply: return try arithmetic(Multiplied.self, operation, left, right)
    case .divide: return try arithmetic(Divided.self, operation, left, right)
    case .remainder: return try arithmetic(Remainder.self, operation, left, right)
    case .power:
      if case .number(2) = right.kind { return try square(left) }
      return try arithmetic(Raised.self, operation, left, right)
    }
  }

  private func arithmetic<Kernel: BinaryKernel>(
    _: Kernel.Type, _ operation: BinaryOperator, _ left: Syntax, _ right: Syntax
  ) throws(ExpressionError) -> TypedExpression {
    let (x, y) = (try check(left), try check(right))
    if let result = Elementwise.binary(Kernel.self, x, y) { return result }
    let isLeftWrong = x.type != .number && x.type != .vector
    throw operandError(operation.rawValue, isLeftWrong ? x : y, isLeftWrong ? left : right)
  }

  private func square(_ base: Syntax) throws(ExpressionError) -> TypedExpression {
    let typed = try check(base)
    guard let result = Elementwise.unary(Squared.self, typed) else {
      throw operandError("**", typed, base)
    }
    return result
  }

  private func operandError(_ operation: String, _ found: TypedExpression, _ operand: Syntax)
    -> ExpressionError
  {
    if operation == "+", found.type == .category {
      return error(
        .wrongType(
          of: "an operand of '+'", expected: "number or vector", found: "category",
          remedy: "write concat(a, b) to join texts, number(…) for the number in a text"),
        operand.range)
    }
    return wrongType("an operand of '\(operation)'", "number or vector", found.type, operand.range)
  }

  private func join(_ left: Syntax, _ right: Syntax, decisive: Bool, name: String)
    throws(ExpressionError) -> TypedExpression
  {
    let (x, y) = (try check(left), try check(right))
    guard case .boolean(let first) = x else {
      throw wrongType("an operand of '\(name)'", "boolean", x.type, left.range)
    }
    guard case .boolean(let second) = y else {
      throw wrongType("an operand of '\(name)'", "boolean", y.type, right.range)
    }
    return .boolean { evaluation in
      let left = first(&evaluation)
      return BooleanKernels.join(left, second(&evaluation), decisive: decisive)
    }
  }

  func conditional(_ then: Syntax, _ condition: Syntax, _ otherwise: Syntax)
    throws(ExpressionError) -> TypedExpression
  {
    let test = try check(condition)
    guard case .boolean(let compute) = test else {
      throw wrongType("the condition", "boolean", test.type, condition.range)
    }
    let (x, y) = try alternatives(then, otherwise)
    return TypedExpression(x.type) { evaluation in
      let condition = compute(&evaluation)
      let first = x.evaluate(&evaluation)
      let second = y.evaluate(&evaluation)
      return ChoiceKernels.choose(condition, first, second, count: evaluation.rowCount)
    }
  }

  /// Checks two parts of one type; one of them may be `missing`.
  private func alternatives(_ first: Syntax, _ second: Syntax) throws(ExpressionError)
    -> (TypedExpression, TypedExpression)
  {
    if case .missing = second.kind {
      let x = try check(first)
      return (x, TypedExpression(missing: x.type))
    }
    if case .missing = first.kind {
      let y = try check(second)
      return (TypedExpression(missing: y.type), y)
    }
    let (x, y) = (try check(first), try check(second))
    guard x.type == y.type else {
      throw wrongType("the other branch", x.type.rawValue, y.type, second.range)
    }
    return (x, y)
  }

  // MARK: Vectors

  func element(of base: Syntax, at index: Syntax) throws(ExpressionError) -> TypedExpression {
    let x = try vector(base)
    let position = try indexNumber(index)
    return .number { evaluation in
      let vectors = x(&evaluation)
      return VectorKernels.element(of: vectors, at: position(&evaluation))
    }
  }

  func slice(of base: Syntax, from: Syntax?, to: Syntax?) throws(ExpressionError)
    -> TypedExpression
  {
    let x = try vector(base)
    var start: Compute<Cells<Double>>?
    var end: Compute<Cells<Double>>?
    if let from { start = try indexNumber(from) }
    if let to { end = try indexNumber(to) }
    let (first, last) = (start, end)
    return .vector { evaluation in
      let vectors = x(&evaluation)
      let from = first?(&evaluation)
      return VectorKernels.slice(of: vectors, from: from, to: last?(&evaluation))
    }
  }

  private func vector(_ base: Syntax) throws(ExpressionError) -> Compute<Vectors> {
    let typed = try check(base)
    guard case .vector(let compute) = typed else {
      throw wrongType("what is indexed", "vector", typed.type, base.range)
    }
    return compute
  }

  private func indexNumber(_ index: Syntax) throws(ExpressionError) -> Compute<Cells<Double>> {
    let typed = try check(index)
    guard case .number(let compute) = typed else {
      throw wrongType("an index", "number", typed.type, index.range)
    }
    return compute
  }
}
