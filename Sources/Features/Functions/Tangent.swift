#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `tan(x)`: the tangent of an angle in radians.
enum Tangent: UnaryNumberFunction {
  static let name = "tan"
  /// Angles of hours and weekdays follow each other for many rows.
  static let remembers = true

  @inline(__always) static func value(_ x: Double) -> Double { tan(x) }
}
