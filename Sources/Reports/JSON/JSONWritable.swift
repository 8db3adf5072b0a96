/// A value that writes its JSON itself, which is many times as quick as `Codable`.
///
/// The documents of which a report has thousands do. What they write is what their `encode(to:)`
/// gives, and tests compare both.
protocol JSONWritable {
  /// Writes the value; the members of an object in the order of their keys' bytes.
  func write(to json: inout JSONBuffer)
}

extension JSONBuffer {
  /// Writes an object; `body` writes the members, in the order of their keys' bytes.
  mutating func object(_ body: (inout JSONBuffer) -> Void) {
    put(UInt8(ascii: "{"))
    body(&self)
    endParts(with: UInt8(ascii: "}"))
  }

  /// Writes a member of an object, and a comma.
  mutating func member(_ key: JSONKey, _ value: some JSONWritable) {
    put(key.text)
    value.write(to: &self)
    put(UInt8(ascii: ","))
  }

  /// Writes a member of an object, and a comma; null where there is no value.
  mutating func member(_ key: JSONKey, _ value: (some JSONWritable)?) {
    if let value { member(key, value) } else { put(key.nullMember) }
  }
}

extension Bool: JSONWritable {
  func write(to json: inout JSONBuffer) { json.write(self) }
}

extension Int: JSONWritable {
  func write(to json: inout JSONBuffer) { json.write(self) }
}

extension Double: JSONWritable {
  func write(to json: inout JSONBuffer) { json.write(self) }
}

extension String: JSONWritable {
  func write(to json: inout JSONBuffer) { json.write(self) }
}

extension JSONWritable where Self: RawRepresentable<String> {
  func write(to json: inout JSONBuffer) { json.write(rawValue) }
}

extension BinKind: JSONWritable {}
extension CheckLeniency: JSONWritable {}
extension CheckPassing: JSONWritable {}
extension CheckSource: JSONWritable {}
extension Role: JSONWritable {}
extension Status: JSONWritable {}

extension Optional: JSONWritable where Wrapped: JSONWritable {
  func write(to json: inout JSONBuffer) {
    if let self { self.write(to: &json) } else { json.null() }
  }
}

extension Array: JSONWritable where Element: JSONWritable {
  func write(to json: inout JSONBuffer) {
    json.put(UInt8(ascii: "["))
    for element in self {
      element.write(to: &json)
      json.put(UInt8(ascii: ","))
    }
    json.endParts(with: UInt8(ascii: "]"))
  }
}

extension Dictionary: JSONWritable where Key == String, Value: JSONWritable {
  func write(to json: inout JSONBuffer) {
    // By key and place: a value may be much to move.
    let places = zip(keys, indices).sorted { JSONText.precedes($0.0, $1.0) }
    json.put(UInt8(ascii: "{"))
    for (key, place) in places {
      json.write(key)
      json.put(UInt8(ascii: ":"))
      values[place].write(to: &json)
      json.put(UInt8(ascii: ","))
    }
    json.endParts(with: UInt8(ascii: "}"))
  }
}
