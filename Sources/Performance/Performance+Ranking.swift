import Outcomes
import Profiles

extension Performance {
  /// Returns the metrics of a ranking: means over calls, and the share of items that are relevant.
  static func ranking(_ outcomes: RankingOutcomes) -> RealisedPerformance {
    var result = RealisedPerformance()
    let missing: MissingMetricReason =
      outcomes.labelledCalls == 0 ? .noLabels : .zeroDenominator
    for (k, sums) in outcomes.atK.sorted(by: { $0.key < $1.key }) {
      let parts = [
        ("precision", sums.precision), ("recall", sums.recall), ("ndcg", sums.ndcg),
        ("map", sums.averagePrecision), ("mrr", sums.reciprocalRank), ("hit_rate", sums.hits),
      ]
      result.metrics += parts.map { name, moments in
        .mean("\(name)_at_\(k)", moments, otherwise: missing)
      }
    }
    result.metrics.append(
      .share("ctr", outcomes.relevantItems, of: outcomes.items, otherwise: missing))
    return result
  }
}
