#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `log1p(x)`: the natural logarithm of 1 + x, exact for small x; -inf of -1, NaN below.
enum LogarithmOfOnePlus: UnaryNumberFunction {
  static let name = "log1p"

  /// Positive numbers take less than half the time by `log`, of which a result is the same but for
  /// about one unit in the last place.
  ///
  /// What 1 + x loses when it is rounded is known exactly (Knuth, The Art of Computer Programming 2,
  /// 4.2.2), and as small as it is, log(s + lost) = log(s) + lost / s.
  @inline(__always) static func value(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return log1p(x) }
    let sum = 1 + x
    let added = sum - 1
    let lost = (1 - (sum - added)) + (x - added)
    return log(sum) + lost / sum
  }
}
