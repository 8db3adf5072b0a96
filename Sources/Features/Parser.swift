/// Builds the syntax of an expression from its tokens.
///
/// Grammar, loosest first: `x if c else y`, `or`, `and`, `not`, comparisons and `in`, `+ -`,
/// `* / %`, unary `+ -`, `**` (from the right), calls, indexes and slices. Precedence climbing
/// keeps the recursion shallow: a handful of frames per level of nesting.
struct Parser {
  /// The deepest nesting of an expression.
  static let depthLimit = 200

  let feature: String
  let expression: String
  let tokens: [Token]
  var position = 0
  var nesting = 0

  /// Returns the syntax of an expression.
  static func syntax(of expression: String, feature: String) throws(ExpressionError) -> Syntax {
    let tokens = try Lexer.tokens(of: expression, feature: feature)
    var parser = Parser(feature: feature, expression: expression, tokens: tokens)
    let syntax = try parser.conditional()
    try parser.requireEnd()
    return syntax
  }

  private init(feature: String, expression: String, tokens: [Token]) {
    self.feature = feature
    self.expression = expression
    self.tokens = tokens
  }

  // MARK: Levels of the grammar

  /// Reads `x if c else y`, or anything that binds tighter.
  mutating func conditional() throws(ExpressionError) -> Syntax {
    try enter()
    defer { nesting -= 1 }
    let then = try binary(above: 1)
    guard accept("if") else { return then }
    let condition = try binary(above: 1)
    guard accept("else") else { throw unexpected("'else' and what holds otherwise") }
    let otherwise = try conditional()
    return try node(
      .conditional(then: then, condition: condition, otherwise: otherwise),
      from: then, to: otherwise)
  }

  /// Reads operators of at least the given precedence.
  private mutating func binary(above minimum: Int) throws(ExpressionError) -> Syntax {
    var left = try prefix(minimum)
    while let (operation, width) = nextOperator(), operation.precedence >= minimum {
      position += width
      let right = try binary(above: operation.precedence + 1)
      left = try node(.binary(operation, left, right), from: left, to: right)
      if operation.precedence == BinaryOperator.comparison { try rejectChain() }
    }
    return left
  }

  private mutating func prefix(_ minimum: Int) throws(ExpressionError) -> Syntax {
    guard current.is("not") else { return try unary() }
    guard minimum <= BinaryOperator.not else {
      throw unexpected("a value; write 'not' in parentheses")
    }
    try enter()
    defer { nesting -= 1 }
    let start = advance().range.lowerBound
    let operand = try binary(above: BinaryOperator.not)
    return try node(.unary(.not, operand), start..<operand.range.upperBound)
  }

  private mutating func unary() throws(ExpressionError) -> Syntax {
    guard current.is("-") || current.is("+") else { return try power() }
    try enter()
    defer { nesting -= 1 }
    let sign = advance()
    let operand = try unary()
    return try node(
      .unary(sign.is("-") ? .minus : .plus, operand),
      sign.range.lowerBound..<operand.range.upperBound)
  }

  private mutating func power() throws(ExpressionError) -> Syntax {
    let base = try postfix()
    guard accept("**") else { return base }
    try enter()
    defer { nesting -= 1 }
    let exponent = try unary()
    return try node(.binary(.power, base, exponent), from: base, to: exponent)
  }

  // MARK: Operators

  /// The operator at the current position and its number of tokens; `**` is read elsewhere.
  private func nextOperator() -> (BinaryOperator, width: Int)? {
    if current.is("not"), tokens[min(position + 1, tokens.count - 1)].is("in") {
      return (.notIn, 2)
    }
    switch current.kind {
    case .symbol(let word), .name(let word):
      guard let operation = BinaryOperator(rawValue: word), operation != .power else { return nil }
      return (operation, 1)
    default: return nil
    }
  }

  private func rejectChain() throws(ExpressionError) {
    guard let (operation, _) = nextOperator(),
      operation.precedence == BinaryOperator.comparison
    else { return }
    throw unexpected("one comparison; write 'a < b and b < c'")
  }

  // MARK: Tokens

  var current: Token { tokens[position] }

  /// Goes to the next token and returns the one passed; the last token is never passed.
  @discardableResult mutating func advance() -> Token {
    let token = current
    position = min(position + 1, tokens.count - 1)
    return token
  }

  /// Passes the word if it comes next.
  mutating func accept(_ word: String) -> Bool {
    guard current.is(word) else { return false }
    advance()
    return true
  }

  private mutating func requireEnd() throws(ExpressionError) {
    if current.kind == .end { return }
    for closing in [")", "]", "}"] where current.is(closing) {
      throw error(.unbalancedParenthesis(closing, isOpening: false), current.range)
    }
    throw unexpected("an operator or the end")
  }

  // MARK: Nodes and errors

  /// Counts one level of nesting; the caller takes it back.
  mutating func enter() throws(ExpressionError) {
    nesting += 1
    if nesting > Parser.depthLimit {
      throw error(.tooDeep(limit: Parser.depthLimit), current.range)
    }
  }

  func node(_ kind: Syntax.Kind, from first: Syntax, to last: Syntax) throws(ExpressionError)
    -> Syntax
  {
    try node(kind, first.range.lowerBound..<last.range.upperBound)
  }

  func node(_ kind: Syntax.Kind, _ range: Range<Int>) throws(ExpressionError) -> Syntax {
    let syntax = Syntax(kind, range: range)
    if syntax.depth > Parser.depthLimit {
      throw error(.tooDeep(limit: Parser.depthLimit), range)
    }
    return syntax
  }

  func error(_ kind: ExpressionError.Kind, _ range: Range<Int>) -> ExpressionError {
    ExpressionError(kind: kind, feature: feature, expression: expression, range: range)
  }

  func unexpected(_ expected: String) -> ExpressionError {
    error(.unexpectedToken(found: current.label, expected: expected), current.range)
  }
}
