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

  private func logs(in workspace: Workspace) throws {
    try workspace.writePipeline()
    try workspace.writeDays(6...10, calls: 15)
    try workspace.write(
      CallLog.day(7, calls: 15).suffix(4) + CallLog.day(9, calls: 15).prefix(4),
      to: "logs/repeats.jsonl.gz")
  }
}
