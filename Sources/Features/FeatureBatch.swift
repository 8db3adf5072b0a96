import InferenceLog

/// The features of a batch's rows, one column per output of the plan.
public struct FeatureBatch: Sendable {
  /// The columns in the order of `FeaturePlan.outputs`, each with a row per row of the batch.
  ///
  /// A missing result has the state `absent`; a failed one (the logarithm of a negative number) is
  /// a value that is not finite.
  public var columns: [Column]

  /// Creates a batch of columns of equal length.
  public init(columns: [Column] = []) { self.columns = columns }
}
