import Foundation

@testable import Features

/// A second implementation of the language, row by row and as plain as can be: what the tests
/// compare the evaluation over columns with.
struct RowInterpreter {
  /// The values of the names in one row.
  var row: [String: Cell]

  func value(_ syntax: Syntax) -> Cell {
    switch syntax.kind {
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .boolean(let boolean): .boolean(boolean)
    case .missing: .missing
    case .name(let name): name == "pi" ? .number(.pi) : row[name] ?? .missing
    case .list(let elements): .vector(elements.map { number(value($0)) ?? .nan })
    case .map: .missing
    case .unary(.not, let operand): negated(value(operand))
    case .unary(let sign, let operand):
      numeric(value(operand)) { sign == .minus ? -$0 : $0 }
    case .binary(let operation, let left, let right): binary(operation, left, right)
    case .conditional(let then, let condition, let otherwise):
      choice(value(condition), then, otherwise)
    case .call(let name, _, let arguments): call(name, arguments)
    case .index(let base, let index): element(value(base), value(index))
    case .slice(let base, let from, let to):
      slice(value(base), from.map { value($0) }, to.map { value($0) })
    }
  }

  private func number(_ cell: Cell) -> Double? {
    if case .number(let number) = cell { number } else { nil }
  }

  private func negated(_ cell: Cell) -> Cell {
    if case .boolean(let boolean) = cell { .boolean(!boolean) } else { .missing }
  }

  private func choice(_ condition: Cell, _ then: Syntax, _ otherwise: Syntax) -> Cell {
    guard case .boolean(let holds) = condition else { return .missing }
    return value(holds ? then : otherwise)
  }

  private func numeric(_ x: Cell, _ body: (Double) -> Double) -> Cell {
    switch x {
    case .number(let x): .number(body(x))
    case .vector(let x): .vector(x.map(body))
    default: .missing
    }
  }

  private func numeric(_ x: Cell, _ y: Cell, _ body: (Double, Double) -> Double) -> Cell {
    switch (x, y) {
    case (.number(let x), .number(let y)): .number(body(x, y))
    case (.vector(let x), .number(let y)): .vector(x.map { body($0, y) })
    case (.number(let x), .vector(let y)): .vector(y.map { body(x, $0) })
    case (.vector(let x), .vector(let y)):
      x.count == y.count ? .vector(zip(x, y).map(body)) : .missing
    default: .missing
    }
  }

  private func binary(_ operation: BinaryOperator, _ left: Syntax, _ right: Syntax) -> Cell {
    let x = value(left)
    switch operation {
    case .in, .notIn:
      guard case .list(let elements) = right.kind, x != .missing else { return .missing }
      let isIn = elements.contains { value($0) == x }
      return .boolean(isIn == (operation == .in))
    case .and, .or:
      let decisive = Cell.boolean(operation == .or)
      let y = value(right)
      if x == decisive || y == decisive { return decisive }
      return x == .missing || y == .missing ? .missing : negated(decisive)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return compared(operation, x, value(right))
    case .add: return numeric(x, value(right)) { $0 + $1 }
    case .subtract: return numeric(x, value(right)) { $0 - $1 }
    case .multiply: return numeric(x, value(right)) { $0 * $1 }
    case .divide: return numeric(x, value(right)) { $0 / $1 }
    case .power: return numeric(x, value(right)) { Foundation.pow($0, $1) }
    case .remainder:
      return numeric(x, value(right)) { x, y in
        let rest = fmod(x, y)
        return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest
      }
    }
  }

  private func compared(_ operation: BinaryOperator, _ x: Cell, _ y: Cell) -> Cell {
    if x == .missing || y == .missing { return .missing }
    guard case .number(let a) = x, case .number(let b) = y else {
      return .boolean((x == y) == (operation == .equal))
    }
    switch operation {
    case .equal: return .boolean(a == b)
    case .notEqual: return .boolean(a != b)
    case .less: return .boolean(a < b)
    case .lessOrEqual: return .boolean(a <= b)
    case .greater: return .boolean(a > b)
    default: return .boolean(a >= b)
    }
  }

  private func element(_ base: Cell, _ index: Cell) -> Cell {
    guard case .vector(let elements) = base, case .number(let number) = index,
      let wanted = Int(exactly: number)
    else { return .missing }
    let position = wanted < 0 ? wanted + elements.count : wanted
    return elements.indices.contains(position) ? .number(elements[position]) : .missing
  }

  private func slice(_ base: Cell, _ from: Cell?, _ to: Cell?) -> Cell {
    guard case .vector(let elements) = base else { return .missing }
    var bounds = [0, elements.count]
    for (side, cell) in [from, to].enumerated() {
      guard let cell else { continue }
      guard case .number(let number) = cell, let wanted = Int(exactly: number) else {
        return .missing
      }
      bounds[side] = min(max(wanted < 0 ? wanted + elements.count : wanted, 0), elements.count)
    }
    return .vector(bounds[0] < bounds[1] ? Array(elements[bounds[0]..<bounds[1]]) : [])
  }

  // MARK: Functions

  private func call(_ name: String, _ arguments: [Syntax]) -> Cell {
    let cells = arguments.map { value($0) }
    switch name {
    case "abs": return numeric(cells[0]) { $0.magnitude }
    case "floor": return numeric(cells[0]) { Foundation.floor($0) }
    case "sqrt": return numeric(cells[0]) { $0.squareRoot() }
    case "log": return numeric(cells[0]) { Foundation.log($0) }
    case "sign": return numeric(cells[0]) { $0 == 0 ? 0 : $0.isNaN ? $0 : $0 < 0 ? -1 : 1 }
    case "max" where cells.count > 1:
      return numeric(cells[0], cells[1]) { $0.isNaN || $1.isNaN ? .nan : Swift.max($0, $1) }
    case "min" where cells.count > 1:
      return numeric(cells[0], cells[1]) { $0.isNaN || $1.isNaN ? .nan : Swift.min($0, $1) }
    case "is_missing": return .boolean(cells[0] == .missing)
    case "coalesce": return cells.first { $0 != .missing } ?? .missing
    case "concat": return joined(cells)
    case "upper": return text(cells[0]).map { .text($0.uppercased()) } ?? .missing
    case "length" where text(cells[0]) != nil:
      return .number(Double((text(cells[0]) ?? "").unicodeScalars.count))
    default: return reduced(name, cells[0])
    }
  }

  private func text(_ cell: Cell) -> String? {
    switch cell {
    case .text(let text): text
    case .number(let number):
      number == number.rounded() && number.magnitude < 1e15
        ? String(Int(number)) : "\(number)".replacing(/\.0$/, with: "")
    case .boolean(let boolean): "\(boolean)"
    default: nil
    }
  }

  private func joined(_ cells: [Cell]) -> Cell {
    let texts = cells.compactMap { text($0) }
    return texts.count == cells.count ? .text(texts.joined()) : .missing
  }

  private func reduced(_ name: String, _ cell: Cell) -> Cell {
    guard case .vector(let elements) = cell else { return .missing }
    switch name {
    case "sum": return .number(elements.reduce(0, +))
    case "length": return .number(Double(elements.count))
    case "diff": return .vector(zip(elements, elements.dropFirst()).map { $1 - $0 })
    case "mean":
      return elements.isEmpty
        ? .missing : .number(elements.reduce(0, +) / Double(elements.count))
    default: return .missing
    }
  }
}
