/// One word of an expression.
struct Token {
  /// What the word is.
  enum Kind: Hashable {
    case number(Double)
    case text(String)
    /// A name or keyword, dots included.
    case name(String)
    /// A name in backquotes, which is never a keyword.
    case quotedName(String)
    case symbol(String)
    case end
  }

  var kind: Kind
  /// The columns of the word, from 1.
  var range: Range<Int>

  /// The word as error messages name it.
  var label: String {
    switch kind {
    case .number: "a number"
    case .text: "a text"
    case .name(let name): "'\(name)'"
    case .quotedName(let name): "'\(name)'"
    case .symbol(let symbol): "'\(symbol)'"
    case .end: "the end"
    }
  }

  /// Returns whether the token is the given symbol or keyword.
  func `is`(_ word: String) -> Bool {
    switch kind {
    case .symbol(let symbol): symbol == word
    case .name(let name): name == word
    default: false
    }
  }

  /// Words that cannot be names of inputs or features unless they are in backquotes.
  static let keywords: Set<String> = [
    "and", "or", "not", "if", "else", "in", "true", "false", "True", "False", "missing",
  ]
}
