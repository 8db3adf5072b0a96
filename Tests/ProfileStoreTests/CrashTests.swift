import Foundation
import Testing

@testable import ProfileStore

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct CrashTests {
  /// A contribution of many pages, so that the blow falls inside a commit.
  private static func contribution(_ number: Int) -> FileContribution {
    let text = "a\(number)@\(number)"
    let file = ListedFile(
      place: FilePlace(source: "requests", path: String(number)), absolutePath: "", size: 1,
      modified: 1)
    var made = ProfileStoreTests.contribution(of: PlannedFile(file: file), text: text)
    made.partials = (0..<4).map { window in
      Partial(
        windowStart: Int64(window), windowEnd: Int64(window) + 1,
        bytes: [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 1 << 15))
    }
    return made
  }

  /// Commits one file after the other, noting each, until the process is killed.
  private static func commitForEver(in directory: String) throws {
    let store = try ProfileStore(at: directory + "/state", for: .creating(.tests))
    let notes = try #require(FileHandle(forWritingAtPath: directory + "/notes"))
    try notes.seekToEnd()
    for number in try store.files().count... {
      try store.commit([contribution(number)])
      try notes.write(contentsOf: Data("\(number)\n".utf8))
    }
  }

  @Test func `killed at any moment the ledger holds what was committed`() async throws {
    let temporary = try TemporaryFolder()
    let directory = temporary.path
    try Data().write(to: URL(fileURLWithPath: directory + "/notes"))
    var generator = SeededGenerator(seed: 20)
    for round in 0..<20 {
      let microseconds = UInt32.random(in: 1_000...60_000, using: &generator)
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [directory = directory as String, microseconds = microseconds as UInt32] in
        Thread.detachNewThread {
          usleep(microseconds)
          kill(getpid(), SIGKILL)
        }
        try CrashTests.commitForEver(in: directory)
      }
      try check(directory, "round \(round), after \(microseconds) µs")
    }
    // Otherwise every blow fell before the first commit, and nothing was tried.
    #expect(try Data(contentsOf: URL(fileURLWithPath: directory + "/notes")).count > 20)
  }

  /// Checks that the ledger holds whole files, and at least those that were noted.
  private func check(_ directory: String, _ comment: String) throws {
    let notes = try String(contentsOfFile: directory + "/notes", encoding: .utf8)
    let noted = notes.split(separator: "\n").count
    let store = try ProfileStore(at: directory + "/state", for: .creating(.tests))
    let files = try store.files()
    // The blow may fall between the commit and its note; later rounds note no file twice.
    #expect(files.count >= noted && files.count <= noted + 20, "\(comment)")
    #expect(Set(files.map(\.place.path)) == Set((0..<files.count).map { String($0) }))
    for line in notes.split(separator: "\n") {
      #expect(files.contains { $0.place.path == line }, "\(comment): \(line) is lost")
    }
    let partials = try store.partials(startingIn: WindowBounds(start: 0, end: 4))
    #expect(partials.count == 4 * files.count, "\(comment)")
    for file in files {
      let number = UInt8(truncatingIfNeeded: Int(file.place.path) ?? 0)
      let own = partials.filter { $0.file == file.id }
      #expect(
        own.allSatisfy { $0.partial.bytes == [UInt8](repeating: number, count: 1 << 15) },
        "\(comment)")
    }
    try store.resolveDuplicates(reach: .day)
    #expect(try store.filesToReprofile().isEmpty, "\(comment)")
  }
}
