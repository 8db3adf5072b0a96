/// A JSON value while it is being encoded: containers fill it in place.
final class JSONNode {
  /// What the value is.
  enum Content {
    case null
    /// A number or literal as its JSON text.
    case scalar(String)
    case text(String)
    case array([JSONNode])
    case object([String: JSONNode])
  }

  var content = Content.null

  /// Makes this an object, unless it is one.
  func beObject() {
    if case .object = content { return }
    content = .object([:])
  }

  /// Makes this an array, unless it is one.
  func beArray() {
    if case .array = content { return }
    content = .array([])
  }

  /// The number of elements; 0 where this is no array.
  var elementCount: Int {
    if case .array(let elements) = content { elements.count } else { 0 }
  }

  /// Returns a new null member of the object.
  func member(_ key: String) -> JSONNode {
    let node = JSONNode()
    guard case .object(var members) = content else { return node }
    content = .null  // Frees the dictionary, so that it is not copied.
    members[key] = node
    content = .object(members)
    return node
  }

  /// Returns a new null element at the end of the array.
  func element() -> JSONNode {
    let node = JSONNode()
    guard case .array(var elements) = content else { return node }
    content = .null
    elements.append(node)
    content = .array(elements)
    return node
  }

  /// Becomes `value`.
  func encode<Value: Encodable>(_ value: Value, at path: [any CodingKey]) throws {
    switch value {
    case let number as Double: content = Self.number(number)
    case let number as Float: content = Self.number(Double(number))
    case let number as any FixedWidthInteger: content = .scalar("\(number)")
    case let isTrue as Bool: content = .scalar(isTrue ? "true" : "false")
    case let string as String: content = .text(string)
    default: try value.encode(to: JSONNodeEncoder(node: self, codingPath: path))
    }
  }

  /// Returns a number of 10 significant digits; null where it is not finite.
  private static func number(_ value: Double) -> Content {
    guard let digits = DecimalDigits(value) else { return .null }
    return .scalar(digits.rounded(toSignificant: 10).json)
  }

  /// Appends the value as JSON text.
  func write(to text: inout String) {
    switch content {
    case .null: text += "null"
    case .scalar(let scalar): text += scalar
    case .text(let string): text += JSONText.quoted(string)
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        element.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, key) in members.keys.sorted(by: Self.precedes).enumerated() {
        if index > 0 { text += "," }
        text += JSONText.quoted(key) + ":"
        members[key]?.write(to: &text)
      }
      text += "}"
    }
  }

  /// Orders keys by their UTF-8 bytes, as other languages do.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
