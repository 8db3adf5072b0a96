/// A row of a table with a number of the reference and the one of now.
struct PairRow {
  var label: String
  var before: String
  var now: String

  var markup: Markup { "<tr><th scope=\"row\">\(label)</th>\(numbers)</tr>" }

  /// The cells of both numbers.
  var numbers: Markup { "<td class=\"n\">\(before)</td><td class=\"n\">\(now)</td>" }
}
