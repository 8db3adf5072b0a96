/// The words of a page that not everybody knows, in plain ones.
enum GlossaryView {
  /// A word that pages explain.
  enum Term: String, CaseIterable, Sendable {
    case reference, statuses, psi, missing, interval, percentile, coverage, estimate, naive
    case revision, incident, burst, budget
  }

  /// Returns the words of a window's page: of the sections that it has.
  static func markup(_ report: ReportDocument) -> Markup {
    var terms: [Term] = [.statuses, .reference]
    if report.columns.contains(where: { $0.drift != nil }) { terms += [.psi, .missing] }
    if report.performance != nil { terms += [.interval, .coverage, .estimate, .naive] }
    if report.operations.latency.all.p99 != nil { terms.append(.percentile) }
    if !report.operations.bursts.isEmpty { terms.append(.burst) }
    if !report.operations.objectives.isEmpty { terms.append(.budget) }
    return markup(terms + [.revision])
  }

  /// Returns the words of a column's page.
  static var column: Markup { markup([.statuses, .reference, .psi, .missing, .interval]) }

  /// Returns the words of the overview.
  static var overview: Markup {
    markup([.statuses, .incident, .reference, .percentile, .revision])
  }

  private static func markup(_ terms: [Term]) -> Markup {
    PageLibrary.render(
      "glossary",
      [
        "terms": terms.markup { term in
          let (name, text) = Words.local.explanation(term)
          return FactView(label: name, text: text).definition
        }
      ])
  }
}
