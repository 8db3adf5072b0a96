#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

enum Negated: UnaryKernel {
  @inline(__always) static func value(_ x: Double) -> Double { -x }
}

/// `x ** 2`, where multiplying is exact to the last digit and much faster.
enum Squared: UnaryKernel {
  @inline(__always) static func value(_ x: Double) -> Double { x * x }
}

enum Added: BinaryKernel {
  @inline(__always) static func value(_ x: Double, _ y: Double) -> Double { x + y }
}

enum Subtracted: BinaryKernel {
  @inline(__always) static func value(_ x: Double, _ y: Double) -> Double { x - y }
}

enum Multiplied: BinaryKernel {
  @inline(__always) static func value(_ x: Double, _ y: Double) -> Double { x * y }
}

enum Divided: BinaryKernel {
  @inline(__always) static func value(_ x: Double, _ y: Double) -> Double { x / y }
}

enum Raised: BinaryKernel {
  @inline(__always) static func value(_ x: Double, _ y: Double) -> Double { pow(x, y) }
}

/// The remainder that has the sign of the divisor, as in Python.
enum Remainder: BinaryKernel {
  @inline(__always) static func value(_ x: Double, _ y: Double) -> Double {
    // Between integers below 2^52 a rounded quotient never reaches the next integer and the
    // product is exact, so the division by hand is exact and much faster than fmod.
    let areIntegers = x.rounded(.down) == x && y.rounded(.down) == y
    if areIntegers, x.magnitude < 0x1p52, y.magnitude < 0x1p52, y != 0 {
      let rest = x - (x / y).rounded(.down) * y
      return rest == 0 ? (y < 0 ? -0.0 : 0) : rest
    }
    return exact(x, y)
  }

  @inline(never) private static func exact(_ x: Double, _ y: Double) -> Double {
    let rest = fmod(x, y)
    if rest == 0 { return y.sign == .minus ? -0.0 : 0 }
    return (rest < 0) != (y < 0) ? rest + y : rest
  }
}
