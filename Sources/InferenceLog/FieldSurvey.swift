/// Which fields the records of a log have, and what they hold: what one looks at before there is a
/// pipeline.
///
/// It keeps names of fields, counts, extremes and hashes, never a text of a record.
public struct FieldSurvey {
  /// A field of records, or of the elements of an array.
  public struct Field: Sendable {
    /// Where it lies.
    public var path: FieldPath
    /// What it holds.
    public var facts: FieldFacts
    /// The fields in the order in which they first came have rising places.
    public var place: Int
  }

  /// An array whose elements are objects.
  public struct Elements: Sendable {
    /// Where the array lies.
    public var path: FieldPath
    /// How many elements were looked at, the first 64 of each array.
    public var count: Int
    /// The fields of the elements, their paths from the element on.
    public var fields: [Field]
  }

  /// Lines that are JSON objects.
  public private(set) var objects = 0
  /// Lines of white space only.
  public private(set) var blank = 0
  /// Lines that are no object, by the reason's name.
  public private(set) var rejected: [String: Int] = [:]
  /// The first line rejected for each reason.
  public private(set) var firstRejection: [String: Int] = [:]

  private var nodes = [Node(key: "")]
  private var fieldCount = 0
  private var parser = TolerantParser()

  /// How many fields are told apart; further ones are not counted.
  private static let fieldLimit = 400
  private static let deepest = 8
  private static let elementLimit = 64

  /// A key of an object, with what was seen of it and the keys below it.
  private struct Node {
    var key: String
    var facts = FieldFacts()
    var children: [String: Int] = [:]
    /// The node whose children are the fields of the elements, of an array of objects.
    var elements: Int?
    var elementCount = 0
  }

  /// Creates a survey of no lines.
  public init() {}

  /// The fields in the order of their paths.
  ///
  /// An object is none, but what is at times null instead of an object is.
  public var fields: [Field] { fields(below: 0) }

  /// The arrays of objects in the order of their paths.
  public var arrays: [Elements] { arrays(below: 0, steps: []) }

  /// Adds the lines of a block; `firstLine` is the number of its first, from 1.
  public mutating func add(_ block: UnsafeRawBufferPointer, firstLine: Int) {
    // SAFETY: the span lives as long as this call, during which the block does not change.
    let bytes = unsafe block.bindMemory(to: UInt8.self).span
    var start = 0
    var number = firstLine
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      let hasReturn = end > start && bytes[end - 1] == UInt8(ascii: "\r")
      add(bytes.extracting(start..<(hasReturn ? end - 1 : end)), number: number)
      start = end + 1
      number += 1
    }
  }

  private mutating func add(_ line: Span<UInt8>, number: Int) {
    guard line.indices.contains(where: { line[$0] > 0x20 }) else {
      blank += 1
      return
    }
    do throws(RejectionReason) {
      try parser.parse(line)
      objects += 1
      visitMembers(of: 0, node: 0, line: line, depth: 0)
    } catch {
      rejected["\(error)", default: 0] += 1
      if firstRejection["\(error)"] == nil { firstRejection["\(error)"] = number }
    }
  }

  // MARK: Values

  private mutating func visitMembers(of object: Int, node: Int, line: Span<UInt8>, depth: Int) {
    var next = object + 1
    while next < parser.tape.items[object].end {
      let value = next + 1
      if let child = child(key(parser.tape.items[next], line), of: node) {
        visit(value, node: child, line: line, depth: depth + 1)
      }
      next = parser.tape.items[value].end
    }
  }

  private mutating func visit(_ item: Int, node: Int, line: Span<UInt8>, depth: Int) {
    let tape = parser.tape
    switch Self.kind(of: tape.items[item].kind) {
    case .object where depth < Self.deepest:
      visitMembers(of: item, node: node, line: line, depth: depth)
    case .array:
      visitElements(of: item, node: node, line: line, depth: depth)
    case .number:
      let instant = tape.instant(item, .automatic, line: line)
      nodes[node].facts.add(number: tape.items[item].number, instant: instant)
    case .text:
      let instant = tape.instant(item, .automatic, line: line)
      nodes[node].facts.add(
        text: tape.text(item, line: line), isNumeric: tape.number(item, line: line) != nil,
        instant: instant)
    case let other:
      nodes[node].facts.add(other)
    }
  }

  private mutating func visitElements(of array: Int, node: Int, line: Span<UInt8>, depth: Int) {
    var kinds: [FieldFacts.Kind] = []
    var next = array + 1
    while next < parser.tape.items[array].end {
      let kind = Self.kind(of: parser.tape.items[next].kind)
      if kind == .object, kinds.count < Self.elementLimit, depth < Self.deepest {
        nodes[node].elementCount += 1
        visitMembers(of: next, node: elements(of: node), line: line, depth: depth + 1)
      }
      kinds.append(kind)
      next = parser.tape.items[next].end
    }
    nodes[node].facts.add(arrayOf: kinds)
  }

  private static func kind(of kind: CellKind) -> FieldFacts.Kind {
    switch kind {
    case .number: .number
    case .string: .text
    case .yes, .no: .boolean
    case .null: .null
    case .array: .array
    case .object: .object
    default: .other
    }
  }

  // MARK: Keys

  /// Returns the node of a key; nil where there are too many to tell apart.
  private mutating func child(_ key: String, of node: Int) -> Int? {
    if let known = nodes[node].children[key] { return known }
    guard fieldCount < Self.fieldLimit else { return nil }
    fieldCount += 1
    nodes.append(Node(key: key))
    nodes[node].children[key] = nodes.count - 1
    return nodes.count - 1
  }

  private func key(_ item: JSONTape.Item, _ line: Span<UInt8>) -> String {
    let bytes = (item.start..<item.start + item.length).map {
      item.isUnescaped ? parser.tape.unescaped[$0] : line[$0]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func elements(of node: Int) -> Int {
    if let known = nodes[node].elements { return known }
    nodes.append(Node(key: ""))
    nodes[node].elements = nodes.count - 1
    return nodes.count - 1
  }

  private func fields(below root: Int) -> [Field] {
    var found: [Field] = []
    walk(from: root, steps: []) { node, steps in
      guard nodes[node].facts.count > 0 else { return }
      found.append(
        Field(path: FieldPath(steps: steps), facts: nodes[node].facts, place: node))
    }
    return found.sorted { $0.path.description < $1.path.description }
  }

  private func arrays(below root: Int, steps: [FieldPath.Step]) -> [Elements] {
    var found: [Elements] = []
    walk(from: root, steps: steps) { node, steps in
      guard let elements = nodes[node].elements else { return }
      found.append(
        Elements(
          path: FieldPath(steps: steps), count: nodes[node].elementCount,
          fields: fields(below: elements)))
    }
    return found.sorted { $0.path.description < $1.path.description }
  }

  private func walk(
    from node: Int, steps: [FieldPath.Step], _ visit: (Int, [FieldPath.Step]) -> Void
  ) {
    for (key, child) in nodes[node].children {
      let path = steps + [.key(key)]
      visit(child, path)
      walk(from: child, steps: path, visit)
    }
  }
}
