import Foundation
import GRDB
import Testing

/// Labels that come night after night give the folder of one run, though nights join only what their
/// files can change.
struct LabelNightsTests {
  /// Calls of a day whose ids no other day has, but one.
  private func calls(_ day: Int, count: Int = 40) -> [String] {
    LabelLog.calls(day, count: count).filter { !$0.contains("shared-") }
      + [LabelLog.call("again", CallLog.time(day: day, minute: 1_390))]
  }

  /// A label of a call, at noon of a day.
  private func label(_ id: String, _ day: Int, _ value: String = "1", minute: Int = 720) -> String {
    LabelLog.label(id, CallLog.time(day: day, minute: minute), value)
  }

  private func labels(of day: Int, _ calls: some Sequence<Int>, on later: Int) -> [String] {
    calls.map { label("d\(day)-\($0)", later, $0 % 3 == 0 ? "0" : "1", minute: 600 + $0) }
  }

  /// The folder of one run over files that came at any time.
  private func allAtOnce(
    _ files: [String: [String]], replacing: [String: String] = [:]
  ) throws -> Tree {
    let workspace = try Workspace()
    try workspace.writeLabelledPipeline(replacing: replacing)
    for (path, lines) in files { try workspace.write(lines, to: path) }
    return try pages(workspace.run())
  }

  /// A folder without what tells of files.
  private func pages(_ tree: Tree) -> Tree {
    var tree = tree
    tree.files = tree.files.filter { $0.key.hasSuffix("report.json") }
    return tree
  }

  /// Nights as what came in each.
  private var nights: [[String: [String]]] {
    [
      [
        "logs/d3.gz": calls(3), "logs/d4.gz": calls(4), "logs/d5.gz": calls(5),
        "labels/m1.gz": labels(of: 3, 0..<10, on: 4) + labels(of: 4, 0..<5, on: 5),
      ],
      // New labels of old windows, beside new calls.
      [
        "logs/d6.gz": calls(6),
        "labels/m2.gz": labels(of: 3, 10..<15, on: 6) + labels(of: 5, 0..<20, on: 6),
      ],
      // Labels alone, of calls that wait and of nobody.
      ["labels/m3.gz": labels(of: 4, 20..<30, on: 7) + [label("nobody", 7), label("again", 7)]],
      // Corrections and copies of labels that were joined; two labels at once of a call that waits.
      [
        "labels/m4.gz": labels(of: 3, 10..<12, on: 6) + [label("d3-2", 7, "0")]
          + [label("d4-33", 6, "0"), label("d4-33", 7, "1")]
      ],
      // A conflict with a later file counts less, one with an earlier file more.
      [
        "labels/m0.gz": labels(of: 5, 3..<4, on: 6).map { $0.replacing("0}", with: "1}") },
        "labels/m5.gz": labels(of: 5, 4..<5, on: 6).map { $0.replacing("1}", with: "0}") },
      ],
      // Calls that take labels of earlier ones, and come late.
      ["logs/late.gz": [LabelLog.call("again", CallLog.time(day: 6, minute: 1_395))] + calls(2)],
      // The horizon of five days moves on: what is labelled now of the 3rd is of nobody.
      ["logs/d9.gz": calls(9), "labels/m9.gz": labels(of: 3, 30..<40, on: 9)],
      ["labels/m10.gz": labels(of: 9, 0..<40, on: 10) + labels(of: 6, 0..<40, on: 10)],
    ]
  }

  private static let settings = [
    "logs/**/*.jsonl.gz": "logs/*.gz", "labels/**/*.jsonl.gz": "labels/*.gz",
  ]

  /// Days, what is `matured`, and windows so many that labels are added to a few at once.
  @Test(arguments: [
    ([:], "512M"), (["horizon: 5d": "horizon: 5d, matured: 2d"], "512M"),
    (["every: [day, week]": "every: [6h, day]"], "1M"),
  ])
  func `every night ends in the folder of one run over what there is`(
    more: [String: String], memory: String
  ) throws {
    let settings = Self.settings.merging(more) { $1 }
    let workspace = try Workspace()
    try workspace.writeLabelledPipeline(replacing: settings)
    var files: [String: [String]] = [:]
    for (number, night) in nights.enumerated() {
      for (path, lines) in night {
        try workspace.write(lines, to: path)
        files[path] = lines
      }
      let found = try pages(workspace.run("--memory", memory))
      let expected = try allAtOnce(files, replacing: settings)
      #expect(found == expected, "night \(number): \(found.differences(from: expected))")
    }
    // A file that went keeps its labels; one that changed has others.
    try FileManager.default.removeItem(atPath: "\(workspace.path)/labels/m2.gz")
    files["labels/m3.gz"] = Array(labels(of: 4, 25..<40, on: 7))
    files["labels/m11.gz"] = labels(of: 9, 0..<5, on: 11)
    for path in ["labels/m3.gz", "labels/m11.gz"] {
      try workspace.write(files[path] ?? [], to: path)
    }
    let found = try pages(workspace.run())
    let expected = try allAtOnce(files, replacing: settings)
    #expect(found == expected, "\(found.differences(from: expected))")
  }

  @Test func `a night that only brings files reads no label that was joined`() throws {
    let settings = Self.settings.merging(["America/New_York": "UTC"]) { $1 }
    let workspace = try Workspace()
    try workspace.writeLabelledPipeline(replacing: settings)
    var files: [String: [String]] = [:]
    func night(_ number: Int) throws -> Tree {
      for (path, lines) in nights[number] {
        try workspace.write(lines, to: path)
        files[path] = lines
      }
      return try pages(workspace.run())
    }
    _ = try night(0)
    // Whoever reads these finds that the state is not whole.
    let ledger = try DatabaseQueue(path: "\(workspace.path)/state/tidemark.sqlite")
    try ledger.write { try $0.execute(sql: "UPDATE joinChunks SET entries = x'01' WHERE isLabel") }
    try ledger.close()
    let found = try night(1)
    let expected = try allAtOnce(files, replacing: settings)
    #expect(found == expected, "\(found.differences(from: expected))")
    // A correction has the window of its call joined whole.
    try workspace.write([label("d3-1", 7, "0")], to: "labels/m3.gz")
    _ = try workspace.run(expecting: 70)
  }
}
