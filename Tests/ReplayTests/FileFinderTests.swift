import Foundation
import Testing

@testable import ProfileStore
@testable import Replay

struct FileFinderTests {
  /// A folder with empty files.
  private final class Folder {
    let path: String

    init(_ files: [String]) throws {
      path = FileManager.default.temporaryDirectory.path + "/tidemark-finder-\(UUID().uuidString)"
      for file in files {
        let url = URL(fileURLWithPath: "\(path)/\(file)")
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data().write(to: url)
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func link(_ name: String, to target: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: "\(path)/\(name)", withDestinationPath: target)
    }

    func found(_ patterns: String...) -> [String] {
      FileFinder(source: "requests").listing(matching: patterns.map { "\(path)/\($0)" }).files
        .map(\.place.path)
    }
  }

  @Test func `two stars are any number of folders, one is within a name`() throws {
    let folder = try Folder([
      "a.gz", "x/b.gz", "x/y/c.gz", "x/y/d.txt", ".hidden.gz", "x/.h/e.gz", "lost+found/f.gz",
    ])
    #expect(folder.found("**/*.gz") == ["a.gz", "x/b.gz", "x/y/c.gz"])
    #expect(folder.found("*.gz") == ["a.gz"])
    #expect(folder.found("*/*.gz") == ["x/b.gz"])
    #expect(folder.found("x/**/*.gz") == ["b.gz", "y/c.gz"])
    #expect(folder.found("x/y/[cd].???") == ["d.txt"])
    #expect(folder.found("nowhere/**/*.gz") == [])
    #expect(folder.found("x") == [])
  }

  @Test func `a file that several patterns match is found once`() throws {
    let folder = try Folder(["a.gz", "b.gz"])
    #expect(folder.found("*.gz", "a.*", "**/b.gz") == ["a.gz", "b.gz"])
    #expect(folder.found("a.gz") == ["a.gz"])
  }

  @Test func `links are followed, and loops end`() throws {
    let folder = try Folder(["a/one.gz", "b/two.gz"])
    try folder.link("b/again", to: "../a")
    #expect(folder.found("**/*.gz") == ["a/one.gz", "b/again/one.gz", "b/two.gz"])
    try folder.link("a/up", to: "..")
    try folder.link("b/up", to: "..")
    let began = ContinuousClock.now
    let found = folder.found("**/*.gz")
    #expect(found.starts(with: ["a/one.gz"]))
    #expect(found.count < 20)
    #expect(ContinuousClock.now - began < .seconds(5))
  }

  @Test func `names with odd characters are found`() throws {
    let folder = try Folder(["a b.gz", "[x].gz", "한국어.gz", "<b>.gz"])
    #expect(folder.found("*.gz").count == 4)
    #expect(folder.found("\\[x\\].gz") == ["[x].gz"])
  }
}
