/// Why a feature's expression is wrong, and where.
public struct ExpressionError: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    /// No input or feature has this name.
    case unknownName(String)
    /// No function has this name.
    case unknownFunction(String)
    /// The name could mean several things; `choices` are the ways to say which.
    case ambiguousName(String, choices: [String])
    /// The feature is the one being defined.
    case ownName(String)
    /// The feature is defined after this one.
    case laterFeature(String)
    /// An input or feature has the name of an earlier one, or none.
    case wrongDefinition(String)
    /// An operand, argument or result has a type that does not fit.
    case wrongType(of: String, expected: String, found: String, remedy: String?)
    /// A function has too few or too many arguments.
    case wrongArgumentCount(function: String, usage: String, found: Int)
    /// An argument must meet a condition that it does not meet.
    case wrongArgument(of: String, expected: String)
    /// A parenthesis, bracket or brace has no partner.
    case unbalancedParenthesis(String, isOpening: Bool)
    /// Something stands where something else was expected.
    case unexpectedToken(found: String, expected: String)
    /// A text has no closing quote.
    case unterminatedText
    /// A number is written wrongly.
    case badNumber
    /// The expression is nested too deeply.
    case tooDeep(limit: Int)
    /// The expression has too many characters.
    case tooLong(limit: Int)
  }

  /// What is wrong.
  public var kind: Kind
  /// The name of the feature.
  public var feature: String
  /// The text of its expression.
  public var expression: String
  /// The characters of the expression that are wrong: columns from 1, up to but not including the
  /// upper bound.
  ///
  /// An error at the end of the text marks one column behind it.
  public var range: Range<Int>
  /// A known name that may have been meant.
  public var suggestion: String?

  /// Creates an error.
  public init(
    kind: Kind, feature: String, expression: String, range: Range<Int>, suggestion: String? = nil
  ) {
    self.kind = kind
    self.feature = feature
    self.expression = expression
    self.range = range
    self.suggestion = suggestion
  }
}
