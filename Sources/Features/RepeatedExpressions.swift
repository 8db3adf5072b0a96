/// Expressions that occur several times in a plan and are evaluated once per batch.
struct RepeatedExpressions {
  private var counts: [String: Int] = [:]
  private var slots: [String: Int] = [:]
  /// How often each slot is read in one evaluation.
  private(set) var uses: [Int] = []

  init() {}

  /// Counts the parts of a feature's expression.
  ///
  /// A part that was seen before is not looked into: its own parts are evaluated with it.
  mutating func count(_ syntax: Syntax, names: NameTable) {
    guard !syntax.children.isEmpty else { return }
    let key = RepeatedExpressions.key(of: syntax, names: names)
    counts[key, default: 0] += 1
    if let count = counts[key], count > 1 {
      if count == 2 {
        slots[key] = uses.count
        uses.append(1)
      }
      if let slot = slots[key] { uses[slot] += 1 }
      return
    }
    for child in syntax.children { count(child, names: names) }
  }

  /// Returns where the values of an expression are kept; nil where it occurs once.
  func slot(of syntax: Syntax, names: NameTable) -> Int? {
    guard !slots.isEmpty, !syntax.children.isEmpty else { return nil }
    return slots[RepeatedExpressions.key(of: syntax, names: names)]
  }

  /// Returns a text that two expressions share if they compute the same.
  private static func key(of syntax: Syntax, names: NameTable) -> String {
    let parts = syntax.children.map { key(of: $0, names: names) }.joined(separator: ",")
    switch syntax.kind {
    case .number(let number): return number.bitPattern.description
    case .text(let text): return "\(text.debugDescription)"
    case .boolean(let boolean): return boolean ? "true" : "false"
    case .missing: return "missing"
    case .name(let name): return meaning(of: name, names: names)
    case .list(let elements):
      return "[\(elements.map { key(of: $0, names: names) }.joined(separator: ","))]"
    case .map(let entries):
      let texts = entries.map {
        key(of: $0.key, names: names) + ":" + key(of: $0.value, names: names)
      }
      return "{\(texts.joined(separator: ","))}"
    case .unary(let operation, _): return "\(operation)(\(parts))"
    case .binary(let operation, _, _): return "\(operation)(\(parts))"
    case .conditional: return "if(\(parts))"
    case .call(let name, _, _): return "\(name)!(\(parts))"
    case .index: return "index(\(parts))"
    case .slice(_, let from, let to):
      return "slice(\(from == nil ? "" : "from")\(to == nil ? "" : "to"),\(parts))"
    }
  }

  private static func meaning(of name: String, names: NameTable) -> String {
    switch names.meaning(of: name) {
    case .input(let index, _): "i\(index)"
    case .feature(let index, _): "f\(index)"
    case .callTime: "ts"
    case .constant(let number): number.bitPattern.description
    case .wrong: "?\(name)"
    }
  }
}
