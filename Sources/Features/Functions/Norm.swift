/// `norm(v)`: the Euclidean length; 0 for an empty vector.
enum Norm: VectorReductionFunction {
  static let name = "norm"

  static func value(_ elements: Span<Double>) -> Double? {
    var squares = 0.0
    for index in elements.indices { squares += elements[index] * elements[index] }
    return squares.squareRoot()
  }
}
