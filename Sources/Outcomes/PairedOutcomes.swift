import Glibc
import Profiles

/// What is kept of rows that two models answered and that have a label: how much larger the second
/// model's loss is, row by row.
///
/// Order-free: sums are exact. A row counts where both answers and the label can be read.
public struct PairedOutcomes: Sendable, Equatable {
  /// A loss of one row.
  public enum Loss: String, Sendable, CaseIterable {
    /// (score − label)².
    case brier
    /// −ln of the probability that was given to the label, within 1e-15…1 − 1e-15.
    case logLoss = "log_loss"
    /// 1 where the predicted class is not the label, else 0.
    case error
    /// |prediction − label|.
    case absoluteError = "mae"
    /// (prediction − label)².
    case squaredError = "mse"
  }

  /// The losses of the first model.
  public private(set) var first: [Loss: Moments] = [:]
  /// The second model's loss less the first's.
  public private(set) var differences: [Loss: Moments] = [:]
  /// The scores of two binary classifiers, whatever they mean.
  public private(set) var scores = PairedScores()

  /// Creates the outcomes of no rows.
  public init() {}

  /// Whether there are none.
  public var isEmpty: Bool { differences.isEmpty && scores.isEmpty }

  /// Adds the losses of one row; pairs that are not finite are left out.
  mutating func add(_ loss: Loss, _ mine: Double, _ theirs: Double) {
    guard mine.isFinite, theirs.isFinite, (theirs - mine).isFinite else { return }
    first[loss, default: Moments()].add(mine, count: 1)
    differences[loss, default: Moments()].add(theirs - mine, count: 1)
  }

  /// Adds a row of two binary classifiers; codes are 1, 0, or −1 for none.
  mutating func add(
    scores: (Double, Double), predicted: (Int32, Int32), label: Int32
  ) {
    guard label == 0 || label == 1 else { return }
    self.scores.add(scores.0, scores.1, isPositive: label == 1)
    if predicted.0 >= 0, predicted.1 >= 0 {
      add(.error, predicted.0 == label ? 0 : 1, predicted.1 == label ? 0 : 1)
    }
    let unit = 0.0...1.0
    guard unit.contains(scores.0), unit.contains(scores.1) else { return }
    let y = Double(label)
    add(.brier, (scores.0 - y) * (scores.0 - y), (scores.1 - y) * (scores.1 - y))
    add(.logLoss, Self.cost(scores.0, label), Self.cost(scores.1, label))
  }

  /// Adds a row of two classifiers with several classes.
  mutating func add(predicted: (Int32, Int32), label: Int32) {
    guard label >= 0, predicted.0 >= 0, predicted.1 >= 0 else { return }
    add(.error, predicted.0 == label ? 0 : 1, predicted.1 == label ? 0 : 1)
  }

  /// Adds a row of two regressions; NaN is none.
  mutating func add(predictions: (Double, Double), label: Double) {
    let (mine, theirs) = (predictions.0 - label, predictions.1 - label)
    add(.absoluteError, abs(mine), abs(theirs))
    add(.squaredError, mine * mine, theirs * theirs)
  }

  private static func cost(_ score: Double, _ label: Int32) -> Double {
    let clipped = min(max(score, 1e-15), 1 - 1e-15)
    return -log(label == 1 ? clipped : 1 - clipped)
  }

  /// Adds other rows.
  public mutating func merge(_ other: PairedOutcomes) {
    for (loss, moments) in other.first { first[loss, default: Moments()].merge(moments) }
    for (loss, moments) in other.differences {
      differences[loss, default: Moments()].merge(moments)
    }
    if !other.scores.isEmpty { scores.merge(other.scores) }
  }
}

extension PairedOutcomes {
  /// The version of the byte form; that without scores is 1.
  private static let formatVersion = 2

  /// Returns the bytes: equal outcomes have equal ones.
  ///
  /// In order: version; then for each loss whether it is there, and its two moments; from version 2 on the
  /// scores.
  public func encoded() -> [UInt8] {
    var writer = ByteWriter()
    writer.write(count: scores.isEmpty ? 1 : 2)
    for loss in Loss.allCases {
      guard let mine = first[loss], let difference = differences[loss] else {
        writer.write(count: 0)
        continue
      }
      writer.write(count: 1)
      mine.encode(to: &writer)
      difference.encode(to: &writer)
    }
    if !scores.isEmpty { scores.encode(to: &writer) }
    return writer.bytes
  }

  /// Creates outcomes from what `encoded()` gave.
  ///
  /// - Throws: `ProfileCodingError` where the bytes are cut, of a newer version, or no outcomes.
  public init(decoding bytes: [UInt8]) throws(ProfileCodingError) {
    self.init()
    var reader = ByteReader(bytes)
    let version = Int(clamping: try reader.readUnsigned())
    guard version <= Self.formatVersion else {
      throw .newerVersion(found: version, supported: Self.formatVersion)
    }
    guard version > 0 else { throw .invalid("version 0") }
    for loss in Loss.allCases {
      guard try reader.readCount(atMost: 1) == 1 else { continue }
      first[loss] = try Moments(from: &reader)
      differences[loss] = try Moments(from: &reader)
    }
    if version > 1 { scores = try PairedScores(from: &reader) }
    guard reader.isAtEnd else { throw .invalid("bytes behind the end") }
  }
}
