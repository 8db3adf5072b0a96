import InferenceLog

/// Turns the definitions of features into steps and outputs, one definition after the other.
struct PlanBuilder {
  /// A value to be computed.
  struct Step {
    var expression: TypedExpression
    /// The indexes of the inputs that the value needs, also through other steps.
    var inputs: Set<Int>
  }

  /// A feature of the vector.
  struct Output {
    var name: String
    var type: ColumnType
    var source: Source
  }

  /// Where a feature's column comes from.
  enum Source {
    /// The column of an input, unchanged.
    case input(Int)
    /// The value of a step.
    case step(Int)
  }

  private(set) var steps: [Step] = []
  private(set) var outputs: [Output] = []
  /// The expressions that were found to occur several times.
  private(set) var found = RepeatedExpressions()
  private let repeated: RepeatedExpressions
  private var names: NameTable

  init(
    inputs: [InputDefinition], features: [FeatureDefinition], repeated: RepeatedExpressions
  ) {
    self.repeated = repeated
    names = NameTable(inputs: inputs, features: features)
  }

  /// Adds one definition.
  mutating func add(_ feature: FeatureDefinition, _ syntax: Syntax) throws(ExpressionError) {
    names.current = feature.name
    let checker = Checker(
      names: names, feature: feature.name, expression: feature.expression, repeated: repeated)
    if case .call(OneHot.name, let nameRange, let arguments) = syntax.kind,
      arguments.count == OneHot.argumentCounts.lowerBound
    {
      let call = FunctionCall(
        checker: checker, name: OneHot.name, nameRange: nameRange, arguments: arguments)
      found.count(arguments[0], names: names)
      try addParts(of: call, feature, syntax)
    } else {
      found.count(syntax, names: names)
      try addValue(try checker.check(syntax), feature, syntax, checker)
    }
  }

  // MARK: One value

  private mutating func addValue(
    _ typed: TypedExpression, _ feature: FeatureDefinition, _ syntax: Syntax, _ checker: Checker
  ) throws(ExpressionError) {
    let type = feature.type ?? typed.type
    guard let converted = Conversion.converted(typed, to: type) else {
      throw checker.wrongType(
        "the feature", "\(type.rawValue) as declared", typed.type, syntax.range)
    }
    let same = typed.type == type ? sameInput(syntax) : nil
    let step = same == nil ? append(converted, syntax) : steps.count
    let source = same.map { Source.input($0) } ?? .step(step)
    try append(Output(name: feature.name, type: type, source: source), checker, syntax)
    names.define(
      feature.name, as: NameTable.Feature(type: type, sameInput: same, step: step))
  }

  /// Returns the input that an expression names, also through another feature; nil otherwise.
  private func sameInput(_ syntax: Syntax) -> Int? {
    guard case .name(let name) = syntax.kind, case .input(let index, _) = names.meaning(of: name)
    else { return nil }
    return index
  }

  // MARK: One-hot features

  private mutating func addParts(
    of call: FunctionCall, _ feature: FeatureDefinition, _ syntax: Syntax
  ) throws(ExpressionError) {
    let type = feature.type ?? .number
    guard type == .number || type == .boolean else {
      throw call.checker.wrongType(
        "the feature", "\(type.rawValue) as declared", .number, syntax.range)
    }
    let (typed, labels) = try OneHot.parts(call)
    // The compared value is a step of its own, so that it is computed once for all labels.
    let source = append(typed, call.arguments[0])
    var parts: [String] = []
    for label in labels {
      let part = OneHot.part(label, of: source, as: type)
      steps.append(Step(expression: part, inputs: steps[source].inputs))
      let name = "\(feature.name)=\(label)"
      let step = steps.count - 1
      try append(Output(name: name, type: type, source: .step(step)), call.checker, syntax)
      names.define(name, as: NameTable.Feature(type: type, step: step))
      parts.append(name)
    }
    names.define(
      feature.name, as: NameTable.Feature(type: type, step: source, parts: parts))
  }

  // MARK: Steps and outputs

  private mutating func append(_ expression: TypedExpression, _ syntax: Syntax) -> Int {
    steps.append(Step(expression: expression, inputs: inputs(of: syntax)))
    return steps.count - 1
  }

  private mutating func append(_ output: Output, _ checker: Checker, _ syntax: Syntax)
    throws(ExpressionError)
  {
    if outputs.contains(where: { $0.name == output.name }) {
      throw checker.error(
        .wrongDefinition("two features are named '\(output.name)'"), syntax.range)
    }
    outputs.append(output)
  }

  /// Returns the inputs that an expression needs, also through other features.
  private func inputs(of syntax: Syntax) -> Set<Int> {
    var result: Set<Int> = []
    if case .name(let name) = syntax.kind {
      switch names.meaning(of: name) {
      case .input(let index, _): result.insert(index)
      case .feature(let step, _): result = steps[step].inputs
      default: break
      }
    }
    for child in syntax.children { result.formUnion(inputs(of: child)) }
    return result
  }
}
