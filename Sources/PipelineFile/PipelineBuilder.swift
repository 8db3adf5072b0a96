import Features
import Foundation
import InferenceLog
import Language
import Windows

/// Makes a pipeline from the nodes of a file and finds what the key table cannot say: values that
/// do not go together, names that do not exist.
///
/// Values of the wrong form have been reported by `ShapeCheck`; here they read as absent.
struct PipelineBuilder {
  let root: ConfigNode
  /// The absolute path of the file.
  let path: String
  /// The lines of the file, for places inside expressions.
  let lines: [String]
  var problems: [Problem] = []
  var notices: [Notice] = []

  init(root: ConfigNode, path: String, lines: [String]) {
    self.root = root
    self.path = path
    self.lines = lines
  }

  /// Returns the pipeline; nil when something that it cannot do without is wrong.
  mutating func build() -> Pipeline? {
    let name = pipelineName()
    let requests = requestSource()
    // An access log alone stands in for requests.
    let source = requests ?? accessEntry()
    let rows = source.flatMap { path(at: "rows", in: $0.value) }
    let inputs = inputColumns(inRows: rows != nil)
    let time = source.flatMap { timeField(in: $0.value).path } ?? FieldPath(steps: [.key("ts")])
    let features = featureDefinitions()
    let featurePlan = compile(features, inputs: inputs)
    let output = outputSettings(inRows: rows != nil)
    let loggedFeatures = loggedFeatures()
    let windows = windowSettings()
    let compatibility = self.compatibility(of: root["statistics"]) ?? .none
    let references = referenceChoices(base: windows.granularities[0])
    let holidays = holidays()
    let checks = checkRules()
    let events = events()
    let outputs = output.columns.map(\.name)
    noteIdleChecks(checks, inputs.map(\.name), featurePlan?.outputs.map(\.name), outputs)
    var (segments, segmentPaths) = segmentColumns(inputs, featurePlan)
    let metrics = metricSources()
    let access = accessLog()
    let logo = logo()
    let (reportFolder, stateFolder) = folders(name)
    guard let source, let featurePlan else { return nil }
    var plan = extractionPlan(of: source.value, time: time, rows: rows)
    plan.fields =
      inputs.map { FieldPlan(path: $0.path, type: $0.type, isInRow: $0.isInRow) }
      + output.columns.map { FieldPlan(path: $0.path, type: $0.type, isInRow: $0.isInRow) }
      + loggedFields(at: loggedFeatures, of: featurePlan, inRows: rows != nil)
    segments = segments.map { $0.shifted(by: plan.fields.count) }
    plan.fields += segmentPaths.map {
      FieldPlan(path: $0, type: .category, isInRow: rows != nil)
    }
    if let item = output.item {
      plan.fields.append(FieldPlan(path: item.path, type: item.type, isInRow: item.isInRow))
    }
    let labels = labelSettings(for: output, requests: plan)
    if let label = labels?.inRequest { plan.fields.append(label) }
    let pipeline = Pipeline(
      path: path, name: name, title: text("title", in: root) ?? name,
      locale: locale(), timeZone: timeZoneName(),
      modelName: optionalPath("name", in: root["model"], default: "model.name"),
      challenger: challenger(plan, labels),
      requests: RequestSource(
        name: source.key, patterns: patterns(of: source.value), plan: plan,
        goodStatuses: goodStatuses(of: source.value)), access: access,
      settleSeconds: span("settle", in: root) ?? 600, dedupeSeconds: dedupe(),
      inputs: inputs, features: features.map(\.definition), featurePlan: featurePlan,
      output: output, loggedFeatures: loggedFeatures, labels: labels, metrics: metrics,
      segments: segments,
      windows: windows, references: references,
      holidays: holidays,
      compatibility: compatibility, checks: checks, objectives: objectives(),
      alertCalls: text("alert_calls", in: root["objectives"]).flatMap { Int($0) }
        ?? Pipeline.usualAlertCalls,
      events: events,
      reportFolder: reportFolder,
      logo: logo, exportsOpenMetrics: text("openmetrics", in: root["report"]) == "true",
      stateFolder: stateFolder,
      limits: inputLimits(), notices: [])
    guard requests == nil, let access else { return pipeline }
    return pipeline.readingCalls(of: access)
  }

  // MARK: Single keys

  private mutating func pipelineName() -> String {
    if let name = text("pipeline", in: root) { return name }
    let file = path.split(separator: "/").last.map(String.init) ?? ""
    let stem =
      file.hasSuffix(".yaml")
      ? file.dropLast(5) : file.hasSuffix(".yml") ? file.dropLast(4) : file[...]
    if root["pipeline"] == nil, !ScalarType.isPipelineName(String(stem)) {
      let found = ConfigNode.shortened(String(stem))
      report(
        root.position,
        "the pipeline has no name, and the file's name '\(found)' cannot serve",
        "add pipeline: with lower-case letters, digits, '-' and '_'")
    }
    return String(stem)
  }

  /// Returns where report and state lie, neither within the other: whoever gets a report gets the
  /// whole folder.
  private mutating func folders(_ name: String) -> (report: String, state: String) {
    let report = resolved("output", in: root["report"]) ?? resolved("build/report/\(name)")
    let state = resolved("state", in: root) ?? resolved("build/state/\(name)")
    if let problem = Pipeline.problem(ofReport: report, state: state) {
      let place = root["state"] ?? root["report"]?["output"] ?? root
      self.report(place.position, problem, "name two folders of which neither holds the other")
    }
    return (report, state)
  }

  private mutating func locale() -> Language {
    text("locale", in: root).flatMap { Language(rawValue: $0) } ?? .english
  }

  func timeZoneName() -> String {
    guard let text = root["timezone"]?.text, (try? ScalarType.timeZone.check(text)) != nil else {
      return "UTC"
    }
    return text.value
  }

  private func dedupe() -> Int? {
    guard let text = text("dedupe", in: root) else { return 86_400 }
    return text == "none" ? nil : Quantity.span(text) ?? 86_400
  }

  private func inputLimits() -> InputLimits {
    let limits = root["limits"]
    return InputLimits(
      damagedFiles: text("damaged_files", in: limits).flatMap { Int($0) },
      rejectedShare: text("rejected_share", in: limits).flatMap(Quantity.share))
  }

  private func objectives() -> [Objective] {
    (root["objectives"]?.entries ?? []).compactMap { entry in
      guard let text = entry.value.text?.value else { return nil }
      if entry.key == "availability" { return Quantity.share(text).map(Objective.availability) }
      guard let known = Objective.latencyKeys.first(where: { $0.key == entry.key }),
        let seconds = Quantity.latency(text)
      else { return nil }
      return .latency(quantile: known.quantile, seconds: seconds)
    }
  }

  func compatibility(of section: ConfigNode?) -> Compatibility? {
    text("compat", in: section).flatMap(Compatibility.init(rawValue:))
  }

  // MARK: Reading

  /// The text of a scalar.
  func text(_ key: String, in section: ConfigNode?) -> String? { section?[key]?.text?.value }

  func span(_ key: String, in section: ConfigNode?) -> Int? {
    text(key, in: section).flatMap(Quantity.span)
  }

  func fieldPath(_ text: String) -> FieldPath? { try? FieldPath(parsing: text) }

  func path(at key: String, in section: ConfigNode?) -> FieldPath? {
    text(key, in: section).flatMap(fieldPath)
  }

  /// Returns the path of a key, its default where the key is absent, nil where it is `none`.
  func optionalPath(_ key: String, in section: ConfigNode?, default fallback: String) -> FieldPath?
  {
    let text = text(key, in: section) ?? fallback
    return text == "none" ? nil : fieldPath(text)
  }

  private func resolved(_ key: String, in section: ConfigNode?) -> String? {
    text(key, in: section).map { resolved($0) }
  }

  /// Returns a path relative to the pipeline file as an absolute one.
  func resolved(_ text: String) -> String {
    FilePattern.resolved(text, in: FilePattern.resolved("..", in: path))
  }

  mutating func report(_ position: Position, _ message: String, _ suggestion: String? = nil) {
    problems.append(
      Problem(
        line: position.line, column: position.column, message: message, suggestion: suggestion))
  }
}
