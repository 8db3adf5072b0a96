import Outcomes
import Profiles

/// Distinct scores, ascending, each with how many positive and negative rows have it.
///
/// Weights are counts, or what is expected of them.
struct ScoreLadder: Sendable, Equatable {
  var scores: [Double] = []
  var positives: [Double] = []
  var negatives: [Double] = []
  /// Whether every step is one score and not a bin of several.
  var isExact = true
  /// The largest relative difference between a step's score and those of its rows.
  var relativeError = 0.0

  /// How many rows are positive.
  var positive: Double { positives.reduce(0, +) }
  /// How many rows are negative.
  var negative: Double { negatives.reduce(0, +) }

  init() {}

  /// Creates the ladder of labelled rows, at the coarser resolution of both histograms.
  init(_ cells: ScoreCells) {
    self.init(
      positives: cells.histogram(label: .positive), negatives: cells.histogram(label: .negative))
  }

  /// Creates the ladder of two histograms, at the coarser of their resolutions.
  init(positives first: NumberHistogram, negatives second: NumberHistogram) {
    let bits = min(first.mantissaBits, second.mantissaBits)
    isExact = first.isExact && second.isExact
    relativeError = max(first.relativeErrorBound, second.relativeErrorBound)
    let left = first.weightedValues(mantissaBits: bits)
    let right = second.weightedValues(mantissaBits: bits)
    var (i, j) = (0, 0)
    while i < left.values.count || j < right.values.count {
      let x = i < left.values.count ? left.values[i] : .infinity
      let y = j < right.values.count ? right.values[j] : .infinity
      scores.append(min(x, y))
      positives.append(x <= y ? Double(left.counts[i]) : 0)
      negatives.append(y <= x ? Double(right.counts[j]) : 0)
      i += x <= y ? 1 : 0
      j += y <= x ? 1 : 0
    }
  }

  /// Creates a ladder of weights, which ascend by score.
  init(scores: [Double], positives: [Double], negatives: [Double]) {
    self.scores = scores
    self.positives = positives
    self.negatives = negatives
  }

  /// The steps whose score lies in 0…1.
  var withinUnit: ScoreLadder {
    let steps = scores.indices.filter { scores[$0] >= 0 && scores[$0] <= 1 }
    var ladder = ScoreLadder(
      scores: steps.map { scores[$0] }, positives: steps.map { positives[$0] },
      negatives: steps.map { negatives[$0] })
    ladder.isExact = isExact
    ladder.relativeError = relativeError
    return ladder
  }

  /// Returns the ladder with neighbours joined to about `limit` steps of equal weight.
  func joined(toAbout limit: Int) -> ScoreLadder {
    guard scores.count > limit else { return self }
    let share = (positive + negative) / Double(limit)
    var ladder = ScoreLadder()
    var before = 0.0
    var group = -1
    for step in scores.indices {
      let next = Int((before / share).rounded(.down))
      if next != group {
        ladder.scores.append(scores[step])
        ladder.positives.append(0)
        ladder.negatives.append(0)
        group = next
      }
      ladder.positives[ladder.positives.count - 1] += positives[step]
      ladder.negatives[ladder.negatives.count - 1] += negatives[step]
      before += positives[step] + negatives[step]
    }
    ladder.isExact = false
    return ladder
  }
}
