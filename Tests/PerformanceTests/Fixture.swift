import Foundation
import Outcomes

@testable import Performance

/// The rows of Fixtures/golden.json, with what scikit-learn and numpy say of them.
struct Fixture: Decodable {
  struct Binary: Decodable {
    let scores: [Double]
    let labels: [Int8]
    let predicted: [Int8]
    let expected: [String: Double?]
    let errors: [String: Double]
    let naive: [String: Double]

    var profile: OutcomeProfile {
      var profile = OutcomeProfile(task: .binary)
      profile.binary?.add(scores: scores, predicted: predicted, labels: labels)
      return profile
    }
  }

  struct Multiclass: Decodable {
    let names: [String]
    let scores: [[Double]]
    let labels: [Int32]
    let predicted: [Int32]
    let expected: [String: Double]
    let classes: [String: [String: Double]]
  }

  struct Regression: Decodable {
    let labels: [Double]
    let predictions: [Double]
    let expected: [String: Double]
    let errors: [String: Double]
    let naive: [String: Double]
    let residualQuantiles: [Double]
  }

  struct Ranking: Decodable {
    let scores: [[Double]]
    let relevances: [[Double]]
    let expected: [String: Double]
  }

  struct Isotonic: Decodable {
    let scores: [Double]
    let labels: [Int]
    let at: [Double]
    let expected: [Double]
  }

  let binary: [Binary]
  let multiclass: Multiclass
  let regression: Regression
  let ranking: Ranking
  let isotonic: Isotonic

  /// Reads a fixture beside this file.
  static func read<Value: Decodable>(_ name: String) throws -> Value {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .custom { path in
      path.last?.stringValue == "residual_quantiles"
        ? Name(stringValue: "residualQuantiles") : path[path.count - 1]
    }
    return try decoder.decode(
      Value.self, from: Data(contentsOf: folder.appending(path: "Fixtures/\(name).json")))
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

/// Whether two numbers agree to a relative tolerance, or to an absolute one next to 0.
func agree(_ found: Double?, _ expected: Double, relative: Double = 1e-10) -> Bool {
  guard let found else { return false }
  return (found - expected).magnitude <= max(relative * expected.magnitude, 1e-12)
}

/// Returns the profile of a binary classifier.
func binaryProfile(_ scores: [Double], _ predicted: [Int8], _ labels: [Int8]) -> OutcomeProfile {
  var profile = OutcomeProfile(task: .binary)
  profile.binary?.add(scores: scores, predicted: predicted, labels: labels)
  return profile
}
