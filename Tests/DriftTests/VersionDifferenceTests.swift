import PipelineFile
import Testing

@testable import Drift
@testable import Profiles

/// Two versions side by side, hour by hour.
struct VersionDifferenceTests {
  private func histogram(_ values: [Double]) -> NumberHistogram {
    var histogram = NumberHistogram(capacity: NumberHistogram.lightCapacity)
    histogram.add(contentsOf: values)
    return histogram
  }

  /// Hours of evenly spread answers around 10 times the hour.
  private func hours(_ hours: Range<Int>, count: Int = 40, shift: Double = 0) -> [Int:
    NumberHistogram]
  {
    var found: [Int: NumberHistogram] = [:]
    for hour in hours {
      found[hour] = histogram(
        (0..<count).map { Double(hour * 10) + Double($0) * 4 / Double(count) + shift })
    }
    return found
  }

  private func difference(
    _ hours: [Int: NumberHistogram], _ others: [Int: NumberHistogram]
  ) -> VersionDifference? {
    VersionDifference(column: 0, "2", hours, beside: "1", others)
  }

  @Test func `versions that answer alike do not differ, whenever they are asked`() throws {
    let found = try #require(
      difference(hours(1..<9, count: 10), hours(1..<9)))
    #expect(found.probability > 0.05 && abs(found.deviations) < 0.2)
    // The new one serves late, when answers are higher; in the common hours they are alike.
    let late = try #require(difference(hours(5..<12), hours(1..<9)))
    #expect(late.probability > 0.5 && abs(late.mean - late.otherMean) < 0.05)
    #expect(late.rows == 160 && late.otherRows == 160)
  }

  @Test func `a shift in the same hours is told with its size`() throws {
    let found = try #require(difference(hours(1..<9, count: 10, shift: 1), hours(1..<9)))
    #expect(found.probability < VersionDifference.certainty)
    #expect(abs(found.mean - found.otherMean - 1) < 0.3)
    #expect(abs(found.deviations - 1 / 1.15) < 0.3)
    let lower = try #require(difference(hours(1..<9, shift: -1), hours(1..<9)))
    #expect(lower.deviations < -0.5)
  }

  @Test func `few answers, no common hour and constant answers say nothing`() throws {
    #expect(difference(hours(1..<9, count: 6), hours(1..<9)) == nil)
    #expect(difference(hours(1..<5), hours(5..<9)) == nil)
    #expect(difference([:], hours(5..<9)) == nil)
    let constant = [0: histogram(Array(repeating: 0.5, count: 90))]
    let found = try #require(difference(constant, constant))
    #expect(found.probability == 1 && found.deviations == 0)
  }
}
