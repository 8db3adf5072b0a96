import ArgumentParser
import PipelineFile
import ProfileStore
import Replay
import Reports

/// The main job.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads what is new, compares, checks and writes the report.",
    discussion: """
      Safe to repeat and to interrupt: a file counts once, however often the job runs. Without \
      --fail-on an alert is a result and not a failure.
      """)

  @OptionGroup var source: PipelineOptions
  @OptionGroup var rendering: RenderOptions

  @Flag(help: "Forget the state and read all files again.")
  var rebuild = false

  @Flag(name: .customLong("dry-run"), help: "Say what would be read, and do nothing.")
  var dryRun = false

  @Option(
    name: .customLong("fail-on"),
    help: "Exit with 3 when the newest complete window is at least this: warning, alert, no_data.")
  var failOn: FailureLevel?

  func run() throws {
    let pipeline = try source.read()
    source.sayNotices(of: pipeline)
    var options = try rendering.publishing(pipeline, state: source.state)
    options.isRebuilding = rebuild
    options.isDryRun = dryRun
    let job = Replay(
      pipeline, options: options, interruption: Interruption(), progress: rendering.log.progress)
    let result = try job.run()
    try Outcome.tell(result, isDryRun: dryRun, failOn: failOn)
  }
}

/// What a job says at its end, and whether it fails.
enum Outcome {
  static func tell(
    _ result: Replay.Result, isDryRun: Bool = false, failOn: FailureLevel? = nil
  ) throws {
    sayWarnings(of: result)
    if isDryRun { return try tellPlan(result) }
    try Tidemark.show(summary(result))
    if let limit = result.limitExceeded { throw ReplayError.overLimits(limit) }
    try requireEverything(result)
    try fail(result, failOn)
  }

  /// Says what went wrong beside.
  static func sayWarnings(of result: Replay.Result) {
    for warning in result.warnings { Tidemark.say("tidemark: \(warning)") }
  }

  /// Throws where something could not be read, after everything else was done.
  static func requireEverything(_ result: Replay.Result) throws {
    guard !result.unreadable.isEmpty else { return }
    throw ReplayError.unreadableInput(count: result.unreadable.count)
  }

  private static func tellPlan(_ result: Replay.Result) throws {
    let plan = result.plan
    for (name, files) in [
      ("new", plan.new), ("changed", plan.changed), ("read again for new columns", plan.outdated),
    ] {
      for file in files { try Tidemark.show("\(name): \(file.file.place.path)") }
    }
    for file in plan.unsettled { try Tidemark.show("too young: \(file.place.path)") }
    for place in plan.gone { try Tidemark.show("gone: \(place.path)") }
    try Tidemark.show(
      "would read \(plan.filesToProfile.count) files; \(unread(plan)) are unchanged, "
        + "\(plan.unsettled.count) too young")
  }

  /// How many files are as the state knows them and need not be read again for new columns.
  private static func unread(_ plan: IngestPlan) -> Int {
    Set(plan.unchanged).subtracting(plan.outdated.map(\.file.place)).count
  }

  private static func unreadable(_ result: Replay.Result) -> String {
    result.unreadable.isEmpty ? "" : ", \(result.unreadable.count) unreadable"
  }

  private static func summary(_ result: Replay.Result) -> String {
    var lines: [String] = []
    let plan = result.plan
    lines.append(
      "read \(result.filesRead) files, \(unread(plan)) unchanged, "
        + "\(plan.unsettled.count) too young\(unreadable(result)); rendered \(result.renderedWindows) windows, "
        + "\(result.writtenFiles) files of the report changed")
    if result.damagedFiles > 0 {
      let files =
        result.damagedFiles == 1 ? "1 log file is" : "\(result.damagedFiles) log files are"
      lines.append("\(files) damaged; the report says where")
    }
    lines += result.rejectionMessages
    if !plan.unsettled.isEmpty {
      lines.append(
        "files that changed a moment ago wait for the next run (settle: in the pipeline)")
    }
    if let status = result.latest { lines.append("\(word(status)): \(result.sentence ?? "")") }
    lines.append(result.reportPath)
    return lines.joined(separator: "\n")
  }

  /// The word of a status, as pages have it.
  static func word(_ status: Reports.Status) -> String {
    switch status {
    case .ok: "OK"
    case .warning: "Watch"
    case .alert: "Act"
    case .noData: "No data"
    }
  }

  /// Throws where a status is at least as bad as `level`.
  static func fail(_ result: Replay.Result, _ level: FailureLevel?) throws {
    guard let level, let status = result.latest else { return }
    let failing: [Reports.Status] =
      switch level {
      case .warning: [.warning, .alert]
      case .alert: [.alert]
      case .noData: [.noData, .warning, .alert]
      }
    guard failing.contains(status) else { return }
    throw CheckFailure(message: "tidemark: the newest complete window: \(word(status))")
  }
}
