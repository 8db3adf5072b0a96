import Language
import Mustache

/// The templates of all pages, parsed once.
///
/// Templates hold what stands on a page once; rows and charts come to them as markup. They see
/// nothing but markup, so that they print everything as it is: whatever is foreign was escaped
/// when it became markup. An empty markup counts as absent in a section.
enum PageLibrary {
  private static let templates: [String: String] = [
    "shell": SharedTemplates.shell, "verdict": SharedTemplates.verdict,
    "areas": SharedTemplates.areas, "contents": WindowTemplates.contents,
    "events": WindowTemplates.events, "drift": WindowTemplates.drift,
    "operations": WindowTemplates.operations, "hostMetrics": WindowTemplates.hostMetrics,
    "objectives": WindowTemplates.objectives, "accessJoin": WindowTemplates.accessJoin,
    "logged": WindowTemplates.logged,
    "slowCalls": WindowTemplates.slowCalls, "serverLatency": WindowTemplates.serverLatency,
    "slices": WindowTemplates.slices,
    "checks": WindowTemplates.checks, "stability": WindowTemplates.stability,
    "log": WindowTemplates.log, "method": WindowTemplates.method,
    "joint": JointTemplates.joint,
    "performance": PerformanceTemplates.section, "metrics": PerformanceTemplates.metrics,
    "curves": PerformanceTemplates.curves, "confusion": PerformanceTemplates.confusion,
    "groups": PerformanceTemplates.groups, "comparisons": PerformanceTemplates.comparisons,
    "maturity": PerformanceTemplates.maturity, "matured": PerformanceTemplates.matured,
    "revisionNumbers": PerformanceTemplates.revisionNumbers,
    "performanceTrend": PerformanceTemplates.trend,
    "index": IndexTemplates.index,
    "matrix": IndexTemplates.matrix, "archive": IndexTemplates.archive,
    "heat": ColumnTemplates.heat, "columns": ColumnTemplates.columns,
    "glossary": SharedTemplates.glossary, "site": SiteTemplates.site,
    "spans": IndexTemplates.spans, "span": IndexTemplates.span,
    "column": ColumnTemplates.column, "hours": ColumnTemplates.hours,
  ]

  private static let english = parsed(in: .english)
  private static let korean = parsed(in: .korean)

  /// The templates with the words of the current language.
  private static var parsed: [String: MustacheTemplate] {
    switch Language.current {
    case .english: english
    case .korean: korean
    }
  }

  private static func parsed(in language: Language) -> [String: MustacheTemplate] {
    let labels = language.speaking { Words.local.labels }
    return templates.mapValues { text in
      do {
        let text = labelled(text, labels)
        return try MustacheTemplate(string: "{{% CONTENT_TYPE: TEXT}}" + text)
      } catch {
        preconditionFailure("the templates are part of the program and parse: \(error)")
      }
    }
  }

  /// Returns a template with the labels, which are the same on all pages, in their places.
  ///
  /// One pass over its bytes: searching a text for one label after the other took a quarter of the
  /// time of a small run.
  private static func labelled(_ template: String, _ labels: [String: String]) -> String {
    let opening = Array("{{t.".utf8)
    var rest = Array(template.utf8)[...]
    var result: [UInt8] = []
    while let first = rest.first {
      if first == opening[0], rest.starts(with: opening), let end = rest.firstIndex(of: closing),
        let label = labels[String(decoding: rest[..<end].dropFirst(4), as: UTF8.self)]
      {
        result += PlainText.escaped(label).utf8
        rest = rest[end...].dropFirst(2)
      } else {
        result.append(first)
        rest.removeFirst()
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let closing = UInt8(ascii: "}")

  /// The names of all templates, sorted.
  static let names = templates.keys.sorted()

  /// Returns the text of a template; empty where there is none of that name.
  static func text(_ name: String) -> String { templates[name] ?? "" }

  /// Returns the template called `name`, filled with `values` by their names.
  static func render(_ name: String, _ values: [String: Markup]) -> Markup {
    guard let template = parsed[name] else { return Markup() }
    return Markup(trusted: template.render(TemplateValues(values: values)))
  }
}

/// The values of a template.
private struct TemplateValues: MustacheParent {
  let values: [String: Markup]

  func child(named name: String) -> Any? { values[name] }
}

extension Markup: MustacheParent, MustacheCustomRenderable {
  /// Markup has no parts that templates know: names within a section mean the page's values.
  func child(named: String) -> Any? { nil }

  var renderText: String { html }
  var isNull: Bool { html.isEmpty }
}
