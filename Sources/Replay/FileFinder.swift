import Foundation
import ProfileStore

#if canImport(Glibc)
  import Glibc
#endif

/// Finds the files that match a source's patterns.
struct FileFinder {
  /// The name of the source.
  var source: String

  /// Returns the files that match any of the absolute `patterns`, each once, sorted by path.
  ///
  /// Folders that cannot be read are left out. Links are followed, but not back to a folder that
  /// the path has come through; nothing is looked for more than 64 levels deep.
  func files(matching patterns: [String]) -> [ListedFile] {
    var found: [String: ListedFile] = [:]
    for pattern in patterns {
      let parts = pattern.split(separator: "/").map(String.init)
      let fixed = parts.prefix { !Self.hasWildcard($0) }
      let prefix = "/" + fixed.dropLast(fixed.count == parts.count ? 1 : 0).joined(separator: "/")
      let rest = Array(parts[(fixed.count == parts.count ? fixed.count - 1 : fixed.count)...])
      for path in Self.paths(in: prefix, matching: rest[...], depth: 0) where found[path] == nil {
        found[path] = listedFile(at: path, below: prefix)
      }
    }
    return found.values.sorted { $0.place < $1.place }
  }

  private static func hasWildcard(_ part: String) -> Bool {
    part.contains { "*?[".contains($0) }
  }

  private static let deepest = 64

  private static func paths(
    in folder: String, matching parts: ArraySlice<String>, depth: Int,
    through ancestors: Set<Folder> = []
  ) -> [String] {
    guard let part = parts.first, depth < deepest else { return [] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return []
    }
    let base = folder == "/" ? "" : folder
    if part == "**" {
      guard let own = Folder(folder), !ancestors.contains(own) else { return [] }
      var found = paths(in: folder, matching: parts.dropFirst(), depth: depth)
      for name in names.sorted() where !name.hasPrefix(".") && isFolder(base + "/" + name) {
        found += paths(
          in: base + "/" + name, matching: parts, depth: depth + 1,
          through: ancestors.union([own]))
      }
      return found
    }
    // SAFETY: fnmatch reads two texts that the compiler keeps alive for the call.
    let matching = names.sorted().filter { unsafe fnmatch(part, $0, FNM_PERIOD) == 0 }
    if parts.count == 1 { return matching.map { base + "/" + $0 } }
    return matching.filter { isFolder(base + "/" + $0) }.flatMap {
      paths(in: base + "/" + $0, matching: parts.dropFirst(), depth: depth + 1)
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
    let base = prefix == "/" ? "/" : prefix + "/"
    let nanoseconds = Int64(status.st_mtim.tv_sec) &* 1_000_000_000
    return ListedFile(
      place: FilePlace(source: source, path: String(path.dropFirst(base.count))),
      absolutePath: path, size: Int64(status.st_size),
      modified: nanoseconds &+ Int64(status.st_mtim.tv_nsec))
  }
}
