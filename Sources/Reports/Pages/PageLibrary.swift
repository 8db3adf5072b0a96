import Mustache

/// The templates of all pages, parsed once.
enum PageLibrary {
  private static let templates: [String: String] = [
    "shell": SharedTemplates.shell, "verdict": SharedTemplates.verdict,
    "areas": SharedTemplates.areas, "window": WindowTemplate.text, "index": IndexTemplate.text,
    "column": ColumnTemplate.text,
  ]

  private static let library: MustacheLibrary = {
    var library = MustacheLibrary()
    for (name, text) in templates {
      do {
        try library.register(text, named: name)
      } catch {
        preconditionFailure("the template '\(name)' is part of the program and parses: \(error)")
      }
    }
    return library
  }()

  /// The names of all templates, sorted.
  static let names = templates.keys.sorted()

  /// Returns the text of a template; empty where there is none of that name.
  static func text(_ name: String) -> String { templates[name] ?? "" }

  /// Returns the template called `name`, filled with `view`.
  static func render<View>(_ name: String, _ view: View) -> Markup {
    Markup(library.render(view, withTemplate: name) ?? "")
  }
}
