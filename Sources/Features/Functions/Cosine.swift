#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `cos(x)`: the cosine of an angle in radians.
enum Cosine: UnaryNumberFunction {
  static let name = "cos"
  /// Angles of hours and weekdays follow each other for many rows.
  static let remembers = true

  @inline(__always) static func value(_ x: Double) -> Double { cos(x) }
}
