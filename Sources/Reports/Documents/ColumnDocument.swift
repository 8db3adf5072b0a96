/// An input, feature or output in one window.
public struct ColumnDocument: Codable, Sendable, Equatable {
  /// The name in the pipeline file.
  public var name: String
  /// What the column is.
  public var role: Role
  /// The declared type: number, category, boolean, timestamp or vector.
  public var type: String
  /// The expression of a feature; null for inputs and outputs.
  public var expression: String?
  /// Whether values are hashed and extremes are left out.
  public var isSensitive: Bool
  /// The worst finding of the column; no data where nothing was judged.
  public var status: Status
  /// The id of the finding about several columns that tells of it; null where its own does, or none.
  public var coveredBy: String?
  /// The detail page relative to the window's folder; null where there is none.
  public var page: String?
  /// The served rows of the window.
  public var profile: ProfileDocument
  /// How its values moved within the window; null where the column has no page of its own, or its
  /// hours are not kept.
  public var heat: HeatDocument?
  /// The rows of the reference; null where there is none.
  public var referenceProfile: ProfileDocument?
  /// The rows of the window before, without a histogram; null where the column has no page of its own,
  /// or the window before has none.
  public var previousProfile: ProfileDocument?
  /// What the reference leads to expect of the values; null where there is none.
  public var inferred: InferredDocument?
  /// The comparison with the reference; null where there is none.
  public var drift: DriftDocument?
  /// The distances from the references beside the primary one, in their order.
  public var otherDrifts: [OtherDriftDocument]
  /// Why `drift` is null; null where it is not.
  public var reason: String?

  /// Creates the document from its parts.
  public init(
    name: String, role: Role, type: String, expression: String? = nil, isSensitive: Bool = false,
    status: Status, coveredBy: String? = nil, page: String? = nil, profile: ProfileDocument,
    heat: HeatDocument? = nil,
    referenceProfile: ProfileDocument? = nil, previousProfile: ProfileDocument? = nil,
    inferred: InferredDocument? = nil,
    drift: DriftDocument? = nil,
    otherDrifts: [OtherDriftDocument] = [], reason: String? = nil
  ) {
    self.name = name
    self.role = role
    self.type = type
    self.expression = expression
    self.isSensitive = isSensitive
    self.status = status
    self.coveredBy = coveredBy
    self.page = page
    self.profile = profile
    self.heat = heat
    self.referenceProfile = referenceProfile
    self.previousProfile = previousProfile
    self.inferred = inferred
    self.drift = drift
    self.otherDrifts = otherDrifts
    self.reason = reason
  }
}
