/// HTML that this target made itself, with everything foreign in it escaped.
///
/// In `"<b>\(name)</b>" as Markup` the literal is HTML, a text in it is escaped, and other markup
/// stands as it is: to leave a text unescaped one has to say `trusted`.
struct Markup: ExpressibleByStringInterpolation, CustomStringConvertible {
  private(set) var html: String

  /// Collects a literal and what stands in it.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var html = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      html.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { html += literal }
    mutating func appendInterpolation(_ text: String) { html += PlainText.escaped(text) }
    mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
    mutating func appendInterpolation(_ number: Int) { html += String(number) }
  }

  init() { html = "" }

  init(stringLiteral html: String) { self.html = html }

  init(stringInterpolation: StringInterpolation) { html = stringInterpolation.html }

  /// Takes HTML that holds nothing foreign, or in which it is escaped.
  init(trusted html: String) { self.html = html }

  /// Takes a text as what is to be read.
  init(text: String) { html = PlainText.escaped(text) }

  var isEmpty: Bool { html.isEmpty }
  var description: String { html }

  static func += (left: inout Markup, right: Markup) { left.html += right.html }
}

extension Sequence {
  /// Returns the markup of all elements, one after the other.
  func markup(_ element: (Element) -> Markup) -> Markup {
    reduce(into: Markup()) { $0 += element($1) }
  }
}
