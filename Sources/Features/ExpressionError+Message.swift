extension ExpressionError: CustomStringConvertible {
  /// What is wrong and what to do about it, without the feature and the position.
  public var message: String {
    switch kind {
    case .unknownName(let name): "no input or feature is named '\(name)'"
    case .unknownFunction(let name): "no function is named '\(name)'"
    case .ambiguousName(let name, let choices):
      "'\(name)' can mean several things; write \(choices.joined(separator: " or "))"
    case .ownName(let name): "feature '\(name)' cannot use itself"
    case .laterFeature(let name):
      "feature '\(name)' is defined later; only earlier features can be used, move it up"
    case .wrongDefinition(let message): message
    case .wrongType(let subject, let expected, let found, let remedy):
      "\(subject) must be \(expected), found \(found)" + (remedy.map { "; \($0)" } ?? "")
    case .wrongArgumentCount(let function, let usage, let found):
      "'\(function)' is used as \(usage), found \(found) \(found == 1 ? "argument" : "arguments")"
    case .wrongArgument(let subject, let expected): "\(subject) must be \(expected)"
    case .unbalancedParenthesis(let symbol, let isOpening):
      isOpening ? "'\(symbol)' is not closed" : "'\(symbol)' closes nothing"
    case .unexpectedToken(let found, let expected): "expected \(expected), found \(found)"
    case .unterminatedText: "text has no closing quote"
    case .badNumber: "expected a number such as 12, 0.5 or 1e-3"
    case .tooDeep(let limit):
      "the expression is nested more than \(limit) deep; move a part to an earlier feature"
    case .tooLong(let limit):
      "the expression has more than \(limit) characters; move a part to an earlier feature"
    }
  }

  /// The feature, the column, what is wrong and what may have been meant, in one line.
  public var description: String {
    let hint = suggestion.map { "; did you mean '\($0)'?" } ?? ""
    return "feature '\(feature)', column \(range.lowerBound): \(message)\(hint)"
  }

  /// The line of the expression that is wrong, and under it a line of carets below the wrong part.
  ///
  ///     log(distanse)
  ///         ^^^^^^^^
  public var markedExpression: String {
    var start = 1
    var lines = expression.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.first, lines.count > 1, start + line.count < range.lowerBound {
      start += line.count + 1
      lines = lines.dropFirst()
    }
    let line = (lines.first ?? "").prefix(ExpressionError.markedLength)
    let indent = min(max(0, range.lowerBound - start), line.count)
    let width = min(max(1, range.count), max(1, line.count - indent))
    return String(line) + "\n" + String(repeating: " ", count: indent)
      + String(repeating: "^", count: width)
  }

  /// The number of characters of a line that are shown.
  private static let markedLength = 1000
}
