import Glibc
import Profiles

/// What is kept of the outcomes of a classifier with several classes.
///
/// Rows are held back and taken in by blocks; what is read from it is complete only after
/// `settle()`, which `settled`, merging and encoding do themselves.
public struct MulticlassOutcomes: Sendable {
  /// The largest number of bins of a class's histograms of scores.
  static let scoreCapacity = 2_048

  /// Rows by label and predicted class.
  public private(set) var table: ClassTable
  /// Scores of each declared class that is told apart, by whether it is the label and whether it
  /// was predicted; empty where only classes are logged.
  public private(set) var scores: [String: ScoreCells] = [:]
  /// −ln of the score that was given to the label, within 1e-15…1 − 1e-15.
  ///
  /// Only of rows whose label is a declared class with a score within 0…1.
  public private(set) var logLoss = Moments()
  /// How many labels had the highest score, the second one, and so on; the last element counts all
  /// from the 64th on.
  ///
  /// Among equal scores the later class comes first, as in scikit-learn. Only of rows whose scores
  /// are all finite.
  public private(set) var ranks = [Int](repeating: 0, count: ClassTable.limit)
  /// Rows that are in `ranks` or would be: those whose label is a declared class.
  public private(set) var labelsOfDeclaredClasses = 0

  private let declared: [String]
  private var pendingLosses: [Double] = []

  /// Creates the outcomes of no rows; `classes` are those that scores are of, in their order.
  public init(classes: [String]) {
    declared = classes
    table = ClassTable(declared: classes)
    for name in table.names {
      scores[name] = ScoreCells(capacity: Self.scoreCapacity)
    }
  }

  /// A column of classes: codes into a dictionary, −1 for none.
  public struct Column: Sendable {
    /// One code per row; one outside `classes` is none.
    public var codes: [Int32]
    /// The dictionary.
    public var classes: [String]

    /// Creates a column.
    public init(codes: [Int32], classes: [String]) {
      self.codes = codes
      self.classes = classes
    }

    func code(_ row: Int) -> Int? {
      let code = Int(codes[row])
      return code >= 0 && code < classes.count ? code : nil
    }

    /// For each row 1 where it is `name`, 0 where it is another class, −1 where there is none.
    func isClass(_ name: String) -> [Int8] {
      let matches = classes.map { $0 == name ? Int8(1) : 0 }
      return codes.indices.map { row in code(row).map { matches[$0] } ?? -1 }
    }
  }

  /// Adds rows: a column of scores for each declared class, or none at all, the predicted classes,
  /// and the labels.
  ///
  /// A score that is not finite is none.
  public mutating func add(scores columns: [[Double]], predicted: Column, labels: Column) {
    precondition(
      predicted.codes.count == labels.codes.count
        && columns.allSatisfy { $0.count == labels.codes.count }, "columns of equal length")
    precondition(columns.isEmpty || columns.count == declared.count, "a column for each class")
    count(predicted, labels)
    guard !columns.isEmpty else { return }
    for (name, column) in zip(declared, columns) where scores[name] != nil {
      append(column, predicted.isClass(name), labels.isClass(name), to: name)
    }
    judge(columns, labels)
    // All classes have held back equally many rows.
    if pendingLosses.count >= OutcomeScratch.blockRows { settle() }
  }

  private mutating func count(_ predicted: Column, _ labels: Column) {
    _ = table.places(ofCodes: predicted.codes, in: predicted.classes)
    let labelPlaces = table.places(ofCodes: labels.codes, in: labels.classes)
    let predictedPlaces = table.places(ofKnown: predicted.classes)
    for row in labels.codes.indices {
      table.add(
        label: labels.code(row).map { labelPlaces[$0] } ?? ClassTable.none,
        predicted: predicted.code(row).map { predictedPlaces[$0] } ?? ClassTable.none)
    }
  }

  private mutating func append(
    _ column: [Double], _ predicted: [Int8], _ labels: [Int8], to name: String
  ) {
    guard var cells = scores.removeValue(forKey: name) else { return }
    var start = 0
    while start < column.count {
      let end = min(column.count, start + cells.room)
      cells.append(
        scores: column.span.extracting(start..<end),
        predicted: predicted.span.extracting(start..<end),
        labels: labels.span.extracting(start..<end))
      start = end
      if cells.room == 0 {
        var scratch = OutcomeScratch()
        cells.flush(&scratch)
      }
    }
    scores[name] = cells
  }

  /// Takes the loss and the rank of each label.
  private mutating func judge(_ columns: [[Double]], _ labels: Column) {
    let positions = labels.classes.map { name in declared.lastIndex(of: name) }
    for row in labels.codes.indices {
      guard let code = labels.code(row), let position = positions[code] else { continue }
      labelsOfDeclaredClasses &+= 1
      let score = columns[position][row]
      if score >= 0, score <= 1 {
        pendingLosses.append(-log(min(max(score, 1e-15), 1 - 1e-15)))
      }
      guard columns.allSatisfy({ $0[row].isFinite }) else { continue }
      var rank = 0
      for (other, column) in columns.enumerated() {
        rank &+= column[row] > score || (column[row] == score && other > position) ? 1 : 0
      }
      ranks[min(rank, ranks.count - 1)] &+= 1
    }
  }

  /// Takes in the rows that are held back.
  public mutating func settle() {
    let isSettled = scores.values.allSatisfy { $0.room == OutcomeScratch.blockRows }
    guard !isSettled || !pendingLosses.isEmpty else { return }
    var scratch = OutcomeScratch()
    for name in scores.keys.sorted() { scores[name]?.flush(&scratch) }
    scratch.add(pendingLosses, to: &logLoss)
    pendingLosses.removeAll(keepingCapacity: true)
  }

  /// The same outcomes with no row held back.
  public var settled: MulticlassOutcomes {
    var copy = self
    copy.settle()
    return copy
  }
}

extension MulticlassOutcomes: Equatable {
  /// Adds the rows of other outcomes.
  public mutating func merge(_ other: MulticlassOutcomes) {
    settle()
    let other = other.settled
    table.merge(other.table)
    for (name, cells) in other.scores {
      if scores[name] == nil { scores[name] = cells } else { scores[name]?.merge(cells) }
    }
    logLoss.merge(other.logLoss)
    for index in ranks.indices { ranks[index] &+= other.ranks[index] }
    labelsOfDeclaredClasses &+= other.labelsOfDeclaredClasses
  }

  func encode(to writer: inout ByteWriter) {
    let settled = settled
    writer.write(count: declared.count)
    for name in declared { writer.write(text: name) }
    settled.table.encode(to: &writer)
    writer.write(count: settled.scores.count)
    for (name, cells) in settled.scores.sorted(by: { $0.key < $1.key }) {
      writer.write(text: name)
      cells.encode(to: &writer)
    }
    settled.logLoss.encode(to: &writer)
    for count in settled.ranks { writer.write(count: count) }
    writer.write(count: settled.labelsOfDeclaredClasses)
  }

  init(from reader: inout ByteReader) throws(ProfileCodingError) {
    var names: [String] = []
    for _ in 0..<(try reader.readLength()) { names.append(try reader.readText()) }
    declared = names
    table = try ClassTable(from: &reader)
    for _ in 0..<(try reader.readLength()) {
      let name = try reader.readText()
      scores[name] = try ScoreCells(from: &reader, capacity: Self.scoreCapacity)
    }
    logLoss = try Moments(from: &reader)
    ranks = try reader.readRows(ranks.count)
    labelsOfDeclaredClasses = try reader.readRows()
  }

  /// Whether both hold the same rows, held back or not.
  public static func == (left: MulticlassOutcomes, right: MulticlassOutcomes) -> Bool {
    left.bytes == right.bytes
  }

  private var bytes: [UInt8] {
    var writer = ByteWriter()
    encode(to: &writer)
    return writer.bytes
  }
}
