/// Brings rows and labels of one id together, in the order of keys, with bounded memory.
///
/// Chunks of all runs are given in the order of their first keys; whatever lies below the first key
/// of the next chunk is complete and can be taken. A label goes to the row of its id and index with
/// the largest time not after its own, within the horizon, else it is an orphan. Of several labels
/// of a row the one with the latest time counts, and of equally late ones the last in the order of
/// files and lines.
public struct OutcomeJoin {
  /// How long after its row a label may come, in nanoseconds; at least 0.
  public let horizon: Int64
  /// The earliest time of labels that count; `Int64.min` for all.
  public let knownFrom: Int64
  /// The latest time of labels that are known; `Int64.max` for all.
  public let knownUntil: Int64
  /// The number column of rows that holds a label logged with the row; nil: none.
  public let ownNumber: Int?
  /// The text column of rows that holds a label logged with the row; nil: none.
  public let ownText: Int?
  /// Whether rows have shadow answers beside them, which take the same labels.
  public let hasShadows: Bool

  private var pending: [Pending] = []

  /// A chunk of which not everything has been taken.
  private struct Pending {
    var chunk: JoinChunk
    var isLabel: Bool
    /// The place of the file in the order of files.
    var file: Int32
    var origin: ChunkOrigin
    var next = 0

    var count: Int { chunk.keys.count - next }
  }

  /// Creates a join without chunks.
  public init(
    horizon: Int64, knownFrom: Int64 = .min, knownUntil: Int64 = .max, ownNumber: Int? = nil,
    ownText: Int? = nil, hasShadows: Bool = false
  ) {
    self.horizon = horizon
    self.knownFrom = knownFrom
    self.knownUntil = knownUntil
    self.ownNumber = ownNumber
    self.ownText = ownText
    self.hasShadows = hasShadows
  }

  /// How many entries wait to be taken.
  public var pendingCount: Int { pending.reduce(0) { $0 + $1.count } }

  /// Adds a chunk whose first key is not below that of any chunk before.
  ///
  /// `file` is the place of its file in the order of files, by which equally late labels are told
  /// apart.
  public mutating func add(
    _ chunk: JoinChunk, isLabel: Bool, file: Int32, origin: ChunkOrigin = .none
  ) {
    guard !chunk.keys.isEmpty else { return }
    pending.append(Pending(chunk: chunk, isLabel: isLabel, file: file, origin: origin))
  }

  /// Takes all entries whose keys' upper halves are below `high`, or all; joined.
  public mutating func take(before high: UInt64? = nil) -> JoinedRows {
    var keys: [JoinKey] = []
    var refs: [EntryRef] = []
    let limit = high ?? .max
    for index in pending.indices {
      let chunk = pending[index].chunk
      var next = pending[index].next
      let isShared = hasShadows && pending[index].isLabel
      while next < chunk.keys.count, chunk.keys[next].high < limit || high == nil {
        let ref = EntryRef(
          chunk: Int32(truncatingIfNeeded: index), index: Int32(truncatingIfNeeded: next))
        keys.append(chunk.keys[next])
        refs.append(ref)
        if isShared {
          keys.append(chunk.keys[next].shadow)
          refs.append(ref)
        }
        next += 1
      }
      pending[index].next = next
    }
    var joined = JoinedRows(
      chunks: pending.map(\.chunk), origins: pending.map(\.origin), hasShadows: hasShadows)
    let order = JoinOrder.order(keys)
    joined.reserve(order.count)
    var start = 0
    while start < order.count {
      let first = Int(order[start])
      var end = start + 1
      while end < order.count, keys[Int(order[end])].isSameRow(as: keys[first]) { end += 1 }
      // Nearly all ids have one row, and at most one label.
      if end - start == 1 {
        joinSingle(refs[first], keys[first], into: &joined)
      } else if end - start > 2
        || !joinPair(first, Int(order[start + 1]), of: keys, refs, into: &joined)
      {
        join(
          order[start..<end].map { refs[Int($0)] }, isShadow: keys[first].isShadow, into: &joined)
      }
      start = end
    }
    pending.removeAll { $0.count == 0 }
    return joined
  }

  /// Whether a label of a time counts.
  @inline(__always) private func isKnown(_ time: Int64) -> Bool {
    time <= knownUntil && time >= knownFrom
  }

  private func joinSingle(_ entry: EntryRef, _ key: JoinKey, into joined: inout JoinedRows) {
    if !isLabel(entry) {
      joined.append(
        entry, at: key.time, label: hasOwnLabel(entry) ? entry : .none, firstDelay: 0, delay: 0)
    } else if isKnown(key.time), !key.isShadow {
      joined.orphanTimes.append(key.time)
    }
  }

  /// Joins a row and the label behind it, by their places; returns false where the two are anything
  /// else.
  private func joinPair(
    _ row: Int, _ label: Int, of keys: [JoinKey], _ refs: [EntryRef],
    into joined: inout JoinedRows
  ) -> Bool {
    let (delay, overflows) = keys[label].time.subtractingReportingOverflow(keys[row].time)
    guard !overflows, delay >= 0, delay <= horizon, isKnown(keys[label].time),
      !isLabel(refs[row]), isLabel(refs[label]), !hasOwnLabel(refs[row])
    else { return false }
    joined.append(
      refs[row], at: keys[row].time, label: refs[label], firstDelay: delay, delay: delay)
    return true
  }

  /// Joins the entries of one id and row index, which are in the order of time.
  private func join(_ entries: [EntryRef], isShadow: Bool, into joined: inout JoinedRows) {
    let rows = knownRows(entries)
    var found: [[EntryRef]] = rows.map { hasOwnLabel($0) ? [$0] : [] }
    for label in knownLabels(entries) {
      let time = key(label).time
      if let row = rows.lastIndex(where: { key($0).time <= time }),
        delay(of: label, after: rows[row]) != nil
      {
        found[row].append(label)
      } else if !isShadow {
        joined.orphanTimes.append(time)
      }
    }
    for (row, labels) in zip(rows, found) { add(row, labels, to: &joined) }
  }

  /// Returns how long after a row a label came; nil where that is before it or beyond the horizon.
  private func delay(of label: EntryRef, after row: EntryRef) -> Int64? {
    let (delay, overflows) = key(label).time.subtractingReportingOverflow(key(row).time)
    return overflows || delay < 0 || delay > horizon ? nil : delay
  }

  private func add(_ row: EntryRef, _ labels: [EntryRef], to joined: inout JoinedRows) {
    guard let first = labels.first, let last = labels.last else {
      joined.append(row, at: key(row).time, label: .none, firstDelay: 0, delay: 0)
      return
    }
    joined.append(
      row, at: key(row).time, label: last, firstDelay: delay(of: first, after: row) ?? 0,
      delay: delay(of: last, after: row) ?? 0)
    guard labels.count > 1 else { return }
    let number = joined.rows.count - 1
    if labels.contains(where: { !isSame($0, last) }) { joined.corrected.append(number) }
    for (earlier, later) in zip(labels, labels.dropFirst())
    where key(earlier).time == key(later).time {
      if isSame(earlier, later) {
        joined.copies.append(number)
      } else {
        joined.conflicts.append(number)
      }
    }
  }

  /// Returns the rows among entries in the order of time; equally late ones in an order that does
  /// not depend on which of their files was read first.
  private func knownRows(_ entries: [EntryRef]) -> [EntryRef] {
    let rows = entries.filter { !isLabel($0) }
    guard rows.count > 1 else { return rows }
    return rows.sorted { left, right in
      let (first, second) = (key(left), key(right))
      if first.time != second.time { return first.time < second.time }
      if first.line != second.line { return first.line < second.line }
      return content(of: left).lexicographicallyPrecedes(content(of: right))
    }
  }

  /// What a row holds beside its key, in words that can be compared.
  private func content(of row: EntryRef) -> [String] {
    let chunk = pending[Int(row.chunk)].chunk
    let index = Int(row.index)
    let numbers = chunk.numbers.map { "\($0[index].bitPattern)" }
    return numbers
      + zip(chunk.codes, chunk.texts).map { codes, texts in
        codes[index] > 0 ? "=" + texts[Int(codes[index]) - 1] : ""
      }
  }

  /// Returns the labels among entries that are known, in the order of time, files and lines.
  private func knownLabels(_ entries: [EntryRef]) -> [EntryRef] {
    let labels = entries.filter { isLabel($0) && isKnown(key($0).time) }
    guard labels.count > 1 else { return labels }
    return labels.sorted { left, right in
      let (first, second) = (key(left), key(right))
      if first.time != second.time { return first.time < second.time }
      let files = (pending[Int(left.chunk)].file, pending[Int(right.chunk)].file)
      return files.0 != files.1 ? files.0 < files.1 : first.line < second.line
    }
  }

  private func key(_ entry: EntryRef) -> JoinKey {
    pending[Int(entry.chunk)].chunk.keys[Int(entry.index)]
  }

  private func isLabel(_ entry: EntryRef) -> Bool { pending[Int(entry.chunk)].isLabel }

  private func hasOwnLabel(_ row: EntryRef) -> Bool {
    guard ownNumber != nil || ownText != nil else { return false }
    let chunk = pending[Int(row.chunk)].chunk
    guard chunk.keys[Int(row.index)].time <= knownUntil else { return false }
    if let ownNumber { return !chunk.numbers[ownNumber][Int(row.index)].isNaN }
    if let ownText { return chunk.codes[ownText][Int(row.index)] > 0 }
    return false
  }

  private func isSame(_ left: EntryRef, _ right: EntryRef) -> Bool {
    value(left) == value(right)
  }

  /// What a label says, told by its bits or its text.
  private func value(_ entry: EntryRef) -> LabelValue {
    let holder = pending[Int(entry.chunk)]
    return holder.isLabel
      ? holder.chunk.label(at: Int(entry.index), number: 0, text: 0)
      : holder.chunk.label(at: Int(entry.index), number: ownNumber, text: ownText)
  }
}

/// An entry of a chunk.
public struct EntryRef: Sendable, Hashable {
  /// The place of the chunk among those of the joined rows; -1: there is no entry.
  public var chunk: Int32
  /// The place of the entry in the chunk.
  public var index: Int32

  /// No entry.
  public static let none = EntryRef(chunk: -1, index: 0)
}

/// What a label says.
enum LabelValue: Hashable {
  case number(UInt64)
  case text(String)
  case none
}

extension JoinChunk {
  /// Returns what an entry's label says, by the columns that it lies in, as far as there are any.
  func label(at index: Int, number: Int?, text: Int?) -> LabelValue {
    if let text, text < codes.count {
      let code = Int(codes[text][index])
      return code > 0 ? .text(texts[text][code - 1]) : .none
    }
    if let number, number < numbers.count { return .number(numbers[number][index].bitPattern) }
    return .none
  }
}

/// Rows with their labels, as a join gives them.
public struct JoinedRows: Sendable {
  /// What the entries lie in.
  public let chunks: [JoinChunk]
  /// Where each of them comes from.
  public let origins: [ChunkOrigin]
  /// The rows.
  public internal(set) var rows: [EntryRef] = []
  /// The time of each row.
  public internal(set) var times: [Int64] = []
  /// Whether there may be shadow answers among the rows.
  let hasShadows: Bool
  /// The label that counts of each row, `EntryRef.none` where none is known.
  ///
  /// A label that was logged with its row is the row's own entry.
  public internal(set) var labels: [EntryRef] = []
  /// How long after its row each row's first label came, in nanoseconds; 0 where there is none.
  public internal(set) var firstDelays: [Int64] = []
  /// How long after its row the label that counts came, in nanoseconds; 0 where there is none.
  public internal(set) var delays: [Int64] = []
  /// The places of rows whose labels differ.
  public internal(set) var corrected: [Int] = []
  /// The places of rows with a label that repeats another one's time and value, one per repetition.
  public internal(set) var copies: [Int] = []
  /// The places of rows with a label that has another one's time and another value, one per conflict.
  public internal(set) var conflicts: [Int] = []
  /// The times of labels that no row is known to, in nanoseconds since 1970.
  public internal(set) var orphanTimes: [Int64] = []

  init(chunks: [JoinChunk], origins: [ChunkOrigin], hasShadows: Bool) {
    self.chunks = chunks
    self.hasShadows = hasShadows
    self.origins = origins
  }

  mutating func reserve(_ count: Int) {
    rows.reserveCapacity(count)
    times.reserveCapacity(count)
    labels.reserveCapacity(count)
    firstDelays.reserveCapacity(count)
    delays.reserveCapacity(count)
  }

  mutating func append(
    _ row: EntryRef, at time: Int64, label: EntryRef, firstDelay: Int64, delay: Int64
  ) {
    rows.append(row)
    times.append(time)
    labels.append(label)
    firstDelays.append(firstDelay)
    delays.append(delay)
  }
}
