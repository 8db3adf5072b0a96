import Glibc
import Statistics

/// When a change began and ended among the parts of a window, as the hours of a day.
///
/// Two models of the parts' counts are compared by their likelihood: parts before `first` and from
/// `end` on are drawn from the reference's shares, those between from shares of their own, the same
/// in all of them. The parts between are those with the largest likelihood. Of a change that comes
/// gradually, `first` is where the two differ most.
///
/// A part's rows resemble each other more than chance makes them, as the weather of one hour does.
/// Logarithms of likelihoods are therefore divided by Pearson's statistic of the best model beside
/// its degrees of freedom, where that is above 1 (quasi-likelihood).
///
/// Sources: Hinkley 1970 (one change point by likelihood), Levin and Kline 1985 (a start and an end:
/// the epidemic alternative), Wedderburn 1974 (quasi-likelihood).
public struct ChangePoint: Sendable, Equatable {
  /// The index of the first part that differs from the reference.
  ///
  /// 0 where all parts from the first on do.
  public var first: Int
  /// The index behind the last part that differs; nil where all from `first` on do.
  public var end: Int?

  /// The probability of naming a start, or an end, where there is none.
  static let errorRate = 0.01
  /// As how many rows the reference counts at most, since days differ by more than chance: a bin
  /// that is empty in it is not impossible in any part.
  static let referenceRows = 1_000.0

  /// Finds the change in `parts`, the counts by bin of adjacent stretches of time, against the
  /// counts of `reference` in the same bins.
  ///
  /// Parts without rows are passed over, and so are the first ones of a change to what the reference
  /// does not have, as long as they have none of it. Nil where all parts may well be like the
  /// reference, and where rows are too few to tell the start: where it may be the first part, and as well one that
  /// has more than a quarter of the rows before it. With H parts with rows, a start after the first
  /// one is told where the likelihood is more than (H − 1) / 0.01 times that of a start at the first,
  /// and an end where it is more than H (H − 1) / 2 / 0.01 times that of no end: a likelihood ratio
  /// exceeds r with a probability of at most 1 / r (Markov), times the number of places (Bonferroni).
  /// The part before the first one, and the one behind the last, belong to the change where a mixture
  /// of both shares is more than 1 / 0.01 times as likely as the reference's: it began or ended there.
  public init?(parts: [[Int]], reference: [Int]) {
    let places = parts.indices.filter { parts[$0].contains { $0 > 0 } }
    guard let likelihood = PartLikelihood(places.map { parts[$0] }, reference: reference) else {
      return nil
    }
    let count = places.count
    let one = likelihood.best(endingAt: count)
    var best = one
    let two = likelihood.bestWithEnd
    if let two, two.logarithm > one.logarithm { best = two }
    let scale = likelihood.dispersion(best)
    if best.end < count {
      let gain = (best.logarithm - one.logarithm) / scale
      if gain <= Self.limit(places: count * (count - 1) / 2) { best = one }
    }
    let degrees = Double(likelihood.binCount - 1)
    let gain = 2 * (best.logarithm - likelihood.unchanged) / scale
    let chance = Self.errorRate / Double(count)
    guard gain > ChiSquared.quantile(1 - chance, degrees: degrees) else { return nil }
    guard let first = Self.start(best, likelihood, scale) else { return nil }
    best.first = first == 0 ? Self.firstShown(places.map { parts[$0] }, reference) : first
    best = Self.widened(best, likelihood)
    self.first = best.first == 0 ? 0 : places[best.first]
    end = best.end < count ? places[best.end - 1] + 1 : nil
  }

  /// Returns the first part that shows what the reference does not have at all; the first of all
  /// where that is not what changed.
  ///
  /// With two bins, one of them empty in the reference, a part without a row in that one shows
  /// nothing of the change.
  private static func firstShown(_ parts: [[Int]], _ reference: [Int]) -> Int {
    let used = reference.indices.filter { bin in
      reference[bin] > 0 || parts.contains { $0[bin] > 0 }
    }
    guard used.count == 2, let new = used.first(where: { reference[$0] == 0 }) else { return 0 }
    return parts.firstIndex { $0[new] > 0 } ?? 0
  }

  /// Adds the parts beside a stretch in which the change began or ended halfway.
  private static func widened(
    _ stretch: PartLikelihood.Stretch, _ likelihood: PartLikelihood
  ) -> PartLikelihood.Stretch {
    // Such parts fit badly by themselves, which says nothing of how the others scatter.
    let scale = likelihood.dispersion(stretch, without: [stretch.first - 1, stretch.end])
    func isPartly(_ part: Int) -> Bool {
      likelihood.gainOfMixing(part, with: stretch) / scale > limit(places: 1)
    }
    var wide = stretch
    if stretch.first > 0, isPartly(stretch.first - 1) { wide.first -= 1 }
    if stretch.end < likelihood.count, isPartly(stretch.end) { wide.end += 1 }
    return wide
  }

  /// The least logarithm of a likelihood ratio that tells one of several places from the usual one.
  private static func limit(places: Int) -> Double {
    log(Double(max(1, places)) / errorRate)
  }

  /// Returns where a change begins; nil where that may be anywhere.
  private static func start(
    _ best: PartLikelihood.Stretch, _ likelihood: PartLikelihood, _ scale: Double
  ) -> Int? {
    let limit = limit(places: likelihood.count - 1)
    let possible = (0..<best.end).filter { first in
      let other = likelihood.logarithm(first, best.end)
      return (best.logarithm - other) / scale <= limit
    }
    guard possible.first == 0, let last = possible.last else { return best.first }
    return likelihood.rows(before: last) <= likelihood.rows(before: likelihood.count) / 4 ? 0 : nil
  }
}
