/// A row of a table with a number of the reference, of the window before where that is shown, and the
/// one of now.
struct PairRow {
  var label: String
  var before: String
  /// The number of the window before; nil where the table has no such column.
  var previous: String?
  var now: String

  var markup: Markup { "<tr><th scope=\"row\">\(label)</th>\(numbers)</tr>" }

  /// The cells of the numbers.
  var numbers: Markup {
    let between: Markup = previous.map { "<td class=\"n c1\">\($0)</td>" } ?? Markup()
    return "<td class=\"n\">\(before)</td>\(between)<td class=\"n\">\(now)</td>"
  }
}
