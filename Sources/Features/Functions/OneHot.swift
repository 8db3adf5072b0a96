import InferenceLog

/// `one_hot(x, [a, b, c])`: a feature per listed value, named `name=a` and so on: 1 where x is the
/// value, else 0.
///
/// Missing where x is missing. It stands alone: it makes features, not a value.
enum OneHot: ExpressionFunction {
  static let name = "one_hot"
  static let usage = "one_hot(x, [a, b, c])"
  static let argumentCounts = 2...2

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    throw call.checker.error(
      .wrongArgument(of: "'one_hot'", expected: "the whole expression of a feature"),
      call.nameRange)
  }

  /// Returns the value to be compared, and the listed values as texts, which must differ.
  static func parts(_ call: FunctionCall) throws(ExpressionError)
    -> (value: TypedExpression, labels: [String])
  {
    let typed = try call.any(0)
    guard typed.type == .category || typed.type == .number || typed.type == .boolean else {
      throw call.wrongType(0, "category, number or boolean", typed)
    }
    let elements = try call.literals.list(call.arguments[1], subject: call.subject(1))
    var labels: [String] = []
    for element in elements {
      let label = call.literals.text(element)
      if labels.contains(label) { throw call.wrong(1, "a list of different values") }
      if typed.type == .number, NumberText.value(of: label) == nil {
        throw call.wrong(1, "a list of numbers")
      }
      labels.append(label)
    }
    return (typed, labels)
  }

  /// Returns the feature of one label, of a value that an earlier step computes.
  static func part(_ label: String, of step: Int, as type: ColumnType) -> TypedExpression {
    let compute: Compute<Cells<Double>> = { indicator($0.step(step), label) }
    guard type == .boolean else { return .number(compute) }
    return .boolean { evaluation in
      BooleanKernels.compare(Equal.self, compute(&evaluation), Cells(constant: 1))
    }
  }

  /// Returns 1 where the value is the label and 0 where it is not.
  private static func indicator(_ value: Value, _ label: String) -> Cells<Double> {
    switch value {
    case .category(let texts): texts.looked(up: Double.nan) { $0 == label ? 1 : 0 }
    case .boolean(let cells): TextKernels.texts(of: cells).looked(up: .nan) { $0 == label ? 1 : 0 }
    case .number(let cells): indicator(cells, NumberText.value(of: label) ?? .nan)
    case .timestamp, .vector: preconditionFailure("the argument of one_hot has texts")
    }
  }

  private static func indicator(_ cells: consuming Cells<Double>, _ number: Double)
    -> Cells<Double>
  {
    NumberKernels.replace(&cells.values) { $0 == number ? 1 : 0 }
    return cells
  }
}
