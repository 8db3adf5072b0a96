import Reports

extension Sample {
  /// Features that move together otherwise than in the reference.
  static let multivariate = MultivariateDocument(
    status: .warning,
    sentence: "The features' joint pattern moved: temp_f and humidity correlate 0.2 instead of"
      + " \u{2212}0.81.",
    isUnusual: true, excess: 1.83, columns: ["temp_f", "humidity", "wind_speed", "pressure"],
    constantColumns: ["precip"], columnLimit: 64, rows: 1_024, rowLimit: 1_024,
    referenceRows: 90_112, components: 2, explained: 0.7126, rank: 4, referenceError: 0.2874,
    statistics: [
      "reconstruction_error": StatisticDocument(
        value: 0.6021, kind: "distance", n: 1_024, m: 90_112, usual: 0.4412),
      "hotelling_t2": StatisticDocument(
        value: 312.4, kind: "test", n: 1_024, m: 90_112, pValue: 1.2e-60, usual: 541.2),
      "correlation_change": StatisticDocument(
        value: 1.01, kind: "difference", n: 1_024, m: 90_112, pValue: 3e-88, usual: 0.5519),
      "correlation_distance": StatisticDocument(
        value: 1.93, kind: "distance", n: 1_024, m: 90_112, usual: 1.204),
    ],
    pairs: [
      CorrelationPairDocument(first: "temp_f", second: "humidity", now: 0.2, reference: -0.81),
      CorrelationPairDocument(first: "temp_f", second: "wind_speed", now: -0.004, reference: 0.31),
    ])
}
