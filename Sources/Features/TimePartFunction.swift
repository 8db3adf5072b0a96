/// A number that a clock or calendar on the wall of some place shows at an instant.
protocol TimePartFunction: ExpressionFunction {
  /// Returns the part at a local time, in seconds since 1970-01-01T00:00 on that clock.
  static func value(_ localSeconds: Int64) -> Double
}

extension TimePartFunction {
  static var usage: String { "\(name)(t) or \(name)(t, \"Area/City\")" }
  static var argumentCounts: ClosedRange<Int> { 1...2 }

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    let instants = try call.timestamp(0)
    let zone = call.arguments.count > 1 ? try self.zone(call) : .utc
    return .number { parts(instants(&$0), in: zone) }
  }

  private static func zone(_ call: FunctionCall) throws(ExpressionError) -> Zone {
    guard case .text(let identifier) = call.arguments[1].kind else {
      throw call.wrong(1, "a time zone in quotes such as \"America/New_York\"")
    }
    guard let zone = Zone.named(identifier) else {
      var error = call.wrong(1, "a time zone such as \"America/New_York\" or \"UTC\"")
      error.suggestion = Suggestion.nearest(to: identifier, among: Zone.knownIdentifiers)
      throw error
    }
    return zone
  }

  private static func parts(_ instants: Cells<Int64>, in zone: Zone) -> Cells<Double> {
    var values = [Double](repeating: .nan, count: instants.values.count)
    var span = values.mutableSpan
    let nanoseconds = instants.values.span
    // Every part is the same throughout an hour of the clock, and the rows of a log lie close
    // together in time, so the last row's hour mostly holds the answer.
    var (start, end, part) = (Int64.max, Int64.min, 0.0)
    for row in 0..<nanoseconds.count {
      let instant = nanoseconds[row]
      if instant < start || instant >= end {
        let hour = zone.hour(at: instant)
        (start, end, part) = (hour.start, hour.end, value(hour.localSeconds))
      }
      span[row] = part
    }
    return Cells(values: values, states: instants.states, isConstant: instants.isConstant)
  }
}
