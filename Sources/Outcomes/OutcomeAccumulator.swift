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
    var last = 0
    for (row, entry) in joined.rows.enumerated() {
      let time = joined.chunks[Int(entry.chunk)].keys[Int(entry.index)].time
      if time < windows[last].start || time >= windows[last].end {
        guard let window = window(of: time) else { continue }
        last = window
      }
      rows[last].append(Int32(truncatingIfNeeded: row))
    }
    let block = OutcomeBlock(joined, reading)
    let tallies = RowTallies(joined)
    for window in rows.indices where !rows[window].isEmpty {
      outcomes[window].add(rows[window], of: block, joined, tallies)
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
