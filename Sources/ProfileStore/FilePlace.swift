/// Where a log file lies: its source, and its path below the fixed part of the source's pattern.
///
/// Places are compared byte by byte, as the file system and SQLite do: two names that Swift's
/// `String` takes for equal (composed and decomposed accents) are two files.
public struct FilePlace: Sendable {
  /// The name of the source in the pipeline file.
  public var source: String
  /// The path relative to the fixed prefix of the source's pattern.
  public var path: String

  /// Creates a place.
  public init(source: String, path: String) {
    self.source = source
    self.path = path
  }
}

extension FilePlace: Hashable, Comparable {
  /// Returns whether two places have the same bytes.
  public static func == (left: FilePlace, right: FilePlace) -> Bool {
    left.path.utf8.elementsEqual(right.path.utf8)
      && left.source.utf8.elementsEqual(right.source.utf8)
  }

  /// Orders places by source, then by path, byte by byte.
  public static func < (left: FilePlace, right: FilePlace) -> Bool {
    left.source.utf8.elementsEqual(right.source.utf8)
      ? left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
      : left.source.utf8.lexicographicallyPrecedes(right.source.utf8)
  }

  /// Hashes the bytes that decide equality.
  public func hash(into hasher: inout Hasher) {
    for byte in source.utf8 { hasher.combine(byte) }
    hasher.combine(UInt8(0))
    for byte in path.utf8 { hasher.combine(byte) }
  }
}
