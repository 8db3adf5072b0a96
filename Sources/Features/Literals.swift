/// Reads arguments that are written out: lists, maps, integers and texts.
struct Literals {
  let checker: Checker

  /// Returns a list's elements.
  func list(_ syntax: Syntax, subject: String) throws(ExpressionError) -> [Syntax] {
    guard case .list(let elements) = syntax.kind, !elements.isEmpty else {
      throw wrong(subject, "a list such as [a, b] with at least one element", syntax)
    }
    return elements
  }

  /// Returns a list's numbers.
  func numbers(_ syntax: Syntax, subject: String) throws(ExpressionError) -> [Double] {
    var numbers: [Double] = []
    for element in try list(syntax, subject: subject) {
      guard case .number(let number) = element.kind else {
        throw wrong(subject, "a list of numbers", element)
      }
      numbers.append(number)
    }
    return numbers
  }

  /// Returns a literal as text: numbers and booleans are written out.
  func text(_ syntax: Syntax) -> String {
    switch syntax.kind {
    case .text(let text): text
    case .number(let number): NumberText.text(of: number)
    case .boolean(let boolean): boolean ? "true" : "false"
    default: ""
    }
  }

  /// Returns a whole number that is written out, within a range.
  func integer(_ syntax: Syntax, in range: ClosedRange<Int>, subject: String)
    throws(ExpressionError) -> Int
  {
    var number: Double?
    if case .number(let value) = syntax.kind { number = value }
    if case .unary(.minus, let operand) = syntax.kind, case .number(let value) = operand.kind {
      number = -value
    }
    guard let number, let integer = Int(exactly: number), range.contains(integer) else {
      throw wrong(
        subject, "a whole number from \(range.lowerBound) to \(range.upperBound)", syntax)
    }
    return integer
  }

  private func wrong(_ subject: String, _ expected: String, _ syntax: Syntax) -> ExpressionError {
    checker.error(.wrongArgument(of: subject, expected: expected), syntax.range)
  }
}
