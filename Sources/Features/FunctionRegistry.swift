/// The functions of the expression language.
enum FunctionRegistry {
  /// Every function, by topic; `min`, `max` and `length` serve vectors too.
  static let functions: [any ExpressionFunction.Type] = [
    // Numbers.
    AbsoluteValue.self, Sign.self, Rounded.self, Floor.self, Ceiling.self, SquareRoot.self,
    Exponential.self, Logarithm.self, LogarithmOfOnePlus.self, Sine.self, Cosine.self,
    Tangent.self, ArcTangent.self, Minimum.self, Maximum.self, Clip.self, Standardize.self,
    Scale.self, Bucket.self, NumberOf.self,
    // Any type.
    IsMissing.self, Coalesce.self, MapValues.self, Membership.self, OneHot.self,
    // Times.
    HourOfDay.self, Weekday.self, DayOfMonth.self, Month.self, Quarter.self, Year.self,
    SecondsBetween.self, TimestampOf.self,
    // Texts.
    Lowercase.self, Uppercase.self, Trim.self, Length.self, Concatenate.self, HashBucket.self,
    // Vectors.
    Sum.self, Mean.self, StandardDeviation.self, Difference.self, Norm.self,
  ]

  private static let byName = Dictionary(
    functions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The names of all functions, in alphabetical order.
  static var names: [String] { byName.keys.sorted() }

  /// Returns the function of a name.
  static func function(named name: String) -> (any ExpressionFunction.Type)? { byName[name] }
}
