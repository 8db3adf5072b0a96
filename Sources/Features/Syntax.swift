/// A part of an expression as it is written, before names and types are looked at.
struct Syntax {
  /// What the part is.
  indirect enum Kind {
    case number(Double)
    case text(String)
    case boolean(Bool)
    case missing
    case name(String)
    /// Literals in brackets.
    case list([Syntax])
    /// Literals in braces, keys before values.
    case map([(key: Syntax, value: Syntax)])
    case unary(UnaryOperator, Syntax)
    case binary(BinaryOperator, Syntax, Syntax)
    case conditional(then: Syntax, condition: Syntax, otherwise: Syntax)
    case call(String, nameRange: Range<Int>, [Syntax])
    case index(Syntax, Syntax)
    case slice(Syntax, from: Syntax?, to: Syntax?)
  }

  var kind: Kind
  /// The columns of the part, from 1.
  var range: Range<Int>
  /// The number of parts below each other, at least 1.
  var depth: Int

  init(_ kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
    depth = 1
    depth = 1 + (children.map(\.depth).max() ?? 0)
  }

  /// The parts of the part, in the order in which they are evaluated.
  var children: [Syntax] {
    switch kind {
    case .number, .text, .boolean, .missing, .name, .list, .map: []
    case .unary(_, let operand): [operand]
    case .binary(_, let left, let right): [left, right]
    case .conditional(let then, let condition, let otherwise): [condition, then, otherwise]
    case .call(_, _, let arguments): arguments
    case .index(let base, let index): [base, index]
    case .slice(let base, let from, let to): [base] + [from, to].compactMap { $0 }
    }
  }
}

/// An operator with one operand.
enum UnaryOperator: String {
  case minus = "-"
  case plus = "+"
  case not
}

/// An operator with two operands.
enum BinaryOperator: String {
  case or, and
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case `in`
  case notIn = "not in"
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
  case power = "**"

  /// How tightly the operator binds: a higher number binds tighter, as in Python.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in, .notIn:
      BinaryOperator.comparison
    case .add, .subtract: 5
    case .multiply, .divide, .remainder: 6
    case .power: 8
    }
  }

  /// The precedence of `not`, which stands between `and` and the comparisons.
  static let not = 3
  /// The precedence of the comparisons, which cannot be chained.
  static let comparison = 4
}
