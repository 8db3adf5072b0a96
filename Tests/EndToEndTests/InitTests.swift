import Foundation
import Testing

/// A first pipeline file, drafted from logs.
struct InitTests {
  /// Thirty calls of a log whose names are all different from the defaults.
  private static func calls(_ day: Int) -> [String] {
    (0..<30).map { index in
      """
      {"@timestamp": "2026-03-0\(day)T10:\(10 + index):00+01:00", "meta": {"uuid": "d\(day)-\(index)", \
      "pod": "pod-\(index % 2)", "http_status": 200, "elapsed_seconds": 0.0\(index % 9 + 1)}, \
      "model_name": "loans", "model_version": "\(index % 3)", "features": {"income": \(1_000 + index), \
      "zip code": "secret-\(index % 4)", "on": true, "x.y": "\(index).5", "embedding": [0.1, 0.2], \
      "email": "mail\(index % 5)@example.org", "comment": "secret text \(day) \(index)", \
      "device": \(index % 3 == 0 ? "null" : "{\"os\": \"linux\"}")}, \
      "prediction": {"probability": 0.\(10 + index), "label": \(index % 2)}}
      """
    }
  }

  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    for day in 1...3 {
      let log = GzipMember.of(logText(Self.calls(day)))
      try workspace.write(log, to: "logs/calls-2026-03-0\(day).jsonl.gz", modified: 1_700_000_000)
    }
    return workspace
  }

  @Test func `a draft finds the parts of a log, runs as it is, and holds no value`() throws {
    let workspace = try workspace()
    let ending = try workspace.tidemark(
      "init", "logs/calls-2026-03-01.jsonl.gz", "logs/calls-2026-03-02.jsonl.gz", "-o", "loans.yaml"
    )
    #expect(ending.output == "loans.yaml\n")
    #expect(ending.errors.contains("60 records of 2 of 2 files"))
    let text = try workspace.text(of: "loans.yaml")
    for line in [
      "pipeline: loans", "model: {name: model_name, version: model_version}",
      "    files: logs/calls-*.jsonl.gz", "    time: \"@timestamp\"", "    id: meta.uuid",
      "    status: meta.http_status", "    latency: {path: meta.elapsed_seconds, unit: s}",
      "    host: meta.pod", "  income: features.income",
      "  zip_code: {path: \"features.zip code\", type: category}",
      "  \"on\": {path: features.on, type: boolean}", "  x_y: \"features.\\\"x.y\\\"\"",
      "  embedding: {path: features.embedding, type: vector}",
      "  email: {path: features.email, type: category, sensitive: true}",
      "  # features.comment: text that hardly ever comes back",
      "  os: {path: features.device.os, type: category}",
      "output: {score: prediction.probability, class: prediction.label}",
    ] {
      #expect(text.contains(line + "\n"), "\(line) in \(text)")
    }
    #expect(!text.contains("secret") && !text.contains("example.org"))
    let run = try workspace.tidemark("run", "loans.yaml")
    #expect(run.output.contains("read 3 files"))
    let again = try workspace.tidemark("init", "logs", "-o", "loans.yaml", expecting: 64)
    #expect(again.errors.contains("loans.yaml is there already"))
  }

  @Test func `of batched calls the elements are rows, and fields of the record say so`() throws {
    let workspace = try Workspace()
    let lines = (0..<40).map { index in
      """
      {"time": \(1_772_000_000 + index * 60), "id": \(index), "region": "r\(index % 3)", "instances": \
      [{"amount": \(index), "features": {"log": 1}, "score": 0.5}, {"amount": 1.5, "score": 0.25}]}
      """
    }
    try workspace.write(lines, to: "batches.jsonl.gz")
    let text = try workspace.tidemark("init", "batches.jsonl.gz", "-o", "-").output
    for line in [
      "    files: batches.jsonl.gz\n", "    time: time\n", "    id: id\n", "    rows: instances ",
      "    latency: none\n", "  amount: amount\n", "output: {score: score}\n",
      "model: {name: none, version: none}\n",
      "  log: features.log\n", "# logged_features: features\n",
    ] {
      #expect(text.contains(line), "\(line) in \(text)")
    }
    try workspace.write(text, to: "batches.yaml")
    try workspace.tidemark("validate", "batches.yaml")
  }

  @Test func `records of one call share its id where they have a row`() throws {
    let workspace = try Workspace()
    let lines = (0..<40).map { index in
      """
      {"ts": "2026-03-01T10:\(10 + index / 2):00Z", "request_id": "c\(index / 2)", "row": \(index % 2), \
      "age": \(index), "body": "{\\"age\\": 1}", "error": null, "session_id": "s\(index)", "y_pred": 1}
      """
    }
    try workspace.write(lines, to: "rows.jsonl.gz")
    let text = try workspace.tidemark("init", "rows.jsonl.gz", "-o", "-").output
    for line in [
      "    id: request_id\n    row: row ", "  age: age\n", "  # body: JSON within a text",
      "  #   session_id\n", "output: {class: y_pred}\n",
    ] {
      #expect(text.contains(line), "\(line) in \(text)")
    }
  }

  @Test func `names of any kind are written so that they can be read`() throws {
    let names = [
      "${HOME}", "a\nb", "#c", "- d", "日本", "\u{2028}", "e: f", "'", "[0]", "null", "1e3", " ",
      "\"",
    ]
    let workspace = try Workspace()
    let lines = try (0..<40).map { index in
      let values = Dictionary(uniqueKeysWithValues: names.map { ($0, Double(index)) })
      let text = String(decoding: try JSONEncoder().encode(values), as: UTF8.self)
      return "{\"ts\": \"2026-03-01T10:\(10 + index):00Z\", \"input\": \(text)}"
    }
    try workspace.write(lines, to: "names.jsonl.gz")
    try workspace.tidemark("init", "names.jsonl.gz", "-o", "names.yaml")
    let preview = try workspace.tidemark("validate", "names.yaml").output
    #expect(preview.components(separatedBy: "(number): ok").count == names.count + 1, "\(preview)")
  }

  @Test(arguments: ["flights", "bitcoin"])
  func `a draft of a sample finds the parts that its own pipeline names`(_ sample: String) throws {
    let workspace = try Workspace()
    let logs = "\(Workspace.repository)/sample-logs/\(sample)/requests"
    let text = try workspace.tidemark("init", logs, "-o", "-", "--timezone", "Asia/Seoul").output
    for line in [
      "timezone: Asia/Seoul ", "model: {name: model.name, version: model.version}\n",
      "    files: \"\(logs)/**/*.jsonl.gz\"\n", "    time: ts\n", "    id: request_id\n",
      "    status: status\n", "    latency: {path: latency_ms, unit: ms}\n", "    host: host\n",
    ] {
      #expect(text.contains(line), "\(line) in \(text)")
    }
  }

  @Test func `what no pipeline can be made of is said, and nothing is written`() throws {
    let workspace = try Workspace()
    try workspace.write(["no JSON", "[1]"], to: "text.gz")
    try workspace.write(["{\"a\": 1, \"local\": \"2026-03-01 10:00\"}"], to: "untimed.gz")
    try workspace.write(["{\"ts\": \"2026-03-01T10:00:00Z\"}"], to: "bare.gz")
    try workspace.write(["{\"msec\": \"1.5\", \"upstream_addr\": \"-\"}"], to: "access.gz")
    for (file, message) in [
      ("text.gz", "lines of JSON"), ("untimed.gz", "no field with the time of the call"),
      ("bare.gz", "no field that a model may have seen"), ("nowhere*.gz", "nowhere*.gz"),
      ("access.gz", "sources.access"),
    ] {
      let ending = try workspace.tidemark("init", file, "-o", "x.yaml", expecting: 66)
      #expect(ending.errors.contains(message), "\(ending.errors)")
    }
    let zone = try workspaceWithZone()
    #expect(zone.errors.contains("did you mean 'Europe/Berlin'?"), "\(zone.errors)")
    #expect(throws: (any Error).self) { try workspace.text(of: "x.yaml") }
  }

  private func workspaceWithZone() throws -> Ending {
    let workspace = try workspace()
    let ending = try workspace.tidemark(
      "init", "logs", "-o", "x.yaml", "--timezone", "Europe/Brelin", expecting: 78)
    #expect(throws: (any Error).self) { try workspace.text(of: "x.yaml") }
    return ending
  }
}
