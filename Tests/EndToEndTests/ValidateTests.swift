import Testing

/// `validate` and `run` say which key of the pipeline file does not fit the log.
struct ValidateTests {
  /// Forty calls of one day, of which one is no JSON.
  private func workspace(_ replacing: [String: String] = [:]) throws -> Workspace {
    let workspace = try Workspace()
    try workspace.writePipeline(replacing: replacing)
    let calls = (0..<40).map {
      CallLog.call("c\($0)", CallLog.time(day: 3, minute: $0), host: "gate-\($0 % 3)")
    }
    try workspace.write(calls + ["no JSON"], to: "logs/day.jsonl.gz")
    return workspace
  }

  private func source(_ keys: String) -> [String: String] {
    ["files: logs/**/*.jsonl*": "files: logs/**/*.jsonl*\n    \(keys)"]
  }

  @Test(arguments: [
    ("time: tss", "40 with no readable time, first in line 1; check sources.requests.time ('tss'"),
    ("time: {path: ts, format: epoch_s}", "with format: rfc3339 in sources.requests.time"),
    ("id: requestid", "40 with no id, first in line 1; check sources.requests.id ('requestid')"),
    ("rows: input", "40 with no array of rows, first in line 1; check sources.requests.rows"),
    ("where: {host: elsewhere}", "check sources.requests.where"),
  ])
  func `why no record is accepted`(keys: String, expected: String) throws {
    let workspace = try workspace(source(keys))
    let ending = try workspace.tidemark("validate", "pipeline.yaml", expecting: 65)
    #expect(ending.errors.contains(expected), "\(ending.errors)")
    let last = "1 with no JSON object, first in line 41; 'tidemark inspect' shows"
    #expect(ending.errors.contains(last))
    guard !keys.hasPrefix("where") else { return }
    let run = try workspace.tidemark("run", "pipeline.yaml")
    #expect(
      run.errors.contains(
        "tidemark: no record of the request files that were read is accepted: all 41 lines"))
    #expect(run.output.contains("41 of 41 log lines were rejected: 40 with no "))
  }

  @Test func `a good file has no warning but of its bad line`() throws {
    let ending = try workspace().tidemark("validate", "pipeline.yaml")
    #expect(ending.errors.hasPrefix("tidemark: 1 of the first 41 lines of day.jsonl.gz are reject"))
    #expect(ending.errors.split(separator: "\n").count == 2)
    for line in [
      "status (status): ok", "latency (latency_ms): ok", "host (host): ok",
      "model version (model.version): ok",
    ] { #expect(ending.output.contains("  \(line)\n")) }
  }

  @Test func `a path that no record has`() throws {
    let workspace = try workspace(source("status: stats\n    host: hst"))
    let ending = try workspace.tidemark("validate", "pipeline.yaml")
    #expect(ending.output.contains("  status (stats): missing\n"))
    #expect(
      ending.errors.contains(
        "tidemark: none of 40 rows has anything at 'stats'; check sources.requests.status"))
    #expect(ending.errors.contains("at 'hst'; check sources.requests.host"))
  }

  @Test func `an id that most calls share`() throws {
    let workspace = try workspace(source("id: host"))
    let ending = try workspace.tidemark("validate", "pipeline.yaml")
    #expect(
      ending.errors.contains("40 calls have 3 different ids; calls of one id are retries of one"))
    let run = try workspace.tidemark("run", "pipeline.yaml")
    #expect(run.errors.contains("37 of 40 rows have the id of another call and count as its"))
    #expect(run.errors.contains("check sources.requests.id ('host')"))
  }

  @Test func `times that no log is likely to have`() throws {
    let workspace = try Workspace()
    try workspace.writePipeline(replacing: source("time: {path: ts, format: epoch_us}"))
    let lines = (0..<30).map {
      CallLog.call("c\($0)", "").replacing("\"ts\":\"\"", with: "\"ts\":\(1_365_000_000 + $0)")
    }
    try workspace.write(lines, to: "logs/day.jsonl.gz")
    let ending = try workspace.tidemark("validate", "pipeline.yaml")
    #expect(
      ending.errors.contains(
        "30 of 30 rows lie before 1990 or in the future; check sources.requests.time ('ts' as "
          + "epoch_us)\n  with format: epoch_s in sources.requests.time they have likely times"))
    let run = try workspace.tidemark("run", "pipeline.yaml")
    #expect(
      run.errors.contains("all times in 1 of 1 request files lie before 1990 or in the future"))
    let messages = try workspace.object("run.json")["messages"].elements
    #expect(messages.contains { $0.text?.contains("read as epoch_us") == true })
  }

  @Test func `a format of time is told by the word of the pipeline file`() throws {
    let workspace = try Workspace()
    try workspace.writePipeline()
    let lines = (0..<30).map { CallLog.call("c\($0)", "1971-01-01T00:00:00Z") }
    try workspace.write(lines, to: "logs/day.jsonl.gz")
    let run = try workspace.tidemark("run", "pipeline.yaml")
    #expect(run.errors.contains("check sources.requests.time (read as automatic)"))
  }

  @Test func `the first label record`() throws {
    let labels = "  truth: {kind: labels, files: labels/*.jsonl.gz, value: label}\n"
    let workspace = try workspace(["inputs:\n": labels + "inputs:\n"])
    try workspace.write(
      [LabelLog.label("c1", CallLog.time(day: 4, minute: 0), "1")], to: "labels/a.jsonl.gz")
    let good = try workspace.tidemark("validate", "pipeline.yaml")
    #expect(good.output.contains("source truth: 1 file match; the first record: id ok, time ok, v"))
    try workspace.writePipeline(
      replacing: ["inputs:\n": labels.replacing("value: label", with: "value: lbl") + "inputs:\n"])
    let bad = try workspace.tidemark("validate", "pipeline.yaml")
    #expect(bad.output.contains("id ok, time ok, value missing"))
    #expect(
      bad.errors.contains("none of 1 labels has anything at 'lbl'; check sources.truth.value"))
  }

  @Test func `a start page says in a sentence why a report has no verdict`() throws {
    let workspace = try Workspace()
    try workspace.write("{}", to: "site/a/index.json")
    let ending = try workspace.tidemark("report", "--site", "site", "site/a", "site/b")
    #expect(ending.output.contains("The report’s index.json cannot be read."))
    #expect(ending.output.contains("There is no index.json in the report’s folder."))
  }
}
