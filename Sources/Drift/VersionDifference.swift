import Profiles
import Statistics

/// What two model versions answered in the same hours, side by side.
///
/// Versions that share the traffic see the same kind of requests, so that a difference of their
/// answers is theirs. Hours that only one of them answered say nothing, and do not count.
public struct VersionDifference: Sendable, Equatable {
  /// The place of the output column in the schema.
  public var column: Int
  /// The version with fewer rows.
  public var version: String
  /// The version that it stands beside: the one with most rows.
  public var other: String
  /// The version's answers with a value in the common hours.
  public var rows: Int
  /// Those of the other one.
  public var otherRows: Int
  /// The mean of the version's answers, hours weighted alike for both.
  public var mean: Double
  /// The mean of the other one's.
  public var otherMean: Double
  /// The difference of the means in standard deviations within an hour; 0 where nothing varies.
  public var deviations: Double
  /// The chance of such ranks in versions that answer alike, by `StratifiedRanks`.
  public var probability: Double

  /// The fewest answers of either version that are compared.
  public static let fewestRows = 50
  /// Below this chance versions differ.
  public static let certainty = 0.001

  /// Creates a difference from its parts.
  public init(
    column: Int, version: String, other: String, rows: Int, otherRows: Int, mean: Double,
    otherMean: Double, deviations: Double, probability: Double
  ) {
    (self.column, self.version, self.other) = (column, version, other)
    (self.rows, self.otherRows) = (rows, otherRows)
    (self.mean, self.otherMean) = (mean, otherMean)
    (self.deviations, self.probability) = (deviations, probability)
  }

  /// Compares a column's hours; nil where the common ones have too few answers.
  ///
  /// Means are those of the bins' middles: of 64 bins an hour.
  init?(
    column: Int, _ version: String, _ hours: [Int: NumberHistogram], beside other: String,
    _ others: [Int: NumberHistogram]
  ) {
    var sums = CommonHours()
    for hour in hours.keys.sorted() {
      guard let mine = hours[hour], let theirs = others[hour], !mine.isEmpty, !theirs.isEmpty
      else { continue }
      sums.add(mine, theirs)
    }
    guard min(sums.rows, sums.otherRows) >= Self.fewestRows, sums.weight > 0 else { return nil }
    (self.column, self.version, self.other) = (column, version, other)
    (rows, otherRows) = (sums.rows, sums.otherRows)
    (mean, otherMean) = (sums.mean / sums.weight, sums.otherMean / sums.weight)
    let spread = (sums.squares / Double(rows + otherRows)).squareRoot()
    deviations = spread > 0 ? (mean - otherMean) / spread : 0
    probability = sums.ranks.probability
  }

  /// Returns the difference of each named version from the one with most rows, in each column of
  /// output that is a number, by version and column.
  ///
  /// `hours` are the hours of the profiles, which those of one hour are themselves; profiles of more
  /// than a base window have none, and nothing is returned.
  public static func all(
    of versions: [String: Profile], schema: ProfileSchema, isHour: Bool
  ) -> [VersionDifference] {
    let named = versions.filter { !$0.key.isEmpty && $0.key != SliceLimit.otherSlices }
    let ranked = named.sorted {
      $0.value.rows.served != $1.value.rows.served
        ? $0.value.rows.served > $1.value.rows.served : $0.key < $1.key
    }
    guard let most = ranked.first, ranked.count > 1 else { return [] }
    let columns = schema.columns.indices.filter {
      schema.columns[$0].role == .output && schema.columns[$0].isNumeric
    }
    return ranked.dropFirst().sorted { $0.key < $1.key }.flatMap { version, profile in
      columns.compactMap { column in
        VersionDifference(
          column: column, version, histograms(profile, column, isHour), beside: most.key,
          histograms(most.value, column, isHour))
      }
    }
  }

  private static func histograms(
    _ profile: Profile, _ column: Int, _ isHour: Bool
  ) -> [Int: NumberHistogram] {
    guard !isHour else {
      let whole = profile.columns[column]?.numbers?.histogram
      return whole.map { [0: $0.reduced(toCapacity: NumberHistogram.lightCapacity)] } ?? [:]
    }
    return profile.hours.compactMapValues { $0[column]?.histogram }
  }
}

/// Sums over the hours that two versions share.
private struct CommonHours {
  var ranks = StratifiedRanks()
  var (rows, otherRows) = (0, 0)
  /// The weight of the hours: what their means' difference is known by.
  var weight = 0.0
  var (mean, otherMean) = (0.0, 0.0)
  /// The squares of answers' distances from their own version's mean of the hour.
  var squares = 0.0

  mutating func add(_ mine: NumberHistogram, _ theirs: NumberHistogram) {
    let bits = min(mine.mantissaBits, theirs.mantissaBits)
    let first = mine.weightedValues(mantissaBits: bits)
    let second = theirs.weightedValues(mantissaBits: bits)
    guard
      let sample = PooledSample(first.values, first.counts, second.values, second.counts)
    else { return }
    ranks.add(sample)
    let (n, m) = (Double(mine.count), Double(theirs.count))
    let share = n * m / (n + m)
    let (left, right) = (Self.moments(first), Self.moments(second))
    rows += mine.count
    otherRows += theirs.count
    weight += share
    mean += share * left.mean
    otherMean += share * right.mean
    squares += left.squares + right.squares
  }

  private static func moments(
    _ values: NumberHistogram.WeightedValues
  ) -> (mean: Double, squares: Double) {
    let count = Double(values.counts.reduce(0, +))
    var mean = 0.0
    for (value, n) in zip(values.values, values.counts) { mean += value * (Double(n) / count) }
    var squares = 0.0
    for (value, n) in zip(values.values, values.counts) {
      squares += Double(n) * (value - mean) * (value - mean)
    }
    return (mean, squares)
  }
}
