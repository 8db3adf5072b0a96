import InferenceLog

/// `timestamp(x)`: the instant that a text shows, or that a number of seconds since 1970 is.
///
/// Texts are RFC 3339; a bare date is its midnight, and a text without a zone is UTC. Missing where
/// a text cannot be read and where an instant is not between 1677 and 2262.
enum TimestampOf: ExpressionFunction {
  static let name = "timestamp"
  static let usage = "timestamp(x)"
  static let argumentCounts = 1...1

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    if case .text(let text) = call.arguments[0].kind, TimeText.nanoseconds(of: text) == nil {
      throw call.wrong(0, "a time such as \"2013-01-02\" or \"2013-01-02T10:30:00Z\"")
    }
    let typed = try call.any(0)
    switch typed {
    case .timestamp: return typed
    case .category(let compute):
      return .timestamp { compute(&$0).looked(up: Int64(0)) { TimeText.nanoseconds(of: $0) } }
    case .number(let compute): return .timestamp { instants(compute(&$0)) }
    default: throw call.wrongType(0, "category or number", typed)
    }
  }

  private static func instants(_ seconds: Cells<Double>) -> Cells<Int64> {
    var values = [Int64](repeating: 0, count: seconds.values.count)
    var states = [UInt8](repeating: CellState.absent, count: seconds.values.count)
    for row in values.indices where seconds.holdsValue(row) {
      guard let instant = Int64(exactly: (seconds.values[row] * 1e9).rounded()) else { continue }
      values[row] = instant
      states[row] = CellState.value
    }
    return Cells(
      values: values, states: Presence.reduced(states), isConstant: seconds.isConstant)
  }
}
