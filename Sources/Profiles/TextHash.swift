import CXXHash

/// XXH3 of a text's UTF-8 bytes: the same on every machine and in every run.
package enum TextHash {
  /// Returns XXH3-64.
  package static func hash(_ text: String) -> UInt64 {
    var text = text
    // SAFETY: the buffer is valid for the length of the closure, and the function only reads it.
    return text.withUTF8 { bytes in unsafe tm_xxh3_64(bytes.baseAddress, bytes.count) }
  }

  /// Returns XXH3-64.
  static func hash(_ bytes: some Collection<UInt8>) -> UInt64 {
    // SAFETY: the buffer is valid for the length of the closure, and the function only reads it.
    let hash = bytes.withContiguousStorageIfAvailable {
      unsafe tm_xxh3_64($0.baseAddress, $0.count)
    }
    return hash ?? self.hash(Array(bytes))
  }

  /// Returns XXH3-128.
  static func digest(_ text: String) -> DefinitionDigest {
    var text = text
    // SAFETY: the buffer is valid for the length of the closure, and the function only reads it.
    let hash = text.withUTF8 { bytes in unsafe tm_xxh3_128(bytes.baseAddress, bytes.count) }
    return DefinitionDigest(high: hash.high, low: hash.low)
  }

  /// Returns what is stored of a sensitive category: 16 hexadecimal digits of a keyed hash.
  static func masked(_ text: String, key: String) -> String {
    let digits = String(digest(key + "\u{0}" + text).high, radix: 16)
    return "#" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}
