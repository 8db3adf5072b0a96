import ArgumentParser
import Foundation
import PipelineFile
import Replay
import Reports

/// Publishes what the state holds, or a start page of several reports.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes the report from the state, or a start page over several reports.",
    discussion: """
      'tidemark report PIPELINE' writes a pipeline's report without looking at log files.

      'tidemark report --site DIR' writes DIR/index.html and DIR/index.json: the reports below DIR \
      with their newest verdicts, worst first. 'tidemark report --site DIR REPORT…' lists the \
      reports in these folders instead, one that is broken or missing with the reason.
      """)

  @Argument(
    help: "The pipeline file; with --site, the folders of reports (default: those below DIR).",
    completion: .file())
  var paths: [String] = []

  @Option(help: "Write a start page of several reports into this folder.", completion: .directory)
  var site: String?

  @Option(help: "Another state folder than the pipeline file's.", completion: .directory)
  var state: String?

  @OptionGroup var rendering: RenderOptions

  func run() throws {
    if let site { return try writeSite(site) }
    guard let path = paths.first, paths.count == 1 else {
      throw UsageFailure(description: "report: expected one pipeline file, found \(paths.count)")
    }
    let source = try PipelineOptions.parse([path] + (state.map { ["--state", $0] } ?? []))
    let pipeline = try source.read()
    source.sayNotices(of: pipeline)
    let options = try rendering.publishing(pipeline, state: source.state)
    let job = Replay(
      pipeline, options: options, interruption: Interruption(), progress: rendering.log.progress)
    try Outcome.tell(try job.report())
  }

  private func writeSite(_ folder: String) throws {
    let result = try SiteJob(folder: absolute(folder), reports: paths.map(absolute)).run()
    for report in result.site.reports {
      let words = report.sentence ?? report.reason.map(ReasonText.site) ?? ""
      try Tidemark.show("\(Outcome.word(report.status)): \(report.title): \(words)")
    }
    try Tidemark.show(result.path)
  }

  private func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }
}
