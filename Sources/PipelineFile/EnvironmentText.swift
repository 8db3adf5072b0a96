/// Texts with `${NAME}` and `${NAME:-default}` in them.
///
/// `$${` stands for `${` itself; any other dollar sign is a dollar sign. What the environment
/// gives is not looked through again.
enum EnvironmentText {
  /// Why a text cannot be filled in.
  enum Failure: Error, Hashable {
    case unclosed
    case badName(String)
    case unset(String)
  }

  /// Returns the text with variables replaced by their values.
  ///
  /// A variable that is unset or empty gives its default; without one it must be set.
  static func filled(
    _ text: String, from environment: [String: String]
  ) throws(Failure) -> String {
    var result = ""
    var rest = Substring(text)
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[dollar...]
      if rest.hasPrefix("$${") {
        result += "${"
        rest = rest.dropFirst(3)
      } else if rest.hasPrefix("${") {
        guard let end = rest.firstIndex(of: "}") else { throw .unclosed }
        result += try value(of: rest[rest.startIndex..<end].dropFirst(2), from: environment)
        rest = rest[rest.index(after: end)...]
      } else {
        result += "$"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  private static func value(
    of reference: Substring, from environment: [String: String]
  ) throws(Failure) -> String {
    var name = reference
    var fallback: Substring?
    if let colon = reference.firstIndex(of: ":") {
      guard reference[colon...].hasPrefix(":-") else { throw .badName(String(reference)) }
      name = reference[..<colon]
      fallback = reference[colon...].dropFirst(2)
    }
    guard isName(name) else { throw .badName(String(name)) }
    if let value = environment[String(name)], !value.isEmpty || fallback == nil { return value }
    guard let fallback else { throw .unset(String(name)) }
    return String(fallback)
  }

  private static func isName(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || $0 == 0x5F
    }
  }
}
