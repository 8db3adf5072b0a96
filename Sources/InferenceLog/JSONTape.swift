/// A JSON document in one array, each value behind what encloses it: what the tolerant parser made
/// of a line.
package struct JSONTape {
  /// A value, or the key before one.
  package struct Item {
    /// What the value is.
    package internal(set) var kind: CellKind
    /// Where the text of a string or number starts: in the line, or in `unescaped`.
    var start = 0
    var length = 0
    var isUnescaped = false
    /// The number, of a number.
    package internal(set) var number = 0.0
    /// The index of the item behind this value and all that it holds.
    package internal(set) var end = 0
  }

  /// The values, the outermost first; an object holds a key and a value after the other.
  package internal(set) var items: [Item] = []
  /// The texts that had escapes.
  let unescaped = GrowingBuffer<UInt8>()
  /// Whether bare NaN or Infinity, a number beyond a double or a lone surrogate came.
  package internal(set) var isNonstandard = false
  var loneSurrogates = 0

  mutating func removeAll() {
    items.removeAll(keepingCapacity: true)
    unescaped.removeAll()
    isNonstandard = false
    loneSurrogates = 0
  }

  /// Where a path leads.
  enum Target {
    case item(Int)
    case nothing(CellKind)
  }

  /// Follows a path from a value; of equal keys the last counts.
  func follow(_ steps: [CompiledPlan.Step], from start: Int, line: Span<UInt8>) -> Target {
    var current = start
    for step in steps {
      let next: Int?
      switch (items[current].kind, step) {
      case (.null, _): return .nothing(.null)
      case (.object, .key(let key)): next = member(key, of: current, line: line)
      case (.array, .index(let index)): next = element(index, of: current)
      default: return .nothing(.blocked)
      }
      guard let next else { return .nothing(.absent) }
      current = next
    }
    return .item(current)
  }

  /// Returns the value of a key of an object; of equal keys the last counts.
  package func member(_ key: [UInt8], of object: Int, line: Span<UInt8>) -> Int? {
    guard items[object].kind == .object else { return nil }
    var found: Int?
    var next = object + 1
    while next < items[object].end {
      if isKey(items[next], key, line: line) { found = next + 1 }
      next = items[next + 1].end
    }
    return found
  }

  private func element(_ index: Int, of array: Int) -> Int? {
    var next = array + 1
    var position = 0
    while next < items[array].end {
      if position == index { return next }
      position += 1
      next = items[next].end
    }
    return nil
  }

  func isKey(_ item: Item, _ key: [UInt8], line: Span<UInt8>) -> Bool {
    guard item.length == key.count else { return false }
    for index in key.indices {
      let place = item.start + index
      guard (item.isUnescaped ? unescaped[place] : line[place]) == key[index] else { return false }
    }
    return true
  }
}
