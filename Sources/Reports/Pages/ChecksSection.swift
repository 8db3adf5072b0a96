/// The section of a window's page about the checks in force and their limits.
enum ChecksSection {
  /// How many checks a page shows unfolded.
  private static let limit = 12

  static func markup(_ checks: [CheckDocument]) -> Markup {
    guard !checks.isEmpty else { return Markup() }
    let sorted = checks.enumerated().sorted { left, right in
      (place(left.element), left.offset) < (place(right.element), right.offset)
    }.map(\.element)
    // What somebody wrote down, and what fails, is seen at once.
    let shown =
      checks.count <= limit
      ? sorted.count : sorted.prefix { $0.source != .builtIn || $0.status > .noData }.count
    let failed = checks.filter { $0.status > .noData && $0.explainedBy == nil }.count
    let judged = checks.filter { $0.status != .noData }.count
    return PageLibrary.render(
      "checks",
      [
        "lead": Markup(text: Words.local.checks(failed: failed, judged: judged, of: checks.count)),
        "rows": sorted.prefix(shown).markup(row), "others": sorted.dropFirst(shown).markup(row),
        "otherCount": Markup(text: Display.count(sorted.count - shown)),
      ])
  }

  /// The place of a check: those that fail first, then those of the pipeline file, then those that
  /// judged something.
  private static func place(_ check: CheckDocument) -> Int {
    if check.status > .noData { return -check.status.rank }
    return check.source != .builtIn ? 0 : check.status == .ok ? 1 : 2
  }

  private static func row(_ check: CheckDocument) -> Markup {
    let unit = MetricUnit(metric: check.metric)
    let number = unit.text(check.value)
    let about =
      check.column.map { PlainText.name($0) } ?? check.reason.map { PlainText.sentence($0) } ?? ""
    let remark =
      check.explainedBy.map { Words.local.explained(by: $0) }
      ?? check.leniency.map { Words.local.leniency($0) } ?? ""
    return """
      <tr class="\(StatusMark.name(check.status))"><th scope="row">\(name(of: check))\
      <span class="w sm"><code>\(definition(of: check))</code></span></th>\
      <td>\(StatusMark.badge(check.status))<span class="w sm">\(remark)</span></td>\
      <td class="n">\(number)<span class="w sm"><bdi>\(about)</bdi></span></td>\
      <td class="n">\(limits(check, unit))</td>\
      <td class="c1">\(origin(of: check))</td>\
      <td class="n c2">\(Display.count(check.failed)) / \(Display.count(check.judged))</td></tr>

      """
  }

  /// Returns what the check is about, in words.
  private static func name(of check: CheckDocument) -> String {
    let dot = check.metric.utf8.firstIndex(of: UInt8(ascii: "."))
    let area = dot.flatMap { Area(rawValue: String(check.metric[..<$0])) }
    let last = dot.map { String(check.metric[$0...].dropFirst()) } ?? check.metric
    let statistic =
      area == .performance ? Words.local.metric(last) : Words.local.statistic(last)
    return area.map { "\(Words.local.area($0)): \(statistic)" } ?? statistic
  }

  /// Returns metric, columns and definition as the pipeline file has them.
  private static func definition(of check: CheckDocument) -> String {
    let words = [
      check.metric, check.on.map { "on: \($0)" }, check.compat.map { "compat: \($0)" },
      check.persistence.map { "for: \($0)" },
    ]
    return PlainText.name(words.compactMap { $0 }.joined(separator: ", "))
  }

  /// Returns the limits, one a line.
  private static func limits(_ check: CheckDocument, _ unit: MetricUnit) -> Markup {
    let limits = [(check.warn, Status.warning), (check.alert, .alert)].compactMap { limit, status in
      limit.map {
        Words.local.checkLimit(status, check.passes, unsigned(unit.text($0)))
      }
    }
    let known =
      limits.isEmpty
      ? [check.limit.map { unit.text($0) } ?? Words.local.label("toolLimit")] : limits
    return known.markup { "<span class=\"w sm\">\(PlainText.sentence($0))</span>" }
  }

  /// Returns a number without the plus sign that it may begin with.
  private static func unsigned(_ text: String) -> String {
    text.utf8.first == UInt8(ascii: "+") ? String(text.dropFirst()) : text
  }

  private static func origin(of check: CheckDocument) -> String {
    switch check.source {
    case .builtIn: Words.local.label("builtIn")
    case .objective: Words.local.label("inObjectives")
    case .check: check.line.map { Words.local.line($0) } ?? Words.local.label("inChecks")
    }
  }
}
