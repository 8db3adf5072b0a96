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

  /// The outcomes of the rows of each window that have a label, where these are kept apart.
  public private(set) var settled: [SegmentedOutcomes]
  /// Those of the others, or of all rows.
  public private(set) var waiting: [SegmentedOutcomes]
  /// When labels of each window were corrected, in the order of the windows; nil where none was.
  public private(set) var corrections: [CorrectionTimes?]
  /// The times of labels that no row is known to.
  public private(set) var orphanTimes: [Int64] = []
  /// What was found about the rows of stored chunks, where settled ones are kept apart.
  public private(set) var findings: [Int64: RowFindings] = [:]
  private let windows: [Window]
  private let reading: OutcomeReading
  private let isSplitting: Bool

  /// Creates an accumulator for windows that are in the order of time and apart from each other.
  ///
  /// With `isSplitting`, rows with a label are kept apart from the others, and rows that had one
  /// before (`ChunkOrigin.settled`) are left out: they are in what was kept of them. It is for
  /// outcomes that rows have by themselves, and not for rankings or shadow answers.
  public init(windows: [Window], reading: OutcomeReading, isSplitting: Bool = false) {
    self.windows = windows
    self.reading = reading
    self.isSplitting = isSplitting
    waiting = windows.map { _ in
      SegmentedOutcomes(task: reading.task, segments: reading.segments.count)
    }
    settled = waiting
    corrections = windows.map { _ in nil }
  }

  /// The outcomes of each window, in the order of the windows.
  public var outcomes: [SegmentedOutcomes] {
    guard isSplitting else { return waiting }
    return zip(settled, waiting).map { settled, waiting in
      var sum = settled
      sum.merge(waiting)
      return sum
    }
  }

  /// Adds joined rows; those of other windows are left out.
  public mutating func add(_ joined: JoinedRows) {
    orphanTimes += joined.orphanTimes
    guard !windows.isEmpty, !joined.rows.isEmpty else { return }
    let block = OutcomeBlock(joined, reading)
    let tallies = RowTallies(joined)
    let rows = sorted(joined)
    note(rows, of: joined)
    noteCorrections(of: joined)
    for window in windows.indices {
      if !rows.settled[window].isEmpty {
        settled[window].add(rows.settled[window], of: block, joined, tallies)
      }
      if !rows.waiting[window].isEmpty {
        waiting[window].add(rows.waiting[window], of: block, joined, tallies)
      }
    }
    for (window, rows) in rows.shadows {
      waiting[window].add(shadows: rows, of: block, joined, tallies)
    }
    for pair in rows.pairs {
      waiting[pair.window].add(pair: pair.row, shadow: pair.shadow, of: block)
    }
  }

  /// Rows by their windows.
  private struct SortedRows {
    var settled: [[Int32]]
    var waiting: [[Int32]]
    var shadows: [Int: [Int32]] = [:]
    var pairs: [(window: Int, row: Int, shadow: Int)] = []

    init(windows: Int) {
      settled = [[Int32]](repeating: [], count: windows)
      waiting = settled
    }
  }

  private func sorted(_ joined: JoinedRows) -> SortedRows {
    var rows = SortedRows(windows: windows.count)
    var last = 0
    for row in joined.rows.indices {
      let time = joined.times[row]
      if time < windows[last].start || time >= windows[last].end {
        guard let window = window(of: time) else { continue }
        last = window
      }
      let place = Int32(truncatingIfNeeded: row)
      if joined.hasShadows, joined.isShadow(row) {
        rows.shadows[last, default: []].append(place)
        if let served = joined.rowBeside(shadow: row, within: reading.pairing) {
          rows.pairs.append((last, served, row))
        }
      } else if !isSplitting {
        rows.waiting[last].append(place)
      } else if !wasSettled(joined.rows[row], joined) {
        if joined.labels[row].chunk < 0 {
          rows.waiting[last].append(place)
        } else {
          rows.settled[last].append(place)
        }
      }
    }
    return rows
  }

  @inline(__always) private func wasSettled(_ entry: EntryRef, _ joined: JoinedRows) -> Bool {
    joined.origins[Int(entry.chunk)].isSettled(Int(entry.index))
  }

  /// Notes which rows of stored chunks were joined, and which of them have a label.
  ///
  /// Of a chunk of which only some entries were chosen, rows that still have none are not news.
  private mutating func note(_ rows: SortedRows, of joined: JoinedRows) {
    guard isSplitting else { return }
    var found = [RowFindings?](repeating: nil, count: joined.chunks.count)
    func note(_ rows: [Int32], isSettled: Bool) {
      for row in rows {
        let entry = joined.rows[Int(row)]
        let chunk = Int(entry.chunk)
        guard isSettled || joined.origins[chunk].places == nil else { continue }
        let place = joined.origins[chunk].place(Int(entry.index))
        if found[chunk] == nil { found[chunk] = RowFindings() }
        found[chunk]?.joined[place] = true
        if isSettled { found[chunk]?.settled[place] = true }
      }
    }
    for window in windows.indices {
      note(rows.settled[window], isSettled: true)
      note(rows.waiting[window], isSettled: false)
    }
    for (chunk, finding) in found.enumerated() {
      guard let finding else { continue }
      findings[joined.origins[chunk].id, default: RowFindings()].merge(finding)
    }
  }

  private mutating func noteCorrections(of joined: JoinedRows) {
    for row in joined.corrected {
      guard let times = CorrectionTimes(joined, row), let window = window(of: joined.times[row])
      else { continue }
      corrections[window] = CorrectionTimes.union(corrections[window], times)
    }
  }

  /// Adds the outcomes of other rows of the same windows.
  public mutating func merge(_ other: OutcomeAccumulator) {
    precondition(windows == other.windows, "Accumulators of other windows do not merge.")
    for index in windows.indices {
      settled[index].merge(other.settled[index])
      waiting[index].merge(other.waiting[index])
      corrections[index] = CorrectionTimes.union(corrections[index], other.corrections[index])
    }
    for (id, finding) in other.findings { findings[id, default: RowFindings()].merge(finding) }
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
  /// Returns the place of the served row that a shadow answer stands beside: the nearest in time of
  /// its id and index, of equally near ones the earlier; nil where none is within `span`.
  ///
  /// Rows of an id follow each other, shadow answers last. An id may return: what is far away is
  /// another call.
  fileprivate func rowBeside(shadow row: Int, within span: Int64) -> Int? {
    let own = key(row)
    var nearest: (place: Int, distance: UInt64)?
    var place = row - 1
    while place >= 0 {
      let other = key(place)
      guard other.high == own.high, other.low == own.low else { break }
      if !other.isShadow, other.shadow.rowIndex == own.rowIndex {
        let distance = UInt64(bitPattern: times[row] &- times[place])
        let size = times[row] >= times[place] ? distance : 0 &- distance
        let isNearer =
          nearest.map { ($0.distance, times[$0.place]) > (size, times[place]) } ?? true
        if size <= UInt64(span), isNearer { nearest = (place, size) }
      }
      place -= 1
    }
    return nearest?.place
  }

  /// Whether a row is a shadow answer.
  fileprivate func isShadow(_ row: Int) -> Bool { key(row).isShadow }

  private func key(_ row: Int) -> JoinKey {
    chunks[Int(rows[row].chunk)].keys[Int(rows[row].index)]
  }
}
