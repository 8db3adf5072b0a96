import Glibc
import Testing

@testable import Gzip

@Suite struct `A path that cannot be read` {
  @Test func `to no file is an error`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "missing.gz")
    #expect(throws: GzipError.notFound(path: path)) { try GzipLineReader(path: path) }
    #expect(throws: GzipError.notFound(path: path)) { try inflateOnly(path: path) }
    let below = try folder.write([0x41]) + "/calls.gz"
    #expect(throws: GzipError.notFound(path: below)) { try GzipLineReader(path: below) }
  }

  @Test func `to a directory is an error`() throws {
    let path = try TemporaryFolder().path
    let folder = try TemporaryFolder()
    #expect(throws: GzipError.isDirectory(path: folder.path)) {
      try GzipLineReader(path: folder.path)
    }
    #expect(throws: GzipError.notFound(path: path)) { try GzipLineReader(path: path) }
  }

  @Test(.timeLimit(.minutes(1))) func `to a pipe is refused without waiting`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "pipe.gz")
    // SAFETY: the path is a text that ends in a zero during the call.
    try #require(unsafe mkfifo(path, 0o600) == 0)
    #expect(throws: GzipError.notRegularFile(path: path)) { try GzipLineReader(path: path) }
  }

  @Test func `to a device is refused`() throws {
    #expect(throws: GzipError.notRegularFile(path: "/dev/null")) {
      try GzipLineReader(path: "/dev/null")
    }
  }

  // The superuser may read everything.
  @Test(.enabled(if: geteuid() != 0)) func `for lack of permission is an error`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([0x41])
    // SAFETY: the path is a text that ends in a zero during the call.
    try #require(unsafe chmod(path, 0) == 0)
    #expect(throws: GzipError.permissionDenied(path: path)) { try GzipLineReader(path: path) }
  }

  @Test func `to a file that fails is an error with the place`() throws {
    // A regular file of which the first page cannot be read.
    let path = "/proc/self/mem"
    let error = GzipError.readFailed(path: path, byteOffset: 0, errno: EIO)
    let reader = try GzipLineReader(path: path)
    #expect(throws: error) { try reader.next() }
    #expect(error.description.hasPrefix("/proc/self/mem: cannot read the file at byte 0: input"))
  }

  @Test func `is named by every error, in one line`() {
    let errors: [GzipError] = [
      .notFound(path: "p"), .permissionDenied(path: "p"), .isDirectory(path: "p"),
      .notRegularFile(path: "p"), .cannotOpen(path: "p", errno: ELOOP),
      .readFailed(path: "p", byteOffset: 7, errno: 12_345), .inflaterMissing(path: "p"),
      .inflatersDisagree(path: "p", byteOffset: 7), .outOfMemory(path: "p"),
    ]
    for error in errors {
      #expect(error.path == "p")
      #expect(error.description.hasPrefix("p: cannot "))
      #expect(!error.description.hasSuffix("."))
      #expect(!error.description.contains("\n"))
    }
    #expect(Set(errors.map(\.description)).count == errors.count)
  }

  @Test func `is not what a loop of links leads to`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "loop.gz")
    // SAFETY: the paths are texts that end in a zero during the call.
    try #require(unsafe symlink(path, path) == 0)
    #expect(throws: GzipError.cannotOpen(path: path, errno: ELOOP)) {
      try GzipLineReader(path: path)
    }
  }
}

@Suite struct `Damage described` {
  @Test func `names the place, and each kind differently`() {
    let texts = Damage.Kind.allCases.map {
      Damage(kind: $0, compressedByteOffset: 4096).description
    }
    #expect(texts.allSatisfy { $0.contains("byte 4096") })
    #expect(Set(texts).count == texts.count)
  }
}
