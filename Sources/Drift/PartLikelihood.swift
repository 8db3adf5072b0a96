import Glibc

/// The likelihood of counts in the parts of a window, where some parts in a row have shares of
/// their own and the others have the reference's.
struct PartLikelihood {
  /// The parts from `first` until before `end`, and the logarithm of the likelihood where these
  /// have shares of their own.
  struct Stretch {
    var first: Int
    var end: Int
    var logarithm: Double
  }

  /// The number of parts.
  let count: Int
  /// The number of bins in use.
  let binCount: Int
  private let parts: [[Double]]
  /// The reference's shares, none of them 0.
  private let shares: [Double]
  /// By part, the rows of each bin in the parts before it.
  private let before: [[Double]]
  /// By part, the logarithm of the likelihood of the parts before it with the reference's shares.
  private let reference: [Double]

  /// Works out what the likelihoods of any stretch need.
  ///
  /// Half a row is added to each bin of the reference, which counts as at most
  /// `ChangePoint.referenceRows` rows. Nil without rows on either side, and with fewer than two bins
  /// in use.
  init?(_ parts: [[Int]], reference counts: [Int]) {
    let bins = counts.indices.filter { bin in
      counts[bin] > 0 || parts.contains { $0[bin] > 0 }
    }
    let rows = counts.reduce(0.0) { $0 + Double($1) }
    guard !parts.isEmpty, bins.count > 1, rows > 0 else { return nil }
    let weight = min(rows, ChangePoint.referenceRows)
    let shares = bins.map {
      (Double(counts[$0]) / rows * weight + 0.5) / (weight + 0.5 * Double(bins.count))
    }
    let used = parts.map { part in bins.map { Double(part[$0]) } }
    var before = [[Double](repeating: 0, count: bins.count)]
    var logarithms = [0.0]
    for (index, part) in used.enumerated() {
      before.append(zip(before[index], part).map { $0 + $1 })
      logarithms.append(zip(part, shares).reduce(logarithms[index]) { $0 + $1.0 * log($1.1) })
    }
    (count, binCount) = (parts.count, bins.count)
    (self.parts, self.shares, self.before, reference) = (used, shares, before, logarithms)
  }

  /// The logarithm of the likelihood where all parts have the reference's shares.
  var unchanged: Double { reference[count] }

  /// Returns how many rows the parts before the one at `index` have.
  func rows(before index: Int) -> Double { before[index].reduce(0, +) }

  /// Returns the logarithm of the largest likelihood where the parts of a stretch have shares of
  /// their own.
  func logarithm(_ first: Int, _ end: Int) -> Double {
    let outside = reference[first] + reference[count] - reference[end]
    let rows = rows(before: end) - rows(before: first)
    var sum = 0.0
    for bin in 0..<binCount {
      let inside = before[end][bin] - before[first][bin]
      if inside > 0 { sum += inside * log(inside / rows) }
    }
    return outside + sum
  }

  /// Returns the likeliest stretch that ends before the part at `end`; of equal ones the longest.
  func best(endingAt end: Int) -> Stretch {
    likeliest((0..<end).map { Stretch(first: $0, end: end, logarithm: logarithm($0, end)) })
  }

  /// The likeliest stretch with parts behind it; nil with a single part.
  ///
  /// Start and end are sought in turn, until neither moves, so that thousands of parts are no more
  /// work than a few passes over them.
  var bestWithEnd: Stretch? {
    guard count > 1 else { return nil }
    let starts = [0, best(endingAt: count).first].filter { $0 < count - 1 }
    let found = starts.map { first in
      var best = best(startingAt: first)
      for _ in 0..<count {
        let better = self.best(startingAt: self.best(endingAt: best.end).first)
        guard better.logarithm > best.logarithm else { break }
        best = better
      }
      return best
    }
    return found.isEmpty ? nil : likeliest(found)
  }

  private func best(startingAt first: Int) -> Stretch {
    likeliest(
      ((first + 1)..<max(count, first + 2)).map {
        Stretch(first: first, end: $0, logarithm: logarithm(first, $0))
      })
  }

  private func likeliest(_ stretches: [Stretch]) -> Stretch {
    stretches.dropFirst().reduce(stretches[0]) { $1.logarithm > $0.logarithm ? $1 : $0 }
  }

  /// Returns the logarithm of how much likelier one part is where some of its rows, a tenth to nine
  /// tenths, have the shares of a stretch, than where all have the reference's.
  func gainOfMixing(_ part: Int, with stretch: Stretch) -> Double {
    let own = ownShares(stretch)
    let gains = (1...9).map { tenths in
      let weight = Double(tenths) / 10
      var gain = 0.0
      for bin in 0..<binCount where parts[part][bin] > 0 {
        gain += parts[part][bin] * log(1 - weight + weight * own[bin] / shares[bin])
      }
      return gain
    }
    return gains.reduce(0, max)
  }

  private func ownShares(_ stretch: Stretch) -> [Double] {
    let rows = rows(before: stretch.end) - rows(before: stretch.first)
    return zip(before[stretch.end], before[stretch.first]).map { ($0 - $1) / rows }
  }

  /// Returns Pearson's statistic of a model beside its degrees of freedom, at least 1, over all parts
  /// but some.
  ///
  /// A tenth of a row is added to what is expected of a bin, so that a single row in a bin that
  /// should be empty does not outweigh all others.
  func dispersion(_ stretch: Stretch, without others: [Int] = []) -> Double {
    let own = ownShares(stretch)
    var (sum, used) = (0.0, 0)
    for (index, part) in parts.enumerated() where !others.contains(index) {
      used += 1
      let isInside = stretch.first <= index && index < stretch.end
      let shares = isInside ? own : shares
      let total = part.reduce(0, +)
      for (seen, share) in zip(part, shares) {
        let expected = total * share
        sum += (seen - expected) * (seen - expected) / (expected + 0.1)
      }
    }
    let degrees = Double((used - 1) * (binCount - 1))
    return degrees > 0 ? max(1, sum / degrees) : 1
  }
}
