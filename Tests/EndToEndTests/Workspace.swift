import Foundation
import Testing

/// How the program ended and what it said.
struct Ending: Sendable {
  /// The exit code; 128 and the signal's number where one ended the process.
  var code: Int32
  /// Standard output.
  var output: String
  /// Standard error.
  var errors: String
}

/// A folder of one test with logs, a pipeline file, state and report; it goes with the value.
final class Workspace: Sendable {
  let path: String

  init() throws {
    // Memory, where there is some: syncing a disk takes most of the time of these tests.
    let isUsable = FileManager.default.isWritableFile(atPath: "/dev/shm")
    let parent = isUsable ? "/dev/shm" : FileManager.default.temporaryDirectory.path
    path = parent + "/tidemark-e2e-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The built program, beside the test bundle.
  static let program: String = {
    let test = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: test).deletingLastPathComponent().path + "/tidemark"
  }()

  /// The repository.
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Writes a file, and gives it a time of change where one is named: seconds since 1970.
  func write(_ bytes: [UInt8], to name: String, modified: Double? = nil) throws {
    let file = "\(path)/\(name)"
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    guard let modified else { return }
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: modified)], ofItemAtPath: file)
  }

  /// Writes lines as a gzipped log.
  func write(_ lines: [String], to name: String) throws {
    try write(GzipMember.of(logText(lines)), to: name)
  }

  /// Writes a text.
  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  /// The bytes of a file.
  func bytes(of name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
  }

  /// The text of a file.
  func text(of name: String) throws -> String {
    String(decoding: try bytes(of: name), as: UTF8.self)
  }

  /// A JSON object of the report.
  func object(_ name: String) throws -> JSON { try JSON(parsing: bytes(of: "report/\(name)")) }

  /// Runs the program in the folder to its end.
  @discardableResult
  func tidemark(_ arguments: String..., expecting code: Int32? = 0) throws -> Ending {
    try tidemark(arguments, expecting: code)
  }

  /// Runs the program in the folder to its end.
  func tidemark(_ arguments: [String], expecting code: Int32? = 0) throws -> Ending {
    let ending = try Running(arguments, in: path).ending()
    if let code {
      try #require(ending.code == code, "\(arguments): \(ending.errors)\(ending.output)")
    }
    return ending
  }

  /// Runs `tidemark run` without revisions, and gives the report's files.
  @discardableResult
  func run(_ arguments: String..., expecting code: Int32 = 0) throws -> Tree {
    _ = try tidemark(["run", "pipeline.yaml", "--no-revisions"] + arguments, expecting: code)
    return try Tree(of: "\(path)/report")
  }

  /// Removes state and report.
  func reset() throws {
    for name in ["state", "report"] {
      try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }
  }
}

/// A process of the program that is under way.
final class Running {
  private let process = Process()
  private let files: (output: String, errors: String)

  /// Starts the program in `folder`.
  init(_ arguments: [String], in folder: String, program: String = Workspace.program) throws {
    let name = "\(folder)/.said-\(UUID().uuidString)"
    files = (name + ".out", name + ".err")
    for file in [files.output, files.errors] { try Data().write(to: URL(fileURLWithPath: file)) }
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: files.output))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: files.errors))
    process.standardInput = FileHandle.nullDevice
    try process.run()
  }

  /// Sends a signal; nothing happens where the process has ended.
  func send(_ signal: Int32) { if process.isRunning { kill(process.processIdentifier, signal) } }

  /// Waits for the end.
  func ending() throws -> Ending {
    process.waitUntilExit()
    defer {
      for file in [files.output, files.errors] { try? FileManager.default.removeItem(atPath: file) }
    }
    let isKilled = process.terminationReason == .uncaughtSignal
    return Ending(
      code: process.terminationStatus + (isKilled ? 128 : 0),
      output: try String(contentsOfFile: files.output, encoding: .utf8),
      errors: try String(contentsOfFile: files.errors, encoding: .utf8))
  }
}
