/// The tables of a window's page about CPU and memory, disks and networks of hosts.
enum HostMetricsView {
  /// How many rows a table has; the document has all of them.
  private static let limit = 60

  /// Returns a table for every area that has readings.
  static func markup(_ report: ReportDocument) -> Markup {
    let rows = report.operations.hostMetrics.flatMap { host in
      host.measures.map { (host: host.host, measure: $0) }
    }
    return [Area.cpuMemory, .disk, .network, .latency].markup { area in
      let own = rows.filter { $0.measure.area == area }
      return own.isEmpty ? Markup() : table(area, own, report)
    }
  }

  private static func table(
    _ area: Area, _ rows: [(host: String, measure: HostMeasureDocument)], _ report: ReportDocument
  ) -> Markup {
    // Measure by measure, hosts beside each other, so that the odd one out is seen.
    let names = rows.map(\.measure.name)
    let order = names.enumerated().filter { names.firstIndex(of: $1) == $0 }.map(\.element)
    let sorted = order.flatMap { name in rows.filter { $0.measure.name == name } }
    let findings = report.findings.filter { $0.area == area && $0.status > .noData }
    let left = sorted.count - limit
    return PageLibrary.render(
      "hostMetrics",
      [
        "title": Markup(text: title(area)), "id": Markup(text: "ops-\(area.rawValue)"),
        "sentence": report.areas.first { $0.id == area }
          .map { Markup(text: PlainText.sentence($0.sentence)) } ?? Markup(),
        "rows": sorted.prefix(limit).markup { row($0.host, $0.measure, findings) },
        "more": left > 0 ? Markup(text: Words.local.more(left)) : Markup(),
      ])
  }

  private static func title(_ area: Area) -> String {
    area == .latency ? Words.local.label("serverMetrics") : Words.local.area(area)
  }

  private static func row(
    _ host: String, _ measure: HostMeasureDocument, _ findings: [FindingDocument]
  ) -> Markup {
    let name = Words.local.hostMeasure(measure.name)
    let finding = findings.first { $0.column == "\(host) \(measure.name)" }
    let mark: Markup = finding.map { "\(StatusMark.icon($0.status)) " } ?? Markup()
    let unit = measure.unit
    func cell(_ value: Double, _ kind: String = "") -> Markup {
      """
      <td class="n\(kind)" data-v="\(Display.sortable(value))">\(Display.measure(value, unit))</td>
      """
    }
    let full: Markup =
      measure.fullMinutes.map {
        "<td class=\"n c1\" data-v=\"\(Display.sortable($0))\">\(Display.duration($0 * 60))</td>"
      } ?? "<td class=\"n c1\" data-v=\"\(Display.sortable(nil))\"></td>"
    let gap: Markup =
      measure.gapMinutes >= 1
      ? "<span class=\"w sm\">\(Words.local.unread(Display.duration(measure.gapMinutes * 60)))</span>"
      : Markup()
    let label = "\(name), \(PlainText.name(host)), \(Words.local.label("byHour"))"
    let line =
      measure.hourlyMeans.isEmpty
      ? Markup() : SparkChart.markup(measure.hourlyMeans, label: label)
    return """
      <tr><th scope="row">\(mark)\(name)</th><td><bdi>\(PlainText.name(host))</bdi>\(gap)</td>\
      <td class="c2">\(line)</td>\(cell(measure.mean))\(cell(measure.p95))\
      \(cell(measure.max, " c1"))\(full)</tr>

      """
  }
}
