import Outcomes
import Profiles
import Statistics

extension Performance {
  /// Returns the metrics of a classifier with several classes.
  ///
  /// Macro and weighted means are over the classes that occur as a label or a prediction; a class
  /// whose precision or recall divides by zero counts as 0 there, as in scikit-learn.
  static func multiclass(
    _ outcomes: MulticlassOutcomes, reference: MulticlassOutcomes?, options: PerformanceOptions
  ) -> RealisedPerformance {
    let grid = ClassGrid(outcomes.table)
    var result = RealisedPerformance()
    result.classTable = outcomes.table
    result.classes = grid.present.map { place in
      classPerformance(
        grid, place, outcomes.scores[grid.names[place]], resamples: options.resamples)
    }
    let learnt = reference.map { ClassGrid($0.table) } ?? grid
    result.metrics = [grid.accuracy.comparedWith(naive: grid.naiveAccuracy(learntFrom: learnt))]
    result.metrics += grid.averages(resamples: options.resamples)
    result.metrics += areaAverages(result.classes)
    result.metrics.append(
      .mean(
        "log_loss", outcomes.logLoss, otherwise: grid.rows > 0 ? .noScores : .noLabels))
    result.metrics += topK(outcomes, options.topK, hasLabels: grid.rows > 0)
    return result
  }

  private static func classPerformance(
    _ grid: ClassGrid, _ place: Int, _ cells: ScoreCells?, resamples: Bool
  ) -> ClassPerformance {
    let confusion = grid.confusion(place)
    var metrics = [confusion.precision, confusion.recall, confusion.f1]
    if let cells {
      let ladder = ScoreLadder(cells)
      metrics += [ladder.areaMetric(), ladder.averagePrecisionMetric(resamples: resamples)]
    }
    return ClassPerformance(
      name: grid.names[place], rows: confusion.positives, metrics: metrics)
  }

  /// The means of the one-vs-rest areas; their errors are added as if classes were independent.
  private static func areaAverages(_ classes: [ClassPerformance]) -> [PerformanceMetric] {
    let areas = classes.compactMap { item in
      item["roc_auc"].flatMap { area in area.value.map { (item.rows, $0, area) } }
    }
    return [("roc_auc_macro", false), ("roc_auc_weighted", true)].map { name, isWeighted in
      let total = areas.reduce(0.0) { $0 + (isWeighted ? Double($1.0) : 1) }
      guard total > 0 else {
        return PerformanceMetric(name, missing: classes.isEmpty ? .noLabels : .noScores)
      }
      let weights = areas.map { (isWeighted ? Double($0.0) : 1) / total }
      let value = zip(weights, areas).reduce(0) { $0 + $1.0 * $1.1.1 }
      let variance = zip(weights, areas).reduce(0) { sum, item in
        let error = item.0 * (item.1.2.standardError ?? 0)
        return sum + error * error
      }
      let bound = zip(weights, areas).reduce(0) { $0 + $1.0 * $1.1.2.bound }
      return .normal(
        name, value, rows: areas.map { $0.2.rows }.max() ?? 0,
        standardError: variance.squareRoot(), method: .delta, within: 0...1, naive: 0.5,
        bound: bound)
    }
  }

  private static func topK(
    _ outcomes: MulticlassOutcomes, _ lengths: [Int], hasLabels: Bool
  ) -> [PerformanceMetric] {
    let total = outcomes.ranks.reduce(0, &+)
    return lengths.filter { $0 > 0 && $0 < outcomes.ranks.count }.map { k in
      .share(
        "top_\(k)_accuracy", outcomes.ranks[..<k].reduce(0, &+), of: total,
        otherwise: hasLabels ? .noScores : .noLabels)
    }
  }
}
