import GRDB

/// Looks up single ids in the keys of single files.
struct KeyLookup {
  private let database: Database
  private let path: String
  /// The chunk of each file that was asked for last: ids come in the order of their keys.
  private var last: [Int64: KeyChunk] = [:]

  init(_ database: Database, at path: String) {
    self.database = database
    self.path = path
  }

  /// Returns the entries of an id in a file.
  mutating func entries(of file: Int64, high: UInt64, low: UInt64) throws -> [KeyEntry] {
    if let chunk = last[file], chunk.high(0) < high, high < chunk.high(chunk.count - 1) {
      return Self.entries(in: chunk, high: high, low: low)
    }
    let key = PackedKeys.stored(high)
    let statement = try database.cachedStatement(
      sql: "SELECT entries FROM keyChunks WHERE file = ? AND firstKey <= ? AND lastKey >= ?")
    // Few files at a time lie within reach; the bound is for a state of years.
    if last.count >= 512 { last.removeAll(keepingCapacity: true) }
    var entries: [KeyEntry] = []
    for row in try Row.fetchAll(statement, arguments: [file, key, key]) {
      let chunk = try Self.chunk(row.bytes(0), at: path)
      entries += Self.entries(in: chunk, high: high, low: low)
      last[file] = chunk
    }
    return entries
  }

  private static func entries(in chunk: KeyChunk, high: UInt64, low: UInt64) -> [KeyEntry] {
    var found: [KeyEntry] = []
    var index = chunk.firstIndex(from: high)
    while index < chunk.count, chunk.high(index) == high {
      let entry = chunk.entry(index)
      if entry.low == low { found.append(entry) }
      index += 1
    }
    return found
  }

  /// Reads a stored chunk, which is never empty.
  static func chunk(_ bytes: [UInt8], at path: String) throws -> KeyChunk {
    guard let chunk = KeyChunk(stored: bytes), chunk.count > 0 else {
      throw StoreError.corrupt(path: path, reason: "the keys of a file are not whole")
    }
    return chunk
  }
}
