import InferenceLog

extension Checker {
  func comparison(_ operation: BinaryOperator, _ left: Syntax, _ right: Syntax)
    throws(ExpressionError) -> TypedExpression
  {
    let (x, y) = (try check(left), try check(right))
    guard x.type == y.type else {
      throw wrongType(
        "the right side of '\(operation.rawValue)'", x.type.rawValue, y.type, right.range)
    }
    let result: TypedExpression? =
      switch operation {
      case .equal: equality(x, y)
      case .notEqual: equality(x, y).map(Checker.negated)
      case .less: Checker.ordered(Less.self, x, y)
      case .lessOrEqual: Checker.ordered(LessOrEqual.self, x, y)
      case .greater: Checker.ordered(Less.self, y, x)
      default: Checker.ordered(LessOrEqual.self, y, x)
      }
    guard let result else {
      let expected =
        operation == .equal || operation == .notEqual ? "no vector" : "number or timestamp"
      throw wrongType("an operand of '\(operation.rawValue)'", expected, x.type, left.range)
    }
    return result
  }

  /// Returns whether the values are equal; nil for vectors.
  private func equality(_ x: TypedExpression, _ y: TypedExpression) -> TypedExpression? {
    switch (x, y) {
    case (.category(let x), .category(let y)):
      return .boolean { evaluation in
        let left = x(&evaluation)
        return TextKernels.equal(left, y(&evaluation))
      }
    case (.boolean(let x), .boolean(let y)):
      return .boolean { evaluation in
        let left = x(&evaluation).asNumbers
        return BooleanKernels.compare(Equal.self, left, y(&evaluation).asNumbers)
      }
    default: return Checker.ordered(Equal.self, x, y)
    }
  }

  private static func negated(_ typed: TypedExpression) -> TypedExpression {
    guard case .boolean(let compute) = typed else { return typed }
    return .boolean { BooleanKernels.not(compute(&$0)) }
  }

  private static func ordered<Kernel: Relation>(
    _: Kernel.Type, _ x: TypedExpression, _ y: TypedExpression
  ) -> TypedExpression? {
    switch (x, y) {
    case (.number(let x), .number(let y)):
      .boolean { evaluation in
        let left = x(&evaluation)
        return BooleanKernels.compare(Kernel.self, left, y(&evaluation))
      }
    case (.timestamp(let x), .timestamp(let y)):
      .boolean { evaluation in
        let left = x(&evaluation)
        return BooleanKernels.compare(Kernel.self, left, y(&evaluation))
      }
    default: nil
    }
  }
}

extension Cells<Bool> {
  /// 1 for true and 0 for false.
  var asNumbers: Cells<Double> {
    Cells<Double>(values: values.map { $0 ? 1 : 0 }, states: states, isConstant: isConstant)
  }
}
