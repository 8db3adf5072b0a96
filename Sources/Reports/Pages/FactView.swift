/// A label and what stands beside it.
struct FactView {
  var label: String
  var text: String

  /// The fact in a list of definitions.
  var definition: Markup { "<div><dt>\(label)</dt><dd>\(text)</dd></div>" }

  /// The fact as a row of a table of numbers.
  var row: Markup { "<tr><th scope=\"row\">\(label)</th><td class=\"n\">\(text)</td></tr>" }
}
