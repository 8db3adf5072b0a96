/// A quantile of values that are known by cumulative buckets only, with the bucket that it lies in.
///
/// By Prometheus' `histogram_quantile`: linear within the bucket, from 0 on in the first one of
/// positive values; the highest finite bound where it lies beyond all of them.
public struct BucketQuantile: Sendable, Equatable {
  /// The quantile: within `low…high`, and a guess between them.
  public var value: Double
  /// The lower bound of its bucket; nil where that has none.
  public var low: Double?
  /// The upper bound of its bucket; nil beyond the highest finite one.
  public var high: Double?

  /// Finds the `q` quantile, 0…1.
  ///
  /// `bounds` ascend, each value in a bucket is at most its bound, and the last one is infinite;
  /// `counts` are how many values are at most each bound, as real numbers, since increases are. A
  /// count below the one before counts as that, as counters that were not read at one time have it.
  /// Nil without values, and where the bounds are no such list.
  public init?(_ q: Double, bounds: [Double], counts: [Double]) {
    guard bounds.count == counts.count, bounds.count >= 2, bounds.last == .infinity,
      zip(bounds, bounds.dropFirst()).allSatisfy({ $0 < $1 }), (0...1).contains(q)
    else { return nil }
    var rising: [Double] = []
    for count in counts {
      guard count.isFinite else { return nil }
      rising.append(max(count, rising.last ?? 0))
    }
    guard let total = rising.last, total > 0 else { return nil }
    let rank = q * total
    let place = rising.firstIndex { $0 >= rank && $0 > 0 } ?? rising.count - 1
    guard place < bounds.count - 1 else {
      (value, low) = (bounds[place - 1], bounds[place - 1])
      return
    }
    high = bounds[place]
    guard place > 0 || bounds[0] > 0 else {
      value = bounds[0]
      return
    }
    let start = place > 0 ? bounds[place - 1] : 0
    let before = place > 0 ? rising[place - 1] : 0
    let inside = rising[place] - before
    low = start
    value =
      inside > 0 ? start + (bounds[place] - start) * ((rank - before) / inside) : bounds[place]
  }
}
