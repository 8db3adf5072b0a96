/// `max(v)`: the largest element; missing for an empty vector.
///
/// `max(a, b, …)`: the largest of the arguments, element by element where one is
/// a vector. NaN wins.
enum Maximum: ExpressionFunction, BinaryKernel, VectorReduction {
  static let name = "max"
  static let usage = "max(v) or max(a, b, …)"
  static let argumentCounts = 1...64

  @inline(__always) static func value(_ x: Double, _ y: Double) -> Double {
    let result = x > y ? x : y
    // A comparison with NaN is false, so a NaN in y has come through already.
    return x.isNaN ? x : result
  }

  static func value(_ elements: Span<Double>) -> Double? {
    guard !elements.isEmpty else { return nil }
    var result = elements[0]
    for index in 1..<elements.count { result = value(result, elements[index]) }
    return result
  }

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    if call.arguments.count == 1 { return try reduction(call) }
    var result = try call.numeric(0)
    for index in 1..<call.arguments.count {
      result = call.lifted(Self.self, result, try call.numeric(index))
    }
    return result
  }
}
