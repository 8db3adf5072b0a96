import CSimdJSON

/// Walks over a parsed line and gives the paths that no plan reads: the same as the fast scanner's.
struct UnreadVisit {
  let tree: PlanTree
  let tape: JSONTape
  /// The keys on the way to the present value, as items of the tape; `element` for an array's.
  private var way: [Int] = []
  /// The paths, each once, in the order of the line; at most `limit`.
  private(set) var paths: [UInt64] = []
  /// The names of the paths, where they are asked for.
  private(set) var fields: [UnreadField] = []
  private var known: Set<UInt64> = []
  private let isNaming: Bool

  /// Of a record with more fields, the first ones are told.
  static let limit = 1_024

  private static let element = -1
  private static let longestPath = 200

  /// Creates a visit, which gives the names of fields where `isNaming`.
  init(_ tree: PlanTree, _ tape: JSONTape, isNaming: Bool) {
    self.tree = tree
    self.tape = tape
    self.isNaming = isNaming
  }

  /// Visits the record of a line.
  mutating func run(_ line: Span<UInt8>) {
    guard !tape.items.isEmpty else { return }
    visit(0, PlanTree.record, UInt64(TM_JSON_RECORD_PATH), 0, line)
  }

  /// What stands for the paths together.
  var shape: UInt64 { paths.reduce(0) { $0 &+ tm_json_shape_of_path($1) } }

  private mutating func visit(
    _ item: Int, _ node: Int?, _ path: UInt64, _ depth: Int, _ line: Span<UInt8>
  ) {
    let value = tape.items[item]
    guard value.kind == .object || value.kind == .array else {
      if node == nil { add(path, line) }
      return
    }
    guard node != nil || depth < Int(TM_JSON_TOLD_DEPTH) else { return add(path, line) }
    if value.kind == .object {
      visitMembers(of: item, node, path, depth, line)
    } else {
      visitElements(of: item, node, path, depth, line)
    }
  }

  private mutating func visitMembers(
    of object: Int, _ node: Int?, _ path: UInt64, _ depth: Int, _ line: Span<UInt8>
  ) {
    var next = object + 1
    while next < tape.items[object].end {
      let key = bytes(of: next, line)
      let member = unsafe key.withUnsafeBytes { key in
        // SAFETY: the key's bytes are valid during the call.
        unsafe tm_json_member_path(path, key.baseAddress, key.count)
      }
      way.append(next)
      visit(next + 1, node.flatMap { tree.nodes[$0].keys[key] }, member, depth + 1, line)
      way.removeLast()
      next = tape.items[next + 1].end
    }
  }

  private mutating func visitElements(
    of array: Int, _ node: Int?, _ path: UInt64, _ depth: Int, _ line: Span<UInt8>
  ) {
    if let node, tree.nodes[node].isVector { return }
    let element = tm_json_element_path(path)
    way.append(Self.element)
    defer { way.removeLast() }
    if node == nil { add(element, line) }
    var next = array + 1
    var index = 0
    while next < tape.items[array].end {
      let isRow = node.map { tree.nodes[$0].isRows } ?? false
      let child = isRow ? PlanTree.row : node.flatMap { tree.nodes[$0].indexes[index] }
      visit(next, child, element, depth + 1, line)
      next = tape.items[next].end
      index += 1
    }
  }

  private mutating func add(_ path: UInt64, _ line: Span<UInt8>) {
    guard paths.count < Self.limit, known.insert(path).inserted else { return }
    paths.append(path)
    if isNaming { fields.append(field(line)) }
  }

  /// The name of the present value.
  private func field(_ line: Span<UInt8>) -> UnreadField {
    var object = ""
    var name = ""
    var depth = 0
    for step in way {
      guard step != Self.element else {
        name += "[]"
        continue
      }
      if !name.isEmpty {
        object += object.isEmpty ? name : ".\(name)"
        depth += 1
      }
      name = Self.shown(bytes(of: step, line))
    }
    return UnreadField(object: Self.shortened(object), name: name, depth: depth)
  }

  /// A key as it is shown: never one that is a value, and nothing that disturbs the text around it.
  private static func shown(_ key: [UInt8]) -> String {
    let isValue = unsafe key.withUnsafeBytes { key in
      // SAFETY: as above.
      unsafe tm_json_is_value_key(key.baseAddress, key.count) != 0
    }
    guard !isValue else { return "*" }
    let scalars = String(decoding: key, as: UTF8.self).unicodeScalars.map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}" as Unicode.Scalar
      default: scalar
      }
    }
    return FieldPath.quotedIfOdd(String(String.UnicodeScalarView(scalars)))
  }

  private static func shortened(_ path: String) -> String {
    guard path.unicodeScalars.count > longestPath else { return path }
    return String(String.UnicodeScalarView(path.unicodeScalars.prefix(longestPath))) + "…"
  }

  private func bytes(of item: Int, _ line: Span<UInt8>) -> [UInt8] {
    let item = tape.items[item]
    return (item.start..<item.start + item.length).map {
      item.isUnescaped ? tape.unescaped[$0] : line[$0]
    }
  }
}
