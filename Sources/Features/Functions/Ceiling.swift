/// `ceil(x)`: the smallest integer not below x.
enum Ceiling: UnaryNumberFunction {
  static let name = "ceil"

  @inline(__always) static func value(_ x: Double) -> Double { x.rounded(.up) }
}
