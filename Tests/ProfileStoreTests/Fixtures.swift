import Foundation
import Testing

@testable import ProfileStore

/// A seeded generator (splitmix64), so that a failing case can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A folder that goes when the value does.
final class TemporaryFolder {
  let path: String

  init() throws {
    // Memory, where there is some: syncing a disk takes most of the time of these tests.
    let memory = "/dev/shm"
    let isUsable = FileManager.default.isWritableFile(atPath: memory)
    let parent = isUsable ? memory : FileManager.default.temporaryDirectory.path
    path = parent + "/tidemark-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func store(_ name: String = "state") throws -> ProfileStore {
    try ProfileStore(at: path + "/" + name, for: .creating(.tests))
  }
}

extension LockHolder {
  static let tests = LockHolder(processID: 4711, host: "lighthouse", since: "2013-04-01 02:00")
}

extension ContentDigest {
  static let columns = ContentDigest(hashing: Array("columns".utf8))

  init(of text: String) { self.init(hashing: Array(text.utf8)) }
}

extension Int64 {
  static let second: Int64 = 1_000_000_000
  static let hour: Int64 = 3_600 * second
  static let day: Int64 = 24 * hour
}

/// Log files in memory.
///
/// A record is written `id@time/status`, times in hours, rows told apart by
/// `#row`.
struct LogFolder {
  private(set) var files: [String: (text: String, modified: Int64)] = [:]
  private var clock: Int64 = 1

  mutating func write(_ text: String, to path: String) {
    clock += 1
    files[path] = (text, clock * .second)
  }

  mutating func touch(_ path: String) { write(files[path]?.text ?? "", to: path) }

  /// Copies as `cp -p` does: the time stays.
  mutating func copy(_ path: String, to other: String) { files[other] = files[path] }

  mutating func move(_ path: String, to other: String) {
    files[other] = files[path]
    files[path] = nil
  }

  mutating func delete(_ path: String) { files[path] = nil }

  var listing: [ListedFile] {
    files.map { path, file in
      ListedFile(
        place: FilePlace(source: "requests", path: path), absolutePath: path,
        size: Int64(file.text.utf8.count), modified: file.modified)
    }
  }
}

/// What a worker does: reads a log file of `LogFolder`, and makes its contribution.
func contribution(
  of planned: PlannedFile, text: String, exceptions: RowExceptions? = nil,
  reach: Int64 = .day, columns: ContentDigest = .columns
) -> FileContribution {
  let entries = text.split(separator: " ").enumerated().compactMap { index, record in
    KeyEntry(record: record, line: UInt32(index + 1))
  }
  let keys = KeyRun(entries)
  let exceptions =
    exceptions ?? planned.exceptions ?? DuplicateRules(reach: reach).exceptions(in: keys)
  var counts = FileCountsDocument()
  counts.lines = entries.count
  counts.exactCopies = exceptions.elements.count { $0.roles.contains(.exactCopy) }
  counts.accepted = counts.lines - counts.exactCopies
  // The partial tells which rows it holds, so that a wrong set of rows shows.
  let partial = Partial(
    windowStart: 0, windowEnd: 86_400, bytes: Array(text.utf8) + exceptions.bytes)
  return FileContribution(
    planned: planned, digest: ContentDigest(of: text), counts: counts,
    firstTime: keys.timeRange?.lowerBound, lastTime: keys.timeRange?.upperBound,
    columnsDigest: columns, exceptions: exceptions, partials: [partial], keys: PackedKeys(keys))
}

extension KeyEntry {
  /// Reads `id@hours/status#row`; status 200 and row 0 unless said.
  init?(record: Substring, line: UInt32) {
    let parts = record.split(separator: "@")
    guard parts.count == 2 else { return nil }
    let rest = parts[1].split(separator: "#")
    let call = rest[0].split(separator: "/")
    guard let hours = Double(call[0]) else { return nil }
    let status = call.count > 1 ? Int32(call[1]) ?? 0 : 200
    let key = ContentDigest(of: String(parts[0]))
    self.init(
      high: key.high, low: key.low, time: Int64(hours * Double(Int64.hour)), line: line,
      rowIndex: rest.count > 1 ? UInt32(rest[1]) ?? 0 : 0, status: status,
      isGood: status == 200)
  }
}

extension ProfileStore {
  /// One run of the program: plans, reads what is new, and reads again what has duplicates.
  @discardableResult
  func ingest(
    _ folder: LogFolder, now: Int64 = .day, settle: Int64 = 0, reach: Int64 = .day,
    columns: ContentDigest = .columns
  ) throws -> IngestPlan {
    let plan = try plan(listing: folder.listing, now: now, settle: settle, columns: columns) {
      folder.files[$0.place.path].map { ContentDigest(of: $0.text) }
    }
    try record(plan)
    for planned in plan.filesToProfile {
      let text = folder.files[planned.file.place.path]?.text ?? ""
      try commit([contribution(of: planned, text: text, reach: reach, columns: columns)])
    }
    try resolveDuplicates(reach: reach, entriesAtOnce: 7)
    for (file, exceptions) in try filesToReprofile() {
      guard let listed = folder.listing.first(where: { $0.place == file.place }) else { continue }
      let planned = PlannedFile(file: listed, digest: file.digest)
      let text = folder.files[file.place.path]?.text ?? ""
      try commit([
        contribution(of: planned, text: text, exceptions: exceptions, columns: columns)
      ])
    }
    return plan
  }

  /// Everything that decides reports, in words, without the numbers that depend on the order of
  /// runs.
  func contents() throws -> [String] {
    let partials = try partials(startingIn: WindowBounds(start: .min, end: .max))
    return try files().map { file in
      let own = partials.filter { $0.file == file.id }.map(\.partial)
      return "\(file.place.path) \(file.status) \(file.digest) \(file.exceptionsDigest) \(own)"
    }
  }

  func statuses() throws -> [String] {
    try files().map { "\($0.place.path) \($0.status)" }
  }
}

/// Commits a file of requests that holds these joins to a store, and returns its id.
@discardableResult
func commit(
  _ text: String, at path: String, _ joins: [JoinRecord], in store: ProfileStore
) throws -> Int64 {
  let file = ListedFile(
    place: FilePlace(source: "requests", path: path), absolutePath: path,
    size: Int64(text.utf8.count), modified: 5)
  var contribution = contribution(of: PlannedFile(file: file), text: text)
  contribution.joins = joins.map(PackedJoin.init)
  try store.commit([contribution])
  return try #require(try store.files().first { $0.place.path == path }).id
}
