#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `sin(x)`: the sine of an angle in radians.
enum Sine: UnaryNumberFunction {
  static let name = "sin"
  /// Angles of hours and weekdays follow each other for many rows.
  static let remembers = true

  @inline(__always) static func value(_ x: Double) -> Double { sin(x) }
}
