/// Tells exact copies, retries and superseded attempts apart among the records of one id.
///
/// Records of one id, sorted by (time, source, path, line), form groups: a group begins with its
/// first record and takes every later one up to and including `reach` after it; then the next
/// begins. Within a group
/// - a row with the row index, time and status of an earlier one is an **exact copy**;
/// - rows of one time and status are one call, and every call but the first is a **retry**;
/// - the first line of a call that is no copy stands for it; rows of its other lines that do not
///   continue the line before are of the **same call**;
/// - of the good rows of one row index the earliest is served, and later ones are **superseded**.
///
/// Rows of files that are gone cannot be profiled again: their roles are given, not computed, and
/// the others are arranged around them, so that no row counts twice and none is lost.
public struct DuplicateRules: Sendable {
  /// How long a group lasts, in nanoseconds, from its first record; not negative.
  public var reach: Int64

  /// Creates rules.
  public init(reach: Int64) { self.reach = max(0, reach) }

  /// A record, and where it comes from.
  struct Record {
    /// The row.
    var entry: KeyEntry
    /// The position of its file in the order of (source, path).
    var fileRank: Int
    /// The roles that the row has and keeps; nil where they are to be found.
    var fixedRoles: RowRoles?
  }

  /// Returns the exceptions within one file.
  public func exceptions(in run: KeyRun) -> RowExceptions {
    let entries = run.entries
    var found: [RowExceptions.Element] = []
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, !entries[start].precedesByKey(entries[end]) { end += 1 }
      if end - start > 1 {
        let records = entries[start..<end].map { Record(entry: $0, fileRank: 0) }
        for (record, roles) in zip(records, roles(of: records)) where !roles.isEmpty {
          found.append(
            RowExceptions.Element(
              line: record.entry.line, rowIndex: record.entry.rowIndex, roles: roles))
        }
      }
      start = end
    }
    return RowExceptions(found)
  }

  /// Returns the roles of the records of one id, given in any order, in the order given.
  func roles(of records: [Record]) -> [RowRoles] {
    var roles = records.map { $0.fixedRoles ?? [] }
    guard records.count > 1 else { return roles }
    let order = records.indices.sorted { precedes(records[$0], records[$1]) }
    var start = 0
    while start < order.count {
      let first = records[order[start]].entry.time
      var end = start + 1
      while end < order.count, isWithinReach(records[order[end]].entry.time, of: first) { end += 1 }
      if end - start > 1 { assignRoles(in: order[start..<end], of: records, to: &roles) }
      start = end
    }
    return roles
  }

  private func precedes(_ left: Record, _ right: Record) -> Bool {
    if left.entry.time != right.entry.time { return left.entry.time < right.entry.time }
    if left.fileRank != right.fileRank { return left.fileRank < right.fileRank }
    if left.entry.line != right.entry.line { return left.entry.line < right.entry.line }
    return left.entry.rowIndex < right.entry.rowIndex
  }

  private func isWithinReach(_ time: Int64, of first: Int64) -> Bool {
    let (distance, overflows) = time.subtractingReportingOverflow(first)
    return !overflows && distance <= reach
  }

  /// Assigns the roles of one group.
  private func assignRoles(
    in group: ArraySlice<Int>, of records: [Record], to roles: inout [RowRoles]
  ) {
    let kept = markCopies(in: group, of: records, in: &roles)
    markRetries(among: kept, of: records, in: &roles)
    markSuperseded(among: kept, of: records, in: &roles)
    markSameCalls(in: group, of: records, to: &roles)
  }

  private struct CopyKey: Hashable {
    var time: Int64
    var status: Int32
    var rowIndex: UInt32
  }

  /// Marks the exact copies, and returns the others, in their order.
  private func markCopies(
    in group: ArraySlice<Int>, of records: [Record], in roles: inout [RowRoles]
  ) -> [Int] {
    func key(_ index: Int) -> CopyKey {
      let entry = records[index].entry
      return CopyKey(time: entry.time, status: entry.status, rowIndex: entry.rowIndex)
    }
    var kept: Set<CopyKey> = []
    for index in group where records[index].fixedRoles?.contains(.exactCopy) == false {
      kept.insert(key(index))
    }
    return group.filter { index in
      if let fixed = records[index].fixedRoles { return !fixed.contains(.exactCopy) }
      if kept.insert(key(index)).inserted { return true }
      roles[index] = .exactCopy
      return false
    }
  }

  /// Marks the rows of every call but the first.
  private func markRetries(among kept: [Int], of records: [Record], in roles: inout [RowRoles]) {
    let fixedFirst = kept.first { records[$0].fixedRoles?.contains(.retry) == false }
    guard let first = fixedFirst ?? kept.first else { return }
    let call = records[first].entry
    for index in kept where records[index].fixedRoles == nil {
      if !records[index].entry.isSameCall(as: call) { roles[index].insert(.retry) }
    }
  }

  /// Marks the good rows that an earlier attempt of the same row makes superfluous.
  private func markSuperseded(
    among kept: [Int], of records: [Record], in roles: inout [RowRoles]
  ) {
    var served: Set<UInt32> = []
    for index in kept where records[index].entry.isGood {
      if records[index].fixedRoles?.contains(.superseded) == false {
        served.insert(records[index].entry.rowIndex)
      }
    }
    for index in kept where records[index].entry.isGood && records[index].fixedRoles == nil {
      if !served.insert(records[index].entry.rowIndex).inserted {
        roles[index].insert(.superseded)
      }
    }
  }

  /// A line of a file.
  private struct Line: Hashable {
    var fileRank: Int
    var line: UInt32
  }

  private struct Call: Hashable {
    var time: Int64
    var status: Int32
  }

  /// Marks the rows of calls that another line stands for.
  private func markSameCalls(
    in group: ArraySlice<Int>, of records: [Record], to roles: inout [RowRoles]
  ) {
    func line(_ index: Int) -> Line {
      Line(fileRank: records[index].fileRank, line: records[index].entry.line)
    }
    func call(_ index: Int) -> Call {
      Call(time: records[index].entry.time, status: records[index].entry.status)
    }
    let first = group.first.map(line)
    guard group.contains(where: { line($0) != first }) else { return }
    let continuing = continuingRows(in: group, of: records)
    var standing: [Call: Line] = [:]
    for index in group where !continuing.contains(index) {
      guard let fixed = records[index].fixedRoles, fixed.isDisjoint(with: [.exactCopy, .sameCall])
      else { continue }
      standing[call(index)] = standing[call(index)] ?? line(index)
    }
    for index in group where records[index].fixedRoles == nil {
      if roles[index].contains(.exactCopy) || continuing.contains(index) { continue }
      if let other = standing[call(index)] {
        if other != line(index) { roles[index].insert(.sameCall) }
      } else {
        standing[call(index)] = line(index)
      }
    }
  }

  /// Returns the rows that continue the line before them, of records in their order.
  private func continuingRows(in group: ArraySlice<Int>, of records: [Record]) -> Set<Int> {
    var continuing: Set<Int> = []
    var lines = CallLines()
    var fileRank = -1
    for index in group {
      if records[index].fileRank != fileRank { lines = CallLines() }
      fileRank = records[index].fileRank
      if lines.continues(records[index].entry) { continuing.insert(index) }
    }
    return continuing
  }
}
