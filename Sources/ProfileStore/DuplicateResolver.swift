import Foundation
import GRDB

/// Finds the exceptions of files whose neighbours changed, inside a transaction.
///
/// An id's records belong together only as far as they follow each other within `reach`. So for
/// the ids of the files that changed, it is enough to look at the files within reach of them; and
/// further, for the few ids that also occur there, until no file lies within reach.
struct DuplicateResolver {
  private let database: Database
  private let path: String
  private let rules: DuplicateRules
  private let entriesAtOnce: Int
  private let files: [KeyedFile]

  /// A file with keys.
  struct KeyedFile {
    var id: Int64
    var isGone: Bool
    var isUnresolved: Bool
    var times: ClosedRange<Int64>
    var count: Int
  }

  init(_ database: Database, at path: String, rules: DuplicateRules, entriesAtOnce: Int) throws {
    self.database = database
    self.path = path
    self.rules = rules
    self.entriesAtOnce = max(1, entriesAtOnce)
    files = try Self.loadFiles(database, at: path)
  }

  /// Files in the order of (source, path), so that a file's slot is its rank.
  private static func loadFiles(_ database: Database, at path: String) throws -> [KeyedFile] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT id, status, isUnresolved, keysFrom, keysUntil, keyCount
        FROM files WHERE keyCount > 0 ORDER BY source, path, digest
        """)
    var files: [KeyedFile] = []
    while let row = try rows.next() {
      guard let from: Int64 = row[3], let until: Int64 = row[4], from <= until else {
        throw StoreError.corrupt(path: path, reason: "the keys of a file are not whole")
      }
      let status: String = row[1]
      files.append(
        KeyedFile(
          id: row[0], isGone: status == FileStatus.gone.rawValue, isUnresolved: row[2],
          times: from...until, count: row[5]))
    }
    return files
  }

  // MARK: - Batches

  private static let day: Int64 = 86_400_000_000_000

  /// Resolves the earliest unresolved files; returns whether there were any.
  func resolveNextBatch() throws -> Bool {
    let removed = try removedKeys()
    let unresolved = files.filter(\.isUnresolved).map(\.times)
    guard let first = (unresolved + removed.map(\.times)).map(\.lowerBound).min() else {
      return false
    }
    // Files a few reaches wide are done together: fewer neighbours are read twice.
    let last = first.adding(max(rules.reach, Self.day)).adding(Self.day)
    let seeds = files.indices.filter {
      files[$0].isUnresolved && files[$0].times.lowerBound <= last
    }
    let removedSeeds = removed.filter { $0.times.lowerBound <= last }
    let ranges = merged(
      (seeds.map { files[$0].times } + removedSeeds.map(\.times)).map { widened($0) })
    let scope = files.indices.filter { slot in
      ranges.contains { $0.overlaps(files[slot].times) }
    }
    let roles = try findRoles(
      scope: scope, seeds: Set(seeds), removed: removedSeeds, within: ranges)
    try store(roles, seeds: seeds, removed: removedSeeds)
    return true
  }

  private func widened(_ range: ClosedRange<Int64>) -> ClosedRange<Int64> {
    range.lowerBound.adding(-rules.reach)...range.upperBound.adding(rules.reach)
  }

  private func merged(_ ranges: [ClosedRange<Int64>]) -> [ClosedRange<Int64>] {
    var result: [ClosedRange<Int64>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  private struct RemovedChunk {
    var rowID: Int64
    var times: ClosedRange<Int64>
    var count: Int
  }

  private func removedKeys() throws -> [RemovedChunk] {
    try Row.fetchAll(
      database,
      sql: "SELECT rowid, earliest, latest, count FROM keyChunks WHERE file IS NULL ORDER BY rowid"
    ).map { row in
      let from: Int64 = row[1]
      return RemovedChunk(rowID: row[0], times: from...max(from, row[2]), count: row[3])
    }
  }

  // MARK: - Roles

  /// Roles of rows by the slot of their file.
  private typealias FoundRoles = [Int: [RowExceptions.Element]]

  private func findRoles(
    scope: [Int], seeds: Set<Int>, removed: [RemovedChunk], within ranges: [ClosedRange<Int64>]
  ) throws -> FoundRoles {
    var total = scope.reduce(0) { $0 + files[$1].count }
    total = removed.reduce(total) { $0 + $1.count }
    let inScope = Set(scope)
    let others = files.indices.filter { !inScope.contains($0) }
    var lookup = KeyLookup(database, at: path)
    var roles: FoundRoles = [:]
    var profiled: [Int: RowExceptions] = [:]
    for range in partitions(of: total) {
      let sources = try load(scope: scope, seeds: seeds, removed: removed, keys: range)
      let references = EqualKeyScan.repeated(in: sources, range: range)
      var start = 0
      while start < references.count {
        var end = start + 1
        while end < references.count, references[end].high == references[start].high { end += 1 }
        try examine(
          references[start..<end], of: sources, others: others, within: ranges,
          lookup: &lookup, profiled: &profiled, roles: &roles)
        start = end
      }
    }
    return roles
  }

  /// Cuts the keys into equal ranges of about `entriesAtOnce` entries.
  private func partitions(of total: Int) -> [ClosedRange<UInt64>] {
    let count = UInt64(total / entriesAtOnce + 1)
    let step = UInt64.max / count
    return (0..<count).map { number in
      let first = step * number + (number > 0 ? 1 : 0)
      return first...(number == count - 1 ? .max : step * (number + 1))
    }
  }

  private func load(
    scope: [Int], seeds: Set<Int>, removed: [RemovedChunk], keys: ClosedRange<UInt64>
  ) throws -> [EqualKeyScan.Source] {
    let (first, last) = (PackedKeys.stored(keys.lowerBound), PackedKeys.stored(keys.upperBound))
    let ofFile = try database.cachedStatement(
      sql: "SELECT entries FROM keyChunks WHERE file = ? AND firstKey <= ? AND lastKey >= ?")
    let ofChunk = try database.cachedStatement(
      sql: "SELECT entries FROM keyChunks WHERE rowid = ? AND firstKey <= ? AND lastKey >= ?")
    var sources: [EqualKeyScan.Source] = []
    for slot in scope {
      for row in try Row.fetchAll(ofFile, arguments: [files[slot].id, last, first]) {
        let chunk = try KeyLookup.chunk(row.bytes(0), at: path)
        sources.append(
          EqualKeyScan.Source(chunk: chunk, file: slot, isSeed: seeds.contains(slot)))
      }
    }
    for removed in removed {
      guard let row = try Row.fetchOne(ofChunk, arguments: [removed.rowID, last, first]) else {
        continue
      }
      let chunk = try KeyLookup.chunk(row.bytes(0), at: path)
      sources.append(EqualKeyScan.Source(chunk: chunk, file: nil, isSeed: true))
    }
    return sources
  }

  /// An entry and the slot of its file.
  private typealias Located = (entry: KeyEntry, file: Int)

  private struct SeededEntry {
    var entry: KeyEntry
    var file: Int?
    var isSeed: Bool
  }

  /// Examines entries whose upper halves are equal: as a rule, the records of one id.
  private func examine(
    _ references: ArraySlice<EqualKeyScan.Reference>, of sources: [EqualKeyScan.Source],
    others: [Int], within ranges: [ClosedRange<Int64>], lookup: inout KeyLookup,
    profiled: inout [Int: RowExceptions], roles: inout FoundRoles
  ) throws {
    guard references.contains(where: { sources[$0.source].isSeed }) else { return }
    let entries = references.map { reference in
      let source = sources[reference.source]
      return SeededEntry(
        entry: source.chunk.entry(reference.index), file: source.file, isSeed: source.isSeed)
    }
    // Hashes whose upper halves are equal hardly ever differ in the lower.
    for low in Set(entries.map(\.entry.low)) {
      let ofKey = entries.filter { $0.entry.low == low }
      var located = ofKey.compactMap { seeded in seeded.file.map { Located(seeded.entry, $0) } }
      guard !located.isEmpty, ofKey.contains(where: \.isSeed) else { continue }
      try complete(
        &located, high: references[references.startIndex].high, low: low, others: others,
        within: ranges, lookup: &lookup)
      try assignRoles(to: located, profiled: &profiled, roles: &roles)
    }
  }

  /// Finds the roles of the records of one id.
  private func assignRoles(
    to located: [Located], profiled: inout [Int: RowExceptions], roles: inout FoundRoles
  ) throws {
    let records = try located.map { entry, slot in
      var fixed: RowRoles?
      if files[slot].isGone {
        let known = try profiled[slot] ?? exceptions(of: slot, in: "profiledExceptions")
        profiled[slot] = known
        fixed = known.roles(line: entry.line, rowIndex: entry.rowIndex)
      }
      return DuplicateRules.Record(entry: entry, fileRank: slot, fixedRoles: fixed)
    }
    for (record, found) in zip(records, rules.roles(of: records)) where record.fixedRoles == nil {
      roles[record.fileRank, default: []].append(
        RowExceptions.Element(
          line: record.entry.line, rowIndex: record.entry.rowIndex, roles: found))
    }
  }

  private func exceptions(of slot: Int, in column: String) throws -> RowExceptions {
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT \(column) FROM files WHERE id = ?"),
      arguments: [files[slot].id])
    guard let exceptions = row.flatMap({ RowExceptions(bytes: $0.bytes(0)) }) else {
      throw StoreError.corrupt(path: path, reason: "the exceptions of a file are not whole")
    }
    return exceptions
  }

  /// Adds the records of an id in files beyond the scope, as long as any lie within reach.
  private func complete(
    _ located: inout [Located], high: UInt64, low: UInt64, others: [Int],
    within ranges: [ClosedRange<Int64>], lookup: inout KeyLookup
  ) throws {
    var examined: Set<Int> = []
    while let earliest = located.map(\.entry.time).min(),
      let latest = located.map(\.entry.time).max()
    {
      let near = widened(earliest...latest)
      let isCovered = ranges.contains {
        $0.lowerBound <= near.lowerBound && near.upperBound <= $0.upperBound
      }
      if isCovered { return }
      let missing = others.filter { files[$0].times.overlaps(near) && !examined.contains($0) }
      if missing.isEmpty { return }
      for slot in missing {
        examined.insert(slot)
        for entry in try lookup.entries(of: files[slot].id, high: high, low: low) {
          located.append((entry, slot))
        }
      }
    }
  }

  // MARK: - Results

  private func store(_ roles: FoundRoles, seeds: [Int], removed: [RemovedChunk]) throws {
    let isSeed = Set(seeds)
    for slot in isSeed.union(roles.keys).sorted() where !files[slot].isGone {
      let found = roles[slot, default: []]
      let old = try exceptions(of: slot, in: "wantedExceptions")
      // Every id of an unresolved file was examined; of its neighbours only those in common.
      let wanted = RowExceptions((isSeed.contains(slot) ? [] : old.elements) + found)
      guard wanted != old else { continue }
      try database.execute(
        sql: "UPDATE files SET wantedExceptions = ?, wantedDigest = ? WHERE id = ?",
        arguments: [Data(wanted.bytes), Data(wanted.digest.bytes), files[slot].id])
    }
    for slot in seeds {
      try database.execute(
        sql: "UPDATE files SET isUnresolved = 0 WHERE id = ?", arguments: [files[slot].id])
    }
    for chunk in removed {
      try database.execute(
        sql: "DELETE FROM keyChunks WHERE rowid = ?", arguments: [chunk.rowID])
    }
  }
}

extension Int64 {
  /// Returns the sum, or the nearest number that there is.
  func adding(_ other: Int64) -> Int64 {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? (other < 0 ? .min : .max) : sum
  }
}
