/// HTML that this target made itself, with everything foreign in it escaped.
///
/// Templates print it with three braces, and nothing else.
struct Markup: CustomStringConvertible {
  var html: String

  init(_ html: String = "") { self.html = html }

  var description: String { html }
}
