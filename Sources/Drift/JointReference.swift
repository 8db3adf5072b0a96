import Statistics

/// How the features of a reference move together, and how much its own windows differ in that.
public struct JointReference: Sendable {
  /// What is usual for the windows of one granularity.
  public struct Usual: Sendable, Equatable {
    /// The largest usual reconstruction error.
    public var reconstructionError: Double
    /// The largest usual T².
    public var hotelling: Double
    /// The largest usual change of any correlation.
    public var correlationChange: Double
    /// The largest usual distance of the correlation matrices.
    public var correlationDistance: Double
    /// The number of windows that this rests on.
    public var windowCount: Int
  }

  /// The share of the reference's variance that the components in use explain at least.
  public static let explainedShare = 0.65

  /// How rows are centred and scaled.
  public let scale: JointScale
  /// The components of the reference.
  public let components: PrincipalComponents
  /// The sums of all its windows' samples.
  let total: PairSums
  /// The reference's own reconstruction error.
  public let reconstructionError: Double

  /// Creates the pattern of a reference from its base windows, in their order; nil where these have
  /// fewer sampled rows than a comparison takes, or no variance.
  public init?(scale: JointScale, windows: [JointWindow]) {
    var total = PairSums(size: scale.columns.count)
    for window in windows { total.merge(window.part) }
    guard total.effectiveCount >= Double(JointDrift.leastRows), let covariance = total.covariance,
      let components = PrincipalComponents(
        covariance: covariance, size: total.size, share: Self.explainedShare)
    else { return nil }
    self.scale = scale
    self.components = components
    self.total = total
    reconstructionError = components.reconstructionError(
      secondMoments: total.secondMoments(about: total.mean))
  }

  /// Returns what is usual, from the reference's windows of one granularity; nil with fewer than
  /// eight of at least 30 sampled rows.
  ///
  /// Each window is held against the rest of the reference, on the whole reference's components; the
  /// limits are those of `ReferenceVariation`.
  public func usual(_ windows: [JointWindow]) -> Usual? {
    let comparisons = windows.compactMap { window -> JointComparison? in
      guard let own = window.own, own.effectiveCount >= Double(JointDrift.leastRows) else {
        return nil
      }
      var rest = total
      rest.remove(window.part)
      guard rest.effectiveCount >= Double(JointDrift.leastRows) else { return nil }
      return JointComparison(own, against: rest, components)
    }
    guard comparisons.count >= ReferenceVariation.leastWindows else { return nil }
    return Usual(
      reconstructionError: ReferenceVariation.limit(comparisons.map(\.reconstructionError)),
      hotelling: ReferenceVariation.limit(comparisons.map(\.hotelling.statistic)),
      correlationChange: ReferenceVariation.limit(comparisons.map { abs($0.largestChange) }),
      correlationDistance: ReferenceVariation.limit(comparisons.map(\.correlationDistance)),
      windowCount: comparisons.count)
  }
}
