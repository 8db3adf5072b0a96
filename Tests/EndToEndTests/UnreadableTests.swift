import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// What cannot be read is named, and never taken for what is not there.
struct UnreadableTests {
  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.writePipeline()
    try workspace.writeDays(3...6, in: "logs/april", calls: 10)
    return workspace
  }

  @Test func `a folder that cannot be looked into keeps its rows, and fails the run`() throws {
    let workspace = try workspace()
    try workspace.writeDays(7...7, in: "logs/may", calls: 10)
    let before = try workspace.run()
    let folder = "\(workspace.path)/logs/april"
    try workspace.give(0, to: folder)
    defer { try? workspace.give(0o755, to: folder) }
    let hidden = try workspace.limited("run", "pipeline.yaml", "--no-revisions", expecting: 74)
    let said = "tidemark: \(folder): cannot look into the folder: permission denied; let the user"
    #expect(hidden.errors.contains(said))
    #expect(hidden.output.contains("read 0 files, 1 unchanged, 0 too young, 1 unreadable"))
    let run = try workspace.object("run.json")
    #expect(run["exitCode"].int == 74)
    #expect(run["files"].first("path", "april")["state"].text == "unreadable")
    let file = run["files"].first("path", "april/day-103.jsonl.gz")
    #expect(file["state"].text == "below an unreadable folder; its rows stay")
    let index = try workspace.object("index.json")
    #expect(index["unreadable"].elements.map { $0["path"].text } == ["april"])
    #expect(try workspace.text(of: "report/index.html").contains("requests: april/"))
    // Nothing is forgotten for what cannot be seen.
    let rebuilt = try workspace.limited("run", "pipeline.yaml", "--rebuild", expecting: 74)
    #expect(rebuilt.errors.contains("cannot rebuild the state: \(folder)"))
    let looked = try workspace.limited("validate", "pipeline.yaml", expecting: 74)
    #expect(looked.errors.contains(said))
    try workspace.give(0o755, to: folder)
    #expect(try workspace.run() == before)
  }

  @Test func `validate says why it finds no file`() throws {
    let workspace = try workspace()
    let folder = "\(workspace.path)/logs"
    try workspace.give(0, to: folder)
    defer { try? workspace.give(0o755, to: folder) }
    for command in ["validate", "run"] {
      let ending = try workspace.limited(command, "pipeline.yaml", expecting: 74)
      #expect(ending.errors.contains("cannot find any log file: \(folder): cannot look into"))
    }
  }

  /// The second case has two files of one size, which are told apart by their digests first.
  @Test(arguments: [false, true])
  func `a file that cannot be read is named, and the others are read`(isTwin: Bool) throws {
    let workspace = try workspace()
    let name = "logs/april/day-106.jsonl.gz"
    if isTwin { try workspace.write(workspace.bytes(of: name), to: "logs/april/twin.jsonl.gz") }
    let file = "\(workspace.path)/\(name)"
    try workspace.give(0, to: file)
    defer { try? workspace.give(0o644, to: file) }
    let ending = try workspace.limited("run", "pipeline.yaml", expecting: 74)
    #expect(
      ending.errors.contains(
        "tidemark: \(file): cannot open the file: permission denied; let the user of this process"))
    #expect(ending.errors.contains("tidemark: 1 file or folder could not be read"))
    #expect(
      ending.output.contains(
        "read \(isTwin ? 4 : 3) files, 0 unchanged, 0 too young, 1 unreadable;"))
    let entry = try workspace.object("run.json")["files"].first("path", "april/day-106.jsonl.gz")
    #expect(entry["state"].text == "unreadable")
    #expect(entry["note"].text?.contains("permission denied") == true)
    let page = try workspace.text(of: "report/index.html")
    #expect(page.contains("<li class=\"anyw\">requests: april/day-106.jsonl.gz</li>"))
    try workspace.give(0o644, to: file)
    try workspace.tidemark("run", "pipeline.yaml")
    #expect(try !workspace.text(of: "report/index.html").contains("day-106"))
    #expect(try workspace.object("index.json")["unreadable"] == .null)
  }

  @Test func `a state or report that cannot be written says why, and what to do`() throws {
    let workspace = try workspace()
    let closed = "\(workspace.path)/closed"
    try FileManager.default.createDirectory(atPath: closed, withIntermediateDirectories: true)
    try workspace.give(0o555, to: closed)
    for (option, path) in [("--state", "closed/state"), ("--output", "closed/report")] {
      let ending = try workspace.limited("run", "pipeline.yaml", option, path, expecting: 74)
      #expect(ending.errors.contains("tidemark: cannot write '\(workspace.path)/\(path)"))
      #expect(
        ending.errors.contains(
          "permission denied; let the user of this process write there, or name another folder "
            + "with \(option)"))
    }
  }

  @Test func `a state that may not be read is not taken for none`() throws {
    let workspace = try workspace()
    try workspace.run()
    let state = "\(workspace.path)/state"
    let remedy = "let the user of this process read and write it"
    try workspace.give(0, to: state)
    defer { try? workspace.give(0o755, to: state) }
    for command in ["check", "report"] {
      let ending = try workspace.limited(command, "pipeline.yaml", expecting: 74)
      #expect(ending.errors.contains("'\(state)': permission denied; \(remedy)"))
    }
    try workspace.give(0o755, to: state)
    try workspace.give(0, to: "\(state)/tidemark.sqlite")
    for command in ["check", "run"] {
      let ending = try workspace.limited(command, "pipeline.yaml", expecting: 74)
      #expect(ending.errors.contains("'\(state)/tidemark.sqlite': unable to open database file"))
      #expect(ending.errors.contains("\(remedy) and its folder, or name another folder with --st"))
    }
  }

  @Test func `a report of a state that is not there touches nothing`() throws {
    let workspace = try workspace()
    let before = try workspace.run()
    let ending = try workspace.tidemark(
      "report", "pipeline.yaml", "--state", "typo", expecting: 66)
    #expect(ending.errors.contains("there is none yet; 'tidemark run' creates it"))
    try workspace.tidemark(
      "merge", "pipeline.yaml", "--state", "typo", "no-part", expecting: 66)
    #expect(!FileManager.default.fileExists(atPath: "\(workspace.path)/typo"))
    #expect(try Tree(of: "\(workspace.path)/report") == before)
  }

  @Test func `without a file nothing is created, and no state forgotten`() throws {
    let workspace = try workspace()
    let before = try workspace.run()
    try FileManager.default.moveItem(
      atPath: "\(workspace.path)/logs", toPath: "\(workspace.path)/away")
    try workspace.tidemark("run", "pipeline.yaml", "--rebuild", expecting: 66)
    try workspace.tidemark("run", "pipeline.yaml", "--state", "other", expecting: 66)
    #expect(!FileManager.default.fileExists(atPath: "\(workspace.path)/other"))
    try FileManager.default.moveItem(
      atPath: "\(workspace.path)/away", toPath: "\(workspace.path)/logs")
    let after = try workspace.tidemark("run", "pipeline.yaml", "--no-revisions")
    #expect(after.output.contains("read 0 files, 4 unchanged"))
    #expect(try Tree(of: "\(workspace.path)/report") == before)
  }
}

extension Workspace {
  /// Gives a file or folder these rights.
  func give(_ rights: Int, to path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: path)
  }

  /// Runs the program with the rights of an ordinary user, whoever runs the tests.
  @discardableResult
  func limited(_ arguments: String..., expecting code: Int32) throws -> Ending {
    guard geteuid() == 0 else { return try tidemark(arguments, expecting: code) }
    let rights = "-dac_override,-dac_read_search"
    let ending = try Running(
      ["--bounding-set=\(rights)", "--inh-caps=\(rights)", Self.program] + arguments, in: path,
      program: "/usr/bin/setpriv"
    ).ending()
    try #require(ending.code == code, "\(arguments): \(ending.errors)\(ending.output)")
    return ending
  }
}
