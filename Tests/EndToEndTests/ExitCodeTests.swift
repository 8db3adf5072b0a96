import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// The exit codes tell a scheduler what to retry.
struct ExitCodeTests {
  private func workspace(_ more: String = "", days: ClosedRange<Int> = 3...6) throws -> Workspace {
    let workspace = try Workspace()
    try workspace.writePipeline(more)
    try workspace.writeDays(days, calls: 10)
    return workspace
  }

  /// Twenty calls a day, of which those of the last day fail: an alert.
  private func failing() throws -> Workspace {
    let workspace = try workspace()
    let lines = (0..<20).map {
      CallLog.call("f\($0)", CallLog.time(day: 8, minute: 600 + $0), status: 503)
    }
    try workspace.write(lines, to: "logs/failing.jsonl.gz")
    return workspace
  }

  @Test func `an alert fails the run only where it is asked to`() throws {
    let workspace = try failing()
    #expect(try workspace.tidemark("run", "pipeline.yaml").output.contains("Act: "))
    let alert = try workspace.tidemark(
      "run", "pipeline.yaml", "--fail-on", "alert", expecting: 3)
    #expect(alert.output.contains("read 0 files"))
    #expect(alert.errors.contains("tidemark: the newest complete window: Act"))
    try workspace.tidemark("run", "pipeline.yaml", "--fail-on", "warning", expecting: 3)
  }

  @Test func `check tells the verdict by its exit code, and prints it`() throws {
    let workspace = try failing()
    try workspace.tidemark("check", "pipeline.yaml", expecting: 66)
    try workspace.tidemark("run", "pipeline.yaml")
    let newest = try workspace.tidemark("check", "pipeline.yaml", expecting: 3)
    #expect(newest.output.hasPrefix("Act: 2013-04-08: "))
    let json = try workspace.tidemark("check", "pipeline.yaml", "--format", "json", expecting: 3)
    #expect(try JSON(parsing: Array(json.output.utf8))["verdict"]["status"].text == "alert")
    let junit = try workspace.tidemark("check", "pipeline.yaml", "--format", "junit", expecting: 3)
    #expect(junit.output.contains("name=\"errors\"><failure"))
    let none = try workspace.tidemark("check", "pipeline.yaml", "--format", "none", expecting: 3)
    #expect(none.output.isEmpty)
    // A day within the reference has nothing to be compared with but itself.
    let quiet = try workspace.tidemark(
      "check", "pipeline.yaml", "--window", "2013-04-03", expecting: nil)
    #expect(quiet.output.contains("2013-04-03"))
  }

  @Test func `what cannot be printed is an error, whatever the verdict`() throws {
    let workspace = try failing()
    try workspace.tidemark("run", "pipeline.yaml")
    for command in ["check pipeline.yaml --format junit", "validate pipeline.yaml", "--help"] {
      let ending = try Running(
        ["-c", "'\(Workspace.program)' \(command) > /dev/full"], in: workspace.path,
        program: "/bin/sh"
      ).ending()
      #expect(ending.code == 74, "\(command): \(ending.errors)")
      #expect(ending.errors.contains("cannot write 'standard output': no space left on device"))
    }
  }

  @Test func `check fails for a window that ended too long ago`() throws {
    let workspace = try workspace()
    try workspace.tidemark("run", "pipeline.yaml")
    try workspace.tidemark("check", "pipeline.yaml", "--max-age", "99y")
    let old = try workspace.tidemark("check", "pipeline.yaml", "--max-age", "36h", expecting: 3)
    #expect(old.errors.contains("hours ago, more than 36h: look whether logs come"))
    // The newest day, 6 April 2013, ended at midnight of its zone.
    let hours = try #require(old.errors.firstMatch(of: /2013-04-06 ended (\d+) hours ago/)?.1)
    let end = Date(timeIntervalSinceNow: -(try #require(Double(hours))) * 3_600)
    #expect(abs(end.timeIntervalSince1970 - 1_365_307_200) < 7_200)
    try workspace.tidemark("check", "pipeline.yaml", "--max-age", "soon", expecting: 64)
  }

  @Test(arguments: [
    ["run"], ["run", "pipeline.yaml", "--sinse", "2013-01-01"],
    ["run", "pipeline.yaml", "--since", "2013-04-05", "--until", "2013-04-05"],
    ["run", "pipeline.yaml", "--since", "yesterday"], ["run", "pipeline.yaml", "--threads", "0"],
    ["run", "pipeline.yaml", "--memory", "much"], ["frobnicate"],
    ["profile", "pipeline.yaml", "elsewhere.gz", "-o", "part"],
  ])
  func `wrong usage`(arguments: [String]) throws {
    let ending = try workspace().tidemark(arguments, expecting: 64)
    #expect(!ending.errors.isEmpty)
  }

  @Test func `help and version are no errors`() throws {
    let workspace = try Workspace()
    #expect(try workspace.tidemark("--help").output.contains("78 pipeline file or stale state"))
    #expect(try workspace.tidemark("--version").output == "0.1.0\n")
  }

  @Test func `more damaged files than limits allow, after the report was written`() throws {
    let workspace = try workspace("limits: {damaged_files: 0}\n")
    try workspace.run()
    let bytes = try workspace.bytes(of: "logs/day-104.jsonl.gz")
    try workspace.write(Array(bytes.dropLast(9)), to: "logs/day-104.jsonl.gz")
    let ending = try workspace.tidemark("run", "pipeline.yaml", expecting: 65)
    #expect(
      ending.errors.contains(
        "tidemark: 1 log files are damaged, more than the 0 that limits allow"))
    let damaged = try workspace.object("day/2013-04-04/report.json")["log"]["damaged"]
    #expect(damaged.elements.map { $0["reason"].text } == ["truncated"])
    #expect(try workspace.object("run.json")["exitCode"].int == 65)
  }

  @Test func `more rejected lines than limits allow`() throws {
    let workspace = try workspace("limits: {rejected_share: 10%}\n")
    try workspace.write(Array(repeating: "not a record", count: 9), to: "logs/bad.jsonl.gz")
    let ending = try workspace.tidemark("run", "pipeline.yaml", expecting: 65)
    #expect(ending.errors.contains("log lines were rejected, more than the share of 0.1"))
  }

  @Test func `no file matches`() throws {
    let workspace = try Workspace()
    try workspace.writePipeline()
    let ending = try workspace.tidemark("run", "pipeline.yaml", expecting: 66)
    #expect(
      ending.errors == """
        tidemark: cannot find any log file: nothing matches \(workspace.path)/logs/**/*.jsonl*; \
        check 'files' in the pipeline file, relative to its folder

        """)
    try workspace.tidemark("validate", "pipeline.yaml", expecting: 66)
  }

  @Test func `the report's folder cannot be written`() throws {
    let workspace = try workspace()
    try workspace.write("a file", to: "report")
    let ending = try workspace.tidemark("run", "pipeline.yaml", expecting: 74)
    #expect(ending.errors.contains("tidemark: cannot write '\(workspace.path)/report/"))
    try FileManager.default.removeItem(atPath: "\(workspace.path)/report")
    // What was read stays.
    let next = try workspace.tidemark("run", "pipeline.yaml")
    #expect(next.output.contains("read 0 files, 4 unchanged"))
  }

  @Test func `the state's folder cannot be made, or holds something else`() throws {
    let workspace = try workspace()
    try workspace.write("a file", to: "state")
    try workspace.tidemark("run", "pipeline.yaml", expecting: 74)
    try FileManager.default.removeItem(atPath: "\(workspace.path)/state")
    try workspace.write(String(repeating: "no ledger ", count: 99), to: "state/tidemark.sqlite")
    let ending = try workspace.tidemark("run", "pipeline.yaml", expecting: 74)
    #expect(ending.errors.contains("expected a ledger of Tidemark, found another file"))
  }

  @Test func `the pipeline file is not there`() throws {
    let ending = try Workspace().tidemark("run", "absent.yaml", expecting: 78)
    #expect(ending.errors.hasPrefix("tidemark: absent.yaml: "))
  }

  @Test func `another run holds the state, and a signal ends a run that the next one resumes`()
    throws
  {
    let workspace = try workspace(days: 3...9)
    let running = try Running(["run", "pipeline.yaml", "--no-revisions"], in: workspace.path)
    // Stopped as soon as it has the lock, long before its end.
    let lock = "\(workspace.path)/state/tidemark.sqlite"
    while !FileManager.default.fileExists(atPath: lock) { usleep(500) }
    running.send(SIGSTOP)
    let second = try workspace.tidemark("run", "pipeline.yaml", expecting: 75)
    #expect(second.errors.contains("cannot lock state '\(workspace.path)/state/"))
    #expect(second.errors.contains("held by process"))
    running.send(SIGTERM)
    running.send(SIGCONT)
    let ending = try running.ending()
    #expect(ending.code == 143)
    #expect(ending.errors.contains("interrupted by signal 15"))
    let resumed = try workspace.run()
    let clean = try self.workspace(days: 3...9)
    let expected = try clean.run()
    #expect(resumed == expected, "\(resumed.differences(from: expected))")
  }
}
