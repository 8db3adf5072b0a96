/// By whose definitions statistics are computed.
public enum Compatibility: String, Sendable, Hashable, CaseIterable {
  /// Tidemark's own.
  case none
  /// The common definitions: reference deciles, shares floored at 1e-4, missing values left out.
  case textbook
  /// Evidently 0.7.
  case evidently
  /// NannyML 0.13.
  case nannyml
  /// TensorFlow Data Validation 1.21, which Vertex AI uses.
  case tfdv
  /// Deequ 2, which SageMaker Model Monitor uses.
  case deequ
  /// popmon 1.4.
  case popmon

  /// From where on a tool calls a number drift when nobody says otherwise.
  public enum Limit: Sendable, Hashable {
    /// At least so much.
    case atLeast(Double)
    /// A probability below so much; of a test whose value is no probability, its p-value.
    case below(Double)
    /// More than the mean of the reference's windows plus so many of their standard deviations; the
    /// alert alone where the tool has one limit.
    case deviations(warn: Double?, alert: Double)
  }

  /// The statistics that another tool defines, by our names, with its limit; nil where it has none.
  ///
  /// Empty for `none` and `textbook`, which define all of ours and no limits.
  public var limits: [String: Limit?] {
    switch self {
    case .none, .textbook: [:]
    case .evidently:
      [
        "psi": .atLeast(0.1), "js_distance": .atLeast(0.1), "kl_divergence": .atLeast(0.1),
        "hellinger": .atLeast(0.1), "wasserstein_normed": .atLeast(0.1), "energy": .atLeast(0.1),
        "ks": .below(0.05), "t_test": .below(0.05), "mann_whitney": .below(0.05),
        "epps_singleton": .below(0.05), "cramer_von_mises": .below(0.1),
        "anderson_darling": .below(0.1), "chi_square": .below(0.05), "z_test": .below(0.05),
      ]
    case .nannyml:
      [
        "js_distance": .deviations(warn: nil, alert: 3), "ks": .deviations(warn: nil, alert: 3),
        "wasserstein": .deviations(warn: nil, alert: 3),
        "hellinger": .deviations(warn: nil, alert: 3),
        "l_infinity": .deviations(warn: nil, alert: 3), "chi_square": .below(0.05),
      ]
    case .tfdv:
      ["js_divergence": .atLeast(0.3), "l_infinity": .atLeast(0.3), "normalized_difference": nil]
    case .deequ:
      ["l_infinity": .atLeast(0.1), "l_infinity_robust": .atLeast(0.1), "chi_square": nil]
    case .popmon:
      Dictionary(
        uniqueKeysWithValues: [
          "psi", "js_divergence", "l_infinity", "ks", "chi_square", "max_residual",
        ].map { ($0, .deviations(warn: 4, alert: 7)) })
    }
  }

  /// Whether the statistic is a p-value in this definition, so that small numbers are the unlikely
  /// ones.
  public func isProbability(_ name: String) -> Bool {
    switch self {
    case .evidently:
      if case .below?? = limits[name] { true } else { false }
    case .deequ: name == "chi_square"
    default: false
    }
  }

  /// Whether the definition is another tool's, with statistics and limits of its own.
  public var isTool: Bool { !limits.isEmpty }
}
