import InferenceLog

/// What a field of a log is probably for, judged by its name and by what it holds.
struct FieldGuess {
  /// The field.
  let field: FieldSurvey.Field
  /// Its keys from the outermost on, in lower-case letters and digits.
  let keys: [String]

  /// Judges a field.
  init(_ field: FieldSurvey.Field) {
    self.field = field
    keys = field.path.steps.map { step in
      guard case .key(let key) = step else { return "" }
      return String(key.lowercased().filter { $0.isLetter || $0.isNumber })
    }
  }

  /// The last key.
  var name: String { keys[keys.count - 1] }

  private var facts: FieldFacts { field.facts }

  /// Whether nearly all values that are something are moments.
  var isInstant: Bool {
    facts.instants > 0 && facts.instants * 100 >= facts.present * 99
      && (facts.mainKind == .text || Self.timeNames.contains { name.contains($0) })
  }

  /// Whether nearly all of `count` records have it.
  func isComplete(of count: Int) -> Bool { facts.present * 100 >= count * 99 }

  /// Whether it can tell calls apart: hardly ever the same value twice, as of copies and retries.
  var isDistinct: Bool {
    let isText = facts.mainKind == .text && !isInstant
    let isWhole = facts.mainKind == .number && facts.wholeNumbers == facts.present
    return facts.distinct > 1 && facts.repetitions * 20 <= facts.distinct && (isText || isWhole)
  }

  /// Whether it holds a number or, written as one, nearly always a text.
  var isNumeric: Bool {
    facts.mainKind == .number
      || facts.mainKind == .text && facts.numericTexts * 100 >= facts.present * 99
  }

  /// Whether all its numbers are probabilities.
  var isShare: Bool { facts.mainKind == .number && facts.minimum >= 0 && facts.maximum <= 1 }

  /// Whether all its numbers are status codes of HTTP.
  var isStatus: Bool {
    facts.mainKind == .number && facts.minimum >= 100 && facts.maximum < 600
      && facts.wholeNumbers == facts.kinds[.number]
  }

  /// Whether its name says that it holds personal data.
  var isSensitive: Bool { Self.personal.contains { name.contains($0) } }

  /// The unit that a name of a span of time ends in; nil where it has none.
  var unit: String? {
    guard case .key(let key)? = field.path.steps.last else { return nil }
    let word = key.lowercased().split { !$0.isLetter }.last.map(String.init) ?? ""
    return Self.units.first { $0.words.contains(word) || key.hasSuffix($0.suffix) }?.unit
  }

  private static let units: [(unit: String, suffix: String, words: Set<String>)] = [
    ("ms", "Ms", ["ms", "millis", "milliseconds", "msec"]),
    ("us", "Us", ["us", "micros", "microseconds", "usec"]),
    ("ns", "Ns", ["ns", "nanos", "nanoseconds", "nsec"]),
    ("s", "Secs", ["s", "sec", "secs", "seconds"]),
  ]

  private static let timeNames = ["time", "ts", "date", "epoch", "when", "created", "at"]

  private static let personal = [
    "email", "phone", "firstname", "lastname", "surname", "fullname", "street", "address", "ssn",
    "iban", "birth", "passport", "ipaddr", "userid", "customerid",
  ]
}
