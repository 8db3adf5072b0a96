/// The section of a window's page about the vector as the server logged it.
enum LoggedFeaturesSection {
  /// The id of the section.
  static let id = "logged"

  /// How many rows the table has at most.
  private static let limit = 60

  static func markup(_ report: ReportDocument) -> Markup {
    guard let logged = report.loggedFeatures else { return Markup() }
    let wrong = logged.features.filter { $0.mismatches > 0 }.sorted { $0.share > $1.share }
    return PageLibrary.render(
      "logged",
      [
        "id": Markup(text: id),
        "sentence": Markup(
          text: PlainText.sentence(
            Words.local.agreement(
              rows: logged.rows, wrong: wrong.count, of: logged.features.count))),
        "rows": wrong.prefix(limit).markup { row($0, of: logged.rows) },
        "more": Markup(
          text: wrong.count > limit ? Words.local.more(wrong.count - limit) : ""),
        "bounds": Markup(text: Words.local.agreementBounds(Display.number(logged.tolerance))),
      ])
  }

  private static func row(_ feature: LoggedFeatureDocument, of rows: Int) -> Markup {
    """
    <tr><th scope="row"><bdi>\(PlainText.name(feature.name))</bdi></th>\
    <td class="n" data-v="\(Display.sortable(feature.share))">\(Display.share(feature.share))</td>\
    <td>\(feature.shape.map { shape($0, feature.shapeValue) } ?? "")</td>\
    <td class="n c1">\(feature.largestDifference.map { Display.number($0) } ?? Display.none)</td>\
    <td><bdi>\(hosts(feature.hosts))</bdi></td>\
    <td class="c1">\(Words.local.moment(feature.first))</td></tr>

    """
  }

  private static func shape(_ kind: MismatchKind, _ value: Double?) -> String {
    Words.local.mismatch(kind, value.map { Display.number($0) })
  }

  /// Returns the hosts with rows that differ, each with the share of its rows.
  private static func hosts(_ hosts: [LoggedHostDocument]) -> String {
    let shown = hosts.sorted { $0.mismatches > $1.mismatches }.prefix(3).map { host in
      let share = Display.share(Double(host.mismatches) / Double(max(host.rows, 1)))
      return "\(host.host.map { PlainText.name($0) } ?? Words.local.unknown) \(share)"
    }
    let more = hosts.count > shown.count ? [Words.local.more(hosts.count - shown.count)] : []
    return (shown + more).joined(separator: ", ")
  }
}
