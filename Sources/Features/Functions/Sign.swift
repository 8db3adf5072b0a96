/// `sign(x)`: -1, 0 or 1; NaN of NaN.
enum Sign: UnaryNumberFunction {
  static let name = "sign"

  @inline(__always) static func value(_ x: Double) -> Double {
    x > 0 ? 1 : x < 0 ? -1 : x.isNaN ? x : 0
  }
}
