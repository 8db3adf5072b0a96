/// One of the ten areas in its table.
struct AreaRow {
  let status: Status
  let name: String
  let words: String
  let value: String
  let limit: String
  private let id: Area
  private let hosts: Set<Area>
  private let hasStability: Bool

  /// Creates the row; `hosts` says whether the page has tables of hosts, `hasStability` whether it has
  /// that of odd numbers.
  init(_ area: AreaDocument, hosts: Set<Area> = [], hasStability: Bool = false) {
    self.hosts = hosts
    self.hasStability = hasStability
    let unit = MetricUnit(metric: area.metric ?? "")
    id = area.id
    status = area.status
    name = Words.local.area(area.id)
    words = PlainText.sentence(area.sentence)
    // A bare distance says nothing: PSI 0.24.
    let measure = unit == .distance ? Self.name(of: area.metric ?? "") + Display.space : ""
    value = area.value == nil ? "" : measure + unit.text(area.value)
    limit = area.limit.map { Words.local.limit(area.bound, unit.text($0)) } ?? ""
  }

  private static func name(of metric: String) -> String {
    Words.local.statistic(String(metric.drop { $0 != "." }.dropFirst()))
  }

  /// Returns the rows of all areas, worst first, else in their fixed order.
  static func rows(
    _ areas: [AreaDocument], hosts: Set<Area> = [], hasStability: Bool = false
  ) -> [AreaRow] {
    let order = areas.enumerated().sorted { left, right in
      (right.element.status.rank, left.offset) < (left.element.status.rank, right.offset)
    }
    return order.map { AreaRow($0.element, hosts: hosts, hasStability: hasStability) }
  }

  /// The section of the page that holds the evidence; nil where there is none.
  private var target: String? {
    switch id {
    case .input, .feature, .output: "drift"
    case .latency, .errors: "ops"
    case .performance: "perf"
    case .cpuMemory, .disk, .network: hosts.contains(id) ? "ops-\(id.rawValue)" : nil
    case .stability: hasStability ? StabilitySection.id : nil
    }
  }

  var markup: Markup {
    let title: Markup = target.map { "<a href=\"#\($0)\">\(name)</a>" } ?? Markup(text: name)
    return """
      <tr class="\(StatusMark.name(status))" id="\(id.rawValue)"><th scope="row">\
      <div class="ar">\(StatusMark.badge(status))<div>\(title)<span class="w">\(words)</span></div>\
      </div></th><td class="n"><b>\(value)</b><span class="w sm">\(limit)</span></td></tr>

      """
  }
}
