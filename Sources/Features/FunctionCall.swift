import InferenceLog

/// A function of the expression language.
///
/// A new one is a file in `Functions/` and a line in `FunctionRegistry`.
protocol ExpressionFunction: SendableMetatype {
  /// The name in expressions.
  static var name: String { get }
  /// How it is written, for error messages.
  static var usage: String { get }
  /// The numbers of arguments that it takes.
  static var argumentCounts: ClosedRange<Int> { get }
  /// Returns the checked call; the number of arguments is right.
  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression
}

/// A call of a function, with what its check needs.
struct FunctionCall {
  let checker: Checker
  let name: String
  let nameRange: Range<Int>
  let arguments: [Syntax]

  /// Returns a checked argument of any type.
  func any(_ index: Int) throws(ExpressionError) -> TypedExpression {
    try checker.check(arguments[index])
  }

  func category(_ index: Int) throws(ExpressionError) -> Compute<Texts> {
    let typed = try any(index)
    guard case .category(let compute) = typed else { throw wrongType(index, "category", typed) }
    return compute
  }

  func timestamp(_ index: Int) throws(ExpressionError) -> Compute<Cells<Int64>> {
    let typed = try any(index)
    guard case .timestamp(let compute) = typed else { throw wrongType(index, "timestamp", typed) }
    return compute
  }

  func vector(_ index: Int) throws(ExpressionError) -> Compute<Vectors> {
    let typed = try any(index)
    guard case .vector(let compute) = typed else { throw wrongType(index, "vector", typed) }
    return compute
  }

  /// Returns an argument that is a number or a vector.
  func numeric(_ index: Int) throws(ExpressionError) -> TypedExpression {
    let typed = try any(index)
    guard typed.type == .number || typed.type == .vector else {
      throw wrongType(index, "number or vector", typed)
    }
    return typed
  }

  /// Returns an argument as text: a category, or a number or boolean written out.
  func text(_ index: Int) throws(ExpressionError) -> Compute<Texts> {
    let typed = try any(index)
    guard let compute = Conversion.texts(of: typed) else {
      throw wrongType(index, "category, number or boolean", typed)
    }
    return compute
  }

  /// What reads literal arguments.
  var literals: Literals { Literals(checker: checker) }

  /// How error messages name an argument.
  func subject(_ index: Int) -> String { "argument \(index + 1) of '\(name)'" }

  func wrongType(_ index: Int, _ expected: String, _ found: TypedExpression) -> ExpressionError {
    checker.wrongType(subject(index), expected, found.type, arguments[index].range)
  }

  /// Returns the error of an argument that must meet a condition.
  func wrong(_ index: Int, _ expected: String) -> ExpressionError {
    checker.error(
      .wrongArgument(of: subject(index), expected: expected), arguments[index].range)
  }

  /// Applies an operation on numbers to arguments that are known to be numbers or vectors.
  func lifted<Kernel: BinaryKernel>(
    _: Kernel.Type, _ x: TypedExpression, _ y: TypedExpression
  ) -> TypedExpression {
    guard let result = Elementwise.binary(Kernel.self, x, y) else {
      preconditionFailure("operands of a lifted operation are numeric")
    }
    return result
  }
}
