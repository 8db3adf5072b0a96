import ArgumentParser
import Gzip
import Replay

/// What a log file holds.
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells what a log file holds: format, members, damage, lines, fields and types.")

  @Argument(help: "The log file.", completion: .file())
  var file: String

  func run() throws {
    try Tidemark.show(FileInspection(path: file).text, terminator: "")
  }
}
