import ArgumentParser
import Foundation
import Gzip
import PipelineFile
import Replay
import Windows

/// How the log of a command is written.
enum LogStyle: String, ExpressibleByArgument, CaseIterable {
  case auto, lines, json, none

  /// The progress of the style.
  var progress: RunProgress {
    switch self {
    case .auto: RunProgress(.automatic)
    case .lines: RunProgress(.lines)
    case .json: RunProgress(.json)
    case .none: RunProgress(.silent)
    }
  }
}

/// From which verdict on a command fails.
enum FailureLevel: String, ExpressibleByArgument, CaseIterable {
  case warning, alert
  case noData = "no_data"
}

extension InflaterKind: ExpressibleByArgument {}

/// The options that all commands over a pipeline share.
struct PipelineOptions: ParsableArguments {
  @Argument(help: "The pipeline file.", completion: .file(extensions: ["yaml", "yml"]))
  var pipeline: String

  @Option(help: "Another state folder than the pipeline file's.", completion: .directory)
  var state: String?

  /// Reads and checks the pipeline file.
  func read() throws -> Pipeline {
    try Pipeline.read(
      path: pipeline, environment: ProcessInfo.processInfo.environment,
      metrics: Setup.metrics)
  }

  /// Says what the pipeline file asks for and this version does not do.
  func sayNotices(of pipeline: Pipeline) {
    for notice in pipeline.notices {
      Tidemark.say("tidemark: \(self.pipeline):\(notice.line): \(notice.key): \(notice.sentence)")
    }
  }
}

/// The options of commands that render.
struct RenderOptions: ParsableArguments {
  @Option(help: "Another report folder than the pipeline file's.", completion: .directory)
  var output: String?

  @Option(help: "Render only windows from this local date (or RFC 3339 instant) on.")
  var since: String?

  @Option(help: "Render only windows that start before this local date (or instant).")
  var until: String?

  @Option(
    name: .customLong("as-of"),
    help:
      "Report as it would have been at this local date (or instant): later windows are left out.")
  var asOf: String?

  @Option(help: "How many files are read and windows rendered at once (default: the cores).")
  var threads: Int?

  @Option(help: "Memory for profiles, as 512M or 2G.")
  var memory = "512M"

  @Option(
    help: "How progress is told: \(LogStyle.allCases.map(\.rawValue).joined(separator: ", ")).")
  var log = LogStyle.auto

  @Option(help: "The inflater: zlib, isal or fastest.")
  var inflater = InflaterKind.fastest

  @Flag(
    inversion: .prefixedNo,
    help: "Tell on pages which revision they are; without, equal data give equal bytes.")
  var revisions = true

  /// Returns the checked options.
  func options(_ pipeline: Pipeline, state: String?) throws -> RunOptions {
    var options = RunOptions()
    let clock = LocalClock(timeZone: TimeZone(identifier: pipeline.timeZone) ?? .gmt)
    options.since = try instant(since, "--since", clock)
    options.until = try instant(until, "--until", clock)
    options.asOf = try instant(asOf, "--as-of", clock)
    if let from = options.since, let to = options.until, from >= to {
      throw UsageFailure(description: "--since must be before --until")
    }
    options.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    guard (1...1_024).contains(options.threads) else {
      throw UsageFailure(description: "--threads: expected 1 to 1024, found \(options.threads)")
    }
    options.memory = try bytes(memory)
    options.stateFolder = state.map(absolute)
    options.reportFolder = output.map(absolute)
    options.showsRevisions = revisions
    options.inflater = inflater
    options.arguments = Array(CommandLine.arguments.dropFirst())
    guard inflater.isAvailable else {
      throw UsageFailure(description: "--inflater \(inflater.rawValue): install libisal2 first")
    }
    return options
  }

  /// Returns the checked options of a command that writes a report.
  func publishing(_ pipeline: Pipeline, state: String?) throws -> RunOptions {
    let options = try options(pipeline, state: state)
    let problem = Pipeline.problem(
      ofReport: options.reportFolder ?? pipeline.reportFolder,
      state: options.stateFolder ?? pipeline.stateFolder)
    guard let problem else { return options }
    throw UsageFailure(
      description: "\(problem); name two folders with --output and --state of which neither holds "
        + "the other")
  }

  private func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  private func instant(_ text: String?, _ name: String, _ clock: LocalClock) throws -> Int64? {
    guard let text else { return nil }
    guard let instant = clock.instant(of: text) else {
      throw UsageFailure(description: "\(name): expected a date as 2013-04-01, found '\(text)'")
    }
    return instant
  }

  private func bytes(_ text: String) throws -> Int {
    let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
    let unit = text.uppercased().last.flatMap { units[$0] }
    let digits = unit == nil ? text[...] : text.dropLast()
    guard let number = Int(digits), number > 0,
      case let (bytes, overflow) = number.multipliedReportingOverflow(by: unit ?? 1), !overflow
    else { throw UsageFailure(description: "--memory: expected a size as 512M, found '\(text)'") }
    return bytes
  }
}
