#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `log1p(x)`: the natural logarithm of 1 + x, exact for small x; -inf of -1, NaN below.
enum LogarithmOfOnePlus: UnaryNumberFunction {
  static let name = "log1p"

  @inline(__always) static func value(_ x: Double) -> Double { log1p(x) }
}
