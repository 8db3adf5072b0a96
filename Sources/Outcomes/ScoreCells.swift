import Profiles

/// Histograms of scores, apart by label and by predicted class.
public struct ScoreCells: Sendable {
  /// The largest number of bins of each histogram.
  public let capacity: Int
  private var builders: [NumberHistogramBuilder]
  private var withoutScore: [Int]
  private var pendingScores: [Double] = []
  private var pendingCells: [UInt8] = []

  private static let cellCount = 9

  /// Creates empty cells.
  init(capacity: Int) {
    self.capacity = capacity
    builders = Array(repeating: NumberHistogramBuilder(capacity: capacity), count: Self.cellCount)
    withoutScore = [Int](repeating: 0, count: Self.cellCount)
  }

  private static func cell(_ label: OutcomeClass, _ predicted: OutcomeClass) -> Int {
    label.rawValue * 3 + predicted.rawValue
  }

  /// Returns the finite scores of the rows with this label and this predicted class.
  public func histogram(label: OutcomeClass, predicted: OutcomeClass) -> NumberHistogram {
    builders[Self.cell(label, predicted)].histogram
  }

  /// Returns the finite scores of the rows with this label, whatever was predicted.
  public func histogram(label: OutcomeClass) -> NumberHistogram {
    var sum = NumberHistogram(capacity: capacity)
    for predicted in OutcomeClass.allCases {
      sum.merge(histogram(label: label, predicted: predicted))
    }
    return sum
  }

  /// Returns how many rows with this label and this predicted class have no finite score.
  public func rowsWithoutScore(label: OutcomeClass, predicted: OutcomeClass) -> Int {
    withoutScore[Self.cell(label, predicted)]
  }

  /// Returns how many rows have this label and this predicted class, with a score or without.
  public func rows(label: OutcomeClass, predicted: OutcomeClass) -> Int {
    histogram(label: label, predicted: predicted).count
      &+ rowsWithoutScore(label: label, predicted: predicted)
  }
}

/// The finite scores of a block of rows, cell after cell: negative labels, positive ones, none.
struct ScoreBlock {
  var scores: [Double] = []
  /// Where the scores of each cell end.
  var ends: [Int] = []

  /// The places of the rows whose label is `label`.
  func range(label: OutcomeClass) -> Range<Int> {
    let first = label.rawValue * 3
    return (first == 0 ? 0 : ends[first - 1])..<ends[first + 2]
  }
}

extension ScoreCells {
  /// How many more rows may be held back.
  var room: Int { OutcomeScratch.blockRows - pendingScores.count }

  /// Holds rows back, at most `room`, until `flush` takes them in; the columns are equally long.
  mutating func append(scores: Span<Double>, predicted: Span<Int8>, labels: Span<Int8>) {
    pendingScores.append(addingCapacity: scores.count) { output in
      for row in scores.indices { output.append(scores[row]) }
    }
    pendingCells.append(addingCapacity: scores.count) { output in
      for row in scores.indices {
        let label = OutcomeClass.index(of: labels[row])
        let cell = label &* 3 &+ OutcomeClass.index(of: predicted[row])
        output.append(UInt8(truncatingIfNeeded: cell))
      }
    }
  }

  /// Takes in the rows that were held back, and returns their finite scores by cell.
  @discardableResult
  mutating func flush(_ scratch: inout OutcomeScratch) -> ScoreBlock {
    let block = takeBlock()
    var start = 0
    for (cell, end) in block.ends.enumerated() {
      scratch.add(block.scores.span.extracting(start..<end), to: &builders[cell])
      start = end
    }
    return block
  }

  private mutating func takeBlock() -> ScoreBlock {
    var sizes = [Int](repeating: 0, count: Self.cellCount)
    for (score, cell) in zip(pendingScores, pendingCells) {
      if score.isFinite { sizes[Int(cell)] &+= 1 } else { withoutScore[Int(cell)] &+= 1 }
    }
    var places: [Int] = []
    var block = ScoreBlock()
    for size in sizes {
      places.append(block.ends.last ?? 0)
      block.ends.append((block.ends.last ?? 0) &+ size)
    }
    block.scores = [Double](repeating: 0, count: block.ends.last ?? 0)
    for (score, cell) in zip(pendingScores, pendingCells) where score.isFinite {
      block.scores[places[Int(cell)]] = score
      places[Int(cell)] &+= 1
    }
    pendingScores.removeAll(keepingCapacity: true)
    pendingCells.removeAll(keepingCapacity: true)
    return block
  }

  /// Adds the rows of other cells; on neither side are any held back.
  mutating func merge(_ other: ScoreCells) {
    for cell in builders.indices {
      builders[cell].merge(other.builders[cell].histogram)
      withoutScore[cell] &+= other.withoutScore[cell]
    }
  }

  func encode(to writer: inout ByteWriter) {
    for cell in builders.indices {
      builders[cell].encode(to: &writer)
      writer.write(count: withoutScore[cell])
    }
  }

  init(from reader: inout ByteReader, capacity: Int) throws(ProfileCodingError) {
    self.init(capacity: capacity)
    for cell in builders.indices {
      builders[cell] = try NumberHistogramBuilder(from: &reader, capacity: capacity)
      withoutScore[cell] = try reader.readRows()
    }
  }
}
