import Outcomes
import Profiles

extension Performance {
  /// Returns the metrics of a ranking: means over calls, and the share of items that are relevant.
  static func ranking(
    _ outcomes: RankingOutcomes, _ options: PerformanceOptions
  ) -> RealisedPerformance {
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
    if !outcomes.catalogue.isEmpty {
      result.metrics += outcomes.atK.keys.sorted().map {
        coverage(outcomes.catalogue, at: $0, of: options.catalogue)
      }
    }
    return result
  }

  /// Returns which share of the catalogue's items was among the first `k` of any call; labels play no
  /// part.
  ///
  /// The catalogue is `size` items, or those that were offered at any place. The share is exact, and has
  /// no interval, up to 4,096 items; beyond, that of 4,096 of them: with Wilson's interval, or with the
  /// normal one where the number of recommended items is estimated, too.
  private static func coverage(
    _ items: ItemPlaces, at k: Int, of size: Int?
  ) -> PerformanceMetric {
    let name = "catalogue_coverage_at_\(k)"
    let (kept, recommended) = items.counts(at: k)
    guard let size else {
      guard items.isExact else { return .share(name, recommended, of: kept) }
      return PerformanceMetric(name, Double(recommended) / Double(kept), rows: kept)
    }
    guard !items.isExact else {
      return PerformanceMetric(name, min(1, Double(recommended) / Double(size)), rows: kept)
    }
    let share = Double(recommended) / Double(kept)
    let value = min(1, share * items.estimatedCount / Double(size))
    // The relative variances of the share and of the number of items.
    let variance = recommended > 0 ? (1 - share) / Double(recommended) + 1 / Double(kept) : 0
    return .normal(
      name, value, rows: kept, standardError: value * variance.squareRoot(), method: .delta,
      within: 0...1)
  }
}
