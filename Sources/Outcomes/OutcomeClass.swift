/// What a label or a predicted class says of the positive class.
public enum OutcomeClass: Int, Sendable, CaseIterable {
  /// It is not of the class.
  case negative
  /// It is of the class.
  case positive
  /// There is none.
  case none

  /// Returns the class of a code: 1 positive, 0 negative, any other none.
  @inline(__always) static func index(of code: Int8) -> Int {
    code == 1 ? positive.rawValue : code == 0 ? negative.rawValue : none.rawValue
  }
}
