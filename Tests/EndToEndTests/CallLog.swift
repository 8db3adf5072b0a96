/// Lines of a made-up request log that hold all that makes counting hard: retries, failures,
/// copies, two model versions, three hosts, missing and odd values.
enum CallLog {
  /// A generator with a seed: the same numbers in every run (SplitMix64).
  struct Seeded: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
      return mixed ^ (mixed >> 31)
    }
  }

  /// Returns a record of a call.
  static func call(
    _ id: String, _ time: String, status: Int = 200, amount: String = "1.5",
    country: String = "KR", email: String = "a@b.example", latency: String = "12.5",
    host: String = "gate-1", version: String = "1.0.0"
  ) -> String {
    """
    {"ts":"\(time)","request_id":"\(id)","model":{"name":"m","version":"\(version)"},\
    "host":"\(host)","status":\(status),"latency_ms":\(latency),"input":{"amount":\(amount),\
    "country":"\(country)","email":"\(email)"},"output":{"score":0.25}}
    """
  }

  /// Returns the time `minute` minutes after a day's midnight (UTC) in April 2013.
  static func time(day: Int, minute: Int) -> String {
    "2013-04-\(two(day))T\(two(minute / 60 % 24)):\(two(minute % 60)):00Z"
  }

  /// Returns the lines of a day of April 2013, some of them written twice.
  static func day(_ day: Int, calls: Int = 40) -> [String] {
    var random = Seeded(UInt64(day))
    var lines: [String] = []
    for index in 0..<calls {
      let id = "d\(day)-\(index)"
      let time = time(day: day, minute: index * 1_380 / calls)
      let isFailed = Int.random(in: 0..<12, using: &random) == 0
      let amount = Double.random(in: 0...100, using: &random)
      let odd = ["null", "\"7.25\"", "NaN", "1e999", "-0.0"].randomElement(using: &random) ?? "0"
      let line = call(
        id, time, status: isFailed ? 503 : 200,
        amount: index % 9 == 0 ? odd : "\(amount + (day > 8 ? 60 : 0))",
        country: ["KR", "US", "DE", "FR"].randomElement(using: &random) ?? "KR",
        email: "user\(Int.random(in: 0..<9, using: &random))@mail.example",
        latency: "\(Double.random(in: 5...90, using: &random))", host: "gate-\(index % 3)",
        version: day > 6 && index % 2 == 0 ? "2.0.0" : "1.0.0")
      lines.append(line)
      if isFailed {
        lines.append(call(id, CallLog.time(day: day, minute: index * 1_380 / calls + 2)))
      }
      if index % 13 == 5 { lines.append(line) }
    }
    return lines
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Workspace {
  /// Writes the pipeline file of the call logs; `more` follows it, and wins.
  func writePipeline(_ more: String = "", replacing: [String: String] = [:]) throws {
    var text = """
      pipeline: calls
      timezone: America/New_York
      settle: 0s
      sources:
        requests:
          files: logs/**/*.jsonl*
      inputs:
        amount: input.amount
        country: {path: input.country, type: category}
        email: {path: input.email, type: category, sensitive: true}
      features:
        log_amount: log1p(amount)
        share: amount / (amount + 10)
      output: {score: output.score}
      windows: {every: [day, week]}
      reference: {first: 3}
      report: {output: report}
      state: state

      """
    for (old, new) in replacing { text = text.replacing(old, with: new) }
    try write(text + more, to: "pipeline.yaml")
  }

  /// Writes the logs of some days, a file each, and a file that repeats calls of two others.
  func writeDays(_ days: ClosedRange<Int>, in folder: String = "logs", calls: Int = 40) throws {
    for day in days {
      try write(CallLog.day(day, calls: calls), to: "\(folder)/day-\(day + 100).jsonl.gz")
    }
  }
}
