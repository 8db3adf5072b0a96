import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// A run may be killed at any moment: the next one ends where an undisturbed one would have.
struct CrashTests {
  @Test func `after kill -9 the next run gives the folder of a clean run`() throws {
    let clean = try Workspace()
    try logs(in: clean)
    let expected = try clean.run()

    let clock = ContinuousClock()
    var length = Duration.zero
    let workspace = try Workspace()
    try logs(in: workspace)
    length = try clock.measure { try workspace.run() }

    var random = SystemRandomNumberGenerator()
    var kills = 0
    for attempt in 0..<12 {
      try workspace.reset()
      // One in three is hit twice before it may end.
      for _ in 0...(attempt % 3 == 0 ? 1 : 0) {
        let running = try Running(["run", "pipeline.yaml", "--no-revisions"], in: workspace.path)
        let wait = length * Double.random(in: 0.02...1, using: &random)
        usleep(UInt32(clamping: Int(wait / .microseconds(1))))
        running.send(SIGKILL)
        let ending = try running.ending()
        if ending.code == 128 + SIGKILL { kills += 1 }
      }
      let found = try workspace.run()
      #expect(found == expected, "\(found.differences(from: expected))")
    }
    #expect(kills > 3)
  }

  @Test func `after kill -9 a run with labels gives the folder of a clean run`() throws {
    let expected = try labelled().run()
    var random = SystemRandomNumberGenerator()
    var kills = 0
    for attempt in 0..<6 {
      let workspace = try labelled()
      let labels = try workspace.bytes(of: "labels/d5.jsonl.gz")
      // In every other attempt some labels are missing at first, so that outcomes are replaced.
      if attempt % 2 == 0 {
        try FileManager.default.removeItem(atPath: "\(workspace.path)/labels/d5.jsonl.gz")
        try workspace.run()
        try workspace.write(labels, to: "labels/d5.jsonl.gz")
      }
      for _ in 0..<3 {
        let running = try Running(["run", "pipeline.yaml", "--no-revisions"], in: workspace.path)
        usleep(UInt32.random(in: 5_000...300_000, using: &random))
        running.send(SIGKILL)
        if try running.ending().code == 128 + SIGKILL { kills += 1 }
      }
      let found = try workspace.run()
      #expect(found == expected, "\(found.differences(from: expected))")
    }
    #expect(kills > 3)
  }

  private func labelled() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.writeLabelledPipeline()
    for day in 3...6 {
      try workspace.write(LabelLog.calls(day, count: 30), to: "logs/d\(day).jsonl.gz")
      try workspace.write(LabelLog.labels(day, count: 30), to: "labels/d\(day).jsonl.gz")
    }
    return workspace
  }

  private func logs(in workspace: Workspace) throws {
    try workspace.writePipeline()
    try workspace.writeDays(6...10, calls: 15)
    try workspace.write(
      CallLog.day(7, calls: 15).suffix(4) + CallLog.day(9, calls: 15).prefix(4),
      to: "logs/repeats.jsonl.gz")
  }
}
