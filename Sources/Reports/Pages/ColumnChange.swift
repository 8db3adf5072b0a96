/// What changed in a column, in few words.
enum ColumnChange {
  /// Returns the largest sign of change, as `median 10.4 → 6.4` or `share of UA 12 % → 26 %`.
  static func text(_ column: ColumnDocument) -> String {
    let reference = column.referenceProfile
    let before = reference.flatMap { missingShare($0) }
    if let now = missingShare(column.profile), let before, abs(now - before) >= 0.02 {
      return Words.local.missingChange(Display.share(before), Display.share(now))
    }
    if let now = column.profile.quantiles["p50"].flatMap({ $0 }),
      let before = reference?.quantiles["p50"].flatMap({ $0 })
    {
      return Words.local.medians(Display.number(before), Display.number(now))
    }
    if let bin = largestBin(column) {
      return Words.local.shareOf(
        BinText.name(bin), Display.share(bin.reference ?? 0), Display.share(bin.current ?? 0))
    }
    return Display.none
  }

  /// Returns the share of rows without a value; nil where there are no rows.
  static func missingShare(_ profile: ProfileDocument) -> Double? {
    profile.count > 0 ? Double(profile.missing) / Double(profile.count) : nil
  }

  /// Returns the change of the share that changed most; nil without a reference.
  static func largest(_ column: ColumnDocument) -> Double? {
    largestBin(column).flatMap { difference($0) }
  }

  /// Returns the change since the window before of the share that changed most; nil where that is not
  /// known.
  static func largestSincePrevious(_ column: ColumnDocument) -> Double? {
    column.profile.histogram.compactMap { bin in
      bin.current.flatMap { now in bin.previous.map { now - $0 } }
    }.max { abs($0) < abs($1) }
  }

  private static func largestBin(_ column: ColumnDocument) -> BinDocument? {
    column.profile.histogram.filter { difference($0) != nil }.max {
      abs(difference($0) ?? 0) < abs(difference($1) ?? 0)
    }
  }

  private static func difference(_ bin: BinDocument) -> Double? {
    guard let current = bin.current, let reference = bin.reference else { return nil }
    let difference = current - reference
    return difference.isFinite ? difference : nil
  }
}
