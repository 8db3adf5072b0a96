import Foundation
import Testing

/// The numbers of the sample logs' reports are those that a program of its own computed.
struct NumbersTests {
  /// A model of the sample logs, and the periods that are compared: all with `TIDEMARK_FULL=1`.
  struct Sample: Sendable, CustomTestStringConvertible {
    var name: String
    /// Request files that are read, by the start of their names; nil: all.
    var files: [String]
    /// Stretches of days that are rendered.
    var rendered: [(since: String, until: String)]
    /// How many periods must have been compared.
    var periods: Int

    var testDescription: String { name }
  }

  static let samples = [
    Sample(
      name: "bitcoin", files: ["2025-03", "2025-04-0", "2025-04-1"],
      rendered: [("2025-03-31", "2025-04-03"), ("2025-04-15", "2025-04-17")], periods: 4),
    Sample(
      name: "flights",
      files: [
        "2013-01", "2013-02", "2013-03", "2013-09-10", "2013-11-03", "2013-11-2", "2013-11-19",
      ],
      rendered: [("2013-03-10", "2013-03-11"), ("2013-11-19", "2013-11-23")], periods: 5),
  ]

  private static let isFull = ProcessInfo.processInfo.environment["TIDEMARK_FULL"] == "1"

  @Test(arguments: samples)
  func `statistics agree with the expected ones to ten digits`(sample: Sample) throws {
    let workspace = try Workspace()
    try copyLogs(of: sample, to: workspace)
    try writeTextbookPipeline(of: sample, to: workspace)
    for stretch in Self.isFull ? [("1970-01-02", "2100-01-01")] : sample.rendered {
      try workspace.tidemark(
        "run", "pipeline.yaml", "--log", "none", "--since", stretch.0, "--until", stretch.1)
    }
    let compared = try compare(sample, in: workspace)
    #expect(compared.code == 0, "\(compared.text)")
    let first = compared.text.split(separator: " ").first.flatMap { Int($0) } ?? 0
    #expect(first >= (Self.isFull ? 15 : sample.periods), "\(compared.text)")
  }

  private func copyLogs(of sample: Sample, to workspace: Workspace) throws {
    try copy("requests", of: sample, to: workspace) { name in
      Self.isFull || sample.files.contains(where: name.hasPrefix)
    }
    // Labels come days later: all of them are read.
    try copy("labels", of: sample, to: workspace) { _ in true }
  }

  private func copy(
    _ folder: String, of sample: Sample, to workspace: Workspace, where isWanted: (String) -> Bool
  ) throws {
    let from = "\(Workspace.repository)/sample-logs/\(sample.name)/\(folder)"
    for name in try FileManager.default.subpathsOfDirectory(atPath: from)
    where name.hasSuffix(".gz") && isWanted(name) {
      try workspace.write(
        [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(from)/\(name)"))),
        to: "sample-logs/\(sample.name)/\(folder)/\(name)")
    }
  }

  /// The pipeline as it is but for textbook definitions of its statistics, the fixed reference, which
  /// is its second one, as the only one, labels without a horizon, and all values of all segments.
  private func writeTextbookPipeline(of sample: Sample, to workspace: Workspace) throws {
    let file = URL(fileURLWithPath: "\(Workspace.repository)/pipelines/\(sample.name).yaml")
    let text = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false
    ).filter { line in
      !["report:", "state:", "  - {rolling:", "labels:", "segments:"].contains {
        line.hasPrefix($0)
      }
    }.joined(separator: "\n")
      .replacing("../sample-logs", with: "sample-logs")
    let columns = sample.name == "flights" ? ["carrier", "origin", "host"] : ["host"]
    let segments = columns.map { "{by: \($0), top: 64}" }.joined(separator: ", ")
    let rest = """

      statistics: {compat: textbook}
      labels: {horizon: 4000d}
      segments: [\(segments)]
      report: {output: report}
      state: state

      """
    try workspace.write(text + rest, to: "pipeline.yaml")
  }

  private func compare(
    _ sample: Sample, in workspace: Workspace
  ) throws -> (code: Int32, text: String) {
    let folder = "\(Workspace.repository)/Tests/EndToEndTests"
    let process = Process()
    let said = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "\(folder)/compare.py", "\(workspace.path)/report",
      "\(folder)/Fixtures/expected-\(sample.name).json.gz", "--bound", "--limit", "20",
    ]
    process.standardOutput = said
    try process.run()
    let text = said.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }
}
