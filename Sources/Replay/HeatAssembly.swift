import Checks
import Drift
import Profiles
import Reports
import Windows

/// The shares of a column's bins by hour, or by day in windows longer than two days.
struct HeatAssembly {
  /// The longest window that is told by the hour, in seconds.
  private static let longestByHour: Int64 = 2 * 86_400

  let setup: Setup
  let result: WindowResult

  /// One column of the table: an hour or a day.
  private struct Period {
    var start: Int64
    var rows = 0
    /// The rows in each bin; nil where an hour cannot tell.
    var counts: [Int?]
  }

  /// Returns the shares of a column; nil where its hours are not kept or there are fewer than two.
  func document(_ index: Int, bins: [ComparisonBin]) -> HeatDocument? {
    guard !bins.isEmpty else { return nil }
    let periods = periods(of: index, BinCounting(bins))
    guard periods.count > 1 else { return nil }
    return HeatDocument(
      starts: periods.map { setup.clock.text(of: $0.start, .rfc3339) }, rows: periods.map(\.rows),
      bins: bins.indices.map { bin in
        let shares = periods.compactMap { Self.share(of: bin, in: $0) }
        return HeatBinDocument(shares: shares.count == periods.count ? shares : nil)
      })
  }

  /// Adds up the hours of a column by period, in the order of time.
  private func periods(of index: Int, _ bins: BinCounting) -> [Period] {
    var periods: [Period] = []
    var last: Int64?
    for (hour, columns) in result.evidence.profile.hours.sorted(by: { $0.key < $1.key }) {
      guard let column = columns[index], column.cells.rows > 0 else { continue }
      let start = result.window.start + Int64(hour) * 3_600
      let counts = bins.counts(of: column)
      let period = period(of: start)
      guard period == last else {
        last = period
        periods.append(Period(start: start, rows: column.cells.rows, counts: counts))
        continue
      }
      let place = periods.count - 1
      periods[place].rows += column.cells.rows
      periods[place].counts = zip(periods[place].counts, counts).map { sum, count in
        sum.flatMap { sum in count.map { sum + $0 } }
      }
    }
    return periods
  }

  /// Returns what hours of one column of the table have in common.
  private func period(of start: Int64) -> Int64 {
    result.window.seconds <= Self.longestByHour ? start : setup.clock.day(at: start)
  }

  /// Returns a bin's share to three decimals, for a table needs no more; nil where it is not known.
  private static func share(of bin: Int, in period: Period) -> Double? {
    // A vector has more values than rows.
    let whole = max(period.rows, period.counts.reduce(0) { $0 + ($1 ?? 0) })
    return period.counts[bin].map { (Double($0) / Double(whole) * 1000).rounded() / 1000 }
  }
}

/// Counts the rows of hours in the bins of a column.
private struct BinCounting {
  private let bins: [ComparisonBin]
  /// The edges between the bins of numbers.
  private let edges: [Double]
  private let names: [String]
  /// How many bins share what no other one lists.
  private let rests: Int

  init(_ bins: [ComparisonBin]) {
    self.bins = bins
    edges = bins.compactMap { bin in
      guard case .range(_, let upper) = bin.content else { return nil }
      return upper
    }.dropLast()
    names = bins.compactMap { bin in
      guard case .category(let name) = bin.content else { return nil }
      return name
    }
    rests = bins.filter { $0.content == .other || $0.content == .new }.count
  }

  /// Returns the rows of an hour in each bin; nil where the hour cannot tell.
  func counts(of column: HourColumn) -> [Int?] {
    let cells = column.cells
    var ranges = (column.histogram?.counts(byEdges: edges) ?? [])[...]
    let known = column.categories?.isExact == true ? column.categories?.counts : nil
    let listed = names.reduce(0) { $0 + (known?[$1] ?? 0) }
    return bins.map { bin in
      switch bin.content {
      case .range: ranges.popFirst()
      case .category(let name): known.map { $0[name] ?? 0 }
      case .other, .new:
        // An hour does not tell categories that are new from those that are merely rare.
        rests == 1 ? column.categories.flatMap { known == nil ? nil : $0.count - listed } : nil
      case .missing: cells.missing
      case .nonFinite: cells.nan + cells.positiveInfinity + cells.negativeInfinity
      }
    }
  }
}
