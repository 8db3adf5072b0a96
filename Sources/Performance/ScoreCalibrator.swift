import Outcomes
import Profiles

/// What turns a score into the probability that its row is positive, learnt from the reference.
struct ScoreCalibrator: Sendable {
  private let isotonic: IsotonicRegression?
  /// What was decided, and why.
  let report: CalibrationReport

  /// Above this area under the curve there is next to nothing to calibrate; as NannyML decides.
  private static let perfectArea = 0.999

  /// Learns from the labelled rows of the reference's windows.
  ///
  /// Scores are calibrated by isotonic regression only where that lowers the error in ten bins of
  /// equal count in windows that the regression did not see, each left out in turn. Scores outside
  /// 0…1 are no probabilities, and are always calibrated. Nil where labels are of one class, or
  /// scores outside 0…1 come with a single window.
  init?(windows: [ScoreCells]) {
    let parts = windows.map { LabelledScores($0) }.filter { !$0.isEmpty }
    let whole = LabelledScores.merged(parts)
    let ladder = whole.ladder
    guard ladder.positive > 0, ladder.negative > 0 else { return nil }
    let areProbabilities = (ladder.scores.first ?? 0) >= 0 && (ladder.scores.last ?? 1) <= 1
    let before = areProbabilities ? CalibrationBins(equalCount: ladder).expectedError : nil
    if areProbabilities, (ladder.area ?? 0) > Self.perfectArea {
      self.init(nil, .nearlyPerfect, before: before)
      return
    }
    guard parts.count > 1 else {
      guard areProbabilities else { return nil }
      self.init(nil, .tooFewWindows, before: before)
      return
    }
    let after = CalibrationBins(equalCount: Self.leftOut(parts)).expectedError
    let isBetter = before.map { (after ?? .infinity) < $0 } ?? true
    self.init(
      isBetter ? IsotonicRegression(ladder) : nil, isBetter ? .calibrated : .calibratedAlready,
      before: before, after: after)
  }

  private init(
    _ isotonic: IsotonicRegression?, _ decision: CalibrationReport.Decision, before: Double?,
    after: Double? = nil
  ) {
    self.isotonic = isotonic
    report = CalibrationReport(decision: decision, errorBefore: before, errorAfter: after)
  }

  /// Returns the probability; nil where the score is none and was not calibrated.
  func callAsFunction(_ score: Double) -> Double? {
    if let isotonic { return isotonic(score) }
    return score >= 0 && score <= 1 ? score : nil
  }

  /// The rows of all windows, each with the score that a calibration on the others gives it.
  private static func leftOut(_ parts: [LabelledScores]) -> ScoreLadder {
    var points: [(score: Double, positives: Double, negatives: Double)] = []
    let before = LabelledScores.running(parts)
    let behind = Array(LabelledScores.running(parts.reversed()).reversed())
    for (index, part) in parts.enumerated() {
      var others = before[index]
      others.merge(behind[index])
      guard let isotonic = IsotonicRegression(others.ladder) else { continue }
      let ladder = part.ladder
      for step in ladder.scores.indices {
        points.append(
          (isotonic(ladder.scores[step]), ladder.positives[step], ladder.negatives[step]))
      }
    }
    points.sort { $0.score < $1.score }
    return ScoreLadder(
      scores: points.map(\.score), positives: points.map(\.positives),
      negatives: points.map(\.negatives))
  }
}

/// Whether scores were calibrated before performance was estimated from them.
public struct CalibrationReport: Sendable, Equatable {
  /// What was decided.
  public enum Decision: String, Sendable {
    /// Calibrated: that lowers the error in windows left out.
    case calibrated
    /// Not calibrated: it would not lower the error in windows left out.
    case calibratedAlready = "calibrated_already"
    /// Not calibrated: scores tell the classes apart almost without error.
    case nearlyPerfect = "nearly_perfect"
    /// Not calibrated: the reference has one window, so that none can be left out.
    case tooFewWindows = "too_few_windows"
  }

  /// What was decided.
  public let decision: Decision
  /// The calibration error in ten bins of equal count as logged; nil where scores are no
  /// probabilities.
  public let errorBefore: Double?
  /// The same after calibration, in windows left out; nil where that was not tried.
  public let errorAfter: Double?
}

/// The scores of positive and of negative rows.
private struct LabelledScores {
  private var positives: NumberHistogram
  private var negatives: NumberHistogram

  init(_ cells: ScoreCells) {
    positives = cells.histogram(label: .positive)
    negatives = cells.histogram(label: .negative)
  }

  var isEmpty: Bool { positives.isEmpty && negatives.isEmpty }
  var ladder: ScoreLadder { ScoreLadder(positives: positives, negatives: negatives) }

  private init(capacity: Int) {
    positives = NumberHistogram(capacity: capacity)
    negatives = positives
  }

  mutating func merge(_ other: LabelledScores) {
    positives.merge(other.positives)
    negatives.merge(other.negatives)
  }

  static func merged(_ parts: [LabelledScores]) -> LabelledScores {
    var whole = LabelledScores(capacity: parts.first?.positives.capacity ?? 2)
    for part in parts { whole.merge(part) }
    return whole
  }

  /// Returns for each part the sum of those before it.
  static func running(_ parts: [LabelledScores]) -> [LabelledScores] {
    var sum = LabelledScores(capacity: parts.first?.positives.capacity ?? 2)
    return parts.map { part in
      defer { sum.merge(part) }
      return sum
    }
  }
}
