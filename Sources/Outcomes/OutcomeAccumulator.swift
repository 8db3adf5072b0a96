/// Takes joined rows to the outcomes of their base windows.
public struct OutcomeAccumulator: Sendable {
  /// A base window: nanoseconds since 1970, the end not part of it.
  public struct Window: Sendable, Hashable {
    /// The start.
    public var start: Int64
    /// The end.
    public var end: Int64

    /// Creates a window.
    public init(start: Int64, end: Int64) {
      self.start = start
      self.end = end
    }
  }

  /// The outcomes of each window, in the order of the windows.
  public private(set) var outcomes: [SegmentedOutcomes]
  /// The times of labels that no row is known to.
  public private(set) var orphanTimes: [Int64] = []
  private let windows: [Window]
  private let reading: OutcomeReading

  /// Creates an accumulator for windows that are in the order of time and apart from each other.
  public init(windows: [Window], reading: OutcomeReading) {
    self.windows = windows
    self.reading = reading
    outcomes = windows.map { _ in
      SegmentedOutcomes(task: reading.task, segments: reading.segments.count)
    }
  }

  /// Adds joined rows; those of other windows are left out.
  public mutating func add(_ joined: JoinedRows) {
    orphanTimes += joined.orphanTimes
    guard !windows.isEmpty, !joined.rows.isEmpty else { return }
    var rows = [[Int32]](repeating: [], count: windows.count)
    var shadows: [Int: [Int32]] = [:]
    var pairs: [(window: Int, row: Int, shadow: Int)] = []
    var last = 0
    for (row, entry) in joined.rows.enumerated() {
      let key = joined.chunks[Int(entry.chunk)].keys[Int(entry.index)]
      if key.time < windows[last].start || key.time >= windows[last].end {
        guard let window = window(of: key.time) else { continue }
        last = window
      }
      guard key.isShadow else {
        rows[last].append(Int32(truncatingIfNeeded: row))
        continue
      }
      shadows[last, default: []].append(Int32(truncatingIfNeeded: row))
      if let served = joined.rowBeside(shadow: row) { pairs.append((last, served, row)) }
    }
    let block = OutcomeBlock(joined, reading)
    let tallies = RowTallies(joined)
    for window in rows.indices where !rows[window].isEmpty {
      outcomes[window].add(rows[window], of: block, joined, tallies)
    }
    for (window, rows) in shadows {
      outcomes[window].add(shadows: rows, of: block, joined, tallies)
    }
    for pair in pairs {
      outcomes[pair.window].add(pair: pair.row, shadow: pair.shadow, of: block)
    }
  }

  /// Adds the outcomes of other rows of the same windows.
  public mutating func merge(_ other: OutcomeAccumulator) {
    precondition(windows == other.windows, "Accumulators of other windows do not merge.")
    for index in outcomes.indices { outcomes[index].merge(other.outcomes[index]) }
    orphanTimes += other.orphanTimes
  }

  private func window(of time: Int64) -> Int? {
    var (low, high) = (0, windows.count)
    while low < high {
      let middle = (low + high) / 2
      if windows[middle].end <= time { low = middle + 1 } else { high = middle }
    }
    return low < windows.count && windows[low].start <= time ? low : nil
  }
}

extension JoinedRows {
  /// Returns the place of the served row that a shadow answer stands beside: the last of its id and
  /// index; nil where there is none.
  ///
  /// Rows of an id follow each other, shadow answers last.
  fileprivate func rowBeside(shadow row: Int) -> Int? {
    let own = key(row)
    var place = row - 1
    while place >= 0 {
      let other = key(place)
      guard other.high == own.high, other.low == own.low else { return nil }
      if !other.isShadow, other.shadow.rowIndex == own.rowIndex { return place }
      place -= 1
    }
    return nil
  }

  private func key(_ row: Int) -> JoinKey {
    chunks[Int(rows[row].chunk)].keys[Int(rows[row].index)]
  }
}
