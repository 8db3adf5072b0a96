import Glibc
import Profiles

/// What is kept of the outcomes of a classifier with two classes.
///
/// Rows are held back and taken in by blocks; what is read from it is complete only after
/// `settle()`, which `settled`, merging and encoding do themselves.
public struct BinaryOutcomes: Sendable {
  /// The scores by label and predicted class, also those outside 0…1.
  public private(set) var scores = ScoreCells(capacity: NumberHistogram.fullCapacity)
  /// Sums of labelled scores within 0…1, by bins of equal width.
  public private(set) var calibration = CalibrationSums()
  /// (s − y)² of labelled scores within 0…1.
  public private(set) var brier = Moments()
  /// −ln of the probability that was given to the label, s within 1e-15…1 − 1e-15.
  public private(set) var logLoss = Moments()
  /// How many finite scores lie outside 0…1, labelled or not; they are in `scores` alone.
  public private(set) var outsideUnit = 0

  /// Creates the outcomes of no rows.
  public init() {}

  /// Adds rows, one element per row in each column.
  ///
  /// A score that is not finite is none. Classes and labels are 1 for positive, 0 for negative and
  /// −1 for none.
  public mutating func add(scores: [Double], predicted: [Int8], labels: [Int8]) {
    precondition(
      scores.count == predicted.count && scores.count == labels.count, "columns of equal length")
    var start = 0
    while start < scores.count {
      let end = min(scores.count, start + self.scores.room)
      self.scores.append(
        scores: scores.span.extracting(start..<end),
        predicted: predicted.span.extracting(start..<end),
        labels: labels.span.extracting(start..<end))
      start = end
      if self.scores.room == 0 { settle() }
    }
  }

  /// Takes in the rows that are held back.
  public mutating func settle() {
    guard scores.room < OutcomeScratch.blockRows else { return }
    var scratch = OutcomeScratch()
    let block = scores.flush(&scratch)
    let terms = Terms(block)
    let (negative, positive) = (block.range(label: .negative), block.range(label: .positive))
    calibration.add(block.scores.span.extracting(negative), positive: false)
    calibration.add(block.scores.span.extracting(positive), positive: true)
    outsideUnit &+= block.scores.count { !($0 >= 0 && $0 <= 1) }
    scratch.add(terms.brier, to: &brier)
    scratch.add(terms.logLoss, to: &logLoss)
  }

  /// The same outcomes with no row held back.
  public var settled: BinaryOutcomes {
    var copy = self
    copy.settle()
    return copy
  }

  /// What the labelled rows of a block cost, by two measures.
  private struct Terms {
    private(set) var brier: [Double] = []
    private(set) var logLoss: [Double] = []

    init(_ block: ScoreBlock) {
      let size = block.range(label: .positive).upperBound
      brier.reserveCapacity(size)
      logLoss.reserveCapacity(size)
      for index in block.range(label: .negative) {
        add(block.scores[index], distance: block.scores[index]) { 1 - $0 }
      }
      for index in block.range(label: .positive) {
        add(block.scores[index], distance: 1 - block.scores[index]) { $0 }
      }
    }

    /// Adds a score that lies `distance` from its label, which it gives `probability`.
    @inline(__always) private mutating func add(
      _ score: Double, distance: Double, probability: (Double) -> Double
    ) {
      guard score >= 0, score <= 1 else { return }
      brier.append(distance * distance)
      logLoss.append(-log(probability(min(max(score, 1e-15), 1 - 1e-15))))
    }
  }
}

extension BinaryOutcomes: Equatable {
  /// Adds the rows of other outcomes.
  public mutating func merge(_ other: BinaryOutcomes) {
    settle()
    let other = other.settled
    scores.merge(other.scores)
    calibration.merge(other.calibration)
    brier.merge(other.brier)
    logLoss.merge(other.logLoss)
    outsideUnit &+= other.outsideUnit
  }

  func encode(to writer: inout ByteWriter) {
    let settled = settled
    settled.scores.encode(to: &writer)
    settled.calibration.encode(to: &writer)
    settled.brier.encode(to: &writer)
    settled.logLoss.encode(to: &writer)
    writer.write(count: settled.outsideUnit)
  }

  init(from reader: inout ByteReader) throws(ProfileCodingError) {
    scores = try ScoreCells(from: &reader, capacity: NumberHistogram.fullCapacity)
    calibration = try CalibrationSums(from: &reader)
    brier = try Moments(from: &reader)
    logLoss = try Moments(from: &reader)
    outsideUnit = try reader.readRows()
  }

  /// Whether both hold the same rows, held back or not.
  public static func == (left: BinaryOutcomes, right: BinaryOutcomes) -> Bool {
    left.bytes == right.bytes
  }

  private var bytes: [UInt8] {
    var writer = ByteWriter()
    encode(to: &writer)
    return writer.bytes
  }
}
