import InferenceLog

/// How many rows have each field that the pipeline file does not name: names, never values.
///
/// Names come from logs, and a log may hold a map with a key per user. So an object's fields are
/// told apart up to 256, else they are called open; and of objects at most 32 are looked into, those
/// nearest to the record, of equally near ones those with the smallest hashes. What is kept is a
/// property of the set of rows, whatever their order.
public struct FieldCounts: Sendable, Equatable {
  /// How many fields of an object are told apart.
  public static let fieldLimit = 256
  /// How many objects are looked into.
  public static let objectLimit = 32

  /// A field and the rows that have it.
  public struct Field: Sendable, Equatable {
    /// The name in its object.
    public internal(set) var name: String
    /// The served rows whose record has the field.
    public internal(set) var rows: Int
    /// When it was first seen, as the start of that hour: seconds since 1970 UTC.
    public internal(set) var first: Int64
  }

  /// The fields of an object.
  public struct Object: Sendable, Equatable {
    /// The path; empty for the record.
    public internal(set) var path: String
    /// How many steps lead to it; 0 for the record.
    public internal(set) var depth: Int
    /// The fields by the hashes of their names; empty where the object is open.
    public internal(set) var fields: [UInt64: Field] = [:]
    /// Whether it has more fields than are told apart.
    public internal(set) var isOpen = false
  }

  /// The objects by the hashes of their paths.
  public private(set) var objects: [UInt64: Object] = [:]
  /// Whether objects were left out.
  public private(set) var isCut = false

  /// Creates the counts of no rows.
  public init() {}

  /// Adds rows that have a field; `first` is the start of the hour, seconds since 1970 UTC.
  mutating func add(_ field: UnreadField, rows: Int, first: Int64) {
    let hash = TextHash.hash(field.object)
    var object =
      objects.removeValue(forKey: hash) ?? Object(path: field.object, depth: field.depth)
    object.add(Field(name: field.name, rows: rows, first: first), TextHash.hash(field.name))
    objects[hash] = object
    limitObjects()
  }

  /// Adds the counts of other rows.
  public mutating func merge(_ other: FieldCounts) {
    for (hash, theirs) in other.objects {
      guard var mine = objects.removeValue(forKey: hash) else {
        objects[hash] = theirs
        continue
      }
      mine.merge(theirs)
      objects[hash] = mine
    }
    isCut = isCut || other.isCut
    limitObjects()
  }

  /// Keeps the objects nearest to the record: dropping one never brings another back.
  private mutating func limitObjects() {
    guard objects.count > Self.objectLimit else { return }
    isCut = true
    for rank in ranks.dropFirst(Self.objectLimit) { objects[rank.hash] = nil }
  }

  /// The objects in the order in which they are kept.
  private var ranks: [Rank] { objects.map { Rank(depth: $1.depth, hash: $0) }.sorted() }

  private struct Rank: Comparable {
    var depth: Int
    var hash: UInt64

    static func < (left: Rank, right: Rank) -> Bool {
      left.depth != right.depth ? left.depth < right.depth : left.hash < right.hash
    }
  }

  /// The objects, those nearest to the record first, each with its fields in the order of their
  /// paths' bytes.
  public var sorted: [(object: Object, fields: [Field])] {
    ranks.compactMap { objects[$0.hash] }.map { object in
      let fields = object.fields.values.sorted {
        $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
      }
      return (object, fields)
    }
  }

  /// Returns how many rows have a field of an object; nil where that was not counted.
  public func rows(withField name: String, of object: Object) -> Int? {
    let hash = TextHash.hash(object.path)
    guard let known = objects[hash] else {
      guard isCut, let last = ranks.last else { return 0 }
      return Rank(depth: object.depth, hash: hash) < last ? 0 : nil
    }
    return known.isOpen ? nil : known.fields[TextHash.hash(name)]?.rows ?? 0
  }
}

extension FieldCounts.Object {
  mutating func add(_ field: FieldCounts.Field, _ hash: UInt64) {
    guard !isOpen else { return }
    guard let known = fields[hash] else {
      fields[hash] = field
      if fields.count > FieldCounts.fieldLimit { open() }
      return
    }
    fields[hash]?.rows = known.rows + field.rows
    fields[hash]?.first = min(known.first, field.first)
  }

  mutating func merge(_ other: FieldCounts.Object) {
    guard !other.isOpen else { return open() }
    for (hash, field) in other.fields { add(field, hash) }
  }

  private mutating func open() {
    isOpen = true
    fields = [:]
  }
}

// MARK: Coding

extension FieldCounts {
  func encode(to writer: inout ByteWriter) {
    writer.write(count: isCut ? 1 : 0)
    writer.write(count: objects.count)
    for rank in ranks {
      let object = objects[rank.hash] ?? Object(path: "", depth: 0)
      writer.write(text: object.path)
      writer.write(count: object.depth)
      writer.write(count: object.isOpen ? 1 : 0)
      writer.write(count: object.fields.count)
      for (_, field) in object.fields.sorted(by: { $0.key < $1.key }) {
        writer.write(text: field.name)
        writer.write(count: field.rows)
        writer.write(signed: field.first)
      }
    }
  }

  init(from reader: inout ByteReader) throws(ProfileCodingError) {
    isCut = try reader.readCount(atMost: 1) == 1
    for _ in 0..<(try reader.readCount(atMost: Self.objectLimit)) {
      let path = try reader.readText()
      var object = Object(path: path, depth: try reader.readCount(atMost: 1 << 10))
      object.isOpen = try reader.readCount(atMost: 1) == 1
      for _ in 0..<(try reader.readCount(atMost: Self.fieldLimit)) {
        let name = try reader.readText()
        let rows = try reader.readCount(atMost: 1 << 56)
        let field = Field(name: name, rows: rows, first: try reader.readSigned())
        object.add(field, TextHash.hash(name))
      }
      objects[TextHash.hash(path)] = object
    }
  }
}
