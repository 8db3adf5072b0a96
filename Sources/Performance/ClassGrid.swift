import Outcomes
import Statistics

/// Rows with a label and a predicted class, by both.
struct ClassGrid: Sendable {
  /// The classes that are told apart, in the order of their text.
  let names: [String]
  /// Rows by label, then predicted class; the last place of both is that of all other classes.
  private let counts: [[Int]]
  /// How many rows have a label and a predicted class.
  let rows: Int

  init(_ table: ClassTable) {
    names = table.names
    let entries = names.map { ClassTable.Entry.named($0) } + [.others]
    counts = entries.map { label in
      entries.map { table.count(label: label, predicted: $0) }
    }
    rows = counts.reduce(0) { $0 + $1.reduce(0, +) }
  }

  private func labels(_ place: Int) -> Int { counts[place].reduce(0, +) }
  private func predictions(_ place: Int) -> Int { counts.reduce(0) { $0 + $1[place] } }

  /// The places of the classes that occur.
  var present: [Int] { names.indices.filter { labels($0) + predictions($0) > 0 } }

  /// Returns the cells of one class against the rest.
  func confusion(_ place: Int) -> Confusion {
    let hits = counts[place][place]
    let (labels, predictions) = (labels(place), predictions(place))
    return Confusion(
      truePositives: hits, falsePositives: predictions - hits, falseNegatives: labels - hits,
      trueNegatives: rows - labels - predictions + hits)
  }

  /// Whether there are more classes than are told apart.
  private var hasOthers: Bool { labels(names.count) + predictions(names.count) > 0 }

  /// Rows whose label and prediction are both among the others: it is not known whether they agree.
  private var unknown: Int { counts[names.count][names.count] }

  /// The share of rows whose prediction is their label; rows of which it is not known count as
  /// wrong, and as the bound.
  var accuracy: PerformanceMetric {
    let hits = names.indices.reduce(0) { $0 + counts[$1][$1] }
    return .share(
      "accuracy", hits, of: rows, otherwise: .noLabels,
      bound: rows > 0 ? Double(unknown) / Double(rows) : 0)
  }

  /// Returns the accuracy of always predicting the most frequent label of `other`.
  func naiveAccuracy(learntFrom other: ClassGrid) -> Double? {
    let source = other.rows > 0 ? other : self
    let majority = source.names.indices.max { source.labels($0) < source.labels($1) }
    guard rows > 0, let majority else { return nil }
    let place = names.firstIndex(of: source.names[majority])
    return Double(place.map { labels($0) } ?? 0) / Double(rows)
  }

  /// Macro, micro and weighted precision, recall and F1.
  ///
  /// Beyond the classes that are told apart there are micro averages only, with the bound of
  /// `accuracy`: the others weigh each class by itself.
  func averages(resamples: Bool = true) -> [PerformanceMetric] {
    let kinds = ["precision", "recall", "f1"]
    let averages = ["macro", "micro", "weighted"]
    let classes = present
    let flat = classes.map { counts[$0] }
    let width = names.count + 1
    let drawn = flat.flatMap { $0 } + counts[names.count]
    let value = Self.averages(drawn.map(Double.init), classes, width: width)
    return kinds.indices.flatMap { kind in
      averages.indices.map { average in
        let name = "\(kinds[kind])_\(averages[average])"
        guard rows > 0 else { return PerformanceMetric(name, missing: .noLabels) }
        let isMicro = averages[average] == "micro"
        guard isMicro || !hasOthers else {
          return PerformanceMetric(name, missing: .tooManyClasses, rows: rows)
        }
        guard !classes.isEmpty, let found = value[kind * 3 + average] else {
          return PerformanceMetric(name, missing: .zeroDenominator, rows: rows)
        }
        let error = Resampling.standardError(resamples ? drawn : []) {
          Self.averages($0, classes, width: width)[kind * 3 + average]
        }
        return .normal(
          name, found, rows: rows, standardError: error, method: .bootstrap, within: 0...1,
          bound: Double(unknown) / Double(rows))
      }
    }
  }

  /// Returns the nine averages of rows by label (the places in `classes`, then the others) and
  /// predicted class.
  private static func averages(
    _ counts: [Double], _ classes: [Int], width: Int
  ) -> [Double?] {
    var predictions = [Double](repeating: 0, count: width)
    for index in counts.indices { predictions[index % width] += counts[index] }
    var (hits, labelled) = (0.0, 0.0)
    var macro = [0.0, 0.0, 0.0]
    var weighted = macro
    for (row, place) in classes.enumerated() {
      let labels = counts[row * width..<(row + 1) * width].reduce(0, +)
      let hit = counts[row * width + place]
      let parts = [
        ratio(hit, predictions[place]), ratio(hit, labels),
        ratio(2 * hit, labels + predictions[place]),
      ]
      for part in 0..<3 {
        macro[part] += parts[part] / Double(classes.count)
        weighted[part] += parts[part] * labels
      }
      hits += hit
      labelled += labels
    }
    let total = counts.reduce(0, +)
    let micro = total > 0 ? hits / total : nil
    return (0..<3).flatMap { part in
      [macro[part], micro, labelled > 0 ? weighted[part] / labelled : nil]
    }
  }

  private static func ratio(_ part: Double, _ whole: Double) -> Double {
    whole > 0 ? part / whole : 0
  }
}
