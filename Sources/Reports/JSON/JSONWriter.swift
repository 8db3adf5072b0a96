/// Writes documents as JSON text: sorted keys, explicit nulls, numbers of 10 significant digits.
///
/// Optional values that are nil are written as `null`; so are NaN and infinities, which JSON does
/// not have. Equal documents give equal bytes on every machine.
public enum JSONWriter {
  /// Returns `document` as one line of JSON that ends with a newline.
  ///
  /// Types that encode themselves by nested containers are not supported.
  ///
  /// - Throws: what the document's own `encode(to:)` throws; documents of this target never do.
  public static func text(_ document: some Encodable) throws -> String {
    try lines(CollectionOfOne(document))
  }

  /// Returns the UTF-8 bytes of what `text` gives.
  ///
  /// - Throws: what the document's own `encode(to:)` throws.
  public static func bytes(_ document: some Encodable) throws -> [UInt8] {
    try stream(CollectionOfOne(document)).text.bytes
  }

  /// Returns `documents` as JSON lines, one document a line.
  ///
  /// - Throws: what a document's own `encode(to:)` throws.
  public static func lines(_ documents: some Sequence<some Encodable>) throws -> String {
    String(decoding: try stream(documents).text.bytes, as: UTF8.self)
  }

  private static func stream(_ documents: some Sequence<some Encodable>) throws -> JSONStream {
    let stream = JSONStream()
    for document in documents {
      try stream.write(document)
      stream.text.endLine()
    }
    return stream
  }
}
