extension Parser {
  /// Reads a value and the indexes and slices behind it.
  mutating func postfix() throws(ExpressionError) -> Syntax {
    var base = try primary()
    while current.is("[") {
      let opening = advance()
      base = try indexOrSlice(of: base, opening: opening)
    }
    return base
  }

  private mutating func indexOrSlice(of base: Syntax, opening: Token) throws(ExpressionError)
    -> Syntax
  {
    let from = current.is(":") ? nil : try conditional()
    guard accept(":") else {
      let end = try close("]", opening: opening)
      guard let from else { throw unexpected("an index") }
      return try node(.index(base, from), base.range.lowerBound..<end)
    }
    let to = current.is("]") ? nil : try conditional()
    let end = try close("]", opening: opening)
    return try node(.slice(base, from: from, to: to), base.range.lowerBound..<end)
  }

  private mutating func primary() throws(ExpressionError) -> Syntax {
    let token = current
    switch token.kind {
    case .number(let number): return Syntax(.number(number), range: advance().range)
    case .text(let text): return Syntax(.text(text), range: advance().range)
    case .quotedName(let name): return Syntax(.name(name), range: advance().range)
    case .name(let name): return try named(name)
    case .symbol("("):
      advance()
      let inner = try conditional()
      let end = try close(")", opening: token)
      return Syntax(inner.kind, range: token.range.lowerBound..<end)
    case .symbol("["): return try list()
    case .symbol("{"): return try map()
    case .symbol(let symbol) where [")", "]", "}"].contains(symbol) && position == 0:
      throw error(.unbalancedParenthesis(symbol, isOpening: false), token.range)
    case .symbol, .end: throw unexpected("a value")
    }
  }

  private mutating func named(_ name: String) throws(ExpressionError) -> Syntax {
    let isCall = tokens[min(position + 1, tokens.count - 1)].is("(")
    guard Token.keywords.contains(name), !(name == "in" && isCall) else {
      let range = advance().range
      return isCall ? try call(name, nameRange: range) : Syntax(.name(name), range: range)
    }
    switch name {
    case "true", "True": return Syntax(.boolean(true), range: advance().range)
    case "false", "False": return Syntax(.boolean(false), range: advance().range)
    case "missing": return Syntax(.missing, range: advance().range)
    default: throw unexpected("a value")
    }
  }

  private mutating func call(_ name: String, nameRange: Range<Int>) throws(ExpressionError)
    -> Syntax
  {
    let opening = advance()
    var arguments: [Syntax] = []
    while !current.is(")") {
      arguments.append(try conditional())
      guard accept(",") else { break }
    }
    let end = try close(")", opening: opening)
    return try node(
      .call(name, nameRange: nameRange, arguments), nameRange.lowerBound..<end)
  }

  // MARK: Literals in brackets and braces

  private mutating func list() throws(ExpressionError) -> Syntax {
    let opening = advance()
    var elements: [Syntax] = []
    while !current.is("]") {
      elements.append(try literal())
      guard accept(",") else { break }
    }
    let end = try close("]", opening: opening)
    return Syntax(.list(elements), range: opening.range.lowerBound..<end)
  }

  private mutating func map() throws(ExpressionError) -> Syntax {
    let opening = advance()
    var entries: [(key: Syntax, value: Syntax)] = []
    while !current.is("}") {
      let key = try literal()
      guard accept(":") else { throw unexpected("':' and the value of the key") }
      entries.append((key, try literal()))
      guard accept(",") else { break }
    }
    let end = try close("}", opening: opening)
    return Syntax(.map(entries), range: opening.range.lowerBound..<end)
  }

  /// Reads a number, text, boolean or bare word; a bare word is a text.
  private mutating func literal() throws(ExpressionError) -> Syntax {
    let token = current
    switch token.kind {
    case .number(let number): return Syntax(.number(number), range: advance().range)
    case .text(let text), .quotedName(let text):
      return Syntax(.text(text), range: advance().range)
    case .name("true"), .name("True"): return Syntax(.boolean(true), range: advance().range)
    case .name("false"), .name("False"): return Syntax(.boolean(false), range: advance().range)
    case .name(let word): return Syntax(.text(word), range: advance().range)
    case .symbol("-"), .symbol("+"):
      advance()
      guard case .number(let number) = current.kind else { throw unexpected("a number") }
      let range = token.range.lowerBound..<advance().range.upperBound
      return Syntax(.number(token.is("-") ? -number : number), range: range)
    default: throw unexpected("a number, text or word")
    }
  }

  /// Passes the closing symbol and returns the column behind it.
  private mutating func close(_ symbol: String, opening: Token) throws(ExpressionError) -> Int {
    if current.is(symbol) { return advance().range.upperBound }
    guard case .symbol(let open) = opening.kind, current.kind == .end else {
      throw unexpected("an operator, ',' or '\(symbol)'")
    }
    throw error(.unbalancedParenthesis(open, isOpening: true), opening.range)
  }
}
