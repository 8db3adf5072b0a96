import InferenceLog

/// The line of an input in a drafted pipeline.
struct InputLine {
  private let input: DraftRoles.Input
  private let type: String

  /// Says what an input is; nil where it is nothing that can be compared.
  init?(_ input: DraftRoles.Input) {
    guard let type = Self.type(of: input.guess) else { return nil }
    self.input = input
    self.type = type
  }

  /// Returns the line, with a name that no other input has.
  func text(_ names: inout InputNames) -> String {
    let guess = input.guess
    let path = YAMLText.scalar(guess.field.path.description)
    let name = YAMLText.scalar(names.name(for: guess.field.path))
    var keys: [String] = []
    if type != "number" { keys.append("type: \(type)") }
    if input.isOfRecord { keys.append("in: record") }
    if guess.isSensitive { keys.append("sensitive: true") }
    return keys.isEmpty
      ? "  \(name): \(path)" : "  \(name): {path: \(path), \(keys.joined(separator: ", "))}"
  }

  /// Returns the comment on an input that has no line.
  static func reasonForNone(_ input: DraftRoles.Input) -> String {
    let facts = input.guess.field.facts
    let path = input.guess.field.path.description.asComment
    return switch facts.mainKind {
    case nil: "  # \(path): always null"
    case .text where facts.nestedTexts > 0: "  # \(path): JSON within a text, which is not read"
    case .text: "  # \(path): text that hardly ever comes back"
    case .array: "  # \(path): an array that is not of numbers alone"
    default: "  # \(path): an object that is nested too deep"
    }
  }

  private static func type(of guess: FieldGuess) -> String? {
    let facts = guess.field.facts
    return switch facts.mainKind {
    case .number: guess.isInstant ? "timestamp" : "number"
    case .boolean: "boolean"
    case .array: facts.numberArrays > 0 && facts.objectArrays == 0 ? "vector" : nil
    case .text where guess.isInstant: "timestamp"
    case .text where guess.isNumeric: "number"
    case .text: facts.nestedTexts == 0 && isCategory(facts) ? "category" : nil
    default: nil
    }
  }

  /// Whether texts come back often enough to be categories.
  private static func isCategory(_ facts: FieldFacts) -> Bool {
    facts.distinct < FieldFacts.distinctLimit && facts.distinct * 2 <= max(facts.present, 40)
  }
}

/// Names of inputs, each given once.
struct InputNames {
  private var taken: Set<String> = []

  /// Returns the last key of a path, or as many from its end as make it another name than those
  /// before.
  mutating func name(for path: FieldPath) -> String {
    let keys = path.steps.map { step in
      switch step {
      case .key(let key): Self.plain(key)
      case .index(let index): "\(index)"
      }
    }
    for count in 1...keys.count {
      let name = keys.suffix(count).joined(separator: "_")
      if taken.insert(name).inserted { return name }
    }
    var number = 2
    while !taken.insert("\(keys[keys.count - 1])_\(number)").inserted { number += 1 }
    return "\(keys[keys.count - 1])_\(number)"
  }

  /// Returns a key as expressions can name it without backticks.
  private static func plain(_ key: String) -> String {
    let name = String(key.map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "_" }.prefix(64))
    guard let first = name.first, !first.isNumber, !reserved.contains(name) else {
      return "input_\(name)"
    }
    return name
  }

  private static let reserved: Set<String> = [
    "ts", "pi", "and", "or", "not", "if", "else", "in", "true", "false", "missing",
  ]
}
