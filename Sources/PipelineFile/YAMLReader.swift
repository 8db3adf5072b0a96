import Yams

/// Reads the text of a pipeline file into nodes, with the environment put in.
///
/// Bounds: nesting of 32, 200,000 values, no anchors.
struct YAMLReader {
  static let deepest = 32
  static let mostNodes = 200_000

  private let lines: [String]
  private let environment: [String: String]
  private var nodes = 0
  private(set) var problems: [Problem] = []
  /// The first anchor; nil where there is none.
  private var anchor: Problem?

  /// Reads a text; the root is nil where there is none or where problems forbid to go on.
  static func read(
    _ text: String, lines: [String], environment: [String: String]
  ) -> (root: ConfigNode?, problems: [Problem]) {
    if let problem = AnchorGuard.problem(in: lines) { return (nil, [problem]) }
    var reader = YAMLReader(lines: lines, environment: environment)
    do {
      // The parser holds the anchors, so that it must live as long as nodes are looked at.
      let parser = try Yams.Parser(
        yaml: text, resolver: .basic, constructor: .default, encoding: .utf8)
      guard let node = try parser.singleRoot() else { return (nil, []) }
      let root = withExtendedLifetime(parser) { reader.node(node, depth: 0) }
      if let anchor = reader.anchor { return (nil, [anchor]) }
      return (reader.nodes > mostNodes ? nil : root, reader.problems)
    } catch let error as YamlError {
      return (nil, [YAMLProblem.problem(of: error, lines: lines)])
    } catch {
      return (nil, [Problem(line: 1, column: 1, message: "cannot read YAML")])
    }
  }

  private init(lines: [String], environment: [String: String]) {
    self.lines = lines
    self.environment = environment
  }

  private mutating func node(_ node: Node, depth: Int) -> ConfigNode {
    let position = Self.position(of: node)
    note(anchorOf: node)
    nodes += 1
    if nodes > Self.mostNodes {
      if nodes == Self.mostNodes + 1 {
        report(position, "more than \(Self.mostNodes) values")
      }
      return ConfigNode(content: .empty, position: position)
    }
    guard depth < Self.deepest else {
      report(position, "nested deeper than \(Self.deepest) levels")
      return ConfigNode(content: .empty, position: position)
    }
    return ConfigNode(content: content(node, at: position, depth: depth), position: position)
  }

  private mutating func content(
    _ node: Node, at position: Position, depth: Int
  ) -> ConfigNode.Content {
    switch node {
    case .scalar(let scalar): return content(scalar, at: position)
    case .sequence(let list):
      return .list(list.map { self.node($0, depth: depth + 1) })
    case .mapping(let mapping):
      var entries: [ConfigEntry] = []
      for (key, value) in mapping {
        guard nodes <= Self.mostNodes, let key = entry(key, value, depth: depth) else { continue }
        entries.append(key)
      }
      return .section(entries)
    case .alias: return .empty
    }
  }

  private mutating func entry(_ key: Node, _ value: Node, depth: Int) -> ConfigEntry? {
    let position = Self.position(of: key)
    note(anchorOf: key)
    guard case .scalar(let scalar) = key else {
      report(position, "expected a word as key, found a list or a section of keys")
      return nil
    }
    if scalar.string == "<<", scalar.style == .plain || scalar.style == .any {
      report(
        position, "a merge key (<<) is not read, since there are no anchors",
        suggestion: "write the keys themselves")
      return nil
    }
    return ConfigEntry(
      key: scalar.string, position: position, value: node(value, depth: depth + 1))
  }

  private mutating func content(
    _ scalar: Node.Scalar, at position: Position
  ) -> ConfigNode.Content {
    let isPlain = scalar.style == .plain || scalar.style == .any
    if isPlain, ["", "~", "null", "Null", "NULL"].contains(scalar.string) { return .empty }
    guard scalar.string.contains("${") else {
      return .text(ConfigText(value: scalar.string, isPlain: isPlain, isSubstituted: false))
    }
    do throws(EnvironmentText.Failure) {
      let filled = try EnvironmentText.filled(scalar.string, from: environment)
      return .text(ConfigText(value: filled, isPlain: isPlain, isSubstituted: true))
    } catch {
      report(position, error.message, suggestion: error.suggestion)
      // An empty text would give a second message about the same scalar.
      return .text(ConfigText(value: "${", isPlain: isPlain, isSubstituted: true))
    }
  }

  private mutating func note(anchorOf node: Node) {
    guard anchor == nil, node.anchor != nil else { return }
    let position = Self.position(of: node)
    anchor = Problem(
      line: position.line, column: position.column, message: AnchorGuard.message,
      suggestion: AnchorGuard.suggestion)
  }

  private mutating func report(
    _ position: Position, _ message: String, suggestion: String? = nil
  ) {
    problems.append(
      Problem(
        line: position.line, column: position.column, message: message, suggestion: suggestion))
  }

  private static func position(of node: Node) -> Position {
    node.mark.map { Position(line: $0.line, column: $0.column) } ?? .start
  }
}

extension EnvironmentText.Failure {
  /// What is wrong.
  var message: String {
    switch self {
    case .unclosed: "expected '}' after '${'"
    case .badName(let name):
      "expected a name of letters, digits and '_' in '${}', found '\(ConfigNode.shortened(name))'"
    case .unset(let name): "the environment has no variable '\(name)'"
    }
  }

  /// What to do.
  var suggestion: String? {
    switch self {
    case .unclosed, .badName: "write ${NAME}, ${NAME:-default}, or $${ for '${' itself"
    case .unset(let name): "set it or give a default: ${\(name):-default}"
    }
  }
}
