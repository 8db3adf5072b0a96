import GRDB

/// What the partials of every base window rest on.
public struct InputDigests: Sendable {
  /// The starts of windows with rows of damaged files.
  public let damaged: Set<Int64>
  private let windows: [(start: Int64, digest: ContentDigest)]

  /// Creates the digests of something that is given by the starts of windows.
  public init(_ windows: [Int64: ContentDigest]) {
    self.init(
      windows: windows.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, damaged: [])
  }

  /// Whether no window has any.
  public var isEmpty: Bool { windows.isEmpty }

  init(windows: [(start: Int64, digest: ContentDigest)], damaged: Set<Int64>) {
    self.windows = windows
    self.damaged = damaged
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
      windows: digests.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, damaged: damaged)
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
}

extension ProfileStore {
  /// Returns the digests of all windows' inputs in one reading.
  public func inputDigests() throws(StoreError) -> InputDigests {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT DISTINCT windowStart, source, digest, columns, profiledDigest,
            damageKind IS NOT NULL
          FROM partials JOIN files ON files.id = partials.file
          ORDER BY windowStart, source, digest
          """)
      var inputs: [(start: Int64, bytes: [UInt8])] = []
      var damaged: Set<Int64> = []
      while let row = try rows.next() {
        let (start, source): (Int64, String) = (row[0], row[1])
        let bytes = Array(source.utf8) + [0] + row.bytes(2) + row.bytes(3) + row.bytes(4)
        if row[5] as Bool { damaged.insert(start) }
        if inputs.last?.start == start {
          inputs[inputs.count - 1].bytes += bytes
        } else {
          inputs.append((start, bytes))
        }
      }
      return InputDigests(
        windows: inputs.map { ($0.start, ContentDigest(hashing: $0.bytes)) }, damaged: damaged)
    }
  }
}
