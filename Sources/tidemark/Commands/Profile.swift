import ArgumentParser
import PipelineFile
import ProfileStore
import Replay

/// A worker's part of a run on a cluster.
struct Profile: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Profiles log files into a part, to be merged elsewhere.",
    discussion: "The files must match 'files' of the pipeline. A part is a folder of its own.")

  @Argument(help: "The pipeline file.")
  var pipeline: String

  @Argument(help: "The log files.")
  var files: [String]

  @Option(name: [.customShort("o"), .customLong("output")], help: "The part's folder.")
  var part: String

  @Option(help: "How many files are read at once (default: the cores).")
  var threads: Int?

  @Option(help: "Memory for profiles, as 512M or 2G.")
  var memory = "512M"

  func run() throws {
    let source = try PipelineOptions.parse([pipeline, "--state", part])
    let read = try source.read()
    var arguments = ["--memory", memory]
    if let threads { arguments += ["--threads", String(threads)] }
    let rendering = try RenderOptions.parse(arguments)
    let options = try rendering.options(read, state: part)
    let job = Replay(
      read, options: options, interruption: Interruption(), progress: LogStyle.auto.progress)
    let result = try job.profile(files: files)
    Outcome.sayWarnings(of: result)
    try Tidemark.show("profiled \(result.filesRead) files\n\(result.reportPath)")
    try Outcome.requireEverything(result)
  }
}

/// Merges the parts of a cluster's workers.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Merges parts into the pipeline's state.",
    discussion: "A part twice is an error. Rows that repeat those of another part are left out.")

  @OptionGroup var source: PipelineOptions

  @Argument(help: "The parts' folders.")
  var parts: [String]

  func run() throws {
    let pipeline = try source.read()
    let options = try RenderOptions.parse([]).options(pipeline, state: source.state)
    let job = Replay(
      pipeline, options: options, interruption: Interruption(), progress: LogStyle.auto.progress)
    let result = try job.merge(parts: parts)
    Outcome.sayWarnings(of: result)
    try Tidemark.show("merged \(parts.count) parts\n\(result.reportPath)")
    try Outcome.requireEverything(result)
  }
}
