import Profiles

/// A reference with everything that comparisons with it need of it alone, worked out once for any
/// number of windows.
public struct ReferenceProfile: Sendable {
  /// The profile of all rows of the reference.
  public let profile: Profile
  /// The columns in the order of the profile; nil for a column that was not recorded.
  let columns: [ReferenceColumn?]

  /// Works out what comparisons need of `profile`.
  public init(_ profile: Profile) {
    self.profile = profile
    columns = profile.columns.map { $0.map(ReferenceColumn.init) }
  }
}

/// A column of a reference with what comparisons need of it.
struct ReferenceColumn: Sendable {
  /// The reference's rows.
  let profile: ColumnProfile
  /// What the numbers amount to; nil for categories.
  let numbers: ReferenceNumbers?
  /// The most frequent categories, most frequent first; empty for numbers.
  let top: [(category: String, count: Int)]

  init(_ profile: ColumnProfile) {
    self.profile = profile
    numbers = profile.numbers.map(ReferenceNumbers.init)
    let ranked = profile.categories?.ranked() ?? []
    top = Array(ranked.prefix(ComparisonBins.largestCategoryCount))
  }
}

/// The numbers of a reference with what comparisons need of them.
struct ReferenceNumbers: Sendable {
  /// The inner edges of the quantile bins: distinct, ascending.
  let edges: [Double]
  /// How many numbers each of the bins between the edges holds, as fine as the distribution is known.
  private let counts: [Int]
  /// The distribution, as fine as it is known.
  let distribution: NumberDistribution
  /// Mean and deviation.
  let moments: NumberMoments
  /// The middle; nil without numbers.
  let median: Double?

  init(_ profile: NumberProfile) {
    edges = ComparisonBins.edges(of: profile.histogram)
    counts = profile.histogram.counts(byEdges: edges)
    distribution = NumberDistribution(profile.histogram)
    moments = NumberMoments(profile)
    median = profile.histogram.quantile(0.5)
  }

  /// Returns how many numbers of a window and of the reference lie between the edges.
  ///
  /// Where the window is coarser the reference is counted as coarsely, so that a bin around an edge is
  /// whole on both sides.
  func counts(beside current: NumberHistogram) -> (current: [Int], reference: [Int]) {
    let own = distribution.histogram
    let isCoarser = current.mantissaBits < own.mantissaBits
    return (
      current.counts(byEdges: edges),
      isCoarser ? own.counts(byEdges: edges, mantissaBits: current.mantissaBits) : counts
    )
  }
}

/// A histogram with its values, as fine as it is known.
struct NumberDistribution: Sendable {
  let histogram: NumberHistogram
  private let weighted: NumberHistogram.WeightedValues

  init(_ histogram: NumberHistogram) {
    self.histogram = histogram
    weighted = histogram.weightedValues(mantissaBits: histogram.mantissaBits)
  }

  /// Returns the values with their counts at a resolution, which is at most the histogram's.
  func weightedValues(mantissaBits: Int) -> NumberHistogram.WeightedValues {
    mantissaBits == histogram.mantissaBits
      ? weighted : histogram.weightedValues(mantissaBits: mantissaBits)
  }
}

/// Mean, variance and deviation of numbers, each rounded once.
struct NumberMoments: Sendable {
  let count: Int
  let mean: Double?
  let variance: Double?
  let standardDeviation: Double?

  init(_ profile: NumberProfile) {
    count = profile.count
    mean = profile.moments.mean
    variance = profile.moments.variance
    standardDeviation = variance.map { $0.squareRoot() }
  }
}
