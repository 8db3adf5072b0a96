// What comes in: the outputs of rows and the labels of rows, each a few columns beside a key. What
// goes out: outcome profiles. Replay collects runs file by file, keeps their chunks in the state,
// and joins them. It never reads a file or a clock.

/// The shape of a run's entries, the same in all its chunks.
public struct JoinLayout: Sendable, Hashable {
  /// How many numbers an entry has, at most 255.
  public var numbers: Int
  /// How many texts an entry has, at most 255.
  public var texts: Int
  /// What tells layouts of equally many columns apart that mean different things.
  public var meaning: UInt64

  /// Creates a layout.
  public init(numbers: Int, texts: Int, meaning: UInt64 = 0) {
    self.numbers = numbers
    self.texts = texts
    self.meaning = meaning
  }
}

/// The rows of one request file, or the labels of one label file, on their way to their chunks.
public struct JoinRun: Sendable {
  /// The shape of the entries.
  public let layout: JoinLayout
  /// What tells entries apart; an entry's columns lie at the same index.
  private(set) var keys: [JoinKey] = []
  /// A column per number; NaN where there is none.
  private(set) var numbers: [[Double]]
  /// A column of codes per text; 0 where there is none, else an index into its `texts` plus one.
  private(set) var codes: [[UInt32]]
  /// The distinct texts of every text column.
  private(set) var texts: [[String]]
  private var known: [[String: UInt32]]

  /// Creates an empty run.
  public init(layout: JoinLayout) {
    self.layout = layout
    numbers = Array(repeating: [], count: layout.numbers)
    codes = Array(repeating: [], count: layout.texts)
    texts = Array(repeating: [], count: layout.texts)
    known = Array(repeating: [:], count: layout.texts)
  }

  /// The number of entries.
  public var count: Int { keys.count }

  /// Returns the code of a text in one of the text columns, for `append`.
  public mutating func code(of text: String, in column: Int) -> UInt32 {
    if let code = known[column][text] { return code }
    texts[column].append(text)
    let code = UInt32(texts[column].count)
    known[column][text] = code
    return code
  }

  /// Removes all entries and texts; codes that were given before no longer hold.
  public mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    for column in numbers.indices { numbers[column].removeAll(keepingCapacity: true) }
    for column in codes.indices { codes[column].removeAll(keepingCapacity: true) }
    texts = Array(repeating: [], count: layout.texts)
    known = Array(repeating: [:], count: layout.texts)
  }

  /// Adds the entries of a chunk of the same layout.
  public mutating func append(_ chunk: JoinChunk) {
    precondition(chunk.layout == layout, "A run takes entries of its own layout.")
    keys += chunk.keys
    for column in numbers.indices { numbers[column] += chunk.numbers[column] }
    for column in codes.indices {
      let own = [0] + chunk.texts[column].map { code(of: $0, in: column) }
      codes[column] += chunk.codes[column].map { own[Int($0)] }
    }
  }

  /// Begins an entry; its numbers and codes are to be appended next.
  public mutating func append(_ key: JoinKey) { keys.append(key) }

  /// Appends a number of the entry that was begun last; NaN: none.
  public mutating func append(number: Double, to column: Int) { numbers[column].append(number) }

  /// Appends a code of the entry that was begun last; 0: none.
  public mutating func append(code: UInt32, to column: Int) { codes[column].append(code) }
}

/// What finds an entry's counterpart and puts entries in order.
public struct JoinKey: Sendable, Hashable, Comparable {
  /// The upper half of the hash of the call's id.
  public var high: UInt64
  /// The lower half.
  public var low: UInt64
  /// The time of the call, or of the label: nanoseconds since 1970.
  public var time: Int64
  /// The index of the row in its call.
  public var rowIndex: UInt32
  /// The line of the file, from 1.
  public var line: UInt32

  /// Creates a key.
  public init(high: UInt64, low: UInt64, time: Int64, rowIndex: UInt32 = 0, line: UInt32) {
    self.high = high
    self.low = low
    self.time = time
    self.rowIndex = rowIndex
    self.line = line
  }

  /// The bit of `rowIndex` that marks a shadow answer.
  private static let shadowBit: UInt32 = 1 << 31

  /// Whether the row is a shadow answer, which another answer to the same call stands beside.
  @inline(__always) public var isShadow: Bool { rowIndex & Self.shadowBit != 0 }

  /// The key of a shadow answer to the same row.
  @inline(__always) public var shadow: JoinKey {
    var key = self
    key.rowIndex |= Self.shadowBit
    return key
  }

  /// Whether both are of the same row of the same id.
  @inline(__always) func isSameRow(as other: JoinKey) -> Bool {
    high == other.high && low == other.low && rowIndex == other.rowIndex
  }

  /// Orders by id, row, time and line.
  @inline(__always) public static func < (left: JoinKey, right: JoinKey) -> Bool {
    if left.high != right.high { return left.high < right.high }
    if left.low != right.low { return left.low < right.low }
    if left.rowIndex != right.rowIndex { return left.rowIndex < right.rowIndex }
    return left.time != right.time ? left.time < right.time : left.line < right.line
  }
}
