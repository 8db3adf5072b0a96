/// Which fields the records of a log have, and of what types: what one looks at before there is a
/// pipeline.
///
/// It keeps names of fields and counts, never a value.
public struct FieldSurvey {
  /// Lines that are JSON objects.
  public private(set) var objects = 0
  /// Lines of white space only.
  public private(set) var blank = 0
  /// Lines that are no object, by the reason's name.
  public private(set) var rejected: [String: Int] = [:]
  /// The first line rejected for each reason.
  public private(set) var firstRejection: [String: Int] = [:]

  private var fields: [String: [String: Int]] = [:]
  private var parser = TolerantParser()

  /// How many fields are told apart; further ones are not counted.
  private static let fieldLimit = 400

  /// Creates a survey of no lines.
  public init() {}

  /// The fields in the order of their names, each with the share of objects that have it and the
  /// types of its values, most frequent first.
  public var paths: [String] {
    fields.sorted { $0.key < $1.key }.map { path, types in
      let count = types.values.reduce(0, +)
      let share = objects > 0 ? count * 100 / objects : 0
      let names = types.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      return "\(path)  \(share) %  \(names.map(\.key).joined(separator: ", "))"
    }
  }

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
      visit(0, path: "", line: line, depth: 0)
    } catch {
      rejected["\(error)", default: 0] += 1
      if firstRejection["\(error)"] == nil { firstRejection["\(error)"] = number }
    }
  }

  private mutating func visit(_ item: Int, path: String, line: Span<UInt8>, depth: Int) {
    let value = parser.tape.items[item]
    guard value.kind == .object, depth < 8 else {
      count(path, value.kind)
      return
    }
    var next = item + 1
    while next < value.end {
      let key = text(of: parser.tape.items[next], line)
      visit(next + 1, path: path.isEmpty ? key : "\(path).\(key)", line: line, depth: depth + 1)
      next = parser.tape.items[next + 1].end
    }
  }

  private mutating func count(_ path: String, _ kind: CellKind) {
    guard fields[path] != nil || fields.count < Self.fieldLimit else { return }
    fields[path, default: [:]][Self.name(of: kind), default: 0] += 1
  }

  private func text(of item: JSONTape.Item, _ line: Span<UInt8>) -> String {
    let bytes = (item.start..<item.start + item.length).map {
      item.isUnescaped ? parser.tape.unescaped[$0] : line[$0]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func name(of kind: CellKind) -> String {
    switch kind {
    case .number: "number"
    case .string: "text"
    case .yes, .no: "boolean"
    case .null: "null"
    case .array: "array"
    case .object: "object"
    default: "other"
    }
  }
}
