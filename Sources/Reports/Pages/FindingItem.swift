/// A finding in a list, with what stands below its sentence.
struct FindingItem {
  private let finding: FindingDocument

  init(_ finding: FindingDocument) { self.finding = finding }

  /// The finding with the conditions, met or not, and with an id to link to.
  var markup: Markup {
    let reasons = finding.reasons.prefix(6).map { PlainText.sentence($0) }
    let conditions: Markup =
      reasons.isEmpty ? Markup() : "<p class=\"mu sm\">\(reasons.joined(separator: " · "))</p>"
    return """
      <li class="\(StatusMark.name(finding.status))" id="\(Self.anchor(finding))">\(heading)\
      \(conditions)\(nextStep)</li>

      """
  }

  /// Returns the id of a finding's item on its window's page.
  static func anchor(_ finding: FindingDocument) -> String {
    // Ids may hold anything that a column's name holds: the digest is always an anchor.
    "f-\(SHA256(of: finding.id).hexadecimal.prefix(8))"
  }

  /// The finding without its conditions, for the page of its column, which has them in a table.
  var brief: Markup {
    "<li class=\"\(StatusMark.name(finding.status))\">\(heading)\(nextStep)</li>"
  }

  private var heading: Markup {
    """
    <h3>\(StatusMark.icon(finding.status, size: 16))\
    <span>\(PlainText.sentence(finding.sentence))</span></h3>\
    <p class="mu">\(facts.joined(separator: " · "))</p>
    """
  }

  private var nextStep: Markup {
    finding.nextStep.map {
      "<p><b>\(Words.local.label("nextStep"))</b> \(PlainText.sentence($0))</p>"
    } ?? Markup()
  }

  /// The reference's number: of a drop of a metric it is that metric, not a drop.
  private func reference(_ unit: MetricUnit) -> String {
    guard finding.area == .performance, let metric = finding.column else {
      return unit.text(finding.reference)
    }
    return MetricText(metric).text(finding.reference)
  }

  private var facts: [String] {
    let unit = MetricUnit(metric: finding.metric)
    var facts = [Words.local.status(finding.status), Words.local.area(finding.area)]
    if let since = finding.since {
      let until = finding.until.map(Words.local.moment)
      facts.append(Words.local.since(Words.local.moment(since), until: until))
    }
    if finding.value != nil { facts.append(unit.text(finding.value)) }
    if let low = finding.low, let high = finding.high {
      facts.append(Words.local.interval(unit.text(low), unit.text(high)))
    }
    if let limit = finding.threshold {
      facts.append(Words.local.limit + " " + Words.local.limit(finding.bound, unit.text(limit)))
    }
    if finding.reference != nil {
      facts.append(Words.local.reference(reference(unit)))
    }
    if let event = finding.explainedBy { facts.append(Words.local.explained(by: event)) }
    if let slice = finding.slice { facts.append(PlainText.name(slice)) }
    return facts
  }
}
