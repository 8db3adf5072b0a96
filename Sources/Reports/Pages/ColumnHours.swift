/// The section of a column's page about the hours of the window.
enum ColumnHours {
  /// Beyond so many hours charts have no read-out: it would be most of the page.
  private static let readoutLimit = 100

  /// Returns the section; nothing where there is one hour at most.
  static func markup(_ profile: ProfileDocument) -> Markup {
    guard profile.hours.count > 1 else { return Markup() }
    let axis = TimeAxis(starts: profile.hours.map(\.start))
    return PageLibrary.render(
      "hours",
      [
        "medianChart": medians(profile.hours, on: axis),
        "missingChart": missing(profile, on: axis),
      ])
  }

  private static func medians(_ hours: [ColumnHourDocument], on axis: TimeAxis) -> Markup {
    let medians = hours.map(\.median)
    let known = medians.compactMap { $0 }.filter(\.isFinite)
    guard !known.isEmpty else { return Markup() }
    return LineChart.markup(
      [medians], startsAtZero: false, yText: { Display.number($0) }, xLabels: axis.labels,
      label: Words.local.medianLabel(Display.number(known.min()), Display.number(known.max())),
      readout: hours.count > readoutLimit ? [] : axis.readout { Display.number(medians[$0]) })
  }

  private static func missing(_ profile: ProfileDocument, on axis: TimeAxis) -> Markup {
    let shares = profile.hours.map(\.missingShare)
    guard let highest = shares.compactMap({ $0 }).max(),
      let index = shares.firstIndex(of: highest)
    else { return Markup() }
    return ColumnChart.markup(
      shares, yText: { Display.share($0) }, xLabels: axis.labels,
      label: Words.local.missingLabel(
        Display.share(ColumnChange.missingShare(profile)), worst: Display.share(highest),
        at: axis.name(index)),
      readout: shares.count > readoutLimit ? [] : axis.readout { Display.share(shares[$0]) })
  }
}
