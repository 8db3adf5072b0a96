/// The incidents of a pipeline: open alerts first, then newest first.
struct IncidentsView {
  /// Incidents of one kind that began together: what one feed does to ten columns is told once.
  private struct Group {
    var first: IncidentDocument
    var others: [IncidentDocument] = []
  }

  /// The incidents that are shown with all that is known of them.
  private let shown: ArraySlice<Group>
  private let further: ArraySlice<Group>
  /// What people call a window, by its path.
  private let windowNames: [String: String]

  private static let limit = 12
  /// How many further incidents have a line; the document has all of them.
  private static let lineLimit = 140 - limit
  /// How many columns of one group are named.
  private static let nameLimit = 12

  init(_ index: IndexDocument) {
    let isUrgent: (IncidentDocument) -> Bool = { $0.end == nil && $0.status == .alert }
    let incidents = index.incidents.filter(isUrgent) + index.incidents.filter { !isUrgent($0) }
    let groups = Self.groups(incidents)
    shown = groups.prefix(Self.limit)
    further = groups.dropFirst(Self.limit)
    windowNames = Dictionary(
      index.windows.map { ($0.path, PlainText.name($0.name)) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func groups(_ incidents: [IncidentDocument]) -> [Group] {
    var places: [[String]: Int] = [:]
    var groups: [Group] = []
    for incident in incidents {
      let key = [
        incident.area.rawValue, incident.metric, incident.status.rawValue, incident.start,
        incident.end ?? "",
      ]
      if let place = places[key] {
        groups[place].others.append(incident)
      } else {
        places[key] = groups.count
        groups.append(Group(first: incident))
      }
    }
    return groups
  }

  /// The items of the list.
  var items: Markup { shown.markup { item($0) } }

  /// The further incidents, a line each.
  var lines: Markup { further.prefix(Self.lineLimit).markup { line($0) } }

  var furtherCount: Int { further.count }

  /// How many incidents the page leaves out, in words; empty where it has all.
  var left: String {
    let left = further.count - Self.lineLimit
    return left > 0 ? Words.local.moreIncidents(left) : ""
  }

  private func item(_ group: Group) -> Markup {
    let incident = group.first
    let end = incident.end.map { Words.local.moment($0) } ?? Words.local.label("openIncident")
    let facts = [
      Words.local.status(incident.status), Words.local.area(incident.area),
      "\(Words.local.moment(incident.start)) – \(end)",
    ].joined(separator: " · ")
    return """
      <li class="\(StatusMark.name(incident.status))">\
      <h3>\(StatusMark.icon(incident.status, size: 16))\
      <span>\(PlainText.sentence(incident.sentence))</span></h3><p class="mu">\(facts)</p>\
      \(likewise(group))\
      <p>\(incident.windows.prefix(8).markup { "\(link($0, incident.area)) " })</p></li>

      """
  }

  /// The columns of the other incidents of a group; empty where there is none.
  private func likewise(_ group: Group) -> Markup {
    guard !group.others.isEmpty else { return Markup() }
    let names = group.others.prefix(Self.nameLimit).compactMap(\.column).map { PlainText.name($0) }
    return "<p>\(Words.local.likewise(group.others.count, names))</p>"
  }

  private func line(_ group: Group) -> Markup {
    let incident = group.first
    let date =
      LocalTime(incident.start).map { Words.local.date($0) } ?? PlainText.name(incident.start)
    let status = Words.local.status(incident.status)
    let state = incident.end == nil ? "\(status), \(Words.local.label("openIncident"))" : status
    let title: Markup =
      incident.windows.first.map {
        "<a href=\"\(RelativePath.checked($0))#\(incident.area.rawValue)\">\(date)</a>"
      }
      ?? Markup(text: date)
    let others =
      group.others.isEmpty ? "" : " " + Words.local.likewise(group.others.count, [])
    return """
      <li>\(title) <b>\(state)</b> \(PlainText.line(incident.sentence))\
      \(others)</li>

      """
  }

  /// Returns a link to what a window's page says of an area.
  private func link(_ path: String, _ area: Area) -> Markup {
    "<a href=\"\(RelativePath.checked(path))#\(area.rawValue)\">\(windowNames[path] ?? PlainText.name(path))</a>"
  }
}
