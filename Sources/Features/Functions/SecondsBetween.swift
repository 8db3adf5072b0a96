/// `seconds_between(t, u)`: the seconds from t to u, negative where u is earlier.
enum SecondsBetween: ExpressionFunction {
  static let name = "seconds_between"
  static let usage = "seconds_between(t, u)"
  static let argumentCounts = 2...2

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    let (from, to) = (try call.timestamp(0), try call.timestamp(1))
    return .number { evaluation in
      let start = from(&evaluation)
      return difference(start, to(&evaluation))
    }
  }

  private static func difference(_ start: Cells<Int64>, _ end: Cells<Int64>) -> Cells<Double> {
    if start.isMissingConstant || end.isMissingConstant {
      return Cells(constant: nil, placeholder: .nan)
    }
    let count = start.isConstant ? end.values.count : start.values.count
    var values = [Double](repeating: .nan, count: count)
    for row in 0..<count {
      values[row] = seconds(start.values[start.position(row)], end.values[end.position(row)])
    }
    return Cells(
      values: values, states: Presence.both(start, end),
      isConstant: start.isConstant && end.isConstant)
  }

  /// The difference of two instants in seconds; exact nanoseconds before the division.
  @inline(__always) private static func seconds(_ start: Int64, _ end: Int64) -> Double {
    let (difference, overflows) = end.subtractingReportingOverflow(start)
    return (overflows ? Double(end) - Double(start) : Double(difference)) / 1e9
  }
}
