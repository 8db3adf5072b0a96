import Foundation
import Statistics
import Testing

@testable import Outcomes
@testable import Performance

/// Areas under the curve of two models on the same rows, and their difference.
struct PairedAreasTests {
  private struct Golden: Decodable {
    struct Case: Decodable {
      let first: [Double]
      let second: [Double]
      let labels: [Int]
      let areas: [Double]
      let error: Double
      let bootstrap: Double
    }
    struct Large: Decodable {
      let rows: Int
      let areas: [Double]
      let error: Double
      let pairs: Int
    }
    let cases: [Case]
    let large: Large
  }

  /// Compares two classifiers on rows: both scores, and the label.
  private func areas(_ rows: some Sequence<(Double, Double, Int)>) -> PairedAreas? {
    var pairs = PairedOutcomes()
    for (first, second, label) in rows {
      pairs.add(
        scores: (first, second), predicted: (-1, -1), label: Int32(truncatingIfNeeded: label))
    }
    return PairedAreas(pairs.scores)
  }

  @Test func `areas and error are those of DeLong's definition, and near a bootstrap's`() throws {
    let fixture: Golden = try Fixture.read("paired")
    for golden in fixture.cases {
      let rows = zip(zip(golden.first, golden.second), golden.labels).map { ($0.0, $0.1, $1) }
      let found = try #require(areas(rows))
      #expect(found.rows == rows.count && found.bound == 0)
      #expect(agree(found.first, golden.areas[0], relative: 1e-12))
      #expect(agree(found.second, golden.areas[1], relative: 1e-12))
      let interval = try #require(found.difference.interval)
      let error = (interval.high - interval.low) / 2 / PerformanceMetric.z
      #expect(agree(error, golden.error, relative: 1e-9))
      #expect(abs(error / golden.bootstrap - 1) < 0.08)
      // In another order, and the other way round.
      let turned = try #require(areas(rows.reversed().map { ($0.1, $0.0, $0.2) }))
      #expect(turned.difference.value == -found.difference.value)
      #expect(agree(turned.difference.pValue, try #require(found.difference.pValue)))
    }
  }

  @Test func `more pairs than are told apart move the error by less than a hundredth`() throws {
    let golden = (try Fixture.read("paired") as Golden).large
    let found = try #require(
      areas(
        (0..<golden.rows).map { i in
          func part(_ factor: Int, _ prime: Int) -> Double {
            Double(factor * i % prime) / Double(prime)
          }
          let common = part(7_919, 100_003)
          return (
            0.7 * common + 0.3 * part(104_729, 99_991),
            0.8 * common + 0.2 * part(15_485_863, 99_989),
            part(32_452_843, 99_971) < common * common ? 1 : 0
          )
        }))
    #expect(golden.pairs > PairedScores.capacity && found.bound > 0)
    let difference = golden.areas[1] - golden.areas[0]
    #expect(abs(found.difference.value - difference) <= found.bound)
    #expect(abs(found.difference.value - difference) < golden.error / 20)
    let interval = try #require(found.difference.interval)
    let error = (interval.high - interval.low) / 2 / PerformanceMetric.z
    #expect(abs(error / golden.error - 1) < 0.01)
  }

  @Test func `where nothing can be told there is no interval, and without both classes no area`()
    throws
  {
    #expect(areas([]) == nil)
    #expect(areas([(0.1, 0.2, 1), (0.3, 0.1, 1)]) == nil)
    // The same scores, or scores in the same order.
    let rows = [(0.1, 0.2, 0), (0.2, 0.3, 0), (0.3, 0.6, 1), (0.15, 0.25, 1)]
    let same = try #require(areas(rows))
    #expect(same.first == 0.75 && same.difference.value == 0)
    #expect(same.difference.interval == nil && same.difference.pValue == nil)
    // One row of a class.
    let one = try #require(areas([(0.1, 0.2, 0), (0.2, 0.1, 1), (0.3, 0.15, 1)]))
    #expect(one.difference.value == -1 && one.difference.interval == nil)
    // All at one score: nothing is in order, and nothing is out of it.
    let constant = try #require(areas(rows.map { (0.5, $0.1, $0.2) }))
    #expect(constant.first == 0.5 && constant.second == 0.75)
    // Whoever lacks a score, or a label, is no pair.
    let odd = try #require(areas(rows + [(.nan, 1, 1), (0, 0, -1)]))
    #expect(odd == same)
  }
}
