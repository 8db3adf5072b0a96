/// Compares the nodes of a file with the key table: unknown keys, missing keys, wrong types, values
/// that cannot be read; and notes the keys that are accepted but not served.
struct ShapeCheck {
  private(set) var problems: [Problem] = []
  private(set) var notices: [Notice] = []

  /// Checks a whole file.
  mutating func check(file root: ConfigNode) {
    check(root, .section(KeyTable.file), at: "")
  }

  /// Checks a node against a shape; `path` is where it stands, for messages.
  mutating func check(_ node: ConfigNode, _ shape: Shape, at path: String) {
    switch (shape, node.content) {
    case (.scalar(let type), .text(let text)): check(text, type, of: node, at: path)
    case (.list(let element, let least, let most), .list(let elements)):
      check(elements, element, counts: (least, most), of: node, at: path)
    case (.section(let section), .section(let entries)):
      check(entries, of: node, section, at: path)
    case (.table(let name, let value, let least), .section(let entries)):
      check(entries, names: name, values: value, atLeast: least, of: node, at: path)
    case (.kinds(let kinds), .section(let entries)):
      for entry in entries { check(entry, kinds: kinds, at: path) }
    case (.any(let shapes), _):
      if let fitting = shapes.first(where: { $0.fits(node) }) {
        check(node, fitting, at: path)
      } else {
        report(node.position, unfit(node, shape, at: path))
      }
    default: report(node.position, unfit(node, shape, at: path))
    }
  }

  private mutating func check(
    _ text: ConfigText, _ type: ScalarType, of node: ConfigNode, at path: String
  ) {
    // A variable that could not be read has been reported where it stands.
    if text.isSubstituted, text.value == "${" { return }
    do throws(ScalarFault) {
      try type.check(text)
    } catch {
      report(
        node.position, error.message ?? unfit(node, .scalar(type), at: path), error.suggestion)
    }
  }

  private mutating func check(
    _ elements: [ConfigNode], _ shape: Shape, counts: (Int, Int), of node: ConfigNode,
    at path: String
  ) {
    let (least, most) = counts
    if elements.count < least || elements.count > most {
      let wanted =
        least == most
        ? "\(least) elements" : elements.count < least ? "an element or more" : "\(most) or fewer"
      report(node.position, "expected \(wanted) in '\(path)', found \(elements.count)")
    }
    for element in elements.prefix(most) { check(element, shape, at: path) }
  }

  private mutating func check(
    _ entries: [ConfigEntry], names: ScalarType, values: Shape, atLeast least: Int,
    of node: ConfigNode, at path: String
  ) {
    if entries.count < least { report(node.position, "expected one or more in '\(path)'") }
    for entry in entries {
      let name = ConfigText(value: entry.key, isPlain: true, isSubstituted: false)
      do throws(ScalarFault) {
        try names.check(name)
      } catch {
        let found = ConfigNode.shortened(entry.key)
        report(
          entry.position,
          error.message ?? "expected \(names.expectation) as key in '\(path)', found '\(found)'")
      }
      check(entry.value, values, at: "\(path).\(entry.key)")
    }
  }

  private mutating func check(_ entry: ConfigEntry, kinds: [Shape.SectionKind], at path: String) {
    let own = "\(path).\(entry.key)"
    guard entry.value.entries != nil else {
      report(
        entry.value.position, "expected a section of keys for '\(own)', found \(entry.value.found)")
      return
    }
    let named = kinds.first { $0.names.contains(entry.key) }
    let given = entry.value["kind"]?.text.flatMap { kind in
      kinds.first { $0.kind == kind.value }
    }
    guard let kind = given ?? named else {
      let position = entry.value["kind"]?.position ?? entry.position
      report(
        position, "expected a kind for '\(own)'",
        "add kind: \(kinds.map(\.kind).joined(separator: ", or kind: "))")
      return
    }
    if let notice = kind.notice {
      notices.append(Notice(line: entry.position.line, key: own, sentence: notice))
    }
    check(entry.value, .section(kind.section), at: own)
  }

  private mutating func check(
    _ entries: [ConfigEntry], of node: ConfigNode, _ section: Shape.Section, at path: String
  ) {
    var guesses: Set<String> = []
    for entry in entries {
      let own = path.isEmpty ? entry.key : "\(path).\(entry.key)"
      guard let key = section.keys.first(where: { $0.name == entry.key }) else {
        if let guess = reportUnknown(entry, in: section, at: path) { guesses.insert(guess) }
        continue
      }
      if let refusal = key.refusal {
        report(entry.position, "'\(own)' is \(refusal)")
        continue
      }
      if let notice = key.notice {
        notices.append(Notice(line: entry.position.line, key: own, sentence: notice))
      }
      check(entry.value, key.shape, at: own)
    }
    for key in section.keys where key.isRequired && node[key.name] == nil {
      if key.isWaived?(node) == true { continue }
      // A misspelt key is one mistake, not two.
      guard !guesses.contains(key.name) else { continue }
      let example = key.example.hasPrefix("\n") ? ":" : ": \(key.example)"
      report(
        node.position, "'\(key.name)' is missing in \(place(path))", "add \(key.name)\(example)")
    }
  }

  /// Reports a key that the section does not have and returns the key that was probably meant.
  private mutating func reportUnknown(
    _ entry: ConfigEntry, in section: Shape.Section, at path: String
  ) -> String? {
    let served = section.servedKeys.map(\.name)
    let near = EditDistance.nearest(to: entry.key, in: served)
    report(
      entry.position,
      "unknown key '\(ConfigNode.shortened(entry.key))' in \(place(path))",
      near.map { "did you mean '\($0)'?" } ?? "keys are: \(served.joined(separator: ", "))")
    return near
  }

  private func unfit(_ node: ConfigNode, _ shape: Shape, at path: String) -> String {
    let key = path.isEmpty ? "" : " for '\(path)'"
    return "expected \(shape.expectation)\(key), found \(node.found)"
  }

  private func place(_ path: String) -> String {
    path.isEmpty ? "the pipeline file" : "'\(path)'"
  }

  private mutating func report(
    _ position: Position, _ message: String, _ suggestion: String? = nil
  ) {
    problems.append(
      Problem(
        line: position.line, column: position.column, message: message, suggestion: suggestion))
  }
}

extension Shape {
  /// Whether a node is of the right kind: scalar, list or section.
  func fits(_ node: ConfigNode) -> Bool {
    switch (self, node.content) {
    case (.scalar, .text), (.list, .list): true
    case (.section, .section), (.table, .section), (.kinds, .section): true
    case (.any(let shapes), _): shapes.contains { $0.fits(node) }
    default: false
    }
  }

  /// What is expected, for messages.
  var expectation: String {
    switch self {
    case .scalar(let type): type.expectation
    case .list(let element, _, _):
      if case .scalar(let type) = element {
        "a list, each element \(type.expectation)"
      } else {
        "a list"
      }
    case .section(let section):
      "a section with the keys " + section.servedKeys.map(\.name).joined(separator: ", ")
    case .table, .kinds: "a section of keys"
    case .any(let shapes):
      shapes.map(\.expectation).filter { !$0.isEmpty }.joined(separator: ", or ")
    }
  }
}
