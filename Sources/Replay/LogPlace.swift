import Foundation
import ProfileStore

/// Logs as they are named on the command line: a file, a folder or a pattern.
struct LogPlace {
  private enum Kind {
    /// A pattern with wildcards, absolute.
    case pattern(String)
    /// A file, absolute.
    case file(String)
  }

  private let kind: Kind
  /// The absolute paths of the files, sorted.
  let files: [String]

  /// Endings of logs, the longest first.
  private static let endings = [
    ".jsonl.gz", ".ndjson.gz", ".json.gz", ".log.gz", ".gz", ".jsonl", ".ndjson", ".json", ".log",
  ]

  /// Looks at a path; of a folder all files below it count that end as most of them do.
  init(_ path: String) {
    let absolute = Self.absolute(path)
    var isFolder: ObjCBool = false
    // SAFETY: the flag outlives the call.
    let exists = unsafe FileManager.default.fileExists(atPath: absolute, isDirectory: &isFolder)
    if exists, !isFolder.boolValue {
      kind = .file(absolute)
      files = [absolute]
    } else {
      let pattern = exists ? Self.pattern(ofFolder: absolute) : absolute
      kind = .pattern(pattern)
      files = Self.files(matching: pattern)
    }
  }

  private static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  private static func files(matching pattern: String) -> [String] {
    FileFinder(source: "requests").listing(matching: [pattern]).files.map(\.absolutePath)
  }

  private static func pattern(ofFolder folder: String) -> String {
    let all = files(matching: folder + "/**/*")
    let counts = Dictionary(all.map { (ending(of: $0), 1) }, uniquingKeysWith: +)
    let common = counts.filter { !$0.key.isEmpty }.max {
      $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key
    }
    return folder + "/**/*" + (common?.key ?? "")
  }

  private static func ending(of path: String) -> String {
    endings.first { path.hasSuffix($0) } ?? ""
  }

  // MARK: Patterns

  /// Returns patterns for several places, relative to a folder and each once.
  ///
  /// Of a file whose name holds a digit, as a date, all that begin and end like it are meant; where
  /// such files lie in more than two folders, all folders below what those have in common.
  static func patterns(_ places: [LogPlace], from folder: String) -> [String] {
    var patterns: [String] = []
    var folders: [String: Set<String>] = [:]
    for place in places {
      switch place.kind {
      case .pattern(let pattern): patterns.append(pattern)
      case .file(let path):
        let url = URL(fileURLWithPath: path)
        let parent = url.deletingLastPathComponent().path
        folders[pattern(ofName: url.lastPathComponent), default: []].insert(parent)
      }
    }
    for (name, parents) in folders.sorted(by: { $0.key < $1.key }) {
      patterns +=
        parents.count > 2
        ? [common(parents) + "/**/" + name] : parents.sorted().map { $0 + "/" + name }
    }
    var seen: Set<String> = []
    return patterns.map { relative($0, to: folder) }.filter { seen.insert($0).inserted }
  }

  private static func pattern(ofName name: String) -> String {
    guard let digit = name.firstIndex(where: \.isNumber) else { return name }
    return name[..<digit] + "*" + ending(of: name)
  }

  private static func common(_ folders: Set<String>) -> String {
    let parts = folders.map { $0.split(separator: "/") }
    let first = parts[0]
    let count = first.indices.prefix { index in
      parts.allSatisfy { $0.count > index && $0[index] == first[index] }
    }.count
    return "/" + first.prefix(count).joined(separator: "/")
  }

  private static func relative(_ path: String, to folder: String) -> String {
    let (target, base) = (path.split(separator: "/"), folder.split(separator: "/"))
    let shared = zip(target, base).prefix { $0 == $1 }.count
    guard shared > 0 else { return path }
    let up = Array(repeating: "..", count: base.count - shared)
    return (up + target[shared...].map(String.init)).joined(separator: "/")
  }
}
