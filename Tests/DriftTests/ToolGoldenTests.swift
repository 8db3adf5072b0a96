import PipelineFile
import Testing

@testable import Drift
@testable import Profiles

/// Numbers that the tools themselves gave for two pairs of columns: Evidently 0.7.21, NannyML 0.13.1
/// and popmon 1.4.12 with scipy 1.17.1 and numpy 2.4.6; those of TFDV and Deequ from their formulas.
struct ToolGoldenTests {
  private static let reference = numbers((0..<2_000).map { Double(7_919 * $0 % 2_003) / 2_003 })
  private static let current = numbers(
    (0..<1_500).map { index in
      let u = Double(104_729 * index % 3_001) / 3_001
      return 1.2 * (u * u) + 0.05
    })
  private static let counts = (
    reference: ["a": 500, "b": 300, "c": 150, "d": 50],
    current: ["a": 380, "b": 340, "c": 160, "e": 120]
  )

  private struct Golden {
    var tool: Compatibility
    var name: String
    var number: Double?
    var category: Double?
    /// The relative difference that the printed digits leave.
    var tolerance = 1e-9
  }

  private static let goldens: [Golden] = [
    Golden(
      tool: .evidently, name: "psi", number: 0.7312100431458384, category: 1.198793489134568),
    Golden(
      tool: .evidently, name: "js_distance", number: 0.23903567678247473,
      category: 0.25244258717619456),
    Golden(
      tool: .evidently, name: "kl_divergence", number: 0.19799521171337234,
      category: 0.3999701020213726),
    Golden(
      tool: .evidently, name: "hellinger", number: 0.26485904619331574,
      category: 0.29969381599260553),
    Golden(tool: .evidently, name: "wasserstein_normed", number: 0.3597108170410076),
    Golden(tool: .evidently, name: "ks", number: 1.0076e-19, tolerance: 5e-5),
    Golden(tool: .evidently, name: "t_test", number: 3.7668e-06, tolerance: 5e-5),
    Golden(tool: .evidently, name: "mann_whitney", number: 0.99999999996, tolerance: 5e-12),
    Golden(tool: .evidently, name: "cramer_von_mises", number: 4.1528e-10, tolerance: 5e-5),
    Golden(tool: .evidently, name: "energy", number: 0.15308128019980263),
    Golden(tool: .evidently, name: "epps_singleton", number: 2.805e-67, tolerance: 5e-4),
    Golden(tool: .evidently, name: "anderson_darling", number: 0.001),
    Golden(tool: .evidently, name: "chi_square", category: 0),
    Golden(
      tool: .nannyml, name: "js_distance", number: 0.3129496483200558,
      category: 0.3032144483893542),
    Golden(tool: .nannyml, name: "ks", number: 0.1605),
    Golden(tool: .nannyml, name: "wasserstein", number: 0.10376110601706097),
    Golden(
      tool: .nannyml, name: "hellinger", number: 0.2913762900857821, category: 0.2996938159926056),
    Golden(tool: .nannyml, name: "chi_square", category: 189.18621700879766),
    Golden(tool: .nannyml, name: "l_infinity", category: 0.12),
    Golden(tool: .popmon, name: "psi", category: 2765.88, tolerance: 1e-6),
    Golden(tool: .popmon, name: "js_divergence", category: 63.727, tolerance: 5e-6),
    Golden(tool: .popmon, name: "l_infinity", category: 0.12),
    Golden(tool: .tfdv, name: "js_divergence", category: 0.09193900171),
    Golden(tool: .tfdv, name: "l_infinity", category: 0.12),
    Golden(tool: .tfdv, name: "normalized_difference", category: 0.06),
    Golden(tool: .deequ, name: "l_infinity", number: 0.1605, category: 0.12),
    Golden(
      tool: .deequ, name: "l_infinity_robust", number: 0.09901829540, category: 0.03950155281,
      tolerance: 1e-8),
    Golden(tool: .textbook, name: "psi", number: 0.23191662775),
  ]

  private func statistic(
    _ name: String, _ tool: Compatibility, _ current: ColumnProfile, _ reference: ColumnProfile
  ) -> Statistic? {
    ColumnDrift(current: current, reference: reference, definition: tool)[name]
  }

  private func isClose(_ value: Double?, _ expected: Double, _ tolerance: Double) -> Bool {
    value.map { abs($0 - expected) <= tolerance * abs(expected) } ?? false
  }

  @Test func `every tool's numbers are those that the tool gave`() {
    let (before, now) = (
      categories(Self.counts.reference), categories(Self.counts.current)
    )
    for golden in Self.goldens {
      if let expected = golden.number {
        let found = statistic(golden.name, golden.tool, Self.current, Self.reference)
        #expect(
          isClose(found?.value, expected, golden.tolerance),
          "\(golden.tool) \(golden.name) \(String(describing: found?.value))")
        #expect(found?.compatibility == golden.tool)
        #expect(found?.n == 1_500 && found?.m == 2_000)
      }
      if let expected = golden.category {
        let found = statistic(golden.name, golden.tool, now, before)
        #expect(
          isClose(found?.value, expected, golden.tolerance),
          "\(golden.tool) \(golden.name) \(String(describing: found?.value))")
        #expect(found?.compatibility == golden.tool)
      }
    }
    #expect(statistic("psi", .evidently, Self.current, Self.reference)?.bins == 13)
    let chi = statistic("chi_square", .nannyml, now, before)
    #expect(isClose(chi?.pValue, 7.927961541525634e-40, 1e-9))
    #expect(isClose(chi?.toolLimit, 9.487729036781154, 1e-9), "p = 0.05 with 4 degrees")
  }

  @Test func `a category without a reference makes Evidently's chi-square 0, a known one does not`()
  {
    let known = categories(["a": 380, "b": 340, "c": 160, "d": 120])
    let found = statistic(
      "chi_square", .evidently, known, categories(Self.counts.reference))
    #expect(isClose(found?.value, 1.347781929e-28, 1e-9))
    #expect(found?.toolLimit == 0.05)
  }

  @Test func `ten times the rows are ten times popmon's numbers, as there`() {
    let times = { (counts: [String: Int]) in categories(counts.mapValues { $0 * 10 }) }
    let (now, before) = (times(Self.counts.current), times(Self.counts.reference))
    #expect(isClose(statistic("psi", .popmon, now, before)?.value, 31573.2, 2e-6))
    #expect(isClose(statistic("js_divergence", .popmon, now, before)?.value, 637.27, 1e-5))
  }

  @Test func `a large reference takes NannyML's 10,000 bins, within a bin's width`() {
    // 12,000 distinct values collapse the histogram to bins of 2^-12 of a value: Kolmogorov-Smirnov
    // moves by the share of a bin, 5e-4 here, and an area by at most a bin's half width.
    let reference = numbers((0..<12_000).map { Double(7_919 * $0 % 12_007) / 12_007 })
    let distance = statistic("ks", .nannyml, Self.current, reference)
    #expect(abs((distance?.value ?? 0) - 0.15941666667) < 5e-4)
    #expect(distance?.bins == 10_000)
    let area = statistic("wasserstein", .nannyml, Self.current, reference)?.value
    #expect(abs((area ?? 0) - 0.10337322421) < 1.3e-4)
    // The same branch, exact, where the values are few: each is there six times.
    let values = (0..<2_000).map { Double(7_919 * $0 % 2_003) / 2_003 }
    let sixfold = numbers((0..<6).flatMap { _ in values })
    #expect(
      isClose(statistic("ks", .nannyml, Self.current, sixfold)?.value, Self.sixfold.ks, 1e-9))
    #expect(
      isClose(
        statistic("wasserstein", .nannyml, Self.current, sixfold)?.value, Self.sixfold.area, 1e-9))
  }

  /// From numpy, by the formula of NannyML's estimated branch.
  private static let sixfold = (
    ks: 0.16049999999999698, area: 0.10376724123286722
  )
}
