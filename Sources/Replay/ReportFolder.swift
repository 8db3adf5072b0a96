import Dispatch
import Foundation
import ProfileStore
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
    try createFolders(of: changed.map(\.path))
    try writeTemporaries(changed)
    for file in changed { try putInPlace(full(file.path)) }
    return changed.count
  }

  /// Gives a file its name that was written under the temporary one.
  func putInPlace(_ name: String) throws(ReplayError) {
    // SAFETY: both texts outlive the call.
    guard unsafe rename(name + Self.suffix, name) == 0 else {
      throw Self.failure(at: name, errno)
    }
  }

  /// Removes files that are no longer part of the reports; those that are not there are left alone.
  func remove(_ files: [String]) {
    for file in files { try? FileManager.default.removeItem(atPath: full(file)) }
  }

  static let suffix = ".tidemark-new"

  func full(_ file: String) -> String { path + "/" + file }

  func createFolders(of files: [String]) throws(ReplayError) {
    var created: Set<String> = []
    for file in files {
      let name = full(file)
      let folder = String(name.prefix(upTo: name.lastIndex(of: "/") ?? name.startIndex))
      guard created.insert(folder).inserted else { continue }
      do {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      } catch {
        throw Self.failure(at: name, SystemReason.code(of: error))
      }
    }
  }

  /// How many files are brought to the disk at once.
  ///
  /// Nearly all of the time is spent waiting for the disk, which takes many files in hardly more time
  /// than one.
  private static let writesAtOnce = 16

  /// Writes files under temporary names; of several failures that of the first file is thrown.
  private func writeTemporaries(
    _ files: [(path: String, content: [UInt8])]
  ) throws(ReplayError) {
    let failures = Guarded<[Int: ReplayError]>([:])
    let numbers = Guarded(0)
    let finished = DispatchSemaphore(value: 0)
    let count = min(Self.writesAtOnce, files.count)
    // Threads of their own: Dispatch has one for each processor, and these only wait.
    for _ in 0..<count {
      Thread.detachNewThread {
        defer { finished.signal() }
        while failures.withValue({ $0.isEmpty }) {
          let index = numbers.next()
          guard index < files.count else { return }
          do throws(ReplayError) {
            try writeTemporary(files[index].path, files[index].content)
          } catch {
            failures.withValue { $0[index] = error }
          }
        }
      }
    }
    for _ in 0..<count { finished.wait() }
    if let first = failures.withValue({ $0.min { $0.key < $1.key } }) { throw first.value }
  }

  private func writeTemporary(_ file: String, _ content: [UInt8]) throws(ReplayError) {
    let handle = try createTemporary(file)
    do {
      if !content.isEmpty { try handle.write(contentsOf: content) }
      try handle.synchronize()
      try handle.close()
    } catch {
      remove([file + Self.suffix])
      throw Self.failure(at: full(file), SystemReason.code(of: error))
    }
  }

  /// Opens a file under its temporary name, empty.
  func createTemporary(_ file: String) throws(ReplayError) -> FileHandle {
    let name = full(file)
    // SAFETY: the text outlives the call.
    let descriptor = unsafe open(
      name + Self.suffix, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.failure(at: name, errno) }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Returns the error of what failed at a path for the system's reason `code`.
  static func failure(at path: String, _ code: Int32?) -> ReplayError {
    if code == ENOSPC || code == EDQUOT { return .diskFull(path: path) }
    return .output(path: path, reason: SystemReason.unwritable(code, option: "--output"))
  }
}
