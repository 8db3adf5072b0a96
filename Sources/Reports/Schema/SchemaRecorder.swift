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
    // First, since most members are: what a type conforms to takes long to look up.
    if let (value, name) = scalar(type) {
      node.types = [name]
      return (value, node)
    }
    if let named = type as? any NamedCases.Type, let value = named.first as? Value {
      node.names = named.names
      node.types = ["string"]
      return (value, node)
    }
    let recorder = SchemaRecorder(node: node, typeName: "\(type)")
    return (try Value(from: recorder), node)
  }

  private static func scalar<Value>(_ type: Value.Type) -> (Value, String)? {
    // A number is an optional number, too, which would lose that it may be null.
    guard !(type is any ExpressibleByNilLiteral.Type) else { return nil }
    if let value = 0.0 as? Value { return (value, "number") }
    if let value = 0 as? Value { return (value, "integer") }
    if let value = "" as? Value { return (value, "string") }
    if let value = false as? Value { return (value, "boolean") }
    return nil
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

/// An enumeration whose cases are known by name.
protocol NamedCases {
  /// The names of all cases, in their order.
  static var names: [String] { get }
  /// Any case.
  static var first: Self? { get }
}

extension NamedCases where Self: CaseIterable & RawRepresentable, RawValue == String {
  static var names: [String] { allCases.map(\.rawValue) }
  static var first: Self? { Array(allCases).first }
}

extension Area: NamedCases {}
extension BinKind: NamedCases {}
extension Bound: NamedCases {}
extension CheckLeniency: NamedCases {}
extension CheckPassing: NamedCases {}
extension CheckSource: NamedCases {}
extension EventKind: NamedCases {}
extension HostMetricUnit: NamedCases {}
extension MismatchKind: NamedCases {}
extension Role: NamedCases {}
extension SiteReason: NamedCases {}
extension Status: NamedCases {}
extension TrendMetric: NamedCases {}
extension WindowState: NamedCases {}

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
