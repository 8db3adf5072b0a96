/// Encodes any `Encodable` value into a `JSONStream`, nil as null instead of leaving it out.
///
/// Every value has one container, and parts that are objects or arrays have types of their own:
/// what a nested container writes could come at any time, which a stream cannot take.
struct JSONStreamEncoder: Encoder {
  let stream: JSONStream
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    stream.text.begin(.object)
    return KeyedEncodingContainer(JSONMembers<Key>(stream: stream))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    stream.text.begin(.array)
    return JSONElements(stream: stream)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    stream.text.begin(.scalar)
    return JSONScalar(stream: stream)
  }

  /// Stops the program where a type asks for a container within a container.
  static func refuseNesting() -> Never {
    preconditionFailure("documents nest by types of their own, not by nested containers")
  }
}

/// The members of a JSON object.
private struct JSONMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let stream: JSONStream
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) {
    stream.text.null(at: key.stringValue)
  }

  func encode(_ value: Bool, forKey key: Key) {
    stream.text.write(value, at: key.stringValue)
  }

  func encode(_ value: String, forKey key: Key) {
    stream.text.write(value, at: key.stringValue)
  }

  func encode(_ value: Double, forKey key: Key) {
    stream.text.write(value, at: key.stringValue)
  }

  func encode(_ value: Int, forKey key: Key) {
    stream.text.write(value, at: key.stringValue)
  }

  /// Stands for the protocol's functions of all other primitive types, too.
  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    stream.text.beginMember(key.stringValue)
    try stream.write(value)
  }

  func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws {
    try encodeOrNull(value, key)
  }

  /// Writes what is nil as null; the library would leave it out.
  private func encodeOrNull(_ value: (some Encodable)?, _ key: Key) throws {
    guard let value else { return encodeNil(forKey: key) }
    try encode(value, forKey: key)
  }

  // The library has a function for each of these types, which comes before a generic one.

  func encodeIfPresent(_ value: Bool?, forKey key: Key) {
    if let value { encode(value, forKey: key) } else { encodeNil(forKey: key) }
  }

  func encodeIfPresent(_ value: String?, forKey key: Key) {
    if let value { encode(value, forKey: key) } else { encodeNil(forKey: key) }
  }

  func encodeIfPresent(_ value: Double?, forKey key: Key) {
    if let value { encode(value, forKey: key) } else { encodeNil(forKey: key) }
  }

  func encodeIfPresent(_ value: Int?, forKey key: Key) {
    if let value { encode(value, forKey: key) } else { encodeNil(forKey: key) }
  }

  func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try encodeOrNull(value, key) }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> { JSONStreamEncoder.refuseNesting() }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    JSONStreamEncoder.refuseNesting()
  }

  func superEncoder() -> any Encoder { JSONStreamEncoder.refuseNesting() }

  func superEncoder(forKey key: Key) -> any Encoder { JSONStreamEncoder.refuseNesting() }
}

/// The elements of a JSON array.
private struct JSONElements: UnkeyedEncodingContainer {
  let stream: JSONStream
  var codingPath: [any CodingKey] { [] }
  var count: Int { stream.text.elementCount }

  func encodeNil() {
    stream.text.beginElement()
    stream.text.null()
  }

  func encode<Value: Encodable>(_ value: Value) throws {
    stream.text.beginElement()
    try stream.write(value)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> { JSONStreamEncoder.refuseNesting() }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    JSONStreamEncoder.refuseNesting()
  }

  func superEncoder() -> any Encoder { JSONStreamEncoder.refuseNesting() }
}

/// A JSON value that is neither object nor array.
///
/// Primitive types encode themselves by these functions: each of them needs its own.
private struct JSONScalar: SingleValueEncodingContainer {
  let stream: JSONStream
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { stream.text.null() }
  func encode(_ value: Bool) { stream.text.write(value) }
  func encode(_ value: String) { stream.text.write(value) }
  func encode(_ value: Double) { stream.text.write(value) }
  func encode(_ value: Float) { stream.text.write(Double(value)) }
  func encode(_ value: Int) { stream.text.write(value) }
  func encode(_ value: Int8) { stream.text.write(integer: value) }
  func encode(_ value: Int16) { stream.text.write(integer: value) }
  func encode(_ value: Int32) { stream.text.write(integer: value) }
  func encode(_ value: Int64) { stream.text.write(integer: value) }
  func encode(_ value: UInt) { stream.text.write(integer: value) }
  func encode(_ value: UInt8) { stream.text.write(integer: value) }
  func encode(_ value: UInt16) { stream.text.write(integer: value) }
  func encode(_ value: UInt32) { stream.text.write(integer: value) }
  func encode(_ value: UInt64) { stream.text.write(integer: value) }
  func encode<Value: Encodable>(_ value: Value) throws { try stream.write(value) }
}
