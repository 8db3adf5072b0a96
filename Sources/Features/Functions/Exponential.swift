#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `exp(x)`: e to the power of x.
enum Exponential: UnaryNumberFunction {
  static let name = "exp"

  @inline(__always) static func value(_ x: Double) -> Double { exp(x) }
}
