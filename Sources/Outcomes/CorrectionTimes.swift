/// When labels were corrected, and of which rows: the first and the last times, in nanoseconds since
/// 1970.
public struct CorrectionTimes: Sendable, Equatable {
  /// The times of the rows.
  public var rows: ClosedRange<Int64>
  /// The times of the labels that count.
  public var labels: ClosedRange<Int64>

  /// Creates the times of rows and of their labels.
  public init(rows: ClosedRange<Int64>, labels: ClosedRange<Int64>) {
    self.rows = rows
    self.labels = labels
  }

  /// Returns the times of the corrections of both; nil where neither has one.
  public static func union(_ left: Self?, _ right: Self?) -> Self? {
    guard let left, let right else { return left ?? right }
    return CorrectionTimes(
      rows: union(left.rows, right.rows), labels: union(left.labels, right.labels))
  }

  private static func union(
    _ left: ClosedRange<Int64>, _ right: ClosedRange<Int64>
  ) -> ClosedRange<Int64> {
    min(left.lowerBound, right.lowerBound)...max(left.upperBound, right.upperBound)
  }
}

extension CorrectionTimes {
  /// Creates the times of one corrected row; nil where its label lies behind the end of time.
  init?(_ joined: JoinedRows, _ row: Int) {
    let time = joined.times[row]
    let (label, overflows) = time.addingReportingOverflow(joined.delays[row])
    guard !overflows else { return nil }
    self.init(rows: time...time, labels: label...label)
  }
}
