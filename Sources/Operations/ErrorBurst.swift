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
/// usual one; the best stretch is a burst where chance does not explain it, and what lies before and
/// behind it is searched in turn (maximal scoring segments, Ruzzo and Tompa 1999).
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

  /// The bursts in the order of time.
  var bursts: [ErrorBurst] {
    var open = [minutes.indices]
    var found: [ErrorBurst] = []
    while let range = open.popLast(), found.count < Self.most {
      guard let best = best(in: range), let burst = burst(best) else { continue }
      found.append(burst)
      open.append(range.lowerBound..<best.lowerBound)
      open.append(best.upperBound..<range.upperBound)
    }
    return found.sorted { $0.start < $1.start }
  }

  /// Returns the stretch with the highest score; nil where no minute has an error.
  private func best(in range: Range<Int>) -> Range<Int>? {
    var (sum, start) = (0.0, range.lowerBound)
    var best: (score: Double, range: Range<Int>)?
    for place in range {
      let calls = minutes[place].value
      if sum <= 0 { (sum, start) = (0, place) }
      sum += Double(calls.errors) * errorScore + Double(calls.calls - calls.errors) * goodScore
      if sum > best?.score ?? 0 { best = (sum, start..<place + 1) }
    }
    return best?.range
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
