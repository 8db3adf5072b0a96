/// A place in the pipeline file: line and column in Unicode scalars, both from 1.
struct Position: Hashable, Sendable {
  var line: Int
  var column: Int

  static let start = Position(line: 1, column: 1)
}

/// A scalar of the file after the environment was put in.
struct ConfigText: Hashable {
  /// The text that counts.
  var value: String
  /// Whether it is written without quotes, so that `5` is a number.
  var isPlain: Bool
  /// Whether a part of it came from the environment.
  var isSubstituted: Bool
}

/// A value of the pipeline file with its place: what `YAMLReader` makes and everything else reads.
struct ConfigNode {
  enum Content {
    case empty
    case text(ConfigText)
    case list([ConfigNode])
    case section([ConfigEntry])
  }

  var content: Content
  var position: Position

  /// The text of a scalar.
  var text: ConfigText? {
    guard case .text(let text) = content else { return nil }
    return text
  }

  /// The elements of a list.
  var elements: [ConfigNode]? {
    guard case .list(let elements) = content else { return nil }
    return elements
  }

  /// The keys and values of a section, in the order of the file.
  var entries: [ConfigEntry]? {
    guard case .section(let entries) = content else { return nil }
    return entries
  }

  /// The value of a key; nil where the node is no section or has no such key.
  subscript(key: String) -> ConfigNode? { entry(key)?.value }

  /// The key and its value.
  func entry(_ key: String) -> ConfigEntry? { entries?.first { $0.key == key } }

  /// What the node is, for messages: `a list`, `'10 minutes'`.
  var found: String {
    switch content {
    case .empty: "nothing"
    case .text(let text) where text.isPlain || text.isSubstituted: "'\(Self.shortened(text.value))'"
    case .text(let text): "the quoted text '\(Self.shortened(text.value))'"
    case .list: "a list"
    case .section: "a section of keys"
    }
  }

  /// Returns a text as it may stand in a message: one line, not long.
  static func shortened(_ text: String) -> String {
    let line = String(text.map { $0.isNewline ? " " : $0 })
    return line.count <= 60 ? line : line.prefix(57) + "..."
  }
}

/// A key of a section and its value.
struct ConfigEntry {
  var key: String
  var position: Position
  var value: ConfigNode
}
