import InferenceLog

/// Where records hold the vector as the server logged it, and how exactly it must be the rebuilt one.
public struct LoggedFeatures: Sendable, Hashable {
  /// The object that holds the values by feature name.
  public var path: FieldPath
  /// How far a logged number may lie from the rebuilt one: relative, and absolute below 1.
  public var tolerance: Double

  /// The tolerance where none is given: numbers that were logged with six decimals agree.
  public static let usualTolerance = 1e-6

  /// Creates the description of a vector.
  public init(path: FieldPath, tolerance: Double = LoggedFeatures.usualTolerance) {
    self.path = path
    self.tolerance = tolerance
  }

  /// What pages depend on.
  var text: String { "\(CanonicalText.path(path)) \(tolerance)" }
}
