/// The name of a field that a record has and no plan reads, apart from where it lies.
public struct UnreadField: Sendable, Hashable {
  /// The path of the object that has the field; empty for the record.
  public var object: String
  /// The name in the object, `[]` behind it for what the elements of an array have in common; `*`
  /// for all keys that are values rather than names, as ids and addresses are.
  public var name: String
  /// How many steps lead to the object; 0 for the record.
  public var depth: Int

  /// Creates a name.
  public init(object: String, name: String, depth: Int) {
    self.object = object
    self.name = name
    self.depth = depth
  }

  /// The path as it is written in a pipeline file.
  public var path: String { object.isEmpty ? name : "\(object).\(name)" }
}

/// The fields that the records of a batch have besides those of the plan: names, never values.
///
/// Rows refer to sets, since nearly all records have one of a few.
public struct UnreadFields: Sendable {
  /// The fields that the sets refer to.
  public internal(set) var fields: [UnreadField] = []
  /// Sets as places in `fields`, each ascending; the first is empty.
  public internal(set) var sets: [[UInt32]] = [[]]
  /// The set of each row of the batch, as its place in `sets`.
  public internal(set) var rows: [UInt32] = []

  /// Creates the fields of no rows.
  public init() {}

  /// Creates fields from sets; every number is a place in the array before it.
  public init(fields: [UnreadField], sets: [[UInt32]], rows: [UInt32]) {
    self.fields = fields
    self.sets = sets
    self.rows = rows
  }

  /// The set that all rows have; nil where they differ.
  public var onlySet: UInt32? {
    guard let first = rows.first else { return 0 }
    return rows.allSatisfy { $0 == first } ? first : nil
  }
}
