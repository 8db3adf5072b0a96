/// `round(x)`: the nearest integer; halves go to the even neighbour, as in Python and NumPy.
enum Rounded: UnaryNumberFunction {
  static let name = "round"

  @inline(__always) static func value(_ x: Double) -> Double { x.rounded(.toNearestOrEven) }
}
