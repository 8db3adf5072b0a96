/// The shapes of the four statuses: dot, triangle, square and dashed ring.
enum StatusMark {
  /// The definitions that every page carries once; nothing of it is seen.
  static let definitions: Markup = """
    <svg width="0" height="0" aria-hidden="true" class="defs"><defs>\
    <symbol id="ok" viewBox="0 0 16 16"><circle cx="8" cy="8" r="4.2" fill="currentColor"/></symbol>\
    <symbol id="watch" viewBox="0 0 16 16"><path d="M8 1.3 15.3 14.4H.7Z" fill="currentColor"/>\
    <path d="M8 5.7v4M8 11.5v1.5" stroke="#fff" stroke-width="1.7" class="kn"/></symbol>\
    <symbol id="act" viewBox="0 0 16 16"><rect x="1.3" y="1.3" width="13.4" height="13.4" rx="1.6" fill="currentColor"/>\
    <path d="M5 5l6 6M11 5l-6 6" stroke="#fff" stroke-width="1.9" class="kn"/></symbol>\
    <symbol id="none" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" \
    stroke-width="1.6" stroke-dasharray="2.6 2"/></symbol></defs></svg>
    """

  /// Returns the name of a status in class attributes and shapes.
  static func name(_ status: Status) -> String {
    switch status {
    case .ok: "ok"
    case .warning: "watch"
    case .alert: "act"
    case .noData: "none"
    }
  }

  /// Returns the shape alone, for places where the word stands beside it.
  static func icon(_ status: Status, size: Int = 14) -> Markup {
    let name = name(status)
    return """
      <svg class="i \(name)" width="\(size)" height="\(size)" aria-hidden="true">\
      <use href="#\(name)"/></svg>
      """
  }

  /// Returns the shape for a cell among hundreds: it has no name, so nothing is heard of it.
  static func shape(_ status: Status) -> Markup {
    let name = name(status)
    return "<svg class=\"i \(name)\" width=\"14\" height=\"14\"><use href=\"#\(name)\"/></svg>"
  }

  /// Returns shape and word.
  static func badge(_ status: Status) -> Markup {
    "\(badges[status] ?? Markup())\(Words.local.status(status))</span>"
  }

  /// The beginnings of badges, of which a page has hundreds.
  private static let badges: [Status: Markup] = Dictionary(
    uniqueKeysWithValues: Status.allCases.map {
      ($0, "<span class=\"st \(name($0))\">\(icon($0))")
    })
}
