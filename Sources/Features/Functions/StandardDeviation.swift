/// `sd(v)`: the standard deviation of the elements with n - 1 in the divisor, in two passes.
///
/// Missing below two elements.
enum StandardDeviation: VectorReductionFunction {
  static let name = "sd"

  static func value(_ elements: Span<Double>) -> Double? {
    guard elements.count > 1, let mean = Mean.value(elements) else { return nil }
    var squares = 0.0
    for index in elements.indices {
      let deviation = elements[index] - mean
      squares += deviation * deviation
    }
    return (squares / Double(elements.count - 1)).squareRoot()
  }
}
