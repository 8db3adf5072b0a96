import Testing

@testable import Features

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct `The logarithm of one plus a number` {
  /// By mpmath 1.3 with 400 bits, rounded once.
  @Test(
    arguments: [
      (.leastNonzeroMagnitude, .leastNonzeroMagnitude), (1e-300, 1e-300),
      (8.673617379884035e-19, 8.673617379884035e-19),
      (1.1102230246251565e-16, 1.1102230246251565e-16),
      (1.1102230246251568e-16, 1.1102230246251568e-16),
      (2.220446049250313e-16, 2.2204460492503128e-16), (3.3e-16, 3.2999999999999994e-16),
      (1.4108787283311896e-15, 1.4108787283311886e-15), (1e-10, 9.999999999500001e-11),
      (1e-05, 9.999950000333332e-06), (0.1, 0.09531017980432487),
      (0.9999999999999999, 0.6931471805599453), (1, 0.6931471805599453), (3.5, 1.5040773967762742),
      (1e15, 34.538776394910684), (0x1p53, 36.7368005696771), (0x1p54, 37.42994775023705),
      (1e300, 690.7755278982137), (.greatestFiniteMagnitude, 709.782712893384),
    ] as [(Double, Double)])
  func `is within two units in the last place`(_ x: Double, _ expected: Double) {
    #expect(abs(LogarithmOfOnePlus.value(x) - expected) <= 2 * expected.ulp, "\(x)")
  }

  /// Both are within 1.1 units of the true number, as a comparison of 20 million with 80-bit
  /// arithmetic showed.
  @Test func `is the C library's at any size`() {
    for step in 0..<100_000 {
      let fraction = (Double(step) * 0.618_033_988_749_894_9).truncatingRemainder(dividingBy: 1)
      let x = Double(sign: .plus, exponent: step % 161 - 80, significand: 1 + fraction)
      let expected = log1p(x)
      guard abs(LogarithmOfOnePlus.value(x) - expected) > 2 * expected.ulp else { continue }
      Issue.record("log1p(\(x)) is \(LogarithmOfOnePlus.value(x)), not \(expected)")
    }
  }

  @Test func `is the C library's where there is none, and of zeros`() {
    for x in [-1.0, -0.5, -2, .infinity, -.infinity, .nan, 0, -0.0] {
      #expect(LogarithmOfOnePlus.value(x).bitPattern == log1p(x).bitPattern, "\(x)")
    }
  }
}
