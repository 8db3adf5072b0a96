/// A column compared with its reference.
public struct DriftDocument: Codable, Sendable, Equatable {
  /// What it was compared with, as `2013-01-01/2013-04-01`.
  public var reference: String
  /// The name of the statistic that decides.
  public var primary: String
  /// Whether all conditions of drift are met.
  public var drifted: Bool
  /// The conditions, met or not, in words.
  public var reasons: [String]
  /// Distances and tests by name (`psi`, `js_distance`, `missing_change`).
  public var statistics: [String: StatisticDocument]
  /// What other tools' definitions give, by tool and name, where checks ask for them.
  public var tools: [String: [String: StatisticDocument]]
  /// The categories that the reference lacks, by their rows and their share in the window, at most
  /// 20.
  public var newCategories: [CategoryDocument]
  /// The categories that the window lacks, by their rows and their share in the reference, at most
  /// 20.
  public var vanishedCategories: [CategoryDocument]

  /// Creates the document from its parts.
  public init(
    reference: String, primary: String, drifted: Bool, reasons: [String] = [],
    statistics: [String: StatisticDocument] = [:],
    tools: [String: [String: StatisticDocument]] = [:],
    newCategories: [CategoryDocument] = [], vanishedCategories: [CategoryDocument] = []
  ) {
    self.reference = reference
    self.primary = primary
    self.drifted = drifted
    self.reasons = reasons
    self.statistics = statistics
    self.tools = tools
    self.newCategories = newCategories
    self.vanishedCategories = vanishedCategories
  }
}

/// A column's distances from a reference beside the primary one.
public struct OtherDriftDocument: Codable, Sendable, Equatable {
  /// Its place among the window's references: 1 for the first after the primary one.
  public var place: Int
  /// What it was compared with, as `previous 2013-05-01/2013-05-02`.
  public var reference: String
  /// The population stability index; null where it could not be computed.
  public var psi: Double?
  /// The Kolmogorov-Smirnov distance; null for categories.
  public var ks: Double?
  /// The difference of the means in the reference's standard deviations; null for categories.
  public var meanShift: Double?
  /// The change of the share of missing values.
  public var missingChange: Double?
  /// Whether the PSI is beyond chance over all columns of the window.
  public var isBeyondChance: Bool
  /// The bins of the comparison; empty where the column has no page of its own.
  public var histogram: [BinDocument]

  /// Creates the document from its parts.
  public init(
    place: Int, reference: String, psi: Double?, ks: Double?, meanShift: Double?,
    missingChange: Double?, isBeyondChance: Bool, histogram: [BinDocument] = []
  ) {
    self.place = place
    self.histogram = histogram
    self.reference = reference
    self.psi = psi
    self.ks = ks
    self.meanShift = meanShift
    self.missingChange = missingChange
    self.isBeyondChance = isBeyondChance
  }
}

/// One distance, difference or test between window and reference.
public struct StatisticDocument: Codable, Sendable, Equatable {
  /// The number; null where it could not be computed.
  public var value: Double?
  /// Why `value` is null; null where it is not.
  public var reason: String?
  /// What the number is: distance, difference, ratio, test or probability (a p-value).
  public var kind: String
  /// By whose definition, as `evidently` or `textbook`; null for Tidemark's own.
  public var compat: String?
  /// The base of the logarithm: `e` or `2`; null where there is none.
  public var base: String?
  /// The number of bins in use; null where there are none.
  public var bins: Int?
  /// What is done about empty bins; null where there are no bins.
  public var zeroRule: String?
  /// The rows of the window that it rests on.
  public var n: Int
  /// The rows of the reference that it rests on.
  public var m: Int
  /// The lower end of the 95 % interval; null where it has none.
  public var low: Double?
  /// The upper end of the 95 % interval; null where it has none.
  public var high: Double?
  /// The probability of such a number without drift; null where it is not known.
  public var pValue: Double?
  /// The 99.5 % quantile of the number without drift; null where it is not known.
  public var nullQuantile: Double?
  /// What the reference's own windows reach at most; null below eight windows.
  public var usual: Double?
  /// The limit of a warning; null where it has none.
  public var warn: Double?
  /// The limit of an alert; null where it has none.
  public var alert: Double?

  /// Creates the document from its parts.
  public init(
    value: Double? = nil, reason: String? = nil, kind: String, compat: String? = nil,
    base: String? = nil,
    bins: Int? = nil, zeroRule: String? = nil, n: Int, m: Int, low: Double? = nil,
    high: Double? = nil, pValue: Double? = nil, nullQuantile: Double? = nil, usual: Double? = nil,
    warn: Double? = nil, alert: Double? = nil
  ) {
    self.value = value
    self.reason = reason
    self.kind = kind
    self.compat = compat
    self.base = base
    self.bins = bins
    self.zeroRule = zeroRule
    self.n = n
    self.m = m
    self.low = low
    self.high = high
    self.pValue = pValue
    self.nullQuantile = nullQuantile
    self.usual = usual
    self.warn = warn
    self.alert = alert
  }
}
