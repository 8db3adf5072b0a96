import ArgumentParser
import CMalloc
import Foundation
import PipelineFile
import ProfileStore
import Replay

#if canImport(Glibc)
  import Glibc
#endif

/// The program: a table of contents of its commands, and the one place that ends the process.
@main
struct Tidemark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tidemark",
    abstract: "Monitors machine-learning models from archived logs of their requests.",
    discussion: """
      Logs in, a folder of reports out. Let 'tidemark init' write a first pipeline file, correct it, \
      check it with 'tidemark validate', then run 'tidemark run' every night.

      Exit codes: 0 done; 3 a check failed; 64 usage; 65 more damaged or rejected input than \
      limits allow, or no record; 66 no input; 70 internal error; 74 input or output; 75 another run holds the \
      state; 78 pipeline file or stale state; 130, 143 interrupted, resumable.
      """,
    version: Setup.version,
    subcommands: [
      Init.self, Validate.self, Run.self, Inspect.self, Check.self, Profile.self, Merge.self,
      Report.self,
    ])

  static func main() {
    keepFreedMemory()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      finish(with: error)
    }
  }

  /// Keeps memory that is freed for the next batch or window.
  ///
  /// Giving large arrays back to the system and asking for them again, batch after batch, took a
  /// good half of the time spent in the system; the peak stays the same. Large pages (2 MB) save
  /// little of the rest, and cost more than it where a virtual machine gives free ones back to its
  /// host.
  private static func keepFreedMemory() { tm_malloc_keep(32 << 20, 256 << 20) }

  /// Writes a result to standard output.
  ///
  /// - Throws: `ReplayError.output` where it cannot be written, as on a full disk.
  static func show(_ text: String, terminator: String = "\n") throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data((text + terminator).utf8))
    } catch {
      throw unwritable("standard output", error)
    }
  }

  /// Returns the error of output that could not be written, with the system's reason.
  static func unwritable(_ path: String, _ error: any Error) -> ReplayError {
    let reason = SystemReason.code(of: error).map(SystemReason.text) ?? error.localizedDescription
    return .output(path: path, reason: reason)
  }

  private static func finish(with error: any Error) -> Never {
    if let code = ExitStatus(of: error) {
      if let message = code.message { say(message) }
      _exit(code.rawValue)
    }
    // Help, version and usage errors, with the parser's own texts.
    let text = fullMessage(for: error)
    guard exitCode(for: error).rawValue == 0 else {
      say(text)
      _exit(ExitStatus.usage)
    }
    do { try show(text) } catch { finish(with: error) }
    _exit(0)
  }

  /// Writes a line to standard error.
  static func say(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}
