/// A label and what stands beside it.
struct FactView {
  var label: String
  var text: String
}

/// The verdict on top of a page.
struct VerdictView {
  /// A button with a remark.
  struct Button {
    var href: String
    var text: String
  }

  var tone: String
  var icon: Markup
  var eyebrow: String
  /// What a screen reader hears before the headline.
  var context: String
  var headline: String
  var sentence: String
  var answers: [FactView]
  var hasAnswers: Bool
  var buttons: [Button] = []

  /// Creates the view of a window's verdict.
  init(_ verdict: VerdictDocument, eyebrow: String, context: String) {
    tone = StatusMark.name(verdict.status)
    icon = StatusMark.icon(verdict.status, size: 26)
    self.eyebrow = eyebrow
    self.context = context
    headline = English.headline(verdict.status)
    sentence = PlainText.sentence(verdict.sentence)
    answers = [
      ("whatChanged", verdict.whatChanged), ("sinceWhen", verdict.sinceWhen),
      ("howBad", verdict.howBad), ("whatToDo", verdict.whatToDo),
    ].compactMap { key, text in
      guard !text.isEmpty else { return nil }
      return FactView(label: English.labels[key] ?? key, text: PlainText.sentence(text))
    }
    hasAnswers = !answers.isEmpty
  }
}

/// One of the ten areas.
struct AreaRowView {
  var tone: String
  var badge: Markup
  var name: String
  var words: String
  var value: String
  var limit: String
  /// The section that holds the evidence; empty where the page has none.
  var targets: [String]
  /// The id of the row, where no section bears the area's name.
  var anchors: [String]

  init(_ area: AreaDocument) {
    let unit = MetricUnit(metric: area.metric ?? "")
    tone = StatusMark.name(area.status)
    badge = StatusMark.badge(area.status)
    name = English.area(area.id)
    words = PlainText.sentence(area.sentence)
    value = area.value == nil ? "" : unit.text(area.value)
    limit = area.limit.map { English.limit(area.bound, unit.text($0)) } ?? ""
    anchors = [area.id.rawValue]
    targets =
      switch area.id {
      case .input, .feature, .output: ["drift"]
      case .latency, .errors: ["ops"]
      default: []
      }
  }

  /// Returns the rows of all areas, worst first, else in their fixed order.
  static func rows(_ areas: [AreaDocument]) -> [AreaRowView] {
    let order = areas.enumerated().sorted { left, right in
      (right.element.status.rank, left.offset) < (left.element.status.rank, right.offset)
    }
    return order.map { AreaRowView($0.element) }
  }
}

/// A finding, with what stands below its sentence.
struct FindingView {
  var tone: String
  var icon: Markup
  var sentence: String
  var facts: String
  var steps: [String]
  /// The conditions, met or not, in one line; empty where there are none.
  var conditions: [String]
  var anchor: String

  init(_ finding: FindingDocument) {
    let unit = MetricUnit(metric: finding.metric)
    tone = StatusMark.name(finding.status)
    icon = StatusMark.icon(finding.status, size: 16)
    sentence = PlainText.sentence(finding.sentence)
    var facts = [English.status(finding.status), English.area(finding.area)]
    if let since = finding.since { facts.append(English.since(English.moment(since))) }
    if finding.value != nil { facts.append(unit.text(finding.value)) }
    if let low = finding.low, let high = finding.high {
      facts.append(English.interval(unit.text(low), unit.text(high)))
    }
    if let limit = finding.threshold {
      facts.append(English.limit + " " + English.limit(finding.bound, unit.text(limit)))
    }
    if finding.reference != nil {
      facts.append(English.reference(unit.text(finding.reference)))
    }
    if let slice = finding.slice { facts.append(PlainText.name(slice)) }
    self.facts = facts.joined(separator: " · ")
    steps = finding.nextStep.map { [PlainText.sentence($0)] } ?? []
    let reasons = finding.reasons.prefix(6).map { PlainText.sentence($0) }
    conditions = reasons.isEmpty ? [] : [reasons.joined(separator: " · ")]
    // Ids may hold anything that a column's name holds: the digest is always an anchor.
    anchor = "f-" + SHA256(of: finding.id).hexadecimal.prefix(8)
  }
}

/// The small pictures in keys.
enum KeyMark {
  static let reference = mark("rl", "M1 11V5H9V2H17V11")
  static let now = mark("cf", "M1 11V4H17V11Z")
  static let full = mark("l", "M1 6H17")
  static let dashed = mark("l2", "M1 6H17")

  private static func mark(_ name: String, _ d: String) -> Markup {
    Markup(
      "<svg width=\"18\" height=\"12\" fill=\"none\" stroke=\"#48525c\" aria-hidden=\"true\">"
        + "<path class=\"\(name)\" d=\"\(d)\"/></svg>")
  }
}
