import Foundation
import Reports
import Testing

@testable import Replay

struct ReportFolderTests {
  private func withFolder(_ body: (ReportFolder) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.path + "/tidemark-report-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(ReportFolder(path: path))
  }

  private func names(_ folder: ReportFolder) -> [String] {
    (FileManager.default.subpaths(atPath: folder.path) ?? []).sorted()
  }

  @Test func `only files whose bytes changed are written`() throws {
    try withFolder { folder in
      let first = try folder.write([("a/b.json", [1, 2]), ("c.json", [])])
      let second = try folder.write([("a/b.json", [1, 2]), ("c.json", [3])])
      let none = try folder.write([])
      #expect(first == 2 && second == 1 && none == 0)
      #expect(folder.bytes(of: "a/b.json") == [1, 2])
      #expect(folder.bytes(of: "c.json") == [3])
      #expect(folder.size(of: "c.json") == 1 && folder.size(of: "d.json") == nil)
      #expect(names(folder) == ["a", "a/b.json", "c.json"])
    }
  }

  @Test func `a file that cannot be written is named, and leaves nothing half`() throws {
    try withFolder { folder in
      _ = try folder.write([("a", [1])])
      var failure: ReplayError?
      do throws(ReplayError) {
        _ = try folder.write([("b", [2]), ("a/below", [3])])
      } catch {
        failure = error
      }
      #expect(failure?.description.hasPrefix("cannot write '\(folder.path)/a/below': ") == true)
      #expect(folder.bytes(of: "a") == [1])
      #expect(folder.bytes(of: "b") == nil)
    }
  }

  @Test func `a file that comes in parts is the same as in one piece`() throws {
    try withFolder { folder in
      func write(_ parts: [[UInt8]]) throws -> (document: ManifestFileDocument, isChanged: Bool) {
        try folder.writeParts(of: "a/b.csv") { (file) throws(ReplayError) in
          for part in parts { try file.add(part) }
        }
      }
      let parts: [[UInt8]] = [[1, 2, 3], [], [UInt8](repeating: 7, count: 3_000_000), [9]]
      let content = parts.flatMap(\.self)
      let first = try write(parts)
      #expect(first.isChanged && folder.bytes(of: "a/b.csv") == content)
      #expect(first.document == Manifest.file(path: "a/b.csv", content: content))
      #expect(try !write([content]).isChanged)
      // Of the same length, and empty.
      for other in [content.dropLast() + [8], []] {
        let written = try write([Array(other)])
        #expect(written.isChanged && written.document.bytes == other.count)
        #expect(folder.bytes(of: "a/b.csv") == Array(other))
      }
      #expect(names(folder) == ["a", "a/b.csv"])
      // Whatever goes wrong between, the file of before stays.
      #expect(throws: ReplayError.self) {
        try folder.writeParts(of: "a/b.csv") { (file) throws(ReplayError) in
          try file.add([1])
          throw .stored("nothing")
        }
      }
      #expect(names(folder) == ["a", "a/b.csv"] && folder.bytes(of: "a/b.csv") == [])
    }
  }

  @Test func `what is no longer part of the reports goes, and what is not there is no mistake`()
    throws
  {
    try withFolder { folder in
      _ = try folder.write([("w/columns/a.html", [1]), ("w/columns/b.html", [1])])
      #expect(folder.files(in: "w/columns").sorted() == ["w/columns/a.html", "w/columns/b.html"])
      folder.remove(["w/columns/a.html", "absent"])
      #expect(folder.files(in: "w/columns") == ["w/columns/b.html"])
      #expect(folder.files(in: "absent") == [])
    }
  }

  @Test func `without a readable manifest nothing counts as published`() throws {
    try withFolder { folder in
      #expect(folder.published.isEmpty)
      _ = try folder.write([("MANIFEST.json", Array("{".utf8))])
      #expect(folder.published.isEmpty)
    }
  }
}
