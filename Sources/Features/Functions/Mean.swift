/// `mean(v)`: the mean of the elements; missing for an empty vector.
enum Mean: VectorReductionFunction {
  static let name = "mean"

  static func value(_ elements: Span<Double>) -> Double? {
    guard !elements.isEmpty, let sum = Sum.value(elements) else { return nil }
    return sum / Double(elements.count)
  }
}
