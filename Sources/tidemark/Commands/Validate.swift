import ArgumentParser
import PipelineFile
import Replay

/// A look before the first run.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks the pipeline file, the globs and the first records.",
    discussion: """
      Shows which fields of the first record were found and the feature vector that is \
      reconstructed from it, by type; values are shown with --show-values only. Says why lines of \
      the first file are rejected, and which key of the pipeline file to check. Exits with 65 where \
      no record is accepted.
      """)

  @OptionGroup var source: PipelineOptions

  @Flag(name: .customLong("show-values"), help: "Show the values of the first record.")
  var showValues = false

  func run() throws {
    let pipeline = try source.read()
    source.sayNotices(of: pipeline)
    let preview = try Preview(pipeline)
    for place in preview.unreadable { Tidemark.say("tidemark: \(place)") }
    try Tidemark.show(preview.text(showsValues: showValues), terminator: "")
    for warning in preview.warnings { Tidemark.say("tidemark: \(warning)") }
    if let problem = preview.problem { throw ReplayError.notAccepted(problem) }
    guard preview.unreadable.isEmpty else {
      throw ReplayError.unreadableInput(count: preview.unreadable.count)
    }
  }
}
