/// A decoder that makes up values and records which keys and types a document asks for.
struct SchemaRecorder: Decoder {
  let node: SchemaNode
  /// The name of the type that is being recorded, to find descriptions by.
  let typeName: String
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// Returns the schema of a type that decodes itself from what it is offered.
  static func schema<Value: Decodable>(of type: Value.Type) throws -> SchemaNode {
    try record(type).node
  }

  /// Returns a made-up value of a type and its schema.
  static func record<Value: Decodable>(
    _ type: Value.Type
  ) throws -> (value: Value, node: SchemaNode) {
    let node = SchemaNode()
    if let (value, name) = scalar(type) {
      node.types = [name]
      return (value, node)
    }
    if let named = NamedCases.all[ObjectIdentifier(type)], let value = named.first as? Value {
      node.names = named.names
      node.types = ["string"]
      return (value, node)
    }
    let recorder = SchemaRecorder(node: node, typeName: "\(type)")
    return (try Value(from: recorder), node)
  }

  /// Returns a value of a simple type and what JSON calls it; nil for other types.
  ///
  /// Types are compared: what a type can be cast to, or conforms to, takes long to look up.
  private static func scalar<Value>(_ type: Value.Type) -> (Value, String)? {
    let found: (value: Any, name: String)? =
      switch ObjectIdentifier(type) {
      case ObjectIdentifier(Double.self): (0.0, "number")
      case ObjectIdentifier(Int.self): (0, "integer")
      case ObjectIdentifier(String.self): ("", "string")
      case ObjectIdentifier(Bool.self): (false, "boolean")
      default: nil
      }
    return found.flatMap { found in (found.value as? Value).map { ($0, found.name) } }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    node.types = ["object"]
    return KeyedDecodingContainer(SchemaMembers<Key>(node: node, typeName: typeName))
  }

  func unkeyedContainer() -> any UnkeyedDecodingContainer {
    node.types = ["array"]
    return SchemaElements(node: node)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer {
    SchemaSingleValue(node: node)
  }
}

/// The cases of an enumeration of the documents.
private struct NamedCases: Sendable {
  /// The names of all cases, in their order.
  var names: [String]
  /// Any case.
  var first: (any Sendable)?

  private init<Cases: CaseIterable & RawRepresentable<String> & Sendable>(
    _: Cases.Type
  ) {
    names = Cases.allCases.map(\.rawValue)
    first = Array(Cases.allCases).first
  }

  /// All enumerations by their type; a document with another one cannot be recorded.
  static let all: [ObjectIdentifier: NamedCases] = [
    ObjectIdentifier(Area.self): NamedCases(Area.self),
    ObjectIdentifier(BinKind.self): NamedCases(BinKind.self),
    ObjectIdentifier(Bound.self): NamedCases(Bound.self),
    ObjectIdentifier(CheckLeniency.self): NamedCases(CheckLeniency.self),
    ObjectIdentifier(CheckPassing.self): NamedCases(CheckPassing.self),
    ObjectIdentifier(CheckSource.self): NamedCases(CheckSource.self),
    ObjectIdentifier(EventKind.self): NamedCases(EventKind.self),
    ObjectIdentifier(HostMetricUnit.self): NamedCases(HostMetricUnit.self),
    ObjectIdentifier(MismatchKind.self): NamedCases(MismatchKind.self),
    ObjectIdentifier(Role.self): NamedCases(Role.self),
    ObjectIdentifier(SiteReason.self): NamedCases(SiteReason.self),
    ObjectIdentifier(Status.self): NamedCases(Status.self),
    ObjectIdentifier(TrendMetric.self): NamedCases(TrendMetric.self),
    ObjectIdentifier(WindowState.self): NamedCases(WindowState.self),
  ]
}

/// Records the members of an object.
private struct SchemaMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let node: SchemaNode
  let typeName: String
  var codingPath: [any CodingKey] { [] }

  /// Only dictionaries ask for all keys: one member stands for every one.
  var allKeys: [Key] { Key(stringValue: "*").map { [$0] } ?? [] }

  func contains(_ key: Key) -> Bool { true }

  /// Only optional members ask whether they are null.
  func decodeNil(forKey key: Key) -> Bool {
    node.nullableKeys.insert(key.stringValue)
    return false
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    let (value, node) = try SchemaRecorder.record(type)
    add(node, key)
    return value
  }

  func decodeIfPresent<Value: Decodable>(
    _ type: Value.Type, forKey key: Key
  ) throws -> Value? {
    guard type != Never.self else {
      let node = SchemaNode()
      node.types = ["null"]
      add(node, key)
      return nil
    }
    _ = decodeNil(forKey: key)
    return try decode(type, forKey: key)
  }

  private func add(_ member: SchemaNode, _ key: Key) {
    guard key.stringValue != "*" else {
      node.members = member
      return
    }
    if node.nullableKeys.contains(key.stringValue) { member.types.append("null") }
    member.description = Descriptions.text["\(typeName).\(key.stringValue)"]
    node.properties[key.stringValue] = member
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    throw SchemaSingleValue.unsupported
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    throw SchemaSingleValue.unsupported
  }

  func superDecoder() throws -> any Decoder { throw SchemaSingleValue.unsupported }

  func superDecoder(forKey key: Key) throws -> any Decoder { throw SchemaSingleValue.unsupported }
}

/// Records the elements of an array: it offers one.
private struct SchemaElements: UnkeyedDecodingContainer {
  let node: SchemaNode
  var codingPath: [any CodingKey] { [] }
  var count: Int? { 1 }
  var isAtEnd: Bool { currentIndex > 0 }
  private(set) var currentIndex = 0

  mutating func decodeNil() -> Bool { false }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let (value, element) = try SchemaRecorder.record(type)
    node.element = element
    currentIndex += 1
    return value
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    throw SchemaSingleValue.unsupported
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    throw SchemaSingleValue.unsupported
  }

  mutating func superDecoder() throws -> any Decoder { throw SchemaSingleValue.unsupported }
}

/// Records a value that is neither object nor array; optional values ask for null first.
private struct SchemaSingleValue: SingleValueDecodingContainer {
  let node: SchemaNode
  var codingPath: [any CodingKey] { [] }

  static let unsupported = DecodingError.dataCorrupted(
    .init(codingPath: [], debugDescription: "documents nest by types of their own"))

  func decodeNil() -> Bool {
    node.types = ["null"]
    return false
  }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let (value, recorded) = try SchemaRecorder.record(type)
    let isNullable = node.types == ["null"]
    node.types = recorded.types + (isNullable ? ["null"] : [])
    node.names = recorded.names
    node.properties = recorded.properties
    node.element = recorded.element
    node.members = recorded.members
    return value
  }
}
