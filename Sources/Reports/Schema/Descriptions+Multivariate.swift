extension Descriptions {
  /// The keys of `multivariate` in `report.json`.
  static let multivariate: [String: String] = [
    "MultivariateDocument.status":
      "Warning where it is a finding, no data where nothing could be judged.",
    "MultivariateDocument.sentence": "What there is to say of it.",
    "MultivariateDocument.isUnusual":
      "Whether the pattern moved beyond what is usual and what chance explains, alarm or not.",
    "MultivariateDocument.excess":
      "How far the pattern moved, 1 being what is usual at most; null where that is not known.",
    "MultivariateDocument.columns": "The features in use, in the order of the pipeline file.",
    "MultivariateDocument.constantColumns":
      "Features that are left out, since the reference holds one value only.",
    "MultivariateDocument.columnLimit":
      "How many features are used at most: the first numbers and booleans that are not sensitive.",
    "MultivariateDocument.rows": "The sampled rows of the window.",
    "MultivariateDocument.rowLimit": "How many rows of a window are sampled at most.",
    "MultivariateDocument.referenceRows":
      "How many rows of equal weight the reference's sample is worth.",
    "MultivariateDocument.components": "The number of principal components in use.",
    "MultivariateDocument.explained": "The share of the reference's variance that they explain.",
    "MultivariateDocument.rank":
      "The number of directions in which the reference varies; collinear features share theirs.",
    "MultivariateDocument.referenceError": "The reconstruction error of the reference itself.",
    "MultivariateDocument.statistics":
      "The numbers by name (`reconstruction_error`, `hotelling_t2`, `correlation_change`).",
    "MultivariateDocument.pairs":
      "The pairs whose correlation changed most, the largest change first, at most five.",
    "CorrelationPairDocument.first": "The first feature.",
    "CorrelationPairDocument.second": "The second feature.",
    "CorrelationPairDocument.now": "Their correlation in the window, −1 to 1.",
    "CorrelationPairDocument.reference": "Their correlation in the reference, −1 to 1.",
  ]
}
