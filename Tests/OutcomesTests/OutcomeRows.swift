@testable import Outcomes

/// Rows of every task, to be added in any order and split.
enum OutcomeRows {
  /// A row of a binary classifier.
  struct Binary {
    var score: Double
    var predicted: Int8
    var label: Int8
  }

  /// Rows with and without scores, classes and labels, also outside 0…1.
  static func binary(_ count: Int, seed: UInt64) -> [Binary] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { row in
      let score = row % 50 == 7 ? .nan : row % 97 == 3 ? 1 + random.unit() : random.unit()
      let label: Int8 = random.unit() < 0.3 ? -1 : random.unit() < score ? 1 : 0
      return Binary(score: score, predicted: row % 31 == 0 ? -1 : score > 0.4 ? 1 : 0, label: label)
    }
  }

  static func profile(_ rows: [Binary]) -> OutcomeProfile {
    var profile = OutcomeProfile(task: .binary)
    profile.binary?.add(
      scores: rows.map(\.score), predicted: rows.map(\.predicted), labels: rows.map(\.label))
    profile.counts.rows = rows.count
    profile.counts.labelled = rows.count { $0.label >= 0 }
    profile.delays.add(contentsOf: rows.map { $0.score * 1e5 })
    return profile
  }

  /// A row of a classifier with several classes.
  struct Multiclass {
    var scores: [Double]
    var predicted: String?
    var label: String?
  }

  static let classes = ["bird", "cat", "dog"]

  /// Rows of three declared classes and of `others` more.
  static func multiclass(_ count: Int, others: Int, seed: UInt64) -> [Multiclass] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { row in
      let raw = (0..<3).map { _ in random.unit() }
      let sum = raw.reduce(0, +)
      let any = classes + (0..<others).map { "other \($0)" }
      return Multiclass(
        scores: raw.map { $0 / sum },
        predicted: row % 19 == 0 ? nil : any[Int(random.next() % UInt64(any.count))],
        label: row % 5 == 0 ? nil : any[Int(random.next() % UInt64(any.count))])
    }
  }

  static func profile(_ rows: [Multiclass]) -> OutcomeProfile {
    var profile = OutcomeProfile(task: .multiclass(classes: classes))
    profile.multiclass?.add(
      scores: (0..<3).map { place in rows.map { $0.scores[place] } },
      predicted: column(rows.map(\.predicted)), labels: column(rows.map(\.label)))
    return profile
  }

  /// A column whose dictionary has the classes in the order in which they occur.
  static func column(_ values: [String?]) -> MulticlassOutcomes.Column {
    var codes: [String: Int32] = [:]
    var classes: [String] = []
    let column = values.map { value in
      guard let value else { return Int32(-1) }
      if let code = codes[value] { return code }
      codes[value] = Int32(classes.count)
      classes.append(value)
      return Int32(classes.count - 1)
    }
    return MulticlassOutcomes.Column(codes: column, classes: classes)
  }

  /// Pairs of prediction and label, over many orders of magnitude.
  static func regression(_ count: Int, seed: UInt64) -> [(prediction: Double, label: Double)] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { row in
      let size = Double(sign: .plus, exponent: Int(random.next() % 60) - 30, significand: 1)
      let label = (random.unit() - 0.3) * size
      let prediction = label + (random.unit() - 0.5) * size / 8
      return (
        prediction: row % 211 == 0 ? 1e308 : row % 57 == 0 ? .nan : prediction,
        label: row % 4 == 0 ? .nan : row % 23 == 0 ? 0 : label
      )
    }
  }

  static func profile(_ rows: [(prediction: Double, label: Double)]) -> OutcomeProfile {
    var profile = OutcomeProfile(task: .regression)
    profile.regression?.add(predictions: rows.map(\.prediction), labels: rows.map(\.label))
    return profile
  }

  /// Calls of up to twelve items.
  static func ranking(_ count: Int, seed: UInt64) -> [(scores: [Double], relevances: [Double])] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { call in
      let items = Int(random.next() % 12)
      return (
        scores: (0..<items).map { _ in random.unit() },
        relevances: (0..<items).map { _ in
          call % 7 == 0 ? .nan : random.unit() < 0.7 ? 0 : Double(random.next() % 4)
        }
      )
    }
  }

  static func profile(_ calls: [(scores: [Double], relevances: [Double])]) -> OutcomeProfile {
    var profile = OutcomeProfile(task: .ranking(ks: [1, 5]))
    for call in calls { profile.ranking?.addCall(scores: call.scores, relevances: call.relevances) }
    return profile
  }
}
