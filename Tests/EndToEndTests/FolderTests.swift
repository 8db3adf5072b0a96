import Testing

/// Where state and report may lie.
struct FolderTests {
  @Test func `state and report do not lie within each other`() throws {
    let workspace = try Workspace()
    try workspace.writePipeline()
    try workspace.writeDays(1...2)
    for (report, state) in [("r", "r"), ("r", "r/s"), ("s/r", "s")] {
      let ending = try workspace.tidemark(
        "run", "pipeline.yaml", "--output", report, "--state", state, expecting: 64)
      #expect(ending.errors.contains("name two folders with --output and --state"))
    }
    try workspace.tidemark("report", "pipeline.yaml", "--output", "state/r", expecting: 64)
    try workspace.tidemark("run", "pipeline.yaml", "--output", "r", "--state", "rs")
  }
}
