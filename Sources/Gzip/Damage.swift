/// Damage of a gzip file: where whole lines end that still count.
///
/// What inflates up to the damage was handed out, as far as its last whole line. Nothing after the
/// damage is read, but for the digest.
public struct Damage: Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The file ends inside a member; a file that is still being written looks like this.
    case truncated
    /// The CRC-32 in a member's trailer is not that of its data.
    case crc
    /// The length in a member's trailer is not that of its data.
    case length
    /// A member's header or its deflate data is invalid.
    case corruptData
    /// Bytes follow the last member that are neither a member nor zeros.
    case garbageAfterMember
  }

  /// What is wrong.
  public var kind: Kind
  /// Where: the offset in the file, from 0, of the first byte of the damaged member; for
  /// `garbageAfterMember` that of the first byte that does not belong there.
  public var compressedByteOffset: Int

  /// Creates damage of a kind at a byte offset.
  public init(kind: Kind, compressedByteOffset: Int) {
    self.kind = kind
    self.compressedByteOffset = compressedByteOffset
  }

  /// A phrase that names the damage and its place, for use after a path.
  public var description: String {
    switch kind {
    case .truncated:
      "gzip member at byte \(compressedByteOffset) is cut off by the end of the file"
    case .crc:
      "gzip member at byte \(compressedByteOffset) has another checksum than its trailer says"
    case .length:
      "gzip member at byte \(compressedByteOffset) has another length than its trailer says"
    case .corruptData:
      "gzip member at byte \(compressedByteOffset) holds invalid data"
    case .garbageAfterMember:
      "expected a gzip member, zeros or the end of the file at byte \(compressedByteOffset), "
        + "found other data"
    }
  }
}
