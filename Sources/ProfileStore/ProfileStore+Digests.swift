import GRDB

/// What the partials of every base window rest on.
public struct InputDigests: Sendable {
  /// The paths of damaged files with rows, by the starts of the windows.
  private let paths: [Int64: Set<String>]
  private let windows: [(start: Int64, digest: ContentDigest)]

  /// Creates the digests of something that is given by the starts of windows.
  public init(_ windows: [Int64: ContentDigest]) {
    self.init(
      windows: windows.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, damagedPaths: [:])
  }

  /// The starts of windows with rows of damaged files.
  public var damaged: Set<Int64> { Set(paths.keys) }

  /// Whether no window has any.
  public var isEmpty: Bool { windows.isEmpty }

  init(windows: [(start: Int64, digest: ContentDigest)], damagedPaths paths: [Int64: Set<String>]) {
    self.windows = windows
    self.paths = paths
  }

  /// Returns the digests of inputs and of something else together, which is given by the starts of
  /// windows: outcomes, or readings of hosts.
  public func joined(with others: [Int64: ContentDigest]) -> InputDigests {
    guard !others.isEmpty else { return self }
    var digests = others
    for (start, digest) in windows {
      digests[start] = ContentDigest(hashing: digest.bytes + (others[start]?.bytes ?? []))
    }
    return InputDigests(
      windows: digests.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, damagedPaths: paths)
  }

  /// Returns the digest of everything that partials of windows starting in a stretch of time rest
  /// on: the contents of their files, the column definitions and the rows left out.
  ///
  /// It does not depend on where files lie, nor on when they were read.
  public func digest(startingIn span: WindowBounds) -> ContentDigest {
    var bytes: [UInt8] = []
    for window in windows[windows.firstIndex(startingFrom: span.start, \.start)...] {
      guard window.start < span.end else { break }
      bytes += window.digest.bytes
    }
    return ContentDigest(hashing: bytes)
  }

  /// Returns the paths of the damaged files with rows of windows starting in a stretch of time,
  /// sorted.
  public func damagedPaths(startingIn span: WindowBounds) -> [String] {
    let found = paths.filter { $0.key >= span.start && $0.key < span.end }
    return Set(found.values.joined()).sorted()
  }
}

extension ProfileStore {
  /// Returns the digests of all windows' inputs in one reading.
  public func inputDigests() throws(StoreError) -> InputDigests {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT DISTINCT windowStart, source, digest, columns, profiledDigest,
            CASE WHEN damageKind IS NOT NULL THEN path END
          FROM partials JOIN files ON files.id = partials.file
          ORDER BY windowStart, source, digest
          """)
      var inputs: [(start: Int64, bytes: [UInt8])] = []
      var paths: [Int64: Set<String>] = [:]
      while let row = try rows.next() {
        let (start, source): (Int64, String) = (row[0], row[1])
        let bytes = Array(source.utf8) + [0] + row.bytes(2) + row.bytes(3) + row.bytes(4)
        if let path = row[5] as String? { paths[start, default: []].insert(path) }
        if inputs.last?.start == start {
          inputs[inputs.count - 1].bytes += bytes
        } else {
          inputs.append((start, bytes))
        }
      }
      return InputDigests(
        windows: inputs.map { ($0.start, ContentDigest(hashing: $0.bytes)) }, damagedPaths: paths)
    }
  }
}
