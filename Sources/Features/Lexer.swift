/// Cuts an expression into tokens.
struct Lexer {
  /// The largest number of characters of an expression.
  static let lengthLimit = 65_536

  private let feature: String
  private let expression: String
  private let characters: [Character]
  private var position = 0
  private var tokens: [Token] = []

  /// Returns the tokens of an expression; the last is `end`.
  static func tokens(of expression: String, feature: String) throws(ExpressionError) -> [Token] {
    var lexer = Lexer(feature: feature, expression: expression)
    if lexer.characters.count > lengthLimit {
      throw lexer.error(.tooLong(limit: lengthLimit), from: 0, to: 1)
    }
    return try lexer.run()
  }

  private init(feature: String, expression: String) {
    self.feature = feature
    self.expression = expression
    characters = Array(expression.prefix(Lexer.lengthLimit + 1))
  }

  private mutating func run() throws(ExpressionError) -> [Token] {
    while position < characters.count {
      let character = characters[position]
      if character.isWhitespace {
        position += 1
      } else if character == "\"" || character == "'" {
        let start = position
        append(.text(try quoted(by: character)), from: start)
      } else if character == "`" {
        let start = position
        append(.quotedName(try quoted(by: character)), from: start)
      } else if isDigit(position) || character == "." && isDigit(position + 1) {
        try number()
      } else if isNameStart(position) {
        name()
      } else {
        try symbol()
      }
    }
    append(.end, from: position, to: position + 1)
    return tokens
  }

  private mutating func append(_ kind: Token.Kind, from start: Int, to end: Int? = nil) {
    tokens.append(Token(kind: kind, range: start + 1..<(end ?? position) + 1))
  }

  private func error(
    _ kind: ExpressionError.Kind, from start: Int, to end: Int, suggestion: String? = nil
  ) -> ExpressionError {
    ExpressionError(
      kind: kind, feature: feature, expression: expression, range: start + 1..<end + 1,
      suggestion: suggestion)
  }

  private func isDigit(_ index: Int) -> Bool {
    index < characters.count && ("0"..."9").contains(characters[index])
  }

  private func isNameStart(_ index: Int) -> Bool {
    index < characters.count && (characters[index].isLetter || characters[index] == "_")
  }

  private func isNamePart(_ index: Int) -> Bool { isNameStart(index) || isDigit(index) }

  // MARK: Words

  private mutating func name() {
    let start = position
    while isNamePart(position)
      || position < characters.count && characters[position] == "."
        && isNameStart(position + 1)
    {
      position += 1
    }
    append(.name(String(characters[start..<position])), from: start)
  }

  private mutating func number() throws(ExpressionError) {
    let start = position
    var digits = ""
    // Whatever sticks to a digit is read as one word, so that `1.2.3` is marked as a whole.
    while isNamePart(position) || position < characters.count && characters[position] == "."
      || isExponentSign(position, after: start)
    {
      if characters[position] != "_" || !isDigit(position - 1) || !isDigit(position + 1) {
        digits.append(characters[position])
      }
      position += 1
    }
    guard let value = NumberText.value(of: digits), value.isFinite else {
      throw error(.badNumber, from: start, to: position)
    }
    append(.number(value), from: start)
  }

  private func isExponentSign(_ index: Int, after start: Int) -> Bool {
    guard index < characters.count, index > start, isDigit(index + 1) else { return false }
    return (characters[index] == "-" || characters[index] == "+")
      && (characters[index - 1] == "e" || characters[index - 1] == "E")
  }

  private mutating func quoted(by quote: Character) throws(ExpressionError) -> String {
    let start = position
    var text = ""
    position += 1
    while position < characters.count, characters[position] != quote {
      if characters[position] == "\\", position + 1 < characters.count {
        position += 1
        text.append(Lexer.escapes[characters[position]] ?? characters[position])
      } else {
        text.append(characters[position])
      }
      position += 1
    }
    guard position < characters.count else {
      throw error(.unterminatedText, from: start, to: characters.count)
    }
    position += 1
    return text
  }

  private static let escapes: [Character: Character] = ["n": "\n", "t": "\t", "r": "\r"]

  private mutating func symbol() throws(ExpressionError) {
    let start = position
    for length in [2, 1] where start + length <= characters.count {
      let text = String(characters[start..<start + length])
      if let remedy = Lexer.foreign[text] {
        throw error(
          .unexpectedToken(found: "'\(text)'", expected: remedy), from: start, to: start + length)
      }
      guard Lexer.symbols.contains(text) else { continue }
      position += length
      append(.symbol(text), from: start)
      return
    }
    throw error(
      .unexpectedToken(found: "'\(characters[start])'", expected: "a name, number or operator"),
      from: start, to: start + 1)
  }

  private static let symbols: Set<String> = [
    "**", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "<", ">", "(", ")", "[", "]", "{", "}",
    ",", ":",
  ]

  /// Operators of other languages, and what to write instead.
  private static let foreign: [String: String] = [
    "//": "floor(a / b)", "=": "'==' to compare", "&&": "'and'", "&": "'and'", "||": "'or'",
    "|": "'or'", "!": "'not'", "^": "'**' for a power", "?": "'x if c else y'",
    "<>": "'!='",
  ]
}
