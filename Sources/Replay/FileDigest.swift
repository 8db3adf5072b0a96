import CXXHash
import Foundation
import ProfileStore

/// Digests files without reading their lines.
enum FileDigest {
  /// Returns the digest with the given halves.
  static func digest(high: UInt64, low: UInt64) -> ContentDigest {
    ContentDigest(high: high, low: low)
  }

  private static let pieceLength = 1 << 20

  /// Returns XXH3-128 of a file's bytes; nil where it cannot be read.
  static func digest(of file: ListedFile) -> ContentDigest? {
    guard let handle = FileHandle(forReadingAtPath: file.absolutePath) else { return nil }
    // SAFETY: the stream is freed on every way out, and used in this function only.
    guard let stream = unsafe tm_xxh3_stream_create() else { return nil }
    defer { unsafe tm_xxh3_stream_free(stream) }
    do {
      while let piece = try handle.read(upToCount: pieceLength), !piece.isEmpty {
        // SAFETY: the bytes are valid for the length of the closure.
        unsafe piece.withUnsafeBytes { bytes in
          unsafe tm_xxh3_stream_update(stream, bytes.baseAddress, bytes.count)
        }
      }
    } catch {
      return nil
    }
    let hash = unsafe tm_xxh3_stream_digest(stream)
    return ContentDigest(high: hash.high, low: hash.low)
  }
}
