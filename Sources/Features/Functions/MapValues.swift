import InferenceLog

/// `map(x, {a: 1, b: 2}[, default])`: the value of the key that equals x, else the default.
///
/// Missing where x is missing, and where no key equals x and there is no default.
enum MapValues: ExpressionFunction {
  static let name = "map"
  static let usage = "map(x, {a: 1, b: 2}, default)"
  static let argumentCounts = 2...3

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    guard case .map(let entries) = call.arguments[1].kind, !entries.isEmpty else {
      throw call.wrong(1, "keys and values such as {a: 1, b: 2}")
    }
    let table = try MappedValues(entries.map(\.value), call)
    let positions = try keyPositions(entries.map(\.key), call)
    guard call.arguments.count > 2, !isMissing(call.arguments[2]) else {
      return TypedExpression(table.type) { table.values(at: positions(&$0)) }
    }
    let fallback = try call.any(2)
    guard fallback.type == table.type else {
      throw call.wrongType(2, table.type.rawValue, fallback)
    }
    return TypedExpression(table.type) { evaluation in
      let found = positions(&evaluation)
      let other = fallback.evaluate(&evaluation)
      let isKnown = Cells(
        values: found.values.map { $0 >= 0 }, states: found.states, isConstant: found.isConstant)
      return ChoiceKernels.choose(
        isKnown, table.values(at: found), other, count: evaluation.rowCount)
    }
  }

  private static func isMissing(_ syntax: Syntax) -> Bool {
    if case .missing = syntax.kind { true } else { false }
  }

  /// Returns the position of the key that equals each row's value; -1 where none does.
  private static func keyPositions(_ keys: [Syntax], _ call: FunctionCall)
    throws(ExpressionError) -> Compute<Cells<Int>>
  {
    let typed = try call.any(0)
    let texts = keys.map { call.literals.text($0) }
    guard Set(texts).count == texts.count else { throw call.wrong(1, "a map of different keys") }
    let byText = Dictionary(uniqueKeysWithValues: zip(texts, texts.indices))
    switch typed {
    case .number(let compute):
      var byNumber: [Double: Int] = [:]
      for (position, text) in texts.enumerated() {
        guard let number = NumberText.value(of: text) else {
          throw call.wrong(1, "a map whose keys are numbers, as the first argument is")
        }
        byNumber[number] = position
      }
      let positions = byNumber
      return { evaluation in
        let cells = compute(&evaluation)
        return Cells(
          values: cells.values.map { positions[$0] ?? -1 }, states: cells.states,
          isConstant: cells.isConstant)
      }
    default:
      guard let compute = Conversion.texts(of: typed) else {
        throw call.wrongType(0, "category, number or boolean", typed)
      }
      return { compute(&$0).looked(up: -1) { byText[$0] ?? -1 } }
    }
  }
}

/// The values of a map: numbers, booleans or texts.
private enum MappedValues {
  case numbers([Double])
  case booleans([Bool])
  case texts([String])

  init(_ literals: [Syntax], _ call: FunctionCall) throws(ExpressionError) {
    let numbers = literals.compactMap {
      if case .number(let number) = $0.kind { number } else { nil }
    }
    let booleans = literals.compactMap {
      if case .boolean(let value) = $0.kind { value } else { nil }
    }
    let texts = literals.compactMap { if case .text(let text) = $0.kind { text } else { nil } }
    switch literals.count {
    case numbers.count: self = .numbers(numbers)
    case booleans.count: self = .booleans(booleans)
    case texts.count: self = .texts(texts)
    default: throw call.wrong(1, "a map whose values are of one type")
    }
  }

  var type: ColumnType {
    switch self {
    case .numbers: .number
    case .booleans: .boolean
    case .texts: .category
    }
  }

  /// Returns the value at each position; missing where the position is missing or negative.
  func values(at positions: Cells<Int>) -> Value {
    switch self {
    case .numbers(let numbers): .number(MappedValues.pick(numbers, positions, placeholder: .nan))
    case .booleans(let booleans):
      .boolean(MappedValues.pick(booleans, positions, placeholder: false))
    case .texts(let texts):
      .category(MappedValues.pick(texts, positions))
    }
  }

  private static func pick(_ texts: [String], _ positions: Cells<Int>) -> Texts {
    var interner = TextInterner()
    let codes = texts.map { interner.code(of: $0) }
    return Texts(codes: pick(codes, positions, placeholder: 0), dictionary: interner.dictionary)
  }

  private static func pick<Element>(
    _ table: [Element], _ positions: Cells<Int>, placeholder: Element
  ) -> Cells<Element> {
    var values = [Element](repeating: placeholder, count: positions.values.count)
    var states = [UInt8](repeating: CellState.absent, count: positions.values.count)
    for row in values.indices where positions.values[row] >= 0 && positions.holdsValue(row) {
      values[row] = table[positions.values[row]]
      states[row] = CellState.value
    }
    return Cells(
      values: values, states: Presence.reduced(states), isConstant: positions.isConstant)
  }
}
