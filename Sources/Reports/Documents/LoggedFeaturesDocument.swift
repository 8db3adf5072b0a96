/// How the features that this report computes agree with those that the server logged.
public struct LoggedFeaturesDocument: Codable, Sendable, Equatable {
  /// The served rows whose record holds the logged vector.
  public var rows: Int
  /// How far a logged number may lie from the rebuilt one: relative, and absolute below 1.
  public var tolerance: Double
  /// The features in the order of the pipeline file; empty where no row holds the vector.
  public var features: [LoggedFeatureDocument]

  /// Creates the document from its parts.
  public init(rows: Int, tolerance: Double, features: [LoggedFeatureDocument] = []) {
    self.rows = rows
    self.tolerance = tolerance
    self.features = features
  }
}

/// How one feature agrees with what the server logged of it.
public struct LoggedFeatureDocument: Codable, Sendable, Equatable {
  /// The name in the pipeline file.
  public var name: String
  /// Rows in which both have a value, and another one.
  public var different: Int
  /// Rows in which the logged vector has no value.
  public var onlyRebuilt: Int
  /// Rows in which the rebuilt vector has no value.
  public var onlyLogged: Int
  /// The share of the rows in which both do not agree.
  public var share: Double
  /// What the difference looks like; null where all rows agree.
  public var shape: MismatchKind?
  /// The factor, offset or filling number of the shape; null where it has none, or must not be shown.
  public var shapeValue: Double?
  /// The largest difference of two numbers; null where no numbers differ.
  public var largestDifference: Double?
  /// The hosts with rows that do not agree, by name.
  public var hosts: [LoggedHostDocument]
  /// The time of the first row that does not agree (RFC 3339); null where all do.
  public var first: String?
  /// The time of the last row that does not agree (RFC 3339); null where all do.
  public var last: String?

  /// Rows in which both do not agree.
  var mismatches: Int { different + onlyRebuilt + onlyLogged }

  /// Creates the document from its parts.
  public init(
    name: String, different: Int = 0, onlyRebuilt: Int = 0, onlyLogged: Int = 0, share: Double = 0,
    shape: MismatchKind? = nil, shapeValue: Double? = nil, largestDifference: Double? = nil,
    hosts: [LoggedHostDocument] = [], first: String? = nil, last: String? = nil
  ) {
    self.name = name
    self.different = different
    self.onlyRebuilt = onlyRebuilt
    self.onlyLogged = onlyLogged
    self.share = share
    self.shape = shape
    self.shapeValue = shapeValue
    self.largestDifference = largestDifference
    self.hosts = hosts
    self.first = first
    self.last = last
  }
}

/// The rows of one host.
public struct LoggedHostDocument: Codable, Sendable, Equatable {
  /// The host; null where calls name none.
  public var host: String?
  /// Its rows whose record holds the logged vector.
  public var rows: Int
  /// Those in which the feature does not agree.
  public var mismatches: Int

  /// Creates the document from its parts.
  public init(host: String?, rows: Int, mismatches: Int) {
    self.host = host
    self.rows = rows
    self.mismatches = mismatches
  }
}

/// What the difference between rebuilt and logged values looks like.
public enum MismatchKind: String, Codable, Sendable, Equatable, CaseIterable {
  /// The logged numbers are so many times the rebuilt ones.
  case factor
  /// The logged numbers are so much larger than the rebuilt ones.
  case offset
  /// Where nothing can be rebuilt, the server has one number.
  case filled
  /// The logged vector has no value where one is rebuilt.
  case missing
  /// None of these.
  case other
}
