import Features
import InferenceLog
import Language
import Testing
import Windows

@testable import PipelineFile

struct PipelineReadTests {
  @Test func `the shortest file gets every default`() throws {
    let pipeline = try pipeline(
      "sources: {requests: {files: logs/*.gz}}\ninputs: {age: input.age}\n")
    #expect(pipeline.path == "/pipelines/loans.yaml")
    #expect(pipeline.name == "loans")
    #expect(pipeline.title == "loans")
    #expect(pipeline.locale == .english)
    #expect(pipeline.timeZone == "UTC")
    #expect(pipeline.modelName?.description == "model.name")
    #expect(pipeline.requests.name == "requests")
    #expect(pipeline.requests.patterns == ["/pipelines/logs/*.gz"])
    #expect(pipeline.requests.goodStatuses == .successful)
    #expect(pipeline.settleSeconds == 600)
    #expect(pipeline.dedupeSeconds == 86_400)
    #expect(
      pipeline.inputs == [
        InputColumn(
          name: "age", type: .number, path: FieldPath(steps: [.key("input"), .key("age")]))
      ])
    #expect(pipeline.features.isEmpty)
    #expect(pipeline.featurePlan.outputs.isEmpty)
    #expect(pipeline.output == OutputSettings())
    #expect(pipeline.loggedFeatures == nil)
    #expect(pipeline.windows == WindowSettings())
    #expect(pipeline.references == [ReferenceChoice(.first(windows: 28))])
    #expect(pipeline.compatibility == .none)
    #expect(pipeline.checks.isEmpty)
    #expect(pipeline.objectives.isEmpty)
    #expect(pipeline.events.isEmpty)
    #expect(pipeline.reportFolder == "/pipelines/build/report/loans")
    #expect(pipeline.stateFolder == "/pipelines/build/state/loans")
    #expect(pipeline.limits == InputLimits())
    #expect(pipeline.notices.isEmpty)
  }

  @Test func `the flat format gives the plan its paths`() throws {
    let plan = try pipeline(minimal).requests.plan
    #expect(plan.time.description == "ts")
    #expect(plan.timeFormat == .automatic)
    #expect(plan.id?.description == "request_id")
    #expect(plan.rows == nil)
    #expect(plan.rowIndex == nil)
    #expect(plan.status?.description == "status")
    #expect(plan.latency?.description == "latency_ms")
    #expect(plan.latencyUnitInSeconds == 0.001)
    #expect(plan.host?.description == "host")
    #expect(plan.version?.description == "model.version")
    #expect(plan.filters.isEmpty)
    #expect(plan.fields.map(\.path.description) == ["input.age", "input.plan"])
    #expect(plan.fields.map(\.type) == [.number, .category])
  }

  @Test func `every key of the request source reaches the plan`() throws {
    let source = try pipeline(
      """
      sources:
        calls:
          kind: requests
          files: [a/*.gz, "../b/**/*.jsonl"]
          where: {model.name: [x, y], status: 200}
          time: {path: meta.at, format: epoch_us}
          id: none
          rows: instances
          row: index
          status: code
          good: [2xx, 304]
          latency: {path: took, unit: s}
          host: none
      model: {name: none, version: 'v[0]'}
      inputs:
        age: age
        site: {path: meta.site, in: record, type: category}
      features: {older: age + 1}
      logged_features: vector
      output: {score: p, class: {path: meta.class, in: record}}
      """
    ).requests
    let plan = source.plan
    #expect(source.name == "calls")
    #expect(source.patterns == ["/pipelines/a/*.gz", "/b/**/*.jsonl"])
    #expect(plan.time.description == "meta.at")
    #expect(plan.timeFormat == .epoch(unitsPerSecond: 1_000_000))
    #expect(plan.id == nil)
    #expect(plan.rows?.description == "instances")
    #expect(plan.rowIndex?.description == "index")
    #expect(plan.status?.description == "code")
    #expect(source.goodStatuses.contains(299) && source.goodStatuses.contains(304))
    #expect(!source.goodStatuses.contains(300) && source.goodStatuses.contains(-1))
    #expect(plan.latency?.description == "took")
    #expect(plan.latencyUnitInSeconds == 1)
    #expect(plan.host == nil)
    #expect(plan.version?.description == "v[0]")
    #expect(plan.filters.map(\.path.description) == ["model.name", "status"])
    #expect(plan.filters.map(\.accepted) == [["x", "y"], ["200"]])
    #expect(
      plan.fields.map(\.path.description) == [
        "age", "meta.site", "p", "meta.class", "vector.older",
      ])
    #expect(plan.fields.map(\.isInRow) == [true, false, true, false, true])
  }

  @Test func `fields are inputs, then outputs, then logged features`() throws {
    let pipeline = try pipeline(
      minimal + """
        features: {plan: plan, is: 'one_hot(plan, [a, "b c"])', older: age > 60}
        logged_features: features
        output: {score: output.score, class: output.label}
        """)
    #expect(pipeline.inputFields == 0..<2)
    #expect(pipeline.outputFields == 2..<4)
    #expect(pipeline.loggedFeatureFields == 4..<8)
    #expect(
      pipeline.requests.plan.fields[4...].map(\.path.steps.last)
        == [.key("plan"), .key("is=a"), .key("is=b c"), .key("older")])
    #expect(
      pipeline.requests.plan.fields[4...].map(\.type) == pipeline.featurePlan.outputs.map(\.type))
  }

  @Test func `inputs keep their order, ranges, categories and secrets`() throws {
    let inputs = try pipeline(
      """
      sources: {requests: {files: a.gz}}
      inputs:
        z: {path: z, range: [-1, 2.5]}
        a: {path: a, type: category, categories: [x, b, x], sensitive: true}
        "odd name": {path: '"odd key"[3]', type: vector}
      """
    ).inputs
    #expect(inputs.map(\.name) == ["z", "a", "odd name"])
    #expect(inputs[0].range == -1...2.5)
    #expect(inputs[1].categories == ["b", "x"])
    #expect(inputs.map(\.isSensitive) == [false, true, false])
    #expect(inputs[2].path.steps == [.key("odd key"), .index(3)])
  }

  static let tasks: [(String, OutputSettings.Task, Double?)] = [
    ("{score: s}", OutputSettings.Task.binary, 0.5), ("{class: c}", .multiclass, nil),
    ("{value: v}", .regression, nil), ("{task: ranking, score: s}", .ranking, nil),
    ("{task: none}", .none, nil), ("{task: binary, score: s, threshold: 0.21}", .binary, 0.21),
    ("{task: binary, class: c}", .binary, nil), ("{score: s, class: c}", .binary, 0.5),
  ]

  @Test(arguments: tasks)
  func `the task follows from the columns`(
    text: String, task: OutputSettings.Task, threshold: Double?
  ) throws {
    let output = try pipeline(minimal + "output: \(text)\n").output
    #expect(output.task == task)
    #expect(output.threshold == threshold)
  }

  @Test func `windows are sorted and counted from the local epoch`() throws {
    let windows = try pipeline(
      minimal + """
        timezone: America/New_York
        windows: {every: [month, 6h, week, day], lateness: 36h, tolerance: 1h, epoch: 2012-01-01}
        """
    ).windows
    #expect(windows.granularities.map(\.name) == ["6h", "day", "week", "month"])
    #expect(windows.base == .duration(seconds: 21_600))
    #expect(windows.latenessSeconds == 129_600)
    #expect(windows.toleranceSeconds == 3_600)
    #expect(windows.epochSeconds == 1_325_394_000)
  }

  @Test func `one granularity needs no list`() throws {
    #expect(try pipeline(minimal + "windows: {every: hour}\n").windows.granularities == [.hour])
  }

  @Test func `checks and objectives carry numbers in base units`() throws {
    let pipeline = try pipeline(
      minimal + """
        statistics: {compat: textbook}
        objectives: {latency_p99: 250ms, latency_p99_9: 1.5s, availability: 99.9%}
        checks:
          - {metric: performance.roc_auc, min: 0.70, severity: warning}
          - {metric: feature.psi, on: "temp_*", warn: 0.1, alert: 25%}
          - {metric: latency.p99, max: 250ms}
        """)
    #expect(
      pipeline.objectives == [
        .latency(quantile: 0.99, seconds: 0.25), .latency(quantile: 0.999, seconds: 1.5),
        .availability(share: 0.999),
      ])
    #expect(pipeline.objectives.map(\.name) == ["latency_p99", "latency_p99_9", "availability"])
    #expect(
      pipeline.checks == [
        CheckRule(
          metric: "performance.roc_auc", minimum: 0.7, severity: .warning, line: 10),
        CheckRule(metric: "feature.psi", columns: "temp_*", warn: 0.1, alert: 0.25, line: 11),
        CheckRule(metric: "latency.p99", maximum: 0.25, line: 12),
      ])
    #expect(pipeline.checks[0].area == "performance")
    #expect(pipeline.checks[0].metricName == "roc_auc")
  }

  @Test func `folders, limits and spans are read`() throws {
    let pipeline = try pipeline(
      minimal + """
        settle: 0s
        dedupe: none
        report: {output: ../out/./r}
        state: /var/state
        limits: {damaged_files: 0, rejected_share: 1%}
        reference: {first: 7}
        """)
    #expect(pipeline.settleSeconds == 0)
    #expect(pipeline.dedupeSeconds == nil)
    #expect(pipeline.reportFolder == "/out/r")
    #expect(pipeline.stateFolder == "/var/state")
    #expect(pipeline.limits == InputLimits(damagedFiles: 0, rejectedShare: 0.01))
    #expect(pipeline.references == [ReferenceChoice(.first(windows: 7))])
  }

  @Test func `logged features are a path, or a path and a tolerance`() throws {
    let usual = try pipeline(minimal + "logged_features: vector.v1").loggedFeatures
    #expect(usual == LoggedFeatures(path: try FieldPath(parsing: "vector.v1"), tolerance: 1e-6))
    let exact = try pipeline(minimal + "logged_features: {path: v, tolerance: 0}").loggedFeatures
    #expect(exact == LoggedFeatures(path: try FieldPath(parsing: "v"), tolerance: 0))
    #expect(try pipeline(minimal).loggedFeatures == nil)
  }

  @Test func `keys that are not served are noticed, in the order of the file`() throws {
    let notices = try pipeline(
      minimal + """
        locale: ko
        keep: {profiles: 3y, runs: 90d}
        logged_features: features
        """
    ).notices
    #expect(notices.map { "\($0.line) \($0.key)" } == ["8 keep"])
  }

  @Test func `a check whose pattern is no column's name is noticed, with the name meant`() throws {
    let notices = try pipeline(
      minimal + """
        features: {log_age: log(age)}
        output: {task: binary, score: output.score}
        checks:
          - {metric: input.psi, on: "paln", warn: 0.1}
          - {metric: feature.psi, on: "lgo_*", warn: 0.1}
          - {metric: output.psi, on: "zzz", warn: 0.1}
          - {metric: output.psi, on: "sc?re", warn: 0.1}
          - {metric: output.version_difference, on: "score 2*", warn: 0.1}
        """
    ).notices
    #expect(
      notices.map(\.sentence) == [
        "no input is named 'paln', so that the check of input.psi judges nothing;"
          + " did you mean 'plan'?",
        "no feature is named 'lgo_*', so that the check of feature.psi judges nothing;"
          + " did you mean 'log_age'?",
        "no output is named 'zzz', so that the check of output.psi judges nothing",
      ])
  }

  @Test func `columns of a call are read from its record, or computed from nothing else`() throws {
    let text = """
      inputs:
        site: {path: input.site, type: category, in: record}
        level: {path: input.level, in: record}
        x: x
      features: {hour: hour(ts), both: level + x, twice: level * 2}
      output: {task: regression, value: y}
      """
    let batched = try pipeline("sources: {requests: {files: logs/*.gz, rows: rows}}\n" + text)
    #expect(batched.columnsOfCalls == [true, true, false, true, false, true, false])
    let plain = text.replacing(", in: record", with: "")
    let single = try pipeline("sources: {requests: {files: logs/*.gz}}\n" + plain)
    #expect(single.columnsOfCalls == [Bool](repeating: false, count: 7))
  }

  @Test func `a file with a byte order mark and foreign line ends reads the same`() throws {
    let pipeline = try pipeline(
      "\u{FEFF}" + minimal.split(separator: "\n").joined(separator: "\r\n"))
    #expect(pipeline.inputs.count == 2)
  }

  @Test func `metrics are checked against a list when there is one`() throws {
    let text = minimal + "checks: [{metric: feature.pis, max: 1}, {metric: input.zzz, max: 1}]\n"
    let error = #expect(throws: PipelineFileError.self) {
      try Pipeline.read(text: text, path: "/p.yaml", metrics: ["feature.psi", "input.ks"])
    }
    #expect(
      error?.problems.map(\.sentence) == [
        "no metric is named 'feature.pis'; did you mean 'feature.psi'?",
        "no metric is named 'input.zzz'; metrics of this area are: ks",
      ])
    #expect(try pipeline(text).checks.count == 2)
  }
}
