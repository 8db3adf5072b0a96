#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `atan2(y, x)`: the angle in radians of the point (x, y), from -pi to pi.
enum ArcTangent: ExpressionFunction, BinaryKernel {
  static let name = "atan2"
  static let usage = "atan2(y, x)"
  static let argumentCounts = 2...2

  @inline(__always) static func value(_ x: Double, _ y: Double) -> Double { atan2(x, y) }

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    call.lifted(Self.self, try call.numeric(0), try call.numeric(1))
  }
}
