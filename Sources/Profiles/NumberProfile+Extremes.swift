/// How many numbers of a column a machine has difficulty with.
public struct NumberExtremes: Sendable, Equatable {
  /// Those that single precision has no number for: 2^128 and more, either sign.
  public var beyondSingle = 0
  /// Those from 2^53 on, either sign: there doubles no longer tell all whole numbers apart.
  public var beyondWhole = 0
  /// Those other than 0 below 2^-126, either sign: single precision loses digits of them, or all.
  public var belowSingle = 0
}

extension NumberProfile {
  /// How many numbers are so large or small that machines lose them, or digits of them.
  ///
  /// Exact whatever the histogram's resolution, since powers of two bound its bins; but where it is
  /// not exact, numbers that share zero's bin are taken for 0.
  public var extremes: NumberExtremes {
    let (large, whole, small) = (0x1p128, 0x1p53, 0x1p-126)
    // Most columns have plain positive numbers.
    guard count > 0, minimum < small || maximum >= whole else { return NumberExtremes() }
    let counts = histogram.counts(byEdges: [
      -large, -whole, -small, small.nextDown, whole.nextDown, large.nextDown,
    ])
    let beyond = counts[0] + counts[6]
    return NumberExtremes(
      beyondSingle: beyond, beyondWhole: beyond + counts[1] + counts[5],
      belowSingle: counts[3] - min(counts[3], atZero))
  }

  /// How many numbers are 0, or share its bin.
  private var atZero: Int {
    histogram.count(atMost: 0) - histogram.count(atMost: -Double.leastNonzeroMagnitude)
  }

  /// How many numbers are exactly 0 or 1, as saturated probabilities are.
  ///
  /// Where the histogram is not exact, numbers that share a bin with them count as well.
  public var saturated: Int {
    atZero + histogram.count(atMost: 1) - histogram.count(atMost: 1.nextDown)
  }

  /// The share of the most frequent number, 0…1; nil without numbers, or where the histogram does not
  /// tell single numbers apart.
  public var mostFrequentShare: Double? {
    guard histogram.isExact, let most = histogram.counts.max(), count > 0 else { return nil }
    return Double(most) / Double(count)
  }
}
