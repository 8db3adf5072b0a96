import Outcomes
import Profiles
import Statistics

/// What is usual for labels in a reference: how many come, how late, and how many are corrected.
public struct UsualLabels: Sendable, Equatable {
  /// What one base window of a reference says of its labels.
  public struct Part: Sendable, Equatable {
    /// The start: seconds since 1970.
    public var start: Int64
    /// What it has in common with others, such as the day of the week; nil: nothing.
    public var season: Int?
    /// Rows that were served.
    public var rows: Int
    /// Rows with a label.
    public var labelled: Int
    /// Rows whose label was corrected.
    public var corrections: Int
    /// The median delay of its first labels in seconds; nil without labels.
    public var medianDelay: Double?

    /// Creates the part from the outcomes of a window.
    public init(start: Int64, season: Int?, _ profile: OutcomeProfile) {
      self.start = start
      self.season = season
      rows = profile.counts.rows
      labelled = profile.counts.labelled
      corrections = profile.counts.corrections
      medianDelay = profile.firstDelays.histogram.quantile(0.5)
    }
  }

  /// The share of rows that get a label, above 0 to 1: of all, or that of the middle window where it
  /// is larger, since in the last ones labels may be overdue.
  public let coverage: Double
  /// The median delay of first labels in seconds, at least 1: that of the window's season where it
  /// is longer.
  public let delay: Double
  /// The longest usual delay in seconds: at least an hour more than `delay`.
  public let longestDelay: Double
  /// Rows with a label.
  public let labelled: Int
  /// Rows whose label was corrected.
  public let corrections: Int
  /// The largest usual share of labels that are corrected; nil with fewer than eight windows.
  public let largestCorrectedShare: Double?

  /// The share of labels that are corrected, 0…1.
  public var correctedShare: Double { Double(corrections) / Double(labelled) }

  /// The fewest windows that tell what is usual.
  public static let leastWindows = 8
  /// The fewest windows of a season that tell what is usual in it.
  public static let leastSeasonWindows = 2
  /// The shortest time in seconds by which labels are late.
  public static let leastLateness = 3_600.0

  /// Sums up a reference whose outcomes are `whole`, for a window of a season.
  ///
  /// `parts` are the base windows of the reference but those of the window itself. Delays end to be
  /// usual three times the quartiles' distance above the upper one (Tukey 1977, "Exploratory Data
  /// Analysis", 2D): a feed that stood still for a week of the four is no custom. Shares of
  /// corrections end at mean + 3 sd. Nil where no row has a label.
  public init?(_ whole: OutcomeProfile, parts: [Part], season: Int?) {
    let counts = whole.counts
    guard counts.labelled > 0, counts.rows >= counts.labelled,
      let median = whole.firstDelays.histogram.quantile(0.5)
    else { return nil }
    let shares = parts.filter { $0.rows > 0 }.map { Double($0.labelled) / Double($0.rows) }
    let middle = shares.count >= Self.leastWindows ? Self.quantile(shares, 0.5) : nil
    coverage = min(1, max(Double(counts.labelled) / Double(counts.rows), middle ?? 0))
    labelled = counts.labelled
    corrections = min(counts.corrections, counts.labelled)
    let alike = parts.filter { season != nil && $0.season == season }.compactMap(\.medianDelay)
    let seasonal = alike.count >= Self.leastSeasonWindows ? Self.quantile(alike, 0.5) : nil
    delay = max(1, median, seasonal ?? 0)
    let medians = parts.compactMap(\.medianDelay)
    let fence = medians.count >= Self.leastWindows ? Self.fence(medians) : nil
    longestDelay = max(delay + Self.leastLateness, fence ?? 0)
    let corrected = parts.filter { $0.labelled > 0 }.map {
      Double($0.corrections) / Double($0.labelled)
    }
    largestCorrectedShare = corrected.count >= Self.leastWindows ? Self.reach(corrected) : nil
  }

  private static func fence(_ values: [Double]) -> Double? {
    guard let low = quantile(values, 0.25), let high = quantile(values, 0.75) else { return nil }
    return high + 3 * (high - low)
  }

  private static func quantile(_ values: [Double], _ share: Double) -> Double? {
    let sorted = values.sorted()
    return Empirical.quantile(values: sorted, counts: sorted.map { _ in 1 }, share)
  }

  private static func reach(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return mean + 3 * (squares / Double(values.count - 1)).squareRoot()
  }
}
