import Foundation
import Testing

/// The files of a report folder, without the record of the run.
struct Tree: Equatable {
  /// The bytes by relative path.
  var files: [String: [UInt8]] = [:]
  /// The times of change by relative path.
  var modified: [String: Date] = [:]

  /// Reads a folder; what is not a report, such as files of an unfinished run, counts as well.
  init(of folder: String) throws {
    for case let path as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
      let full = "\(folder)/\(path)"
      let attributes = try FileManager.default.attributesOfItem(atPath: full)
      guard attributes[.type] as? FileAttributeType == .typeRegular, path != "run.json" else {
        continue
      }
      files[path] = [UInt8](try Data(contentsOf: URL(fileURLWithPath: full)))
      modified[path] = attributes[.modificationDate] as? Date
    }
  }

  static func == (left: Tree, right: Tree) -> Bool { left.files == right.files }

  /// What differs, for the message of a failing test: paths, and the first differing place of each.
  func differences(from other: Tree) -> String {
    let paths = Set(files.keys).union(other.files.keys).sorted()
    let texts = paths.compactMap { path -> String? in
      guard let mine = files[path] else { return "\(path): only in the second" }
      guard let theirs = other.files[path] else { return "\(path): only in the first" }
      guard mine != theirs else { return nil }
      let place = zip(mine, theirs).enumerated().first { $1.0 != $1.1 }?.offset
      let start = max(0, (place ?? min(mine.count, theirs.count)) - 80)
      func excerpt(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.dropFirst(start).prefix(160), as: UTF8.self)
      }
      return "\(path): byte \(start): «\(excerpt(mine))» and «\(excerpt(theirs))»"
    }
    return texts.count > 6
      ? texts.prefix(6).joined(separator: "\n") + "\nand \(texts.count - 6) more"
      : texts.joined(separator: "\n")
  }

  /// The files whose time of change is another in `other`.
  func touched(since other: Tree) -> [String] {
    files.keys.filter { modified[$0] != other.modified[$0] }.sorted()
  }

  /// Returns the paths of all files that hold `text`.
  func holding(_ text: String) -> [String] {
    let needle = Data(text.utf8)
    return files.filter { Data($0.value).range(of: needle) != nil }.keys.sorted()
  }
}

extension Tree: CustomStringConvertible, CustomTestStringConvertible {
  /// Not the bytes.
  var description: String { "\(files.count) files" }
  /// Not the bytes.
  var testDescription: String { description }
}
