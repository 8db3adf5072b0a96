/// A column in the drift table of a window's page.
struct ColumnRowView {
  let tone: String
  let name: String
  let links: [String]
  let rank: String
  let badge: Markup
  let word: String
  let chart: Markup
  let change: String
  let distance: String
  let distanceValue: String
  let limit: String
  let missing: String
  let missingValue: String
  let missingReference: String
  let role: String

  init(_ column: ColumnDocument, hasPicture: Bool) {
    tone = StatusMark.name(column.status)
    name = PlainText.name(column.name)
    links = column.page.map { [RelativePath.checked($0)] } ?? []
    rank = "\(column.status.rank)"
    badge = hasPicture ? StatusMark.badge(column.status) : Markup()
    word = English.status(column.status)
    role = English.role(column.role)
    let text = ColumnChange.text(column)
    change = column.status == .ok ? Display.none : text
    let primary = Self.primary(column)
    distance = Display.distance(primary?.value)
    distanceValue = Self.sortable(primary?.value)
    limit =
      (primary?.warn ?? primary?.alert).map {
        English.limit(.max, Display.distance($0))
      } ?? ""
    let share = ColumnChange.missingShare(column.profile)
    let before = column.referenceProfile.flatMap { ColumnChange.missingShare($0) }
    missing = Display.share(share)
    missingValue = Self.sortable(share)
    missingReference = before.map { Display.share($0) } ?? ""
    chart =
      hasPicture
      ? OverlayChart.row(
        column.profile.histogram,
        label: English.overlay(
          name, change: text, largest: Display.points(ColumnChange.largest(column))))
      : Markup()
  }

  /// Returns the statistic that decides about drift; nil where nothing was compared.
  private static func primary(_ column: ColumnDocument) -> StatisticDocument? {
    guard let drift = column.drift else { return nil }
    return drift.statistics[drift.primary]
  }

  /// Returns a number for the page's script to sort by.
  static func sortable(_ value: Double?) -> String {
    guard let value, let digits = DecimalDigits(value) else { return "-1" }
    return digits.rounded(toSignificant: 6).json
  }

  /// Returns columns worst first, by status, then by the deciding statistic, then by name.
  static func sorted(_ columns: [ColumnDocument]) -> [ColumnDocument] {
    func precedes(_ left: ColumnDocument, _ right: ColumnDocument) -> Bool {
      guard left.status == right.status else { return left.status > right.status }
      let (leftValue, rightValue) = (primary(left)?.value ?? -1, primary(right)?.value ?? -1)
      guard leftValue == rightValue else { return leftValue > rightValue }
      guard left.role == right.role else {
        return left.role.rawValue < right.role.rawValue
      }
      return left.name < right.name
    }
    return columns.sorted(by: precedes)
  }
}

/// What changed in a column, in few words.
enum ColumnChange {
  /// Returns the largest sign of change, as `median 10.4 → 6.4` or `share of UA 12 % → 26 %`.
  static func text(_ column: ColumnDocument) -> String {
    let reference = column.referenceProfile
    let before = reference.flatMap { missingShare($0) }
    if let now = missingShare(column.profile), let before, abs(now - before) >= 0.02 {
      return English.missingChange(Display.share(before), Display.share(now))
    }
    if let now = column.profile.quantiles["p50"].flatMap({ $0 }),
      let before = reference?.quantiles["p50"].flatMap({ $0 })
    {
      return English.medians(Display.number(before), Display.number(now))
    }
    if let bin = largestBin(column) {
      return English.shareOf(
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
