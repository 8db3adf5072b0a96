import Profiles

/// The scores that two models gave to the same labelled rows.
///
/// Each model's scores by label are kept as histograms, and both together as counts of pairs: exact up
/// to 8,192 distinct pairs. Beyond, pairs share cells of as many leading bits of both scores as that
/// number allows: a property of the set of rows, so that adding and merging commute and associate bit
/// for bit.
public struct PairedScores: Sendable {
  /// The largest number of cells.
  public static let capacity = 8_192

  /// Rows whose pairs of scores begin with the same bits.
  public struct Cell: Sendable, Hashable {
    /// The leading bits of the first model's score, in the order of scores.
    public var first: UInt64
    /// Those of the second model's.
    public var second: UInt64
  }

  /// How many rows of a cell have which label.
  public struct Counts: Sendable, Hashable {
    /// Rows whose label is the positive class.
    public var positives = 0
    /// The others.
    public var negatives = 0
  }

  /// How many of the last bits of both scores are left out; 0: cells are pairs of scores.
  public private(set) var droppedBits = 0
  /// The rows by pair, or by cell of several.
  public private(set) var cells: [Cell: Counts] = [:]
  private var firstPositives = NumberHistogramBuilder(capacity: NumberHistogram.fullCapacity)
  private var firstNegatives = NumberHistogramBuilder(capacity: NumberHistogram.fullCapacity)
  private var secondPositives = NumberHistogramBuilder(capacity: NumberHistogram.fullCapacity)
  private var secondNegatives = NumberHistogramBuilder(capacity: NumberHistogram.fullCapacity)
  /// Pairs that are held back: the first model's scores and the second's, by label.
  private var pendingPositives: (first: [Double], second: [Double]) = ([], [])
  private var pendingNegatives: (first: [Double], second: [Double]) = ([], [])

  /// Creates the scores of no rows.
  public init() {}

  /// Whether there is no row.
  public var isEmpty: Bool {
    cells.isEmpty && pendingPositives.first.isEmpty && pendingNegatives.first.isEmpty
  }

  /// The same with no row held back.
  public var settled: PairedScores {
    var copy = self
    copy.settle()
    return copy
  }

  /// The first model's scores of the positive and of the negative rows; no row may be held back.
  public var first: (positives: NumberHistogram, negatives: NumberHistogram) {
    (firstPositives.histogram, firstNegatives.histogram)
  }

  /// The second model's scores of the positive and of the negative rows; no row may be held back.
  public var second: (positives: NumberHistogram, negatives: NumberHistogram) {
    (secondPositives.histogram, secondNegatives.histogram)
  }

  /// Adds a row; scores that are not finite leave it out.
  mutating func add(_ first: Double, _ second: Double, isPositive: Bool) {
    guard first.isFinite, second.isFinite else { return }
    if isPositive {
      pendingPositives.first.append(first)
      pendingPositives.second.append(second)
    } else {
      pendingNegatives.first.append(first)
      pendingNegatives.second.append(second)
    }
    let pending = pendingPositives.first.count + pendingNegatives.first.count
    if pending >= OutcomeScratch.blockRows { settle() }
  }

  /// Adds the rows of other pairs.
  mutating func merge(_ other: PairedScores) {
    settle()
    let other = other.settled
    firstPositives.merge(other.firstPositives.histogram)
    firstNegatives.merge(other.firstNegatives.histogram)
    secondPositives.merge(other.secondPositives.histogram)
    secondNegatives.merge(other.secondNegatives.histogram)
    drop(max(droppedBits, other.droppedBits))
    for (cell, counts) in other.cells {
      let cell = cell.dropping(droppedBits - other.droppedBits)
      cells[cell, default: Counts()].add(counts)
    }
    bound()
  }

  /// Takes in the rows that are held back.
  mutating func settle() {
    guard !(pendingPositives.first.isEmpty && pendingNegatives.first.isEmpty) else { return }
    let (positives, negatives) = (pendingPositives, pendingNegatives)
    var scratch = OutcomeScratch()
    scratch.add(positives.first.span, to: &firstPositives)
    scratch.add(positives.second.span, to: &secondPositives)
    scratch.add(negatives.first.span, to: &firstNegatives)
    scratch.add(negatives.second.span, to: &secondNegatives)
    for (first, second) in zip(positives.first, positives.second) {
      cells[cell(first, second), default: Counts()].positives += 1
    }
    for (first, second) in zip(negatives.first, negatives.second) {
      cells[cell(first, second), default: Counts()].negatives += 1
    }
    pendingPositives = ([], [])
    pendingNegatives = ([], [])
    bound()
  }

  private func cell(_ first: Double, _ second: Double) -> Cell {
    Cell(first: Self.ordered(first), second: Self.ordered(second)).dropping(droppedBits)
  }

  /// Returns the bits of a finite number so that they are in the order of numbers; −0 is 0.
  private static func ordered(_ score: Double) -> UInt64 {
    let bits = (score + 0).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  private mutating func bound() {
    while cells.count > Self.capacity { drop(droppedBits + 1) }
  }

  private mutating func drop(_ bits: Int) {
    guard bits > droppedBits else { return }
    var coarser: [Cell: Counts] = [:]
    for (cell, counts) in cells {
      coarser[cell.dropping(bits - droppedBits), default: Counts()].add(counts)
    }
    cells = coarser
    droppedBits = bits
  }
}

extension PairedScores.Cell: Comparable {
  /// Orders by the first model's score, then by the second's.
  public static func < (left: Self, right: Self) -> Bool {
    left.first != right.first ? left.first < right.first : left.second < right.second
  }

  fileprivate func dropping(_ bits: Int) -> Self {
    Self(first: first >> bits, second: second >> bits)
  }
}

extension PairedScores.Counts {
  fileprivate mutating func add(_ other: Self) {
    positives &+= other.positives
    negatives &+= other.negatives
  }
}

extension PairedScores: Equatable {
  /// Whether both hold the same rows, held back or not.
  public static func == (left: PairedScores, right: PairedScores) -> Bool {
    left.bytes == right.bytes
  }

  private var bytes: [UInt8] {
    var writer = ByteWriter()
    encode(to: &writer)
    return writer.bytes
  }

  func encode(to writer: inout ByteWriter) {
    let settled = settled
    for builder in [
      settled.firstPositives, settled.firstNegatives, settled.secondPositives,
      settled.secondNegatives,
    ] { builder.encode(to: &writer) }
    writer.write(count: settled.droppedBits)
    writer.write(count: settled.cells.count)
    var before: UInt64 = 0
    for (cell, counts) in settled.cells.sorted(by: { $0.key < $1.key }) {
      writer.write(unsigned: cell.first - before)
      writer.write(unsigned: cell.second)
      writer.write(count: counts.positives)
      writer.write(count: counts.negatives)
      before = cell.first
    }
  }

  init(from reader: inout ByteReader) throws(ProfileCodingError) {
    let capacity = NumberHistogram.fullCapacity
    firstPositives = try NumberHistogramBuilder(from: &reader, capacity: capacity)
    firstNegatives = try NumberHistogramBuilder(from: &reader, capacity: capacity)
    secondPositives = try NumberHistogramBuilder(from: &reader, capacity: capacity)
    secondNegatives = try NumberHistogramBuilder(from: &reader, capacity: capacity)
    droppedBits = try reader.readCount(atMost: 63)
    var before: UInt64 = 0
    for _ in 0..<(try reader.readCount(atMost: Self.capacity)) {
      let (first, overflows) = before.addingReportingOverflow(try reader.readUnsigned())
      guard !overflows else { throw .invalid("cells that do not ascend") }
      let cell = Cell(first: first, second: try reader.readUnsigned())
      let counts = Counts(positives: try reader.readRows(), negatives: try reader.readRows())
      guard cells.updateValue(counts, forKey: cell) == nil else {
        throw .invalid("a cell that stands twice")
      }
      before = first
    }
  }
}
