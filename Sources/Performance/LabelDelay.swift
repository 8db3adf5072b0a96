import Outcomes
import Profiles

/// How long labels take: within which time half of those that are usual came.
///
/// Rows without a label count as ones that wait for it: their label takes at least as long as they
/// are old. So a feed that stands still is seen while it does, and a window whose labels are not due
/// yet looks no slower than it is.
public struct LabelDelay: Sendable, Equatable {
  /// The time in seconds; at least 0.
  public let seconds: Double
  /// The lower end of its 95 % interval by ranks: seconds.
  public let low: Double
  /// Whether the labels have not come yet, so that the time is longer than `seconds`.
  public let isOverdue: Bool
  /// How many labels are usual for so many rows.
  public let usualLabels: Double

  /// Measures the delays of a profile's first labels.
  ///
  /// `share` is which share of rows gets a label as a rule, above 0 to 1: the reference's coverage.
  /// `age` is how old its rows are at least, in seconds: nil where nobody knows, and then rows
  /// without a label say nothing. Nil without rows, and where half of the usual labels neither came
  /// nor are waited for.
  public init?(_ profile: OutcomeProfile, share: Double, age: Double?) {
    let rows = profile.counts.rows
    guard rows > 0, share > 0, share <= 1 else { return nil }
    let delays = profile.firstDelays.histogram
    let waiting = age == nil ? 0 : max(0, rows - delays.count)
    let expected = share * Double(rows)
    let middle = max(1, (expected / 2).rounded(.up))
    let spread = 1.96 * (expected * 0.25).squareRoot()
    let ranked = RankedDelays(delays, waiting: waiting, since: age ?? 0)
    guard let time = ranked.value(atRank: Int(middle)),
      let low = ranked.value(atRank: max(1, Int(middle - spread)))
    else { return nil }
    seconds = max(0, time.seconds)
    self.low = max(0, low.seconds)
    isOverdue = time.isWaiting
    usualLabels = expected
  }
}

/// Delays and waiting times in their order.
private struct RankedDelays {
  let delays: NumberHistogram
  let waiting: Int
  let age: Double

  init(_ delays: NumberHistogram, waiting: Int, since age: Double) {
    self.delays = delays
    self.waiting = waiting
    self.age = age
  }

  /// Returns the time of a rank from 1, and whether it is one that is still waited; nil beyond the
  /// last one.
  ///
  /// Of a delay and a waiting time that are equal the delay is the shorter one.
  func value(atRank rank: Int) -> (seconds: Double, isWaiting: Bool)? {
    var passed = 0
    var isCounted = false
    for (delay, count) in zip(delays.representatives, delays.counts) {
      if !isCounted, delay > age {
        isCounted = true
        passed += waiting
        if passed >= rank { return (age, true) }
      }
      passed += count
      if passed >= rank { return (delay, false) }
    }
    return !isCounted && passed + waiting >= rank ? (age, true) : nil
  }
}
