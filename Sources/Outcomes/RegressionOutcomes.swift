import Profiles

/// What is kept of the outcomes of a regression; e is prediction − label.
///
/// Rows are held back and taken in by blocks; what is read from it is complete only after
/// `settle()`, which `settled`, merging and encoding do themselves.
public struct RegressionOutcomes: Sendable {
  /// e.
  public private(set) var errors = Moments()
  /// e where it is above 0.
  public private(set) var over = Moments()
  /// −e where it is below 0.
  public private(set) var under = Moments()
  /// e², each rounded to a double.
  public private(set) var squaredErrors = Moments()
  /// |e/y| where y is not 0 and the quotient is finite.
  public private(set) var relativeErrors = Moments()
  /// 2|e|/(|prediction| + |y|), 0 where both are 0; within 0…2.
  public private(set) var symmetricErrors = Moments()
  /// The labels of the rows in `errors`.
  public private(set) var labels = Moments()
  /// The predictions of the rows in `errors`.
  public private(set) var predictions = Moments()
  /// Absolute errors by predicted value.
  public private(set) var errorBins = ErrorBins()
  /// Rows whose prediction or label is infinite, or so large that squares overflow; in no sum.
  public private(set) var setAside = 0
  /// Rows without a prediction.
  public private(set) var withoutPrediction = 0

  private var residualBuilder = RegressionOutcomes.emptyBuilder
  private var labelBuilder = RegressionOutcomes.emptyBuilder
  private var labelledBuilder = RegressionOutcomes.emptyBuilder
  private var unlabelledBuilder = RegressionOutcomes.emptyBuilder
  private var pendingPredictions: [Double] = []
  private var pendingLabels: [Double] = []

  private static var emptyBuilder: NumberHistogramBuilder {
    NumberHistogramBuilder(capacity: NumberHistogram.fullCapacity)
  }

  /// Creates the outcomes of no rows.
  public init() {}

  /// The distribution of e.
  public var residuals: NumberHistogram { residualBuilder.histogram }
  /// The distribution of labels.
  public var labelHistogram: NumberHistogram { labelBuilder.histogram }
  /// The distribution of predictions that have a label.
  public var labelledPredictions: NumberHistogram { labelledBuilder.histogram }
  /// The distribution of predictions without a label.
  public var unlabelledPredictions: NumberHistogram { unlabelledBuilder.histogram }

  /// Adds rows, one element per row in each column; NaN is none.
  public mutating func add(predictions: [Double], labels: [Double]) {
    precondition(predictions.count == labels.count, "columns of equal length")
    var start = 0
    while start < predictions.count {
      let room = OutcomeScratch.blockRows - pendingPredictions.count
      let end = min(predictions.count, start + room)
      pendingPredictions.append(contentsOf: predictions[start..<end])
      pendingLabels.append(contentsOf: labels[start..<end])
      start = end
      if pendingPredictions.count == OutcomeScratch.blockRows { settle() }
    }
  }

  /// The same outcomes with no row held back.
  public var settled: RegressionOutcomes {
    var copy = self
    copy.settle()
    return copy
  }

  /// Takes in the rows that are held back.
  public mutating func settle() {
    guard !pendingPredictions.isEmpty else { return }
    let block = sortRows()
    pendingPredictions.removeAll(keepingCapacity: true)
    pendingLabels.removeAll(keepingCapacity: true)
    var scratch = OutcomeScratch()
    errorBins.add(block.usable, errors: block.sizes, using: &scratch)
    scratch.add(block.errors, to: &residualBuilder, &errors)
    scratch.add(block.labels, to: &labelBuilder, &labels)
    scratch.add(block.labelled, to: &labelledBuilder, &predictions)
    scratch.add(block.unlabelled.span, to: &unlabelledBuilder)
    scratch.add(block.errors.filter { $0 > 0 }, to: &over)
    scratch.add(block.errors.filter { $0 < 0 }.map(-), to: &under)
    scratch.add(block.errors.map { $0 * $0 }, to: &squaredErrors)
    scratch.add(block.relativeErrors, to: &relativeErrors)
    scratch.add(block.symmetricErrors, to: &symmetricErrors)
  }

  /// The usable rows of a block.
  private struct Block {
    var errors: [Double] = []
    var labels: [Double] = []
    var labelled: [Double] = []
    var unlabelled: [Double] = []
    /// All predictions.
    var usable: [Double] = []
    /// |e| of each of them; NaN without a label.
    var sizes: [Double] = []

    /// |e/y| where it is finite.
    var relativeErrors: [Double] {
      zip(errors, labels).compactMap { error, label in
        let relative = (error / label).magnitude
        return relative.isFinite ? relative : nil
      }
    }

    var symmetricErrors: [Double] {
      errors.indices.map { row in
        let size = labelled[row].magnitude + labels[row].magnitude
        return size == 0 ? 0 : 2 * errors[row].magnitude / size
      }
    }
  }

  private mutating func sortRows() -> Block {
    var block = Block()
    for (prediction, label) in zip(pendingPredictions, pendingLabels) {
      guard !prediction.isNaN else {
        withoutPrediction &+= 1
        continue
      }
      let error = prediction - label
      guard (prediction * prediction).isFinite, label.isNaN || (error * error).isFinite else {
        setAside &+= 1
        continue
      }
      block.usable.append(prediction)
      block.sizes.append(error.magnitude)
      guard !label.isNaN else {
        block.unlabelled.append(prediction)
        continue
      }
      block.errors.append(error)
      block.labels.append(label)
      block.labelled.append(prediction)
    }
    return block
  }
}

extension RegressionOutcomes: Equatable {
  /// Adds the rows of other outcomes.
  public mutating func merge(_ other: RegressionOutcomes) {
    settle()
    let other = other.settled
    errors.merge(other.errors)
    over.merge(other.over)
    under.merge(other.under)
    squaredErrors.merge(other.squaredErrors)
    relativeErrors.merge(other.relativeErrors)
    symmetricErrors.merge(other.symmetricErrors)
    labels.merge(other.labels)
    predictions.merge(other.predictions)
    errorBins.merge(other.errorBins)
    setAside &+= other.setAside
    withoutPrediction &+= other.withoutPrediction
    residualBuilder.merge(other.residuals)
    labelBuilder.merge(other.labelHistogram)
    labelledBuilder.merge(other.labelledPredictions)
    unlabelledBuilder.merge(other.unlabelledPredictions)
  }

  func encode(to writer: inout ByteWriter) {
    let settled = settled
    for moments in settled.allMoments { moments.encode(to: &writer) }
    settled.errorBins.encode(to: &writer)
    writer.write(count: settled.setAside)
    writer.write(count: settled.withoutPrediction)
    settled.residualBuilder.encode(to: &writer)
    settled.labelBuilder.encode(to: &writer)
    settled.labelledBuilder.encode(to: &writer)
    settled.unlabelledBuilder.encode(to: &writer)
  }

  private var allMoments: [Moments] {
    [errors, over, under, squaredErrors, relativeErrors, symmetricErrors, labels, predictions]
  }

  init(from reader: inout ByteReader) throws(ProfileCodingError) {
    errors = try Moments(from: &reader)
    over = try Moments(from: &reader)
    under = try Moments(from: &reader)
    squaredErrors = try Moments(from: &reader)
    relativeErrors = try Moments(from: &reader)
    symmetricErrors = try Moments(from: &reader)
    labels = try Moments(from: &reader)
    predictions = try Moments(from: &reader)
    errorBins = try ErrorBins(from: &reader)
    setAside = try reader.readRows()
    withoutPrediction = try reader.readRows()
    let capacity = NumberHistogram.fullCapacity
    residualBuilder = try NumberHistogramBuilder(from: &reader, capacity: capacity)
    labelBuilder = try NumberHistogramBuilder(from: &reader, capacity: capacity)
    labelledBuilder = try NumberHistogramBuilder(from: &reader, capacity: capacity)
    unlabelledBuilder = try NumberHistogramBuilder(from: &reader, capacity: capacity)
    guard allMoments.allSatisfy({ $0.count <= errors.count }), residuals.count == errors.count
    else { throw .invalid("sums over different rows") }
  }

  /// Whether both hold the same rows, held back or not.
  public static func == (left: RegressionOutcomes, right: RegressionOutcomes) -> Bool {
    left.bytes == right.bytes
  }

  private var bytes: [UInt8] {
    var writer = ByteWriter()
    encode(to: &writer)
    return writer.bytes
  }
}
