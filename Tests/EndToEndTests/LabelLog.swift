/// Calls of a binary classifier and their labels, with everything that makes joining them hard:
/// ids that return, labels that repeat, correct or contradict one another, or belong to no call.
enum LabelLog {
  /// Returns the record of a call.
  static func call(
    _ id: String, _ time: String, score: String = "0.75", status: Int = 200,
    country: String = "KR", version: String = "1", more: String = ""
  ) -> String {
    """
    {"ts":"\(time)","request_id":"\(id)","model":{"version":"\(version)"},"status":\(status),\
    "input":{"amount":1.5,"country":"\(country)"},"output":{"score":\(score)}\(more)}
    """
  }

  /// Returns the record of a label.
  static func label(_ id: String, _ time: String, _ value: String) -> String {
    """
    {"ts":"\(time)","request_id":"\(id)","label":\(value)}
    """
  }

  /// Returns the calls of a day of April 2013; every ninth has an id of another day's.
  static func calls(_ day: Int, count: Int = 60) -> [String] {
    var random = CallLog.Seeded(UInt64(day))
    return (0..<count).map { index in
      let id = index % 9 == 4 ? "shared-\(index)" : "d\(day)-\(index)"
      let score = Double(random.next() % 100_000) / 100_000
      return call(
        id, CallLog.time(day: day, minute: index * 1_380 / count),
        score: index % 17 == 3 ? "null" : "\(score)", status: random.next() % 20 == 0 ? 503 : 200,
        country: ["KR", "US", "\u{e9}", "e\u{301}"][Int(random.next() % 4)],
        version: day > 4 && index % 3 == 0 ? "2" : "1")
    }
  }

  /// Returns labels of a day's calls, hours to days later.
  static func labels(_ day: Int, count: Int = 60) -> [String] {
    var random = CallLog.Seeded(UInt64(day) + 1_000)
    return (0..<count).flatMap { index -> [String] in
      let id = index % 9 == 4 ? "shared-\(index)" : "d\(day)-\(index)"
      let later = day + Int(random.next() % 4)
      let time = CallLog.time(day: later, minute: 600 + Int(random.next() % 700))
      let value = ["1", "0", "true", "false", "\"maybe\"", "1"][Int(random.next() % 6)]
      switch index % 10 {
      case 0: return []
      case 1: return [label(id, time, value), label(id, time, value)]
      case 2: return [label(id, time, "1"), label(id, time, "0")]
      case 3:
        return [
          label(id, time, "0"), label(id, CallLog.time(day: later + 1, minute: 5), "1"),
        ]
      case 5: return [label("nobody-\(day)-\(index)", time, value)]
      case 6: return [label(id, CallLog.time(day: max(1, day - 2), minute: 3), value)]
      default: return [label(id, time, value)]
      }
    }
  }
}

extension Workspace {
  /// Writes the pipeline file of the labelled calls.
  func writeLabelledPipeline(_ more: String = "", replacing: [String: String] = [:]) throws {
    var text = """
      pipeline: labelled
      timezone: America/New_York
      settle: 0s
      sources:
        requests:
          files: logs/**/*.jsonl.gz
        labels:
          files: labels/**/*.jsonl.gz
      inputs:
        amount: input.amount
        country: {path: input.country, type: category}
      output: {score: output.score}
      labels: {horizon: 5d}
      segments: [country]
      windows: {every: [day, week]}
      reference: {first: 3}
      report: {output: report}
      state: state

      """
    for (old, new) in replacing { text = text.replacing(old, with: new) }
    try write(text + more, to: "pipeline.yaml")
  }

  /// The labels of a window's report.
  func performance(_ day: String, granularity: String = "day") throws -> JSON {
    try object("\(granularity)/\(day)/report.json")["performance"]
  }
}
