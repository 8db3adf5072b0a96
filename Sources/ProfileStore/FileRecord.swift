/// What the ledger says of a file's content.
public enum FileStatus: String, Sendable, Hashable {
  /// Read to its end.
  case done
  /// Read as far as it inflates.
  case damaged
  /// Read once, and no longer there; its contribution stays.
  case gone
}

/// Where and how a file is damaged.
public struct FileDamage: Sendable, Hashable {
  /// The code of the damage (truncated, checksum, …).
  public var kind: String
  /// The byte of the compressed file at which it shows.
  public var offset: Int64

  /// Creates a damage.
  public init(kind: String, offset: Int64) {
    self.kind = kind
    self.offset = offset
  }
}

/// One content in the ledger, however many copies of it lie about.
public struct FileRecord: Sendable, Equatable {
  /// The ledger's number for it; it means nothing outside of this ledger.
  public var id: Int64
  /// The first of the places where it lies, or where it lay last.
  public var place: FilePlace
  /// The length in bytes.
  public var size: Int64
  /// When the file was last modified: nanoseconds since 1970.
  public var modified: Int64
  /// The digest of the file's bytes.
  public var digest: ContentDigest
  /// Whether it was read, and still exists.
  public var status: FileStatus
  /// The damage; nil for an intact file.
  public var damage: FileDamage?
  /// What became of its lines.
  public var counts: FileCountsDocument
  /// The earliest event time: nanoseconds since 1970; nil when no record has one.
  public var firstTime: Int64?
  /// The latest event time; nil when no record has one.
  public var lastTime: Int64?
  /// The column definitions that it was profiled with.
  public var columnsDigest: ContentDigest
  /// The digest of the row exceptions that it was profiled with.
  public var exceptionsDigest: ContentDigest
}

/// A place that holds a content, or stands for one that is gone.
public struct PlaceRecord: Sendable, Equatable {
  /// The place.
  public var place: FilePlace
  /// The number of its content.
  public var file: Int64
  /// The length in bytes.
  public var size: Int64
  /// When the file there was last modified: nanoseconds since 1970.
  public var modified: Int64
  /// Whether the file was there when the state was last brought up to date.
  public var isPresent: Bool
}
