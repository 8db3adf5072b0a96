/// `sum(v)`: the sum of the elements; 0 for an empty vector.
enum Sum: VectorReductionFunction {
  static let name = "sum"

  static func value(_ elements: Span<Double>) -> Double? {
    var sum = 0.0
    for index in elements.indices { sum += elements[index] }
    return sum
  }
}
