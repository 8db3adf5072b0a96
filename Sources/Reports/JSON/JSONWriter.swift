/// Writes documents as JSON text: sorted keys, explicit nulls, numbers of 10 significant digits.
///
/// Optional values that are nil are written as `null`; so are NaN and infinities, which JSON does
/// not have. Equal documents give equal bytes on every machine.
public enum JSONWriter {
  /// Returns `document` as one line of JSON that ends with a newline.
  ///
  /// - Throws: what the document's own `encode(to:)` throws; documents of this target never do.
  public static func text(_ document: some Encodable) throws -> String {
    let node = JSONNode()
    try node.encode(document, at: [])
    var text = ""
    node.write(to: &text)
    return text + "\n"
  }

  /// Returns `documents` as JSON lines, one document a line.
  ///
  /// - Throws: what a document's own `encode(to:)` throws.
  public static func lines(_ documents: [some Encodable]) throws -> String {
    try documents.map { try text($0) }.joined()
  }
}
