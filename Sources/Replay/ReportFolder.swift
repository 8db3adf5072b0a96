import Foundation
import Reports

#if canImport(Glibc)
  import Glibc
#endif

/// The folder of the reports: every file in it appears whole or not at all, and is written only
/// when its bytes change.
struct ReportFolder {
  /// The folder's path.
  let path: String

  /// Whether a file is there.
  func holds(_ file: String) -> Bool { FileManager.default.fileExists(atPath: full(file)) }

  /// Returns the bytes of a file; nil where it cannot be read.
  func bytes(of file: String) -> [UInt8]? {
    FileManager.default.contents(atPath: full(file)).map { [UInt8]($0) }
  }

  /// Returns the bytes that a file has; nil where there is none.
  func size(of file: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: full(file))
    return attributes?[.size] as? Int
  }

  /// Returns the paths of the files in a folder, unfinished ones included.
  func files(in subfolder: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: full(subfolder))
    return (names ?? []).map { "\(subfolder)/\($0)" }
  }

  /// The files that the last publication wrote, as its manifest has them.
  var published: [ManifestFileDocument] {
    guard let bytes = bytes(of: "MANIFEST.json") else { return [] }
    return (try? JSONDecoder().decode(ManifestDocument.self, from: Data(bytes)))?.outputs ?? []
  }

  /// Writes files by their paths in the folder, and returns how many of them changed.
  ///
  /// All are written under temporary names, each brought to the disk, and renamed then.
  func write(_ files: [(path: String, content: [UInt8])]) throws(ReplayError) -> Int {
    let changed = files.filter { bytes(of: $0.path) != $0.content }
    for file in changed { try writeTemporary(file.path, file.content) }
    for file in changed {
      let name = full(file.path)
      // SAFETY: both texts outlive the call.
      guard unsafe rename(name + Self.suffix, name) == 0 else {
        throw Self.failure(at: name, errno)
      }
    }
    return changed.count
  }

  /// Removes files that are no longer part of the reports; those that are not there are left alone.
  func remove(_ files: [String]) {
    for file in files { try? FileManager.default.removeItem(atPath: full(file)) }
  }

  private static let suffix = ".tidemark-new"

  private func full(_ file: String) -> String { path + "/" + file }

  private func writeTemporary(_ file: String, _ content: [UInt8]) throws(ReplayError) {
    let name = full(file)
    let folder = String(name.prefix(upTo: name.lastIndex(of: "/") ?? name.startIndex))
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      try Data(content).write(to: URL(fileURLWithPath: name + Self.suffix))
    } catch {
      try? FileManager.default.removeItem(atPath: name + Self.suffix)
      let isFull = (error as NSError).code == CocoaError.Code.fileWriteOutOfSpace.rawValue
      throw isFull
        ? .diskFull(path: name) : .output(path: name, reason: Self.reason(error as NSError))
    }
  }

  private static func reason(_ error: NSError) -> String {
    switch error.code {
    case CocoaError.Code.fileWriteNoPermission.rawValue: "permission denied"
    case CocoaError.Code.fileWriteVolumeReadOnly.rawValue: "the file system is read-only"
    default: "writing failed"
    }
  }

  private static func failure(at path: String, _ code: Int32) -> ReplayError {
    code == ENOSPC || code == EDQUOT
      ? .diskFull(path: path) : .output(path: path, reason: "renaming failed (error \(code))")
  }
}
