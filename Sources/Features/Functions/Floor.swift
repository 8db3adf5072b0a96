/// `floor(x)`: the largest integer not above x.
enum Floor: UnaryNumberFunction {
  static let name = "floor"

  @inline(__always) static func value(_ x: Double) -> Double { x.rounded(.down) }
}
