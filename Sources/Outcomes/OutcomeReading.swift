/// How joined rows are read: what their columns mean.
public struct OutcomeReading: Sendable {
  /// What the model does.
  public var task: OutcomeTask
  /// The number columns of what the model answered: the score, the prediction, or a score per class.
  public var numbers: Range<Int>
  /// The text column of the class as logged; nil where none is.
  public var classText: Int?
  /// The number column of a label logged with the row; nil: none.
  public var ownNumber: Int?
  /// The number column of the hash of a ranking's item; nil: none.
  public var itemNumber: Int?
  /// The text column of a label logged with the row; nil: none.
  public var ownText: Int?
  /// The text columns of segments, in their order.
  public var segments: [Int]
  /// From how many places labels come; above 1 labelled rows are also counted by theirs.
  public var labelOrigins: Int
  /// The score from which a row without a class counts as positive; nil: none does.
  public var threshold: Double?
  /// How far apart a shadow answer and the served row beside it may lie, in nanoseconds.
  public var pairing: Int64
  /// Whether a text names the positive class; nil for neither class.
  public var isPositive: @Sendable (String) -> Bool?

  /// Creates a reading.
  public init(
    task: OutcomeTask, numbers: Range<Int>, classText: Int? = nil, ownNumber: Int? = nil,
    itemNumber: Int? = nil, ownText: Int? = nil, segments: [Int] = [], labelOrigins: Int = 1,
    threshold: Double? = nil, pairing: Int64 = .max,
    isPositive: @escaping @Sendable (String) -> Bool? = { _ in nil }
  ) {
    self.task = task
    self.numbers = numbers
    self.classText = classText
    self.ownNumber = ownNumber
    self.itemNumber = itemNumber
    self.ownText = ownText
    self.segments = segments
    self.labelOrigins = labelOrigins
    self.threshold = threshold
    self.pairing = pairing
    self.isPositive = isPositive
  }
}

/// Joined rows as columns, one element per row.
struct OutcomeBlock {
  /// The numbers that the model answered.
  var numbers: [[Double]] = []
  /// The hashes of a ranking's items, NaN for none; empty where nobody says which they are.
  var items: [Double] = []
  /// The class as logged: of a binary model 1, 0 or -1; of several an index into `classes` or -1.
  var predicted: [Int32] = []
  /// The label's class, as `predicted`.
  var labels: [Int32] = []
  /// The label's number; NaN: none.
  var labelNumbers: [Double] = []
  /// Whether the row has a label that can be read.
  var isLabelled: [Bool] = []
  /// Whether the row has a label that cannot be read.
  var isUnreadable: [Bool] = []
  /// The names of classes, for a model with several.
  var classes: [String] = []
  /// Where the row's label comes from, a place below `originCount`; empty where that is one.
  var origins: [Int] = []
  /// From how many places labels come.
  var originCount = 1
  /// The values of segments: per segment, an index into `values` per row.
  var segments: [[Int32]] = []
  /// The distinct values of segments; the first stands for none.
  var values: [[String]] = []

  init(_ joined: JoinedRows, _ reading: OutcomeReading) {
    for column in reading.numbers {
      numbers.append(
        joined.rows.map { joined.chunks[Int($0.chunk)].numbers[column][Int($0.index)] })
    }
    if let column = reading.itemNumber {
      items = joined.rows.map { joined.chunks[Int($0.chunk)].numbers[column][Int($0.index)] }
    }
    switch reading.task {
    case .binary: readBinary(joined, reading)
    case .multiclass: readClasses(joined, reading)
    case .regression, .ranking: readNumbers(joined, reading)
    }
    if reading.labelOrigins > 1 {
      originCount = reading.labelOrigins
      origins = joined.labels.map {
        $0.chunk < 0 ? 0 : min(joined.origins[Int($0.chunk)].labelOrigin, originCount - 1)
      }
    }
    for column in reading.segments {
      var names = NamedCodes()
      _ = names.code(of: "")
      segments.append(joined.rows.codes(in: joined.chunks, column, none: 0) { names.code(of: $0) })
      values.append(names.names)
    }
  }

  private mutating func readBinary(_ joined: JoinedRows, _ reading: OutcomeReading) {
    let code = { (text: String) -> Int32 in reading.isPositive(text).map { $0 ? 1 : 0 } ?? -1 }
    readClasses(joined, reading, code)
    if let threshold = reading.threshold, let scores = numbers.first {
      for row in predicted.indices where predicted[row] < 0 && scores[row].isFinite {
        predicted[row] = scores[row] >= threshold ? 1 : 0
      }
    }
  }

  private mutating func readClasses(_ joined: JoinedRows, _ reading: OutcomeReading) {
    var names = NamedCodes()
    let declared: [Int32]
    if case .multiclass(let classes) = reading.task {
      declared = classes.map { names.code(of: $0) }
    } else {
      declared = []
    }
    readClasses(joined, reading) { names.code(of: $0) }
    if !declared.isEmpty {
      for row in predicted.indices where predicted[row] < 0 {
        predicted[row] = largest(row).map { declared[$0] } ?? -1
      }
    }
    classes = names.names
  }

  /// Reads predicted classes and labels, by what `code` makes of texts.
  private mutating func readClasses(
    _ joined: JoinedRows, _ reading: OutcomeReading, _ code: (String) -> Int32
  ) {
    let none = [Int32](repeating: -1, count: joined.rows.count)
    predicted =
      reading.classText.map { joined.rows.codes(in: joined.chunks, $0, none: -1, code) } ?? none
    labels = joined.labelsOfOthers.codes(in: joined.chunks, 0, none: -1, code)
    if let own = reading.ownText {
      let codes = joined.ownLabels.codes(in: joined.chunks, own, none: -1, code)
      for row in labels.indices where joined.labels[row] == joined.rows[row] {
        labels[row] = codes[row]
      }
    }
    note(joined, isReadable: labels.map { $0 >= 0 })
  }

  /// Returns the place of a row's largest score, the first of equal ones; nil where one is missing.
  private func largest(_ row: Int) -> Int? {
    guard numbers.allSatisfy({ $0[row].isFinite }) else { return nil }
    return numbers.indices.reduce(nil as Int?) { best, index in
      best.map { numbers[index][row] > numbers[$0][row] ? index : $0 } ?? index
    }
  }

  private mutating func readNumbers(_ joined: JoinedRows, _ reading: OutcomeReading) {
    labelNumbers = joined.labels.enumerated().map { row, label in
      guard label.chunk >= 0 else { return .nan }
      let column = label == joined.rows[row] ? reading.ownNumber ?? 0 : 0
      return joined.chunks[Int(label.chunk)].numbers[column][Int(label.index)]
    }
    note(joined, isReadable: labelNumbers.map { !$0.isNaN })
  }

  private mutating func note(_ joined: JoinedRows, isReadable: [Bool]) {
    isLabelled = zip(joined.labels, isReadable).map { $0.chunk >= 0 && $1 }
    isUnreadable = zip(joined.labels, isReadable).map { $0.chunk >= 0 && !$1 }
  }
}

/// Texts under common codes.
private struct NamedCodes {
  private(set) var names: [String] = []
  private var codes: [String: Int32] = [:]

  mutating func code(of name: String) -> Int32 {
    if let code = codes[name] { return code }
    let code = Int32(truncatingIfNeeded: names.count)
    names.append(name)
    codes[name] = code
    return code
  }
}

extension JoinedRows {
  /// The labels that count, without those that were logged with their row.
  fileprivate var labelsOfOthers: [EntryRef] {
    zip(labels, rows).map { label, row in label == row ? .none : label }
  }

  /// The labels that count and were logged with their row.
  fileprivate var ownLabels: [EntryRef] {
    zip(labels, rows).map { label, row in label == row ? label : .none }
  }
}

extension [EntryRef] {
  /// Returns what `code` makes of each entry's text, `none` where there is no entry or no text; each
  /// text of a chunk is asked about once.
  fileprivate func codes(
    in chunks: [JoinChunk], _ column: Int, none: Int32, _ code: (String) -> Int32
  ) -> [Int32] {
    var known = [[Int32]](repeating: [], count: chunks.count)
    return map { entry in
      guard entry.chunk >= 0 else { return none }
      let place = Int(entry.chunk)
      let own = Int(chunks[place].codes[column][Int(entry.index)])
      guard own > 0 else { return none }
      if known[place].isEmpty { known[place] = chunks[place].texts[column].map(code) }
      return known[place][own - 1]
    }
  }
}
