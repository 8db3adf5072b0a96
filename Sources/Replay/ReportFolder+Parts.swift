import Foundation
import ProfileStore
import Reports

extension ReportFolder {
  /// A file that is written one part after the other.
  struct PartFile: ~Copyable {
    fileprivate let name: String
    fileprivate let handle: FileHandle
    fileprivate var digest = SHA256Parts()

    /// Adds bytes at the end.
    mutating func add(_ bytes: [UInt8]) throws(ReplayError) {
      digest.add(bytes)
      do {
        if !bytes.isEmpty { try handle.write(contentsOf: bytes) }
      } catch {
        throw ReportFolder.failure(at: name, SystemReason.code(of: error))
      }
    }
  }

  /// Writes a file of any size with little memory, and returns what it is and whether it changed.
  ///
  /// As all others it is written under a temporary name, brought to the disk, and renamed then.
  func writeParts(
    of file: String, _ body: (inout PartFile) throws(ReplayError) -> Void
  ) throws(ReplayError) -> (document: ManifestFileDocument, isChanged: Bool) {
    try createFolders(of: [file])
    let name = full(file)
    do throws(ReplayError) {
      let document = try writeTemporary(file, body)
      guard digest(of: file) != document.sha256 else {
        remove([file + Self.suffix])
        return (document, false)
      }
      try putInPlace(name)
      return (document, true)
    } catch {
      remove([file + Self.suffix])
      throw error
    }
  }

  private func writeTemporary(
    _ file: String, _ body: (inout PartFile) throws(ReplayError) -> Void
  ) throws(ReplayError) -> ManifestFileDocument {
    let name = full(file)
    let handle = try createTemporary(file)
    var parts = PartFile(name: name, handle: handle)
    try body(&parts)
    do {
      try handle.synchronize()
      try handle.close()
    } catch {
      throw Self.failure(at: name, SystemReason.code(of: error))
    }
    return ManifestFileDocument(
      path: file, bytes: parts.digest.count, sha256: parts.digest.finish().hexadecimal)
  }

  /// Returns the SHA-256 of a file; nil where it cannot be read.
  private func digest(of file: String) -> String? {
    guard let handle = FileHandle(forReadingAtPath: full(file)) else { return nil }
    defer { try? handle.close() }
    var digest = SHA256Parts()
    while let part = try? handle.read(upToCount: 1 << 20), !part.isEmpty {
      digest.add([UInt8](part))
    }
    return digest.finish().hexadecimal
  }
}
