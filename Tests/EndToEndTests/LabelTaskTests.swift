import Foundation
import Testing

/// Performance of other tasks than two classes, by logs whose numbers were worked out by hand.
struct LabelTaskTests {
  private func performance(
    _ output: String, answers: [String], labels: [String], more: [String: String] = [:]
  ) throws -> (JSON, Tree) {
    let workspace = try Workspace()
    try workspace.writeLabelledPipeline(
      replacing: ["output: {score: output.score}": "output: \(output)"].merging(more) { $1 })
    try workspace.write(
      answers.enumerated().map { index, answer in
        """
        {"ts":"2013-04-03T15:00:0\(index)Z","request_id":"c\(index)","status":200,\
        "input":{"amount":1,"country":"KR"},"output":\(answer)}
        """
      }, to: "logs/d3.jsonl.gz")
    try workspace.write(
      labels.enumerated().map { LabelLog.label("c\($0)", "2013-04-04T10:00:00Z", $1) },
      to: "labels/l.jsonl.gz")
    let tree = try workspace.run()
    return (try workspace.performance("2013-04-03"), tree)
  }

  private func value(_ name: String, _ performance: JSON) throws -> Double {
    guard case .number(let number) = performance["metrics"].first("name", name)["value"] else {
      Issue.record("\(name) has no value")
      return .nan
    }
    return number
  }

  @Test func `classes by their largest scores`() throws {
    let answers = [(0.7, 0.2, 0.1), (0.1, 0.8, 0.1), (0.2, 0.5, 0.3), (0.1, 0.2, 0.7)].map {
      "{\"p\":{\"a\":\($0.0),\"b\":\($0.1),\"c\":\($0.2)}}"
    }
    let (performance, _) = try performance(
      "{task: multiclass, scores: {a: output.p.a, b: output.p.b, c: output.p.c}}",
      answers: answers, labels: ["\"a\"", "\"b\"", "\"c\"", "\"c\""])
    #expect(try value("accuracy", performance) == 0.75)
    // F1: a 1, b 2/3, c 2/3.
    #expect(abs(try value("f1_macro", performance) - 7.0 / 9) < 1e-9)
    let loss = -(log(0.7) + log(0.8) + log(0.3) + log(0.7)) / 4
    #expect(abs(try value("log_loss", performance) - loss) < 1e-9)
  }

  @Test func `classes as they were logged, whatever they are named`() throws {
    let hostile = [
      "<script>alert(1)</script>", "a\"b\\c", "=1+1", "", "\u{202e}x", "e\u{301}", "(all others)",
    ]
    let quoted = hostile.map { String(decoding: try! JSONEncoder().encode($0), as: UTF8.self) }
    let (performance, tree) = try performance(
      "{task: multiclass, class: output.class}", answers: quoted.map { "{\"class\":\($0)}" },
      labels: quoted)
    #expect(performance["labels"]["labelled"].int == hostile.count)
    #expect(try value("accuracy", performance) == 1)
    #expect(tree.holding("<script>alert(1)</script>").filter { $0.hasSuffix(".html") } == [])
    let names = performance["confusion"]["classes"].elements.compactMap(\.text)
    #expect(names.contains("\u{e9}"))
    #expect(names.contains { Array($0.utf8) == Array("\u{e9}".utf8) })
  }

  @Test func `errors of numbers`() throws {
    let (performance, _) = try performance(
      "{value: output.value}", answers: ["{\"value\":10}", "{\"value\":12}", "{\"value\":7}"],
      labels: ["11", "10", "7"])
    #expect(try value("mae", performance) == 1)
    #expect(abs(try value("rmse", performance) - (5.0 / 3).squareRoot()) < 1e-9)
    #expect(abs(try value("bias", performance) - 1.0 / 3) < 1e-9)
  }

  @Test func `one number alone has an error and no share of variance`() throws {
    let (performance, _) = try performance(
      "{value: output.value}", answers: ["{\"value\":10}", "{\"value\":9}"], labels: ["11"])
    #expect(try value("mae", performance) == 1)
    let r2 = performance["metrics"].first("name", "r2")
    #expect(r2["value"] == .null)
    #expect(r2["reason"].text != nil)
  }

  @Test func `labels of the wrong kind are counted where they are read`() throws {
    let (performance, tree) = try performance(
      "{value: output.value}", answers: ["{\"value\":1}", "{\"value\":2}", "{\"value\":3}"],
      labels: ["\"many\"", "{\"a\":1}", "1e999"])
    #expect(performance["labels"]["labelled"].int ?? -1 <= 1)
    #expect(tree.files["index.json"] != nil)
    for (path, bytes) in tree.files where path.hasSuffix("json") {
      #expect(throws: Never.self, "\(path)") { try JSON(parsing: bytes) }
    }
  }

  @Test func `rows and labels of very large indexes find each other`() throws {
    let workspace = try Workspace()
    try workspace.writeLabelledPipeline(replacing: [
      "    files: logs/**/*.jsonl.gz\n": "    files: logs/**/*.jsonl.gz\n    row: row\n",
      "    files: labels/**/*.jsonl.gz\n": "    files: labels/**/*.jsonl.gz\n    row: row\n",
    ])
    let indexes = ["0", "1", "2147483648", "4294967294"]
    try workspace.write(
      indexes.map { index in
        LabelLog.call("c", "2013-04-03T15:00:00Z", more: ",\"row\":\(index)")
      }, to: "logs/d3.jsonl.gz")
    try workspace.write(
      indexes.dropFirst().map { index in
        """
        {"ts":"2013-04-04T10:00:00Z","request_id":"c","row":\(index),"label":1}
        """
      }, to: "labels/l.jsonl.gz")
    try workspace.run()
    let performance = try workspace.performance("2013-04-03")
    #expect(performance["rows"].int == 4)
    // The largest half of the indexes stands for the smallest: two labels meet one row.
    #expect(performance["labels"]["labelled"].int ?? 0 >= 3)
    #expect(performance["labels"]["orphans"].int == 0)
  }

  @Test func `lists of items, one label per item`() throws {
    let workspace = try Workspace()
    try workspace.writeLabelledPipeline(replacing: [
      "output: {score: output.score}":
        "output: {task: ranking, score: score, item: id, catalogue: 12}",
      "    files: logs/**/*.jsonl.gz\n": "    files: logs/**/*.jsonl.gz\n    rows: items\n",
      "    files: labels/**/*.jsonl.gz\n": "    files: labels/**/*.jsonl.gz\n    row: item\n",
      "  amount: input.amount\n  country: {path: input.country, type: category}":
        "  amount: amount",
      "segments: [country]\n": "",
    ])
    try workspace.write(
      [
        """
        {"ts":"2013-04-03T15:00:00Z","request_id":"c","status":200,"items":[\
        {"amount":1,"score":0.2,"id":"a"},{"amount":2,"score":0.9,"id":7},\
        {"amount":3,"score":0.5,"id":"c"}]}
        """,
        """
        {"ts":"2013-04-03T16:00:00Z","request_id":"d","status":200,"items":[\
        {"amount":1,"score":0.2,"id":"a"},{"amount":2,"score":0.9,"id":"7"},\
        {"amount":3,"score":0.5}]}
        """,
      ], to: "logs/d3.jsonl.gz")
    // Whose item is not told is no label of the first one.
    try workspace.write(
      ["", ",\"item\":null", ",\"item\":-1", ",\"item\":0.5", ",\"item\":\"first\""].map { item in
        """
        {"ts":"2013-04-05T10:00:00Z","request_id":"c"\(item),"label":1}
        """
      }, to: "labels/odd.jsonl.gz")
    // In the order of scores: item 1 (not relevant), item 2 (relevant), item 0 (not relevant).
    try workspace.write(
      ["0", "0", "1"].enumerated().map { item, label in
        """
        {"ts":"2013-04-04T10:00:00Z","request_id":"c","item":\(item),"label":\(label)}
        """
      }, to: "labels/l.jsonl.gz")
    try workspace.run()
    let performance = try workspace.performance("2013-04-03")
    #expect(performance["labels"]["labelled"].int == 3)
    #expect(performance["labels"]["corrections"].int == 0)
    #expect(abs(try value("ndcg_at_5", performance) - log(2.0) / log(3.0)) < 1e-9)
    #expect(try value("mrr_at_5", performance) == 0.5)
    // Three items of twelve; 7 and "7" are one, and what has no id is none.
    #expect(try value("catalogue_coverage_at_5", performance) == 0.25)
    #expect(performance["metrics"].first("name", "catalogue_coverage_at_5")["rows"].int == 3)
  }
}
