/// JSON text that documents encode themselves into; encoders share it.
final class JSONStream {
  /// The text, in one value: each step of an encoder is a single access to it.
  var text = JSONBuffer()

  /// Writes a value that encodes itself.
  func write(_ value: some Encodable) throws {
    if let value = value as? any JSONWritable { return value.write(to: &text) }
    let outer = text.open()
    try value.encode(to: JSONStreamEncoder(stream: self))
    text.close(returningTo: outer)
  }
}
