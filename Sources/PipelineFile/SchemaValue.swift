/// A JSON value of a schema; objects keep the order in which their keys were given.
indirect enum SchemaValue {
  case text(String)
  case number(Int)
  case flag(Bool)
  case list([SchemaValue])
  case object([(String, SchemaValue)])

  /// The value as JSON, indented by two blanks a level.
  func json(indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .text(let text): return CanonicalText.quoted(text)
    case .number(let number): return String(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .list(let values):
      let parts = values.map { $0.json(indent: inner) }
      let isShort = parts.allSatisfy { !$0.contains("\n") } && parts.joined().count < 70
      if isShort { return "[\(parts.joined(separator: ", "))]" }
      return "[\n\(inner)\(parts.joined(separator: ",\n\(inner)"))\n\(indent)]"
    case .object(let pairs):
      guard !pairs.isEmpty else { return "{}" }
      let parts = pairs.map { "\(CanonicalText.quoted($0)): \($1.json(indent: inner))" }
      return "{\n\(inner)\(parts.joined(separator: ",\n\(inner)"))\n\(indent)}"
    }
  }

  /// The pairs of an object; empty for any other value.
  var pairs: [(String, SchemaValue)] {
    guard case .object(let pairs) = self else { return [] }
    return pairs
  }
}
