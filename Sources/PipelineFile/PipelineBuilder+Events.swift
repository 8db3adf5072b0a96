import Foundation
import Windows

extension PipelineBuilder {
  /// Returns the events of the file or of the file that it names, in the order of time.
  mutating func events() -> [Event] {
    guard let node = root["events"] else { return [] }
    if let elements = node.elements { return sorted(elements.compactMap { event($0) }) }
    guard let name = node.text?.value, let list = sideFile(named: name, at: node.position) else {
      return []
    }
    guard let elements = list.elements else {
      report(
        node.position, "'\(name)' holds no list of events",
        "write a list such as - {kind: deployment, title: Model 2.0.0, at: 2013-09-10T09:00}")
      return []
    }
    return sorted(inFile(named: name, at: node.position) { $0.events(elements) })
  }

  private func sorted(_ events: [Event]) -> [Event] {
    events.sorted { ($0.start, $0.text) < ($1.start, $1.text) }
  }

  /// Checks and reads the elements of a file of events.
  private mutating func events(_ elements: [ConfigNode]) -> [Event] {
    elements.compactMap { node in
      var check = ShapeCheck()
      check.check(node, .section(KeyTable.event), at: "events")
      problems += check.problems
      return check.problems.isEmpty ? event(node) : nil
    }
  }

  private mutating func event(_ node: ConfigNode) -> Event? {
    guard let title = text("title", in: node),
      let kind = text("kind", in: node).flatMap(Event.Kind.init(rawValue:))
    else { return nil }
    let (start, end) = span(of: node)
    guard let start else {
      // A time that cannot be read has been reported where it stands.
      if node["at"] == nil, node["from"] == nil {
        report(node.position, "the event says not when", "add at:, or from: and to:")
      }
      return nil
    }
    if let end, end <= start {
      report(
        node["to"]?.position ?? node.position, "the event ends before it begins",
        "write a time after 'from'")
      return nil
    }
    var event = Event(
      kind: kind, title: title, start: start, end: end,
      areas: texts(node["areas"]).compactMap(Area.init(rawValue:)),
      metric: text("metric", in: node), columns: text("on", in: node))
    if text("references", in: node) == "leave_out" {
      let isMoment = node["at"] != nil
      event.leftOut = start..<(end ?? (isMoment ? start + 1 : .max))
    }
    if kind == .maintenance, event.areas.isEmpty, event.metric == nil {
      event.areas = Event.operations
    }
    return event
  }

  private mutating func span(of node: ConfigNode) -> (start: Int64?, end: Int64?) {
    if let at = node.entry("at") {
      if let extra = node.entry("from") ?? node.entry("to") {
        report(
          extra.position, "'\(extra.key)' does not go with 'at'",
          "write either at:, or from: and to:")
      }
      return (instant(at.value), nil)
    }
    return (node["from"].flatMap(instant), node["to"].flatMap(instant))
  }

  /// Returns a local date or time, or one with an offset, in seconds since 1970 UTC.
  private func instant(_ node: ConfigNode) -> Int64? {
    guard let text = node.text?.value, let zone = TimeZone(identifier: timeZoneName()) else {
      return nil
    }
    return LocalClock(timeZone: zone).instant(of: text)
  }
}
