import ArgumentParser
import Foundation
import PipelineFile
import Replay

/// The first pipeline file.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Looks at logs and writes a first pipeline file.",
    discussion: """
      Reads a sample of the records: which field is the time, the id, the latency or the answer is \
      told by names and values, and all that the model may have seen becomes an input. The file has \
      comments, runs as it is, and is meant to be corrected. No text of a record is in it.
      """)

  @Argument(
    help: "The request logs: files, folders, or patterns in quotes.", completion: .file())
  var logs: [String]

  @Option(
    name: .shortAndLong,
    help: "The pipeline file to write, or - for standard output (default: <name>.yaml).",
    completion: .file(extensions: ["yaml", "yml"]))
  var output: String?

  @Option(help: "The pipeline's name (default: that of the output file, else 'model').")
  var name: String?

  @Option(help: "The time zone of the windows.")
  var timezone = "UTC"

  func run() throws {
    let name = name ?? Self.name(of: output)
    let path = output ?? "\(name).yaml"
    if path != "-", FileManager.default.fileExists(atPath: path) {
      throw UsageFailure(description: "\(path) is there already; name another file with --output")
    }
    let folder = URL(fileURLWithPath: path == "-" ? "x" : path).standardizedFileURL
      .deletingLastPathComponent().path
    let survey = try LogSurvey(paths: logs, from: folder)
    let draft = try PipelineDraft(
      survey.fields, name: name, patterns: survey.patterns, timeZone: timezone)
    guard path != "-" else { return try Tidemark.show(draft.text, terminator: "") }
    try write(draft.text, to: path)
    do {
      _ = try Pipeline.read(path: path, environment: [:], metrics: Setup.metrics)
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw error
    }
    Tidemark.say(
      """
      tidemark: looked at \(survey.recordCount) records of \(survey.sampledCount) of \
      \(survey.fileCount) files; read the file and correct it, then:
        tidemark validate \(path)
        tidemark run \(path)
      """)
    try Tidemark.show(path)
  }

  private static func name(of output: String?) -> String {
    guard let output, output != "-" else { return "model" }
    return URL(fileURLWithPath: output).deletingPathExtension().lastPathComponent
  }

  private func write(_ text: String, to path: String) throws {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
    } catch {
      throw Tidemark.unwritable(path, error)
    }
  }
}
