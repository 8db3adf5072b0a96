import Foundation
import Testing

@testable import Statistics

/// One line of the fixture: a function's name, its arguments and what scipy or numpy answered.
private struct GoldenCase: Decodable {
  let name: String
  let arguments: [[Double]]
  let expected: [Double?]

  init(from decoder: any Decoder) throws {
    var fields = try decoder.unkeyedContainer()
    name = try fields.decode(String.self)
    arguments = try fields.decode([[Double]].self)
    expected = try fields.decode([Double?].self)
  }
}

@Suite struct GoldenTests {
  /// The relative tolerance of each function; absolute ones below.
  static let tolerances: [(name: String, relative: Double)] = [
    ("chi2.sf", 1e-11), ("chi2.quantile", 1e-9), ("normal.cdf", 1e-12),
    ("normal.quantile", 1e-12), ("t.sf", 1e-11), ("t.quantile", 1e-9), ("f.sf", 1e-11),
    ("binomial", 1e-10), ("poisson", 1e-10), ("kolmogorov", 1e-12), ("kstwo", 1e-8),
    ("js", 1e-12), ("hellinger", 1e-12), ("linf", 1e-13), ("tv", 1e-13), ("psi.floored", 1e-12),
    ("smoothed", 1e-14), ("psi.smoothed", 1e-12), ("chi2.test", 1e-10), ("psi.null", 1e-9),
    ("chi2.merging", 1e-10), ("bh", 1e-14), ("wilson", 1e-11), ("newcombe", 1e-10),
    ("welch", 1e-9), ("mean", 1e-9), ("quantiles", 0), ("ks", 1e-8), ("wasserstein", 1e-12),
    ("ks.exact", 1e-9), ("two.samples", 1e-8), ("cvm.limit", 1e-9), ("t.test", 1e-9),
    ("proportions", 1e-10),
    ("chi2.corrected", 1e-10), ("chi2.fit", 1e-10), ("kl", 1e-12), ("sturges", 0), ("doane", 1e-14),
    ("histogram", 0),
  ]

  /// Differences of nearly equal numbers end in noise of this size.
  static let absolute: [String: Double] = [
    "chi2.sf": 1e-300, "kstwo": 1e-300, "js": 1e-8, "hellinger": 2e-8, "psi.floored": 1e-15,
    "psi.smoothed": 1e-15,
    "chi2.test": 1e-14, "wilson": 1e-16, "newcombe": 1e-15, "welch": 1e-12, "mean": 1e-12,
    "tv": 1e-16, "ks.exact": 1e-300, "two.samples": 1e-12, "cvm.limit": 1e-13, "kl": 1e-16,
    "chi2.corrected": 1e-14, "chi2.fit": 1e-14, "doane": 1e-15, "t.test": 1e-300,
  ]

  private static func cases() throws -> [GoldenCase] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appending(path: "Fixtures/golden.json"))
    return try JSONDecoder().decode([GoldenCase].self, from: data)
  }

  @Test func `every function answers as scipy and numpy do`() throws {
    let cases = try GoldenTests.cases()
    var largest: [String: Double] = [:]
    for golden in cases {
      let answer = try #require(self.answer(golden.name, golden.arguments), "\(golden.name)")
      #expect(answer.count == golden.expected.count, "\(golden.name)")
      for (found, expected) in zip(answer, golden.expected) {
        guard let found, let expected else {
          #expect(found == nil && expected == nil, "\(golden.name) \(golden.arguments)")
          continue
        }
        let relative = try #require(GoldenTests.tolerances.first { $0.name == golden.name })
          .relative
        let difference = abs(found - expected)
        let allowed = max(relative * abs(expected), GoldenTests.absolute[golden.name] ?? 0)
        if difference > 0 {
          largest[golden.name] = max(
            largest[golden.name] ?? 0, difference / max(abs(expected), .leastNonzeroMagnitude))
        }
        #expect(
          difference <= allowed, "\(golden.name) \(golden.arguments) \(found) \(expected)")
      }
    }
    if ProcessInfo.processInfo.environment["SHOW_ERRORS"] != nil {
      for (name, error) in largest.sorted(by: { $0.key < $1.key }) { print(name, error) }
    }
    #expect(Set(cases.map(\.name)) == Set(GoldenTests.tolerances.map(\.name)))
  }

  /// Calls the function that a case is about.
  private func answer(_ name: String, _ a: [[Double]]) -> [Double?]? {
    let first = a[0]
    switch name {
    case "chi2.sf": return [ChiSquared.survival(first[0], degrees: first[1])]
    case "chi2.quantile": return [ChiSquared.quantile(first[0], degrees: first[1])]
    case "normal.cdf": return [Normal.cumulative(first[0])]
    case "normal.quantile": return [Normal.quantile(first[0])]
    case "t.sf": return [StudentT.survival(first[0], degrees: first[1])]
    case "t.quantile": return [StudentT.quantile(first[0], degrees: first[1])]
    case "f.sf": return [FisherF.survival(first[0], degrees: first[1], first[2])]
    case "binomial":
      return [Binomial.atLeast(Int(first[0]), of: Int(first[1]), probability: first[2])]
    case "poisson": return [Poisson.atLeast(Int(first[0]), mean: first[1])]
    case "kolmogorov": return [Kolmogorov.survival(first[0])]
    case "kstwo": return [KolmogorovSmirnov.survival(first[0], n: Int(first[1]))]
    case "bh": return FalseDiscovery.adjusted(first)
    case "wilson":
      return ends(Interval.wilson(Int(first[0]), of: Int(first[1]), confidence: first[2]))
    case "newcombe":
      return ends(
        Interval.proportionDifference(
          Int(first[0]), of: Int(first[1]), Int(first[2]), of: Int(first[3]), confidence: first[4]))
    case "mean":
      return ends(
        Interval.mean(first[0], sd: first[1], n: Int(first[2]), confidence: first[3]))
    case "welch": return ends(Interval.welch(sample(first), sample(a[1]), confidence: a[2][0]))
    case "quantiles":
      return Empirical.quantiles(values: first, counts: a[1].map { Int($0) }, a[2])
    case "ks.exact":
      return [KolmogorovSmirnov.exactPValue(first[0], Int(first[1]), Int(first[2]))]
    case "cvm.limit": return [CramerVonMises.limitSurvival(first[0])]
    case "t.test": return [StudentTest.pValue(sample(first), sample(a[1]))]
    case "proportions":
      return [
        ProportionTest.pValue(Int(first[0]), of: Int(first[1]), Int(first[2]), of: Int(first[3]))
      ]
    case "sturges":
      return HistogramEdges.sturges(
        low: first[0], high: first[1], count: Int(first[2]), isWhole: first.count > 3)
    case "doane": return HistogramEdges.doane(first, a[1].map { Int($0) })
    case "histogram":
      return HistogramEdges.count(first, a[1].map { Int($0) }, edges: a[2]).inside.map(Double.init)
    default: return comparison(name, a)
    }
  }

  /// Calls the function of two distributions that a case is about.
  private func comparison(_ name: String, _ a: [[Double]]) -> [Double?]? {
    let (p, q) = (a[0], a[1])
    switch name {
    case "js": return [Distance.jensenShannon(p, q)]
    case "hellinger": return [Distance.hellinger(p, q)]
    case "linf": return [Distance.lInfinity(p, q)]
    case "tv": return [Distance.totalVariation(p, q)]
    case "psi.floored":
      guard let a = Shares.of(p), let b = Shares.of(q) else { return nil }
      return [Distance.psi(Shares.floored(a), Shares.floored(b))]
    case "smoothed": return Shares.smoothed(p, q).map { $0.p + $0.q }
    case "psi.smoothed": return Shares.smoothed(p, q).map { [Distance.psi($0.p, $0.q)] }
    case "chi2.test":
      return ChiSquareTest(p, q).map {
        [$0.statistic, Double($0.degrees), $0.pValue, $0.cramersV, $0.lowShare]
      }
    case "chi2.merging":
      guard let test = ChiSquareTest.merging(p, q) else { return [nil] }
      return [test.statistic, Double(test.degrees), test.pValue, Double(test.merged)]
    case "psi.null":
      return PSINull(p, q).map { [$0.pValue(a[2][0]), $0.quantile(0.95), $0.isValid ? 1 : 0] }
    case "ks":
      let (n, m) = (a[1].map { Int($0) }, a[3].map { Int($0) })
      guard let distance = Empirical.kolmogorovSmirnov(p, n, a[2], m) else { return nil }
      return [
        distance, KolmogorovSmirnov.pValue(distance, n.reduce(0, +), m.reduce(0, +)),
      ]
    case "two.samples":
      guard let pooled = PooledSample(p, a[1].map { Int($0) }, a[2], a[3].map { Int($0) }) else {
        return nil
      }
      let isPair = min(pooled.firstCount, pooled.secondCount) > 1
      return [
        MannWhitney.less(pooled), isPair ? CramerVonMises.pValue(pooled) : nil,
        EppsSingleton.pValue(pooled), AndersonDarling.pValue(pooled), Empirical.energy(pooled),
      ]
    case "chi2.corrected":
      return ChiSquareTest.corrected(p, q).map { [$0.statistic, Double($0.degrees), $0.pValue] }
    case "chi2.fit":
      return GoodnessOfFit(observed: p, expected: q).map { [$0.statistic, $0.pValue] }
    case "kl": return [Distance.kullbackLeibler(p, q)]
    case "wasserstein":
      return [Empirical.wasserstein(p, a[1].map { Int($0) }, a[2], a[3].map { Int($0) })]
    default: return nil
    }
  }

  private func ends(_ interval: Interval?) -> [Double?] { [interval?.low, interval?.high] }

  private func sample(_ numbers: [Double]) -> Interval.Sample {
    Interval.Sample(n: Int(numbers[0]), mean: numbers[1], sd: numbers[2])
  }
}
