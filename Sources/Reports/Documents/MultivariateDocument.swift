/// How the features of a window move together, compared with the reference.
public struct MultivariateDocument: Codable, Sendable, Equatable {
  /// Warning where it is a finding, no data where nothing could be judged.
  public var status: Status
  /// What there is to say of it.
  public var sentence: String
  /// Whether the pattern moved beyond what is usual and what chance explains, alarm or not.
  public var isUnusual: Bool
  /// How far the pattern moved, 1 being what is usual at most; null where that is not known.
  public var excess: Double?
  /// The features in use, in the order of the pipeline file.
  public var columns: [String]
  /// Features that are left out, since the reference holds one value only.
  public var constantColumns: [String]
  /// How many features are used at most: the first numbers and booleans that are not sensitive.
  public var columnLimit: Int
  /// The sampled rows of the window.
  public var rows: Int
  /// How many rows of a window are sampled at most.
  public var rowLimit: Int
  /// How many rows of equal weight the reference's sample is worth.
  public var referenceRows: Int
  /// The number of principal components in use.
  public var components: Int
  /// The share of the reference's variance that they explain.
  public var explained: Double
  /// The number of directions in which the reference varies; fewer than columns where some are
  /// collinear.
  public var rank: Int
  /// The reconstruction error of the reference itself.
  public var referenceError: Double
  /// The numbers by name: `reconstruction_error`, `hotelling_t2`, `correlation_change`,
  /// `correlation_distance`.
  public var statistics: [String: StatisticDocument]
  /// The pairs whose correlation changed most, the largest change first, at most five.
  public var pairs: [CorrelationPairDocument]

  /// Creates the document from its parts.
  public init(
    status: Status, sentence: String, isUnusual: Bool = false, excess: Double? = nil,
    columns: [String], constantColumns: [String] = [], columnLimit: Int, rows: Int, rowLimit: Int,
    referenceRows: Int, components: Int, explained: Double, rank: Int, referenceError: Double,
    statistics: [String: StatisticDocument] = [:], pairs: [CorrelationPairDocument] = []
  ) {
    self.status = status
    self.sentence = sentence
    self.isUnusual = isUnusual
    self.excess = excess
    self.columns = columns
    self.constantColumns = constantColumns
    self.columnLimit = columnLimit
    self.rows = rows
    self.rowLimit = rowLimit
    self.referenceRows = referenceRows
    self.components = components
    self.explained = explained
    self.rank = rank
    self.referenceError = referenceError
    self.statistics = statistics
    self.pairs = pairs
  }
}

/// Two features and how they correlate.
public struct CorrelationPairDocument: Codable, Sendable, Equatable {
  /// The first feature.
  public var first: String
  /// The second feature.
  public var second: String
  /// Their correlation in the window, −1 to 1.
  public var now: Double
  /// Their correlation in the reference, −1 to 1.
  public var reference: Double

  /// Creates the document from its parts.
  public init(first: String, second: String, now: Double, reference: Double) {
    self.first = first
    self.second = second
    self.now = now
    self.reference = reference
  }
}
