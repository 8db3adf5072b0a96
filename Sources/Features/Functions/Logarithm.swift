#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `log(x)`: the natural logarithm; -inf of zero, NaN below.
enum Logarithm: UnaryNumberFunction {
  static let name = "log"

  @inline(__always) static func value(_ x: Double) -> Double { log(x) }
}
