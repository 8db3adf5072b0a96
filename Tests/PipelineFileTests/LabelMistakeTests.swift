import Testing

@testable import PipelineFile

/// Wrong settings of labels, segments and what is judged by them.
struct LabelMistakeTests {
  private static let source = "sources: {requests: {files: a}, labels: {files: b}}\n"
  private static let inputs = """
    inputs:
      age: age
      plan: {path: plan, type: category}
      email: {path: email, type: category, sensitive: true}

    """

  private func found(_ rest: String, source: String = Self.source) -> [String] {
    mistakes(source + Self.inputs + rest)
  }

  @Test func `labels without an output say what to add`() {
    #expect(
      found("")
        == [
          "1:33: labels need to know what the model answered; "
            + "add output: with score, class or value"
        ])
    #expect(
      found("labels: {value: truth}", source: "sources: {requests: {files: a}}\n")
        == [
          "6:1: labels need to know what the model answered; "
            + "add output: with score, class or value"
        ])
  }

  @Test func `an age beyond the horizon says what to give`() {
    for horizon in ["horizon: 2d, matured: 3d", "matured: 31d", "horizon: 2d, matured: 0d"] {
      let mistakes = found("output: {score: s}\nlabels: {\(horizon)}")
      #expect(mistakes.count == 1 && mistakes[0].contains("'labels.matured' is not between"))
    }
  }

  @Test func `what is kept reaches beyond the horizon, twice as far as a rule`() throws {
    for settings in ["keep: 30d", "keep: 1d", "horizon: 7d, keep: 168h"] {
      let mistakes = found("output: {score: s}\nlabels: {\(settings)}")
      #expect(mistakes.count == 1 && mistakes[0].contains("'labels.keep' is not longer than"))
    }
    func kept(_ settings: String) throws -> Int? {
      try pipeline(Self.source + Self.inputs + "output: {score: s}\nlabels: {\(settings)}").labels?
        .keepSeconds
    }
    #expect(try kept("horizon: 7d") == 14 * 86_400)
    #expect(try kept("horizon: 7d, keep: 8d") == 8 * 86_400)
    // Nothing is joined otherwise for it.
    let text = Self.source + Self.inputs + "output: {score: s}\nlabels: "
    #expect(
      try pipeline(text + "{horizon: 7d}").joinText
        == pipeline(text + "{horizon: 7d, keep: 9d}").joinText)
  }

  @Test func `labels without ids of calls say what to add`() {
    #expect(
      found(
        "output: {score: s}",
        source: "sources: {requests: {files: a, id: none}, labels: {files: b}}\n")
        == ["1:43: labels need the ids of the calls; add id: to the source of requests"])
  }

  @Test func `a label of one of several rows says which`() {
    #expect(
      found(
        "output: {score: s}",
        source: "sources: {requests: {files: a, rows: items}, labels: {files: b}}\n")
        == [
          "1:46: a call has several rows, and 'labels' does not say which it is of; "
            + "add row: and the path of the row's index in its call"
        ])
    #expect(
      found(
        "output: {score: s}",
        source: "sources: {requests: {files: a, rows: items}, labels: {files: b, row: i}}\n") == [])
  }

  @Test func `several sources of labels stand in the order of the file, each as it says`() throws {
    let text =
      "sources: {requests: {files: a}, soon: {kind: labels, files: b, value: guess}, "
      + "final: {kind: labels, files: c.csv, id: call}}\n" + Self.inputs
    let found = try pipeline(text + "output: {score: s}")
    let labels = try #require(found.labels)
    #expect(labels.sources.map(\.name) == ["soon", "final"])
    #expect(labels.sources.map { found.text(of: $0).contains("guess") } == [true, false])
    #expect(labels.sources.map { found.text(of: $0).contains("call") } == [false, true])
    #expect(labels.sources.map(\.isCSV) == [false, true])
    #expect(labels.source(named: "final") == labels.sources[1])
    #expect(labels.source(named: "requests") == nil)
    #expect(found.labelOrigins == ["soon", "final"])
    // Each of them has to say which row of a call a label is of.
    #expect(
      self.found(
        "output: {score: s}",
        source: "sources: {requests: {files: a, rows: items}, labels: {files: b, row: i}, "
          + "more: {kind: labels, files: c}}\n"
      ).count == 1)
  }

  @Test func `what labels come from is part of what they are joined by`() throws {
    func text(_ sources: String, _ labels: String = "{}") throws -> String? {
      let text = "sources: {requests: {files: a}, \(sources)}\n" + Self.inputs
      return try pipeline(text + "output: {score: s}\nlabels: \(labels)").joinText
    }
    let (one, two) = ("labels: {files: b}", "more: {kind: labels, files: c}")
    let texts = [
      try text(one), try text(two), try text("\(one), \(two)"), try text("\(two), \(one)"),
      try text(one, "{value: truth}"),
    ]
    #expect(Set(texts).count == texts.count)
  }

  @Test func `unknown segments name the nearest column`() {
    #expect(
      found("output: {score: s}\nsegments: [plam]")
        == ["7:12: no column is named 'plam'; did you mean 'plan'?"])
    #expect(
      found("output: {score: s}\nsegments: [{by: zzzzzzzz}]")
        == [
          "7:17: no column is named 'zzzzzzzz'; segments are inputs, features, host or "
            + "paths such as input.origin"
        ])
  }

  @Test func `segments by numbers, by secrets and by model versions are refused`() {
    #expect(
      found("output: {score: s}\nsegments: [age, email, version]")
        == [
          "7:12: the segment 'age' is of type number; "
            + "segments are categories or booleans; declare type: category, "
            + "or use bucket() in a feature",
          "7:17: the segment 'email' is sensitive, and its values would be shown; "
            + "remove it from segments",
          "7:24: 'version' stands for model versions, which are always told apart; "
            + "remove it from segments, or give the column another name",
        ])
  }

  @Test func `a feature of a secret is no segment either`() {
    #expect(
      found("features: {domain: lower(email)}\noutput: {score: s}\nsegments: [domain]")
        == [
          "8:12: the segment 'domain' is sensitive, and its values would be shown; "
            + "remove it from segments"
        ])
  }

  @Test func `a segment under two names stands twice`() {
    #expect(
      found("output: {score: s}\nsegments: [plan, input.plan]")
        == ["7:18: the segment 'input.plan' stands twice; remove one of the two"])
  }

  @Test(arguments: ["0", "-1", "65", "1.5", "many"])
  func `a segment shows 1 to 64 values`(top: String) {
    let found = found("output: {score: s}\nsegments: [{by: plan, top: \(top)}]")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("7:28: ") == true, "\(found)")
  }

  @Test func `a positive class and costs go with two classes`() {
    #expect(
      found("output: {value: v, positive: yes, cost: {false_positive: 1, false_negative: 2}}")
        == [
          "6:30: 'output.positive' goes with a binary task; remove it",
          "6:41: 'output.cost' goes with a binary task; remove it",
        ])
  }

  @Test func `costs are two, not negative and not both 0`() {
    let message = "the costs of 'output.cost' must not be negative, nor both 0"
    #expect(
      found("output: {score: s, cost: {false_positive: -1, false_negative: 2}}")
        == ["6:26: \(message)"])
    #expect(
      found("output: {score: s, cost: {false_positive: 0, false_negative: 0}}")
        == ["6:26: \(message)"])
    let one = found("output: {score: s, cost: {false_positive: 1}}")
    #expect(one.count == 1)
    #expect(one.first?.contains("'false_negative' is missing in 'output.cost'") == true, "\(one)")
  }

  @Test func `scores of classes make a task of several classes, and no other`() throws {
    #expect(found("output: {scores: {a: p.a, b: p.b}}") == [])
    #expect(found("output: {task: multiclass, scores: {a: p.a, b: p.b}}") == [])
    let task = try pipeline(Self.source + Self.inputs + "output: {scores: {a: p.a, b: p.b}}").output
    #expect(task.task == .multiclass)
    #expect(task.scoredClasses == ["a", "b"])
    #expect(
      found("output: {task: binary, score: s, scores: {a: p.a}}")
        == ["6:34: task 'binary' has no 'scores'; its columns are score and class"])
  }

  @Test func `items go with a ranking, and a catalogue with items`() throws {
    #expect(found("output: {task: ranking, score: s, item: id, catalogue: 9}") == [])
    #expect(
      found("output: {score: s, item: id}")
        == ["6:26: 'output.item' goes with a ranking; remove it"])
    let mistakes = found("output: {task: ranking, score: s, catalogue: 9}")
    #expect(mistakes.count == 1 && mistakes[0].contains("needs to know which item a row is"))
    #expect(found("output: {task: ranking, score: s, item: id, catalogue: 0}").count == 1)
    let text = Self.source + Self.inputs + "output: {task: ranking, score: s"
    let (without, with) = (try pipeline(text + "}"), try pipeline(text + ", item: id}"))
    #expect(without.itemField == nil && with.itemField == with.outputFields.upperBound)
    #expect(with.loggedFeatureFields.isEmpty && without.loggedFeatureFields.isEmpty)
    #expect(with.outcomeText != without.outcomeText)
  }

  @Test func `more than 64 scores are too many`() {
    let scores = (0..<65).map { "c\($0): p.c\($0)" }.joined(separator: ", ")
    #expect(
      found("output: {scores: {\(scores)}}")
        == ["6:18: 'output.scores' names 65 classes, more than 64; leave out the rare ones"])
  }

  @Test func `the name of the file says whether labels are comma-separated`() throws {
    func source(_ labels: String) throws -> LabelSource {
      let text = "sources: {requests: {files: a}, labels: \(labels)}\n" + Self.inputs
      return try #require(try pipeline(text + "output: {score: s}").labels?.sources.first)
    }
    #expect(try source("{files: b.csv}").isCSV)
    #expect(try source("{files: [b/*.csv.gz, c.csv]}").isCSV)
    #expect(try !source("{files: [b.csv, c.jsonl]}").isCSV)
    #expect(try !source("{files: b.csv, format: flat}").isCSV)
    #expect(try source("{files: b.txt, format: csv}").isCSV)
  }

  @Test func `labels that nothing holds are none`() throws {
    let text = "sources: {requests: {files: a}}\n" + Self.inputs + "output: {score: s}"
    #expect(try pipeline(text).labels == nil)
    let inRequest = try pipeline(text + "\nlabels: {value: truth, horizon: 2d}")
    #expect(inRequest.labels?.horizonSeconds == 172_800)
    #expect(inRequest.labels?.maturedSeconds == nil)
    let matured = try pipeline(text + "\nlabels: {value: truth, matured: 30d}")
    #expect(matured.labels?.maturedSeconds == 30 * 86_400)
    #expect(matured.joinText != inRequest.joinText)
    #expect(inRequest.labels?.sources.isEmpty == true)
    #expect(inRequest.labelField == inRequest.outputFields.upperBound)
  }
}
