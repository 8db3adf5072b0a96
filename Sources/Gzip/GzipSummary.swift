/// What a file was found to hold.
public struct GzipSummary: Hashable, Sendable {
  /// A remark on a file that is not damage.
  public enum Note: String, Hashable, Sendable, CaseIterable {
    /// The file is not compressed, and was read as text.
    case plainText
    /// The file has no bytes.
    case emptyFile
    /// Zeros follow a member, as tapes and interrupted writes leave them.
    case zeroPadding
  }

  /// The size of the file in bytes, as far as it was read; the whole file after the end.
  public var compressedBytes = 0
  /// The number of inflated bytes, those of a byte order mark and of skipped lines included.
  public var inflatedBytes = 0
  /// The number of intact gzip members; 0 for plain text.
  public var members = 0
  /// The number of whole lines, blank and too long ones included.
  ///
  /// A last line without newline is one when the file is intact.
  public var lines = 0
  /// The number of lines that damage cut off, which are not among `lines`: 0 or 1.
  public var unterminatedLines = 0
  /// The numbers, from 1, of the first lines that were longer than allowed, ascending.
  ///
  /// At most `GzipLineReader.tooLongLimit` of them; `tooLongCount` counts all.
  public var tooLong: [Int] = []
  /// The number of lines that were longer than allowed and were left out; they are among `lines`.
  public var tooLongCount = 0
  /// The damage that ended the reading; nil for an intact file.
  public var damage: Damage?
  /// Remarks, each at most once, in the order of `Note.allCases`.
  public var notes: [Note] = []
  /// The hash of the file's bytes as they lie on disk, as far as it was read.
  public var digest = ContentDigest(high: 0, low: 0)
}
