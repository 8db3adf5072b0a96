/// `sqrt(x)`: the square root; NaN below zero.
enum SquareRoot: UnaryNumberFunction {
  static let name = "sqrt"

  @inline(__always) static func value(_ x: Double) -> Double { x.squareRoot() }
}
