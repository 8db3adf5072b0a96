import Profiles

/// Counts of rows by label and predicted class, for at most 64 classes.
///
/// Kept are declared classes first, then those with the smallest hashes: which ones does not depend
/// on order, and a class that is kept in the end was kept in every part, so that its counts are
/// complete. The others share one row and one column.
public struct ClassTable: Sendable {
  /// The largest number of classes that are told apart.
  public static let limit = 64
  /// The place of all classes that are not kept.
  static let others = limit
  /// The place of rows without a class.
  static let none = limit + 1
  private static let width = limit + 2

  private var declared: Set<String>
  private var classes: [String] = []
  private var places: [String: Int] = [:]
  private var counts = [Int](repeating: 0, count: width * width)

  /// Creates a table of no rows.
  init(declared: some Sequence<String>) {
    self.declared = Set(declared)
    for name in self.declared { insert(name) }
  }

  /// What a row's label or predicted class is.
  public enum Entry: Sendable, Hashable {
    /// A class that is kept.
    case named(String)
    /// One of those that are not kept.
    case others
    /// None.
    case none
  }

  /// The classes that are kept, in the order of their text.
  public var names: [String] { classes.sorted() }

  /// Returns how many rows have this label and this predicted class.
  public func count(label: Entry, predicted: Entry) -> Int {
    guard let row = place(of: label), let column = place(of: predicted) else { return 0 }
    return counts[row * Self.width + column]
  }

  private func place(of entry: Entry) -> Int? {
    switch entry {
    case .named(let name): places[name]
    case .others: Self.others
    case .none: Self.none
    }
  }

  /// Whether one class stays rather than another.
  private func precedes(_ left: String, _ right: String) -> Bool {
    let (first, second) = (declared.contains(left), declared.contains(right))
    guard first == second else { return first }
    let (leftHash, rightHash) = (TextHash.hash(left), TextHash.hash(right))
    return leftHash == rightHash ? left < right : leftHash < rightHash
  }

  /// Makes a place for a class, which may cost another its own.
  private mutating func insert(_ name: String) {
    guard places[name] == nil else { return }
    guard classes.count == Self.limit else {
      places[name] = classes.count
      classes.append(name)
      return
    }
    guard let last = classes.indices.max(by: { precedes(classes[$0], classes[$1]) }),
      precedes(name, classes[last])
    else { return }
    clear(last)
    places[classes[last]] = nil
    places[name] = last
    classes[last] = name
  }

  /// Moves the counts of a place to the others.
  private mutating func clear(_ place: Int) {
    for index in 0..<Self.width {
      move(place * Self.width + index, Self.others * Self.width + index)
    }
    for index in 0..<Self.width {
      move(index * Self.width + place, index * Self.width + Self.others)
    }
  }

  private mutating func move(_ source: Int, _ target: Int) {
    counts[target] &+= counts[source]
    counts[source] = 0
  }

  /// Makes places for the classes that occur, and returns the place of each code.
  mutating func places(ofCodes codes: [Int32], in dictionary: [String]) -> [Int] {
    let used = Set(codes).filter { $0 >= 0 && $0 < dictionary.count }
    for code in used { insert(dictionary[Int(code)]) }
    var result = [Int](repeating: Self.none, count: dictionary.count)
    for code in used { result[Int(code)] = places[dictionary[Int(code)]] ?? Self.others }
    return result
  }

  /// Returns the places of the codes anew: a later class may have taken an earlier one's place.
  func places(ofKnown dictionary: [String]) -> [Int] {
    dictionary.map { places[$0] ?? Self.others }
  }

  /// Counts a row.
  @inline(__always) mutating func add(label: Int, predicted: Int) {
    counts[label &* Self.width &+ predicted] &+= 1
  }

  /// Adds the rows of another table.
  mutating func merge(_ other: ClassTable) {
    declared.formUnion(other.declared)
    for name in other.classes { insert(name) }
    var targets = (0..<Self.width).map { $0 }
    for (place, name) in other.classes.enumerated() { targets[place] = places[name] ?? Self.others }
    for row in 0..<Self.width {
      for column in 0..<Self.width {
        counts[targets[row] * Self.width + targets[column]] &+=
          other.counts[row * Self.width + column]
      }
    }
  }
}

extension ClassTable: Equatable {
  /// Whether both hold the same rows, in whichever order their classes came.
  public static func == (left: ClassTable, right: ClassTable) -> Bool {
    var (first, second) = (ByteWriter(), ByteWriter())
    left.encode(to: &first)
    right.encode(to: &second)
    return first.bytes == second.bytes
  }

  /// The places in the order in which they are written.
  private var order: [Int] { names.compactMap { places[$0] } + [Self.others, Self.none] }

  func encode(to writer: inout ByteWriter) {
    writer.write(count: declared.count)
    for name in declared.sorted() { writer.write(text: name) }
    writer.write(count: classes.count)
    for name in names { writer.write(text: name) }
    for row in order {
      for column in order { writer.write(count: counts[row * Self.width + column]) }
    }
  }

  init(from reader: inout ByteReader) throws(ProfileCodingError) {
    var declared: [String] = []
    for _ in 0..<(try reader.readLength()) { declared.append(try reader.readText()) }
    self.init(declared: [])
    self.declared = Set(declared)
    for _ in 0..<(try reader.readCount(atMost: Self.limit)) { insert(try reader.readText()) }
    for row in order {
      for column in order { counts[row * Self.width + column] = try reader.readRows() }
    }
  }
}
