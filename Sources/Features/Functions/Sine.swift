#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `sin(x)`: the sine of an angle in radians.
enum Sine: UnaryNumberFunction {
  static let name = "sin"

  @inline(__always) static func value(_ x: Double) -> Double { sin(x) }
}
