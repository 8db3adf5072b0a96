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

  /// Returns the shares of a column; nil where its hours are not kept or there are fewer than two.
  func document(_ index: Int, bins: [ComparisonBin]) -> HeatDocument? {
    guard !bins.isEmpty else { return nil }
    var starts: [Int64] = []
    var counts: [[Int?]] = []
    var rows: [Int] = []
    var lastPeriod: Int64?
    for (hour, columns) in result.evidence.profile.hours.sorted(by: { $0.key < $1.key }) {
      guard let column = columns[index], column.cells.rows > 0 else { continue }
      let start = result.window.start + Int64(hour) * 3_600
      let period = period(of: start)
      if period != lastPeriod {
        lastPeriod = period
        starts.append(start)
        rows.append(0)
        counts.append([Int?](repeating: 0, count: bins.count))
      }
      rows[rows.count - 1] += column.cells.rows
      let hourCounts = Self.counts(of: column, in: bins)
      for place in bins.indices {
        let sum = hourCounts[place].flatMap { count in
          counts[counts.count - 1][place].map { $0 + count }
        }
        counts[counts.count - 1][place] = sum
      }
    }
    guard starts.count > 1 else { return nil }
    // A vector has more values than rows.
    let wholes = zip(counts, rows).map { counts, rows in
      max(rows, counts.reduce(0) { $0 + ($1 ?? 0) })
    }
    return HeatDocument(
      starts: starts.map { setup.clock.text(of: $0, .rfc3339) }, rows: rows,
      bins: bins.indices.map { bin in
        let known = counts.compactMap { $0[bin] }
        return HeatBinDocument(
          shares: known.count == rows.count ? zip(known, wholes).map(Self.share) : nil)
      })
  }

  /// Returns a share to three decimals: a table needs no more.
  private static func share(_ count: Int, of whole: Int) -> Double {
    (Double(count) / Double(whole) * 1000).rounded() / 1000
  }

  /// Returns what hours of one column of the table have in common.
  private func period(of start: Int64) -> Int64 {
    result.window.seconds <= Self.longestByHour ? start : setup.clock.day(at: start)
  }

  /// Returns the rows of an hour in each bin; nil where the hour cannot tell.
  private static func counts(of column: HourColumn, in bins: [ComparisonBin]) -> [Int?] {
    let cells = column.cells
    let edges = bins.compactMap { bin -> Double? in
      guard case .range(_, let upper) = bin.content else { return nil }
      return upper
    }.dropLast()
    var ranges = (column.histogram?.counts(byEdges: Array(edges)) ?? [])[...]
    let known = column.categories?.isExact == true ? column.categories?.counts : nil
    let names = bins.compactMap { bin -> String? in
      guard case .category(let name) = bin.content else { return nil }
      return name
    }
    let listed = names.reduce(0) { $0 + (known?[$1] ?? 0) }
    // An hour does not tell categories that are new from those that are merely rare.
    let rests = bins.filter { $0.content == .other || $0.content == .new }.count
    return bins.map { bin in
      switch bin.content {
      case .range: ranges.popFirst()
      case .category(let name): known.map { $0[name] ?? 0 }
      case .other, .new:
        rests == 1 ? column.categories.flatMap { known == nil ? nil : $0.count - listed } : nil
      case .missing: cells.missing
      case .nonFinite: cells.nan + cells.positiveInfinity + cells.negativeInfinity
      }
    }
  }
}
