import Foundation
import Testing

/// What a log says is shown, never carried out; what is sensitive is not shown at all.
struct HostileTextTests {
  private static let hostile = [
    "<script>alert(1)</script>", "\\\"><img src=x onerror=alert(2)>", "{{title}}{{{title}}}",
    "javascript:alert(3)", "&lt;b&gt;", "</title><style>*{}</style>", "a\\nb\\u0000c\\u202Ed",
    "'--",
  ]

  @Test func `names from the log are escaped on every page`() throws {
    let workspace = try Workspace()
    try workspace.writePipeline()
    try workspace.writeDays(3...6, calls: 10)
    var lines: [String] = []
    for (index, text) in Self.hostile.enumerated() {
      for copy in 0..<12 {
        lines.append(
          CallLog.call(
            "h\(index)-\(copy)\(copy == 0 ? text : "")",
            CallLog.time(day: 8, minute: 300 + index * 60 + copy), status: copy == 1 ? 500 : 200,
            country: text, host: text, version: text))
      }
    }
    // Damaged, so that its name is on the page.
    let bytes = GzipMember.of(logText(lines))
    let name = "<script>alert(4)</script>.jsonl.gz"
    try workspace.write(
      Array(bytes.dropLast(3)),
      to: "logs/\(name.replacing("/", with: "\u{2215}"))")
    let tree = try workspace.run()

    let pages = tree.files.filter { $0.key.hasSuffix(".html") }
    #expect(pages["day/2013-04-08/index.html"] != nil)
    #expect(pages.keys.contains { $0.hasPrefix("day/2013-04-08/columns/country-") })
    let dangerous = [
      "<script>alert", "<img src=x", "</title><style>*", "href=\"javascript:",
    ]
    for (path, content) in pages {
      let text = String(decoding: content, as: UTF8.self)
      #expect(dangerous.filter(text.contains) == [], "\(path)")
      let hasPolicy = text.contains("default-src &#39;none&#39;")
      #expect(hasPolicy, "\(path)")
      // Neither what ends a text in C nor what turns the direction of reading, nor a template that
      // was expanded a second time.
      #expect(["\u{0}", "\u{202E}", "callscalls"].filter(text.contains) == [], "\(path)")
    }
    let day = String(decoding: pages["day/2013-04-08/index.html"] ?? [], as: UTF8.self)
    let shown = ["&lt;script&gt;alert(1)", "&amp;lt;b&amp;gt;", "&lt;script&gt;alert(4)"]
    #expect(shown.filter { !day.contains($0) } == [])
    // Lines for people and machines stay lines.
    let findings = try workspace.text(of: "report/findings.jsonl").split(separator: "\n")
    for line in findings { _ = try JSON(parsing: Array(line.utf8)) }
    #expect(try workspace.text(of: "report/status.txt").split(separator: "\n").count <= 6)
    for (path, content) in tree.files where path.hasSuffix(".json") {
      _ = try JSON(parsing: content)
    }
  }

  @Test func `no number of a sensitive column is told by the hour where few have it`() throws {
    let workspace = try Workspace()
    try workspace.writePipeline(
      "", replacing: ["amount: input.amount": "amount: {path: input.amount, sensitive: true}"])
    var amounts: [String] = []
    for day in 3...7 {
      let lines = (0..<24).map { hour in
        amounts.append("\(71_000 + 1_370 * day + 137 * hour).625")
        return CallLog.call(
          "\(day)-\(hour)", CallLog.time(day: day, minute: 60 * hour),
          amount: amounts[amounts.count - 1])
      }
      try workspace.write(lines, to: "logs/\(day).jsonl.gz")
    }
    try workspace.tidemark("run", "pipeline.yaml")
    let report = try workspace.object("day/2013-04-05/report.json")
    let amount = report["columns"].first("name", "amount")["profile"]
    #expect(amount["mean"].double != nil && amount["hours"].elements.count == 24)
    #expect(amount["hours"].elements.allSatisfy { $0["median"] == .null && $0["count"].int == 1 })
    // The reference has 68 rows: six or seven lie below its first decile.
    let bins = amount["histogram"].elements.filter { $0["kind"].text == "range" }
    #expect(bins.count == 10 && bins[0]["upper"] == .null && bins[9]["lower"] == .null)
    #expect(bins[4]["upper"].double != nil)
  }

  @Test func `no value of a sensitive column is in any file`() throws {
    let workspace = try Workspace()
    try workspace.writePipeline(
      "",
      replacing: [
        "amount: input.amount": "amount: {path: input.amount, sensitive: true}",
        "log_amount: log1p(amount)": """
        log_amount: log1p(amount)
          mail: lower(email)
          domain: {expr: "concat(email, '-x')", type: category}
        """,
      ])
    let secrets = (0..<6).map { "secret\($0)@Private.example" }
    for day in 3...7 {
      let lines = (0..<24).map { index in
        CallLog.call(
          "\(day)-\(index)", CallLog.time(day: day, minute: 400 + index),
          amount: index == 3 ? "987654321.125" : index == 4 ? "-87654321.5" : "\(index)",
          email: secrets[day == 7 ? index % 2 : index % 6])
      }
      try workspace.write(lines, to: "logs/\(day).jsonl.gz")
    }
    // A line that cannot be read may hold a secret as well.
    try workspace.write(["{\"email\":\"secret9@Private.example\","], to: "logs/bad.jsonl.gz")
    let ending = try workspace.tidemark("run", "pipeline.yaml")
    let shown = try workspace.tidemark("validate", "pipeline.yaml", "--show-values")
    let preview = try workspace.tidemark("validate", "pipeline.yaml")
    let inspected = try workspace.tidemark("inspect", "logs/3.jsonl.gz")
    for said in [ending, shown, preview, inspected] {
      let isSilent = !(said.output + said.errors).lowercased().contains("@private")
      #expect(isSilent)
    }
    let tree = try Tree(of: "\(workspace.path)/report")
    #expect(tree.holding("amount") != [])
    for secret in ["@Private", "@private", "secret", "987654321", "987,654,321", "87654321.5"] {
      #expect(tree.holding(secret) == [], "\(secret)")
    }
    let state = try Tree(of: "\(workspace.path)/state")
    #expect(state.holding("@Private") == [] && state.holding("@private") == [])
    // It is compared all the same.
    let email = try workspace.object("day/2013-04-07/report.json")["columns"].first("name", "email")
    #expect(email["drift"]["drifted"] == .bool(true))
    #expect(email["profile"]["distinct"].int == 2)
  }
}
