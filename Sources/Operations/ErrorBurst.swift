import Glibc
import Profiles
import Statistics

/// A stretch of time in which far more calls failed than usual.
public struct ErrorBurst: Sendable, Equatable {
  /// The first second of its first minute: since 1970 UTC.
  public var start: Int64
  /// The second after its last minute: since 1970 UTC.
  public var end: Int64
  /// Its calls.
  public var calls: Int
  /// Those without a good answer.
  public var errors: Int
}

/// Finds bursts in the minutes of a window.
///
/// A stretch scores the logarithm of how much likelier its errors are at a high rate than at the
/// usual one. The best stretch is looked at, and what lies before and behind it in turn; each is a
/// burst where chance does not explain it (maximal scoring segments, Ruzzo and Tompa 1999).
struct BurstSearch {
  private let minutes: [(key: Int64, value: MinuteCalls)]
  private let usual: Double
  private let errorScore: Double
  private let goodScore: Double

  /// The usual rate is at least this: rarer errors are no burst by being two in a minute.
  private static let leastRate = 0.002
  /// The rate of a burst, as a multiple of the usual one, and at least.
  private static let factor = 10.0
  private static let leastBurstRate = 0.3
  /// The fewest calls of a burst.
  private static let fewestCalls = 10
  /// How likely chance alone may make a burst in the whole window.
  private static let unlikely = 1e-6
  /// The most bursts that a window tells.
  private static let most = 20

  /// Creates the search in minutes in their order; `rate` is the usual share of errors.
  init(_ minutes: [(key: Int64, value: MinuteCalls)], rate: Double) {
    self.minutes = minutes
    usual = min(max(rate, Self.leastRate), 0.5)
    let burst = min(max(usual * Self.factor, Self.leastBurstRate), 0.9)
    errorScore = log(burst / usual)
    goodScore = log((1 - burst) / (1 - usual))
  }

  /// The bursts in the order of time; where there are too many, those with the highest scores.
  var bursts: [ErrorBurst] {
    let found = stretches.compactMap { stretch in
      burst(stretch.range).map { (burst: $0, score: stretch.score) }
    }
    let best = found.sorted {
      $0.score != $1.score ? $0.score > $1.score : $0.burst.start < $1.burst.start
    }
    return best.prefix(Self.most).map(\.burst).sorted { $0.start < $1.start }
  }

  /// A stretch of minutes, and the sums of scores before it and up to its end.
  struct Stretch {
    var range: Range<Int>
    var before: Double
    var upTo: Double
    /// The last stretch before it with a smaller sum before; nil where there is none.
    var link: Int?

    var score: Double { upTo - before }
  }

  /// The stretch with the highest score, those before and behind it, and so on, in one pass.
  var stretches: [Stretch] {
    var settled: [Stretch] = []
    var open: [Stretch] = []
    var sum = 0.0
    for place in minutes.indices {
      let calls = minutes[place].value
      let score = Double(calls.errors) * errorScore + Double(calls.calls - calls.errors) * goodScore
      sum += score
      guard score > 0 else { continue }
      var new = Stretch(range: place..<place + 1, before: sum - score, upTo: sum)
      while true {
        new.link = Self.last(in: open, before: new.before)
        guard let link = new.link, open[link].upTo < new.upTo else { break }
        (new.range, new.before) = (open[link].range.lowerBound..<place + 1, open[link].before)
        open.removeSubrange(link...)
      }
      if new.link == nil {
        // Nothing that follows reaches back over the lowest sum so far.
        settled += open
        open = []
      }
      open.append(new)
    }
    return settled + open
  }

  /// Returns the place of the last stretch that begins with a smaller sum; nil for none.
  private static func last(in open: [Stretch], before sum: Double) -> Int? {
    var place = open.indices.last
    while let one = place, open[one].before >= sum { place = open[one].link }
    return place
  }

  private func burst(_ range: Range<Int>) -> ErrorBurst? {
    let (calls, errors) = minutes[range].reduce((0, 0)) {
      ($0.0 + $1.value.calls, $0.1 + $1.value.errors)
    }
    guard calls >= Self.fewestCalls,
      Binomial.atLeast(errors, of: calls, probability: usual) * Double(minutes.count)
        < Self.unlikely
    else { return nil }
    return ErrorBurst(
      start: minutes[range.lowerBound].key * 60, end: (minutes[range.upperBound - 1].key + 1) * 60,
      calls: calls, errors: errors)
  }
}
