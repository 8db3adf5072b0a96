/// How settled a window is.
public enum WindowState: String, Hashable, Sendable, CaseIterable {
  /// Its end has not come.
  case open
  /// It has ended, and rows that count as punctual may still arrive.
  case provisional
  /// Its lateness has passed: rows that arrive now count, and are late.
  case final
}

extension Window {
  /// Returns how settled the window is at `now`, in seconds since 1970 UTC.
  ///
  /// Open until `end`, provisional until `end + lateness`, then final. A lateness below 0 counts
  /// as 0; sums beyond the range of `Int64` as the last instant.
  public func state(now: Int64, lateness: Int64) -> WindowState {
    if now < end { return .open }
    return now < settled(lateness) ? .provisional : .final
  }

  /// Returns whether rows of this window are late in a file whose newest event is `newestEvent`,
  /// in seconds since 1970 UTC.
  ///
  /// They are when that event lies at or beyond `end + lateness`: a property of the data, not of
  /// the run that reads them.
  public func isLate(newestEvent: Int64, lateness: Int64) -> Bool {
    newestEvent >= settled(lateness)
  }

  /// The first second at which the window is final.
  private func settled(_ lateness: Int64) -> Int64 {
    let (sum, overflow) = end.addingReportingOverflow(max(0, lateness))
    return overflow ? .max : sum
  }
}
