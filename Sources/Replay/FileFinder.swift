import Foundation
import ProfileStore

#if canImport(Glibc)
  import Glibc
#endif

/// What was found where the files of sources are looked for.
struct Listing {
  /// The files.
  var files: [ListedFile] = []
  /// Folders that could not be looked into: what lies below them is not known.
  var unreadable: [UnreadablePlace] = []

  /// Adds what was found of another source.
  mutating func add(_ other: Listing) {
    files += other.files
    unreadable += other.unreadable
  }
}

/// Finds the files that match a source's patterns.
struct FileFinder {
  /// The name of the source.
  var source: String

  /// Returns the files that match any of the absolute `patterns`, each once, sorted by path, and the
  /// folders that cannot be looked into.
  ///
  /// Links are followed, but not back to a folder that the path has come through; nothing is looked
  /// for more than 64 levels deep, and wildcards pass over hidden folders and `lost+found`.
  func listing(matching patterns: [String]) -> Listing {
    var found: [String: ListedFile] = [:]
    var unreadable: [String: UnreadablePlace] = [:]
    for pattern in patterns {
      let parts = pattern.split(separator: "/").map(String.init)
      let fixed = parts.prefix { !Self.hasWildcard($0) }
      let prefix = "/" + fixed.dropLast(fixed.count == parts.count ? 1 : 0).joined(separator: "/")
      let rest = Array(parts[(fixed.count == parts.count ? fixed.count - 1 : fixed.count)...])
      var denied: [String: Int32] = [:]
      for path in Self.paths(in: prefix, matching: rest[...], depth: 0, &denied)
      where found[path] == nil {
        found[path] = listedFile(at: path, below: prefix)
      }
      for (folder, code) in denied where unreadable[folder] == nil {
        unreadable[folder] = unreadableFolder(at: folder, below: prefix, code)
      }
    }
    return Listing(
      files: found.values.sorted { $0.place < $1.place },
      unreadable: unreadable.values.sorted { $0.place < $1.place })
  }

  private func unreadableFolder(
    at path: String, below prefix: String, _ code: Int32
  ) -> UnreadablePlace {
    let remedy = code == EACCES || code == EPERM ? "; let the user of this process read it" : ""
    return UnreadablePlace(
      place: FilePlace(source: source, path: relative(path, to: prefix)), absolutePath: path,
      isFolder: true,
      reason: "cannot look into the folder: \(SystemReason.text(code))\(remedy)")
  }

  private func relative(_ path: String, to prefix: String) -> String {
    String(path.dropFirst(prefix == "/" ? 1 : prefix.count + 1))
  }

  private static func hasWildcard(_ part: String) -> Bool {
    part.contains { "*?[".contains($0) }
  }

  private static let deepest = 64

  /// The folder that a file system has at its top for what it recovers: nobody but root may read it.
  private static let recovered = "lost+found"

  private static func paths(
    in folder: String, matching parts: ArraySlice<String>, depth: Int,
    _ denied: inout [String: Int32], through ancestors: Set<Folder> = []
  ) -> [String] {
    guard let part = parts.first, depth < deepest else { return [] }
    let names: [String]
    do throws(Denial) {
      names = try self.names(in: folder)
    } catch {
      denied[folder] = error.code
      return []
    }
    let base = folder == "/" ? "" : folder
    if part == "**" {
      guard let own = Folder(folder), !ancestors.contains(own) else { return [] }
      var found = paths(in: folder, matching: parts.dropFirst(), depth: depth, &denied)
      for name in names.sorted()
      where !name.hasPrefix(".") && name != recovered && isFolder(base + "/" + name) {
        found += paths(
          in: base + "/" + name, matching: parts, depth: depth + 1, &denied,
          through: ancestors.union([own]))
      }
      return found
    }
    // SAFETY: fnmatch reads two texts that the compiler keeps alive for the call.
    let matching = names.sorted().filter { unsafe fnmatch(part, $0, FNM_PERIOD) == 0 }
    if parts.count == 1 { return matching.map { base + "/" + $0 } }
    let folders = matching.filter {
      ($0 != recovered || part == recovered) && isFolder(base + "/" + $0)
    }
    return folders.flatMap {
      paths(in: base + "/" + $0, matching: parts.dropFirst(), depth: depth + 1, &denied)
    }
  }

  /// Why a folder cannot be looked into: the system's number.
  private struct Denial: Error {
    var code: Int32
  }

  /// Returns the names in a folder; none where there is no such folder.
  private static func names(in folder: String) throws(Denial) -> [String] {
    // Without the right to pass through a folder its names can be read, and nothing behind them.
    // SAFETY: the text outlives the call.
    guard unsafe access(folder, R_OK | X_OK) == 0 else {
      guard errno == ENOENT || errno == ENOTDIR else { throw Denial(code: errno) }
      return []
    }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      let code = SystemReason.code(of: error) ?? EIO
      guard code == ENOENT || code == ENOTDIR else { throw Denial(code: code) }
      return []
    }
  }

  /// What a folder is, whatever path leads to it.
  private struct Folder: Hashable {
    var device: UInt64
    var number: UInt64

    /// Looks a folder up; nil where there is none.
    init?(_ path: String) {
      var status = stat()
      // SAFETY: the record outlives the call, which fills it.
      guard unsafe stat(path, &status) == 0 else { return nil }
      device = UInt64(status.st_dev)
      number = UInt64(status.st_ino)
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    // SAFETY: the flag outlives the call.
    let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return exists && isFolder.boolValue
  }

  private func listedFile(at path: String, below prefix: String) -> ListedFile? {
    var status = stat()
    // SAFETY: the record outlives the call, which fills it.
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let nanoseconds = Int64(status.st_mtim.tv_sec) &* 1_000_000_000
    return ListedFile(
      place: FilePlace(source: source, path: relative(path, to: prefix)),
      absolutePath: path, size: Int64(status.st_size),
      modified: nanoseconds &+ Int64(status.st_mtim.tv_nsec))
  }
}
