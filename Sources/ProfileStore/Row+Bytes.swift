import Foundation
import GRDB

extension Row {
  /// Returns a BLOB column's bytes; empty for null.
  func bytes(_ index: Int) -> [UInt8] {
    // Of the database's own memory, so that they are copied once.
    (try? withUnsafeData(atIndex: index) { $0.map { [UInt8]($0) } }) ?? []
  }

  /// Returns a text that may hold zero characters, selected as `CAST(… AS BLOB)`.
  ///
  /// Texts of a log may hold them, and GRDB ends a text at the first.
  func text(_ index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }
}

extension Data {
  /// Text as bytes, to be stored by `CAST(? AS TEXT)`, which keeps zero characters.
  init(text: String) { self.init(text.utf8) }
}
