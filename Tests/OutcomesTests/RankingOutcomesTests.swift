import Profiles
import Testing

@testable import Outcomes

@Suite struct RankingOutcomesTests {
  @Test func `one call gives the textbook numbers`() throws {
    var outcomes = RankingOutcomes(ks: [2])
    // In order of score: relevance 0, 1, 2.
    outcomes.addCall(scores: [0.1, 0.9, 0.5], relevances: [2, 0, 1])
    let sums = try #require(outcomes.atK[2])
    #expect(sums.precision.mean == 0.5 && sums.hits.mean == 1 && sums.recall.mean == 0.5)
    #expect(sums.reciprocalRank.mean == 0.5 && sums.averagePrecision.mean == 0.25)
    // 1/log2(3) over 2 + 1/log2(3).
    let ndcg = try #require(sums.ndcg.mean)
    #expect(abs(ndcg - 0.6309297535714575 / 2.6309297535714575) < 1e-15)
    #expect(outcomes.items == 3 && outcomes.relevantItems == 2)
  }

  @Test func `calls without labels or relevant items are told apart`() throws {
    var outcomes = RankingOutcomes()
    outcomes.addCall(scores: [0.1], relevances: [.nan])
    outcomes.addCall(scores: [], relevances: [])
    outcomes.addCall(scores: [0.1, .nan], relevances: [0, .nan])
    #expect(outcomes.calls == 3 && outcomes.labelledCalls == 1)
    let sums = try #require(outcomes.atK[5])
    #expect(sums.precision.mean == 0 && sums.recall.count == 0 && sums.ndcg.count == 0)
  }

  @Test func `equal scores keep the order of the call and items without a score come last`() throws
  {
    var outcomes = RankingOutcomes(ks: [1])
    outcomes.addCall(scores: [0.5, 0.5], relevances: [1, 0])
    outcomes.addCall(scores: [.nan, -3], relevances: [1, 0])
    #expect(outcomes.atK[1]?.hits.mean == 0.5)
  }

  @Test func `huge relevances do not overflow`() throws {
    var outcomes = RankingOutcomes(ks: [3])
    outcomes.addCall(scores: [3, 2, 1], relevances: [1e308, 1e308, 1e308])
    #expect(outcomes.atK[3]?.ndcg.mean == 1)
  }
}
