/// The non-decreasing function that is nearest to weighted points, by squares.
///
/// Fitted by pool adjacent violators; linear between the points and constant beyond them, as
/// `sklearn.isotonic.IsotonicRegression(out_of_bounds="clip")`. Source: Barlow et al. 1972.
struct IsotonicRegression: Sendable, Equatable {
  /// A range of points with one fitted value.
  private struct Block: Sendable, Equatable {
    var first: Double
    var last: Double
    var weight: Double
    var sum: Double

    var value: Double { sum / weight }
  }

  private var blocks: [Block] = []

  /// Fits the share of positive rows on the score; nil without rows.
  init?(_ ladder: ScoreLadder) {
    for step in ladder.scores.indices {
      let weight = ladder.positives[step] + ladder.negatives[step]
      guard weight > 0 else { continue }
      let score = ladder.scores[step]
      var block = Block(
        first: score, last: score, weight: weight, sum: ladder.positives[step])
      while let previous = blocks.last, previous.value >= block.value {
        block.first = previous.first
        block.weight += previous.weight
        block.sum += previous.sum
        blocks.removeLast()
      }
      blocks.append(block)
    }
    guard !blocks.isEmpty else { return nil }
  }

  /// Returns the fitted value at `score`, which is finite.
  func callAsFunction(_ score: Double) -> Double {
    var (low, high) = (0, blocks.count)
    // The first block that ends at or above the score.
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].last >= score { high = middle } else { low = middle + 1 }
    }
    guard low < blocks.count else { return blocks[blocks.count - 1].value }
    let block = blocks[low]
    guard low > 0, score < block.first else { return block.value }
    let before = blocks[low - 1]
    let fraction = (score - before.last) / (block.first - before.last)
    return before.value + (block.value - before.value) * fraction
  }
}
