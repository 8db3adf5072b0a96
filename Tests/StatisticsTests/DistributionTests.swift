import Testing

@testable import Statistics

@Suite struct DistributionTests {
  @Test func `ends of the domain have their limits`() {
    #expect(ChiSquared.survival(0, degrees: 3) == 1)
    #expect(ChiSquared.survival(-1, degrees: 3) == 1)
    #expect(ChiSquared.survival(.infinity, degrees: 3) == 0)
    #expect(ChiSquared.quantile(0, degrees: 3) == 0)
    #expect(ChiSquared.quantile(1, degrees: 3) == .infinity)
    #expect(Normal.cumulative(-.infinity) == 0 && Normal.cumulative(.infinity) == 1)
    #expect(Normal.quantile(0) == -.infinity && Normal.quantile(1) == .infinity)
    #expect(Normal.survival(1.5) == Normal.cumulative(-1.5))
    #expect(StudentT.survival(.infinity, degrees: 2) == 0)
    #expect(StudentT.survival(-.infinity, degrees: 2) == 1)
    #expect(StudentT.survival(1, degrees: .infinity) == Normal.survival(1))
    #expect(StudentT.quantile(0, degrees: 2) == -.infinity)
    #expect(StudentT.quantile(0.9, degrees: .infinity) == Normal.quantile(0.9))
    #expect(FisherF.survival(0, degrees: 2, 3) == 1)
    #expect(FisherF.survival(.infinity, degrees: 2, 3) == 0)
    #expect(Binomial.atLeast(0, of: 0, probability: 0) == 1)
    #expect(Binomial.atLeast(1, of: 5, probability: 0) == 0)
    #expect(Binomial.atLeast(5, of: 5, probability: 1) == 1)
    #expect(Binomial.atLeast(6, of: 5, probability: 1) == 0)
    #expect(Poisson.atLeast(0, mean: 0) == 1 && Poisson.atLeast(1, mean: 0) == 0)
    #expect(Kolmogorov.survival(0) == 1 && Kolmogorov.survival(-3) == 1)
    #expect(Kolmogorov.survival(100) == 0 && Kolmogorov.survival(.infinity) == 0)
  }

  @Test(arguments: [Double.nan, -1, 0, .infinity])
  func `what is outside the domain is NaN and never throws`(bad: Double) {
    #expect(ChiSquared.survival(1, degrees: bad).isNaN)
    #expect(ChiSquared.survival(.nan, degrees: 2).isNaN)
    #expect(ChiSquared.quantile(0.5, degrees: bad).isNaN)
    #expect(ChiSquared.quantile(bad == 0 ? 2 : bad, degrees: 2).isNaN)
    #expect(Normal.quantile(bad == 0 ? -0.5 : bad).isNaN)
    #expect(Normal.cumulative(.nan).isNaN)
    #expect(StudentT.survival(.nan, degrees: 2).isNaN)
    #expect(bad == .infinity || StudentT.survival(1, degrees: bad).isNaN)
    #expect(bad == .infinity || StudentT.quantile(0.2, degrees: bad).isNaN)
    #expect(FisherF.survival(1, degrees: bad, 2).isNaN)
    #expect(FisherF.survival(1, degrees: 2, bad).isNaN)
    #expect(FisherF.survival(.nan, degrees: 2, 2).isNaN)
    #expect(Binomial.atLeast(1, of: -1, probability: 0.5).isNaN)
    #expect(Binomial.atLeast(1, of: 2, probability: bad == 0 ? 1.5 : bad).isNaN)
    #expect(Poisson.atLeast(1, mean: bad == 0 ? -1 : bad).isNaN)
    #expect(Kolmogorov.survival(.nan).isNaN)
  }

  @Test func `Kolmogorov's two series meet without a step`() {
    for x in stride(from: 0.041, to: 3, by: 0.001) {
      #expect(Kolmogorov.survival(x) >= Kolmogorov.survival(x + 0.001))
    }
    let step = Kolmogorov.survival(1.0.nextDown) - Kolmogorov.survival(1)
    #expect(abs(step) < 1e-15)
  }
}

@Suite struct KolmogorovSmirnovTests {
  @Test func `the ends are certain`() {
    for n in [1, 2, 140, 141, 1_000_000, .max] {
      #expect(KolmogorovSmirnov.survival(0, n: n) == 1)
      for z in [1e-9, 0.5, 1.4, 1.6, 2.1, 19] {
        let chance = KolmogorovSmirnov.survival(z / Double(n).squareRoot(), n: n)
        #expect(chance >= 0 && chance <= 1)
      }
      #expect(KolmogorovSmirnov.survival(-1, n: n) == 1)
      #expect(KolmogorovSmirnov.survival(1, n: n) == 0)
      #expect(KolmogorovSmirnov.survival(.infinity, n: n) == 0)
      #expect(KolmogorovSmirnov.survival(.nan, n: n).isNaN)
    }
    #expect(KolmogorovSmirnov.survival(0.5, n: 0).isNaN)
    #expect(KolmogorovSmirnov.survival(0.5, n: -7).isNaN)
  }

  /// With one value D is uniform on ½…1, with two P(D ≤ d) is 2(2d − ½)² up to ½.
  @Test func `the smallest samples follow their closed forms`() {
    for d in [0.51, 0.6, 0.75, 0.99] {
      #expect(abs(KolmogorovSmirnov.survival(d, n: 1) - 2 * (1 - d)) < 1e-14)
    }
    for d in [0.26, 0.3, 0.4, 0.499] {
      let expected = 1 - 2 * (2 * d - 0.5) * (2 * d - 0.5)
      #expect(abs(KolmogorovSmirnov.survival(d, n: 2) - expected) < 1e-14)
    }
  }

  @Test(arguments: [3, 17, 139, 140, 141, 500, 2_000, 2_001, 4_096, 4_097, 250_000])
  func `it falls with the distance, also where methods change`(n: Int) {
    var last = 1.0
    for index in 1...100 {
      let next = KolmogorovSmirnov.survival(
        Double(index) * 0.04 / Double(n).squareRoot(), n: n)
      #expect(next <= last * (1 + 3e-5) && next >= 0)
      last = next
    }
  }

  @Test func `summing by steps gives what summing every term gives`() {
    for z in [1.4833, 2, 3, 5, 15] {
      for n in [4_097, 8_191, 50_000] {
        let distance = z / Double(n).squareRoot()
        let whole = KolmogorovSmirnov.smirnov(distance, n: n, step: 1)
        let stepped = KolmogorovSmirnov.smirnov(distance, n: n)
        #expect(abs(stepped / whole - 1) < 1e-11)
      }
    }
  }

  @Test func `samples without an effective size have no p-value`() {
    #expect(KolmogorovSmirnov.pValue(0.5, 0, 10) == nil)
    #expect(KolmogorovSmirnov.pValue(0.5, 10, 0) == nil)
    #expect(KolmogorovSmirnov.pValue(0.5, 1, 1) == nil)
    #expect(KolmogorovSmirnov.pValue(.nan, 10, 10) == nil)
    #expect(KolmogorovSmirnov.pValue(0, 10, 10) == 1)
    // 3·3/6 is 1.5 and rounds to the even 2.
    #expect(KolmogorovSmirnov.pValue(0.4, 3, 3) == KolmogorovSmirnov.survival(0.4, n: 2))
    #expect(KolmogorovSmirnov.pValue(0.1, .max, .max) == 0)
  }
}
