#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `tan(x)`: the tangent of an angle in radians.
enum Tangent: UnaryNumberFunction {
  static let name = "tan"

  @inline(__always) static func value(_ x: Double) -> Double { tan(x) }
}
