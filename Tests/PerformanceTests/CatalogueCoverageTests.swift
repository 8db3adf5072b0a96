import Outcomes
import Statistics
import Testing

@testable import Performance

/// Which share of a catalogue is recommended.
struct CatalogueCoverageTests {
  private struct Golden: Decodable {
    let items: [[Int]]
    let scores: [[Double]]
    let offered: Int
    let expected: [String: Double]
  }

  private func profile(_ golden: Golden) -> OutcomeProfile {
    var profile = OutcomeProfile(task: .ranking(ks: [3, 8]))
    for (items, scores) in zip(golden.items, golden.scores) {
      profile.ranking?.addCall(
        scores: scores, relevances: scores.map { _ in .nan },
        items: items.map { ItemPlaces.hash(of: "\($0)") })
    }
    return profile
  }

  @Test func `shares are those that numpy counts, exactly`() throws {
    let golden: Golden = try Fixture.read("catalogue")
    let found = Performance.realised(profile(golden))
    for (name, expected) in golden.expected {
      let metric = try #require(found[name])
      #expect(metric.value == expected, "\(name)")
      #expect(metric.rows == golden.offered && metric.interval == nil && metric.reason == nil)
    }
    // Of a catalogue that is twice as large half as much; of a smaller one all.
    let twice = Performance.realised(
      profile(golden), options: PerformanceOptions(catalogue: 2 * golden.offered))
    let few = Performance.realised(profile(golden), options: PerformanceOptions(catalogue: 5))
    for (name, expected) in golden.expected {
      #expect(agree(twice[name]?.value, expected / 2))
      #expect(few[name]?.value == 1)
    }
  }

  @Test func `a share of more items than are kept has an interval that holds it`() throws {
    var profile = OutcomeProfile(task: .ranking(ks: [1]))
    for call in 0..<25_000 {
      profile.ranking?.addCall(
        scores: [2, 1], relevances: [.nan, .nan],
        items: [ItemPlaces.hash(of: "a\(call % 10_000)"), ItemPlaces.hash(of: "b\(call)")])
    }
    let share = try #require(Performance.realised(profile)["catalogue_coverage_at_1"])
    let interval = try #require(share.interval)
    #expect(share.method == .wilson && share.rows == ItemPlaces.capacity)
    #expect(interval.low < 10.0 / 35 && interval.high > 10.0 / 35)
    #expect(interval.high - interval.low < 0.03)
    let options = PerformanceOptions(catalogue: 100_000)
    let declared = try #require(
      Performance.realised(profile, options: options)["catalogue_coverage_at_1"])
    let wider = try #require(declared.interval)
    #expect(wider.low < 0.1 && wider.high > 0.1 && wider.high - wider.low < 0.02)
  }

  @Test func `without items there is no such metric`() {
    var profile = OutcomeProfile(task: .ranking(ks: [3]))
    profile.ranking?.addCall(scores: [1], relevances: [1])
    #expect(Performance.realised(profile)["catalogue_coverage_at_3"] == nil)
  }
}
