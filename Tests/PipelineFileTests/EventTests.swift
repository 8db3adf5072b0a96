import Foundation
import Testing

@testable import PipelineFile

@Suite struct EventTests {
  private static let minimal = """
    pipeline: p
    timezone: America/New_York
    sources: {requests: {files: "*.jsonl.gz"}}
    inputs: {a: {path: input.a}}

    """

  private func events(_ text: String) throws -> [Event] {
    try Pipeline.read(text: Self.minimal + "events:\n" + text, path: "/pipelines/p.yaml").events
  }

  private func problems(_ text: String) -> [String] {
    do {
      _ = try events(text)
      return []
    } catch let error as PipelineFileError {
      return error.problems.map { "\($0.line):\($0.column): \($0.sentence)" }
    } catch {
      return ["\(error)"]
    }
  }

  @Test func `moments and spans are local times, in the order of time`() throws {
    let found = try events(
      """
        - {kind: holiday, title: Christmas, from: 2013-12-24, to: 2013-12-27}
        - {kind: deployment, title: Model 2.0.0, at: 2013-09-10T09:00}
        - {kind: news, title: War, at: "2013-09-10T09:00Z"}
      """)
    // 09:00 in New York is 13:00 UTC in summer; midnight is 05:00 UTC in winter.
    #expect(found.map(\.title) == ["War", "Model 2.0.0", "Christmas"])
    #expect(found.map(\.start) == [1_378_803_600, 1_378_818_000, 1_387_861_200])
    #expect(found.map(\.end) == [nil, nil, 1_388_120_400])
    #expect(found.allSatisfy { !$0.excuses })
  }

  @Test func `a maintenance window is about operations where it names no areas`() throws {
    let found = try events(
      """
        - {kind: maintenance, title: Switches, from: 2013-05-02T10:00, to: 2013-05-02T14:00}
        - {kind: maintenance, title: Feed, from: 2013-05-03, to: 2013-05-04, areas: [input]}
        - {kind: acknowledged, title: Summer, from: 2013-06-01, metric: input.psi, on: "temp*"}
      """)
    #expect(found[0].areas == [.latency, .errors, .cpuMemory, .disk, .network])
    #expect(found[1].areas == [.input])
    #expect(found[2].areas.isEmpty)
    #expect(found[2].metric == "input.psi")
    #expect(found[2].columns == "temp*")
    #expect(found[2].until == .max)
    #expect(found.map(\.excuses) == [true, true, true])
  }

  @Test func `an event touches windows that hold any of it`() {
    let moment = Event(kind: .deployment, title: "d", start: 100)
    #expect(moment.overlaps(100, 200))
    #expect(!moment.overlaps(0, 100))
    #expect(!moment.overlaps(101, 200))
    let span = Event(kind: .holiday, title: "h", start: 100, end: 200)
    #expect(span.overlaps(0, 101))
    #expect(span.overlaps(199, 300))
    #expect(!span.overlaps(200, 300))
    let open = Event(kind: .acknowledged, title: "a", start: 100)
    #expect(open.overlaps(1_000_000, 1_000_001))
    #expect(!open.overlaps(0, 100))
  }

  @Test func `what references leave out is a span, a moment, or all from a beginning on`() throws {
    let found = try events(
      """
        - {kind: news, title: a, from: 2013-01-01, to: 2013-01-02, references: leave_out}
        - {kind: news, title: b, at: 2013-01-03, references: leave_out}
        - {kind: news, title: c, from: 2013-01-04, references: leave_out}
        - {kind: acknowledged, title: d, from: 2013-01-05}
      """)
    let start = found[0].start
    #expect(
      found.map(\.leftOut) == [
        start..<start + 86_400, start + 172_800..<start + 172_801, start + 259_200..<Int64.max, nil,
      ])
    #expect(
      problems("  - {kind: news, title: x, at: 2013-01-01, references: leave-out}") == [
        "6:56: expected one of leave_out for 'events.references', found 'leave-out';"
          + " did you mean 'leave_out'?"
      ])
    #expect(
      problems("  - {kind: news, title: x, at: 2013-01-01, reference: leave_out}").first?
        .contains("references") == true)
  }

  @Test func `mistakes are told by line and column`() {
    #expect(problems("  - {kind: party, title: x, at: 2013-01-01}").count == 1)
    #expect(
      problems("  - {kind: news, title: x}") == [
        "6:5: the event says not when; add at:, or from: and to:"
      ])
    #expect(
      problems("  - {kind: news, title: x, from: 2013-01-02, to: 2013-01-01}") == [
        "6:50: the event ends before it begins; write a time after 'from'"
      ])
    #expect(
      problems("  - {kind: news, title: x, at: 2013-01-02, to: 2013-01-03}") == [
        "6:44: 'to' does not go with 'at'; write either at:, or from: and to:"
      ])
    #expect(
      problems("  - {kind: news, title: x, at: 2013-02-30}") == [
        "6:32: expected a date or time such as 2013-01-31 or 2013-01-31T06:00 for 'events.at', found"
          + " '2013-02-30'"
      ])
  }

  @Test func `events of a file are told by the file's lines`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "tidemark-events-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func pipeline(_ text: String) throws -> Pipeline {
      try text.write(to: folder.appending(path: "e.yaml"), atomically: true, encoding: .utf8)
      return try Pipeline.read(
        text: Self.minimal + "events: e.yaml\n", path: folder.appending(path: "p.yaml").path)
    }
    let good = try pipeline("- {kind: news, title: x, at: 2013-01-02}\n")
    #expect(good.events.map(\.title) == ["x"])
    let error = #expect(throws: PipelineFileError.self) {
      try pipeline("- {kind: news, title: x, at: 2013-01-02}\n- {kind: news, at: 2013-01-02}\n")
    }
    #expect(
      error?.problems.map { "\($0.line):\($0.column): \($0.sentence)" } == [
        "5:9: 'e.yaml', line 2: 'title' is missing in 'events'; add title: Model 2.0.0"
      ])
    #expect(throws: PipelineFileError.self) { try pipeline("kind: news\n") }
    #expect(throws: PipelineFileError.self) { try pipeline("") }
  }
}
