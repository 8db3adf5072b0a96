import Foundation

/// The one form of texts that people cannot tell apart.
enum TextForm {
  /// Returns a text with every letter and its accents as one character where there is one (NFC).
  ///
  /// Texts that differ in this alone are equal to Swift: which of their forms a report showed would
  /// depend on which was read first.
  static func composed(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
  }
}
