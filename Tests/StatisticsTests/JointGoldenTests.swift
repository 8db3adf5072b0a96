import Foundation
import Testing

@testable import Statistics

/// Statistics of vectors, held against numpy and scipy.
@Suite struct JointGoldenTests {
  private struct GoldenCase: Decodable {
    let name: String
    let arguments: [[Double]]
    let expected: [Double]

    init(from decoder: any Decoder) throws {
      var fields = try decoder.unkeyedContainer()
      name = try fields.decode(String.self)
      arguments = try fields.decode([[Double]].self)
      expected = try fields.decode([Double].self)
    }
  }

  private static func cases() throws -> [GoldenCase] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appending(path: "Fixtures/joint.json"))
    return try JSONDecoder().decode([GoldenCase].self, from: data)
  }

  @Test func `every function answers as numpy and scipy do`() throws {
    let cases = try Self.cases()
    for golden in cases {
      let found = try #require(answer(golden.name, golden.arguments), "\(golden.name)")
      #expect(found.count == golden.expected.count, "\(golden.name)")
      let scale = golden.expected.map(abs).max() ?? 0
      for (value, expected) in zip(found, golden.expected) {
        #expect(
          abs(value - expected) <= 1e-10 * abs(expected) + 1e-12 * scale,
          "\(golden.name) \(golden.arguments[0]) \(value) \(expected)")
      }
    }
    #expect(
      Set(cases.map(\.name)) == [
        "eigen", "covariance", "correlation", "weighted", "components", "hotelling", "fisher",
      ])
  }

  private func answer(_ name: String, _ a: [[Double]]) -> [Double]? {
    let size = Int(a[0][0])
    switch name {
    case "eigen": return SymmetricEigen(a[1], size: size).map { $0.values + $0.vectors }
    case "covariance": return sums(a[1], size).covariance
    case "correlation": return sums(a[1], size).correlation
    case "weighted":
      var total = PairSums(size: size)
      for (index, weight) in a[2].enumerated() {
        let vector = Array(a[1][index * size..<(index + 1) * size])
        total.merge(sums(vector, size).weighted(by: weight))
      }
      return total.covariance.map { $0 + [total.effectiveCount] }
    case "components", "hotelling":
      let (reference, window) = (sums(a[1], size), sums(a[2], size))
      guard let covariance = reference.covariance,
        let components = PrincipalComponents(covariance: covariance, size: size, share: 0.65)
      else { return nil }
      return name == "hotelling"
        ? hotelling(window, reference, components) : errors(window, reference, components)
    case "fisher":
      let f = a[0]
      return CorrelationDifference.pValue(f[0], n: f[1], f[2], m: f[3]).map { [$0] }
    default: return nil
    }
  }

  private func sums(_ vectors: [Double], _ size: Int) -> PairSums {
    var sums = PairSums(size: size)
    sums.add(vectors)
    return sums
  }

  private func errors(
    _ window: PairSums, _ reference: PairSums, _ components: PrincipalComponents
  ) -> [Double] {
    let center = reference.mean
    return [
      Double(components.count), components.explained, Double(components.rank),
      components.reconstructionError(secondMoments: reference.secondMoments(about: center)),
      components.reconstructionError(secondMoments: window.secondMoments(about: center)),
    ]
  }

  private func hotelling(
    _ window: PairSums, _ reference: PairSums, _ components: PrincipalComponents
  ) -> [Double]? {
    let test = HotellingTest(
      difference: zip(window.mean, reference.mean).map { $0 - $1 }, components: components,
      n: window.effectiveCount, m: reference.effectiveCount)
    return test.pValue.map { [test.statistic, test.degrees.0, test.degrees.1, $0] }
  }
}
