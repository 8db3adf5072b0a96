/// `abs(x)`: the distance from zero.
enum AbsoluteValue: UnaryNumberFunction {
  static let name = "abs"

  @inline(__always) static func value(_ x: Double) -> Double { x.magnitude }
}
