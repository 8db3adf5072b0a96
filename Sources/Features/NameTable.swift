import InferenceLog

/// What the names in a feature's expression mean.
struct NameTable {
  /// What a name stands for.
  enum Meaning {
    case input(Int, ColumnType)
    case feature(Int, ColumnType)
    /// The time of the call.
    case callTime
    case constant(Double)
    case wrong(ExpressionError.Kind, suggestion: String?)
  }

  /// An earlier feature.
  struct Feature {
    var type: ColumnType
    /// The input that the feature is, unchanged.
    var sameInput: Int? = nil
    /// The step that computes it; of no meaning where it is an input.
    var step: Int
    /// The names of the features that one_hot made in its place.
    var parts: [String] = []
  }

  let inputs: [InputDefinition]
  private let inputIndexes: [String: Int]
  /// The names of all features in their order, to tell a later one from an unknown one.
  private let allFeatures: Set<String>
  /// The features that are defined so far.
  private(set) var features: [String: Feature] = [:]
  /// The feature that is being defined.
  var current = ""

  init(inputs: [InputDefinition], features: [FeatureDefinition]) {
    self.inputs = inputs
    inputIndexes = Dictionary(
      inputs.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    allFeatures = Set(features.map(\.name))
  }

  /// Makes a feature known to the ones behind it.
  mutating func define(_ name: String, as feature: Feature) { features[name] = feature }

  /// Returns what a name means in the current feature.
  func meaning(of name: String) -> Meaning {
    if let rest = name.rest(behind: "input."), let input = input(rest) { return input }
    if let rest = name.rest(behind: "feature."), inputIndexes[name] == nil {
      return feature(rest) ?? unknown(rest, written: name)
    }
    if name == "call.ts" { return .callTime }
    let candidates = candidates(for: name)
    if candidates.count > 1 {
      return .wrong(.ambiguousName(name, choices: candidates.map(\.written)), suggestion: nil)
    }
    return candidates.first?.meaning ?? unknown(name, written: name)
  }

  private func candidates(for name: String) -> [(written: String, meaning: Meaning)] {
    var found: [(written: String, meaning: Meaning)] = []
    let earlier = features[name]
    if let index = inputIndexes[name], earlier?.sameInput != index {
      found.append(("input.\(name)", .input(index, inputs[index].type)))
    }
    if earlier != nil, let meaning = feature(name) { found.append(("feature.\(name)", meaning)) }
    if name == "ts" { found.append(("call.ts", .callTime)) }
    if found.isEmpty, name == "pi" { found.append(("pi", .constant(.pi))) }
    return found
  }

  private func input(_ name: String) -> Meaning? {
    inputIndexes[name].map { .input($0, inputs[$0].type) }
  }

  private func feature(_ name: String) -> Meaning? {
    guard let feature = features[name] else { return nil }
    guard feature.parts.isEmpty else {
      return .wrong(
        .ambiguousName(name, choices: feature.parts.prefix(3).map { "`\($0)`" }), suggestion: nil)
    }
    if let same = feature.sameInput { return .input(same, feature.type) }
    return .feature(feature.step, feature.type)
  }

  private func unknown(_ name: String, written: String) -> Meaning {
    if name == current { return .wrong(.ownName(name), suggestion: nil) }
    if allFeatures.contains(name) { return .wrong(.laterFeature(name), suggestion: nil) }
    let known = inputs.map(\.name) + features.keys.sorted() + ["ts", "pi"]
    return .wrong(.unknownName(written), suggestion: Suggestion.nearest(to: name, among: known))
  }
}

extension String {
  /// Returns the text behind the prefix; nil without the prefix or anything behind it.
  fileprivate func rest(behind prefix: String) -> String? {
    guard hasPrefix(prefix), count > prefix.count else { return nil }
    return String(dropFirst(prefix.count))
  }
}
