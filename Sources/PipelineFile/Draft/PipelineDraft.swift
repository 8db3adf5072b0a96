import InferenceLog

/// A first pipeline file for a log, with comments for the people who go on with it.
///
/// It is made of names of fields, counts and times; no text of a record is in it.
public struct PipelineDraft {
  private let name: String
  private let patterns: [String]
  private let timeZone: String
  private let roles: DraftRoles
  private let times: ClosedRange<Int64>
  private let distinctModels: Int

  /// Why no pipeline can be drafted.
  public enum Failure: Error, CustomStringConvertible, Sendable {
    /// No line of the log is a JSON object.
    case noRecords
    /// The log is an access log.
    case accessLog
    /// No field tells when a call was made.
    case noTime
    /// No field is left that the model may have seen.
    case noInputs

    /// What was looked for, and the remedy.
    public var description: String {
      switch self {
      case .noRecords:
        "expected lines of JSON, one object each, and found none; 'tidemark inspect' tells what the "
          + "file holds"
      case .accessLog:
        "this is an access log of nginx or Envoy, which has calls and no inputs: name its files under "
          + "'sources.access' of a pipeline file (docs/pipeline-file.md), alone or beside the requests"
      case .noTime:
        "found no field with the time of the call in nearly all records: RFC 3339 text with a zone, "
          + "as 2025-01-06T00:00:00Z, or a number of seconds to nanoseconds since 1970; 'tidemark "
          + "inspect' lists the fields"
      case .noInputs:
        "found no field that a model may have seen beside the time, the id and the answer; 'tidemark "
          + "inspect' lists the fields"
      }
    }
  }

  /// Drafts a pipeline.
  ///
  /// - Parameters:
  ///   - survey: What the log's records hold.
  ///   - name: The pipeline's name; what it cannot hold is replaced.
  ///   - patterns: The files, from the folder of the pipeline file on.
  ///   - timeZone: The time zone of its windows.
  public init(
    _ survey: FieldSurvey, name: String, patterns: [String], timeZone: String
  ) throws(Failure) {
    guard survey.objects > 0 else { throw .noRecords }
    let guesses = survey.fields.map(FieldGuess.init)
    guard !guesses.contains(where: { Names.access.contains($0.name) }) else { throw .accessLog }
    roles = DraftRoles(survey)
    guard let times = roles.time?.field.facts.times else { throw .noTime }
    guard roles.inputs.contains(where: { InputLine($0) != nil }) else { throw .noInputs }
    self.name = Self.pipelineName(name)
    self.patterns = patterns
    self.timeZone = timeZone
    self.times = times
    distinctModels = roles.modelName?.field.facts.distinct ?? 0
  }

  /// The pipeline file.
  public var text: String {
    [head, model, source, inputs, features, output, windows]
      .filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  // MARK: Sections

  private var head: [String] {
    [
      "# Written by 'tidemark init' from the names of the log's fields and what they hold: a start, to",
      "# be read and corrected. All keys: docs/pipeline-file.md. Paths are relative to this file.",
      "#",
      "#   tidemark validate \(name).yaml    checks this file, and shows what is read of the first record",
      "#   tidemark run \(name).yaml         reads what is new and writes the report",
      "",
      "pipeline: \(name)",
      "# title: What stakeholders read at the top of every page",
      "timezone: \(YAMLText.scalar(timeZone))   # windows begin at its midnight",
      "settle: 10m   # files that changed since then wait for the next run; 0s takes them at once",
    ]
  }

  private var model: [String] {
    let paths = [("name", roles.modelName), ("version", roles.modelVersion)].map { key, guess in
      "\(key): \(guess.map { YAMLText.scalar($0.field.path.description) } ?? "none")"
    }
    return ["model: {\(paths.joined(separator: ", "))}"]
  }

  private var source: [String] {
    var lines = ["sources:", "  requests:"]
    let files = patterns.map(YAMLText.scalar)
    lines.append(
      "    files: " + (files.count == 1 ? files[0] : "[\(files.joined(separator: ", "))]"))
    if distinctModels > 1, let name = roles.modelName {
      lines.append(
        "    # The log has \(distinctModels) models; a pipeline is for one:")
      lines.append("    # where: {\(YAMLText.scalar(name.field.path.description)): its name}")
    }
    lines.append("    time: \(path(roles.time))")
    lines.append(
      "    id: \(path(roles.id))"
        + (roles.id == nil ? "   # no field tells calls apart: copies and retries count" : ""))
    if let row = roles.row {
      lines.append("    row: \(path(row))   # several records of one id are rows of one call")
    }
    if let rows = roles.rows {
      lines.append("    rows: \(YAMLText.scalar(rows.path.description))   # each element is a row")
    }
    lines.append("    status: \(path(roles.status))")
    if let latency = roles.latency {
      let unit = latency.unit ?? Self.likelyUnit(latency.field.facts)
      lines.append(
        "    latency: {path: \(path(latency)), unit: \(unit)}"
          + (latency.unit == nil ? "   # the unit is a guess" : ""))
    } else {
      lines.append("    latency: none")
    }
    lines.append("    host: \(path(roles.host))")
    return lines
  }

  private var inputs: [String] {
    var lines = ["# The raw fields of a request. A path alone is a number.", "inputs:"]
    var names = InputNames()
    for input in roles.inputs {
      lines.append(InputLine(input)?.text(&names) ?? InputLine.reasonForNone(input))
    }
    if !roles.unused.isEmpty {
      lines.append("  # In the log, and not used here:")
      lines += roles.unused.map { "  #   \($0.field.path.description.asComment)" }
    }
    return lines
  }

  private var features: [String] {
    [
      "# The vector that the model saw, rebuilt from the inputs: docs/expressions.md.",
      "# features:",
      "#   log_amount: log1p(amount)",
      "#   is_weekend: weekday(ts) >= 6",
    ]
      + (roles.loggedFeatures.map {
        [
          "# Each feature that is named and rebuilt here can be compared with what the server logged:",
          "# logged_features: \(YAMLText.scalar($0.description).asComment)",
        ]
      } ?? [])
  }

  private var output: [String] {
    var keys: [String] = []
    if let score = roles.score { keys.append("score: \(path(score))") }
    let isBinary = roles.score != nil
    if let decision = roles.decision, !isBinary || decision.hasPlainClasses {
      keys.append("class: \(path(decision))")
    }
    if let value = roles.value { keys.append("value: \(path(value))") }
    guard !keys.isEmpty else {
      return ["# No answer was recognised: output: {score: path} or {class: path} or {value: path}"]
    }
    return ["output: {\(keys.joined(separator: ", "))}"]
  }

  private var windows: [String] {
    let days = Double(times.upperBound - times.lowerBound) / 86_400e9
    let isShort = days < 5
    let length = isShort ? days * 24 : days
    let first = length >= 56 ? 28 : max(1, Int(length / 3))
    let unit = isShort ? "hour" : "day"
    return [
      "# What gets a report, and what it is compared with: here the "
        + (first == 1 ? "first \(unit)." : "first \(first) \(unit)s."),
      "windows: {every: [\(isShort ? "hour, day" : "day")], lateness: \(isShort ? "10m" : "1d")}",
      "reference: {first: \(first)}",
    ]
  }

  private func path(_ guess: FieldGuess?) -> String {
    guess.map { YAMLText.scalar($0.field.path.description) } ?? "none"
  }

  // MARK: Guesses

  /// The unit of a span of time whose name has none.
  private static func likelyUnit(_ facts: FieldFacts) -> String {
    facts.maximum <= 60 && facts.wholeNumbers * 2 < facts.present ? "s" : "ms"
  }

  private static func pipelineName(_ text: String) -> String {
    let lower = text.lowercased().unicodeScalars.map { scalar -> Character in
      let isPlain =
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      return isPlain || scalar == "_" ? Character(scalar) : "-"
    }
    let trimmed = String(String(lower.prefix(64)).drop { $0 == "-" || $0 == "_" })
    return trimmed.isEmpty ? "model" : trimmed
  }
}

extension FieldGuess {
  /// Whether its classes are those of a binary classifier that need no `positive`: 0 and 1, or false
  /// and true.
  fileprivate var hasPlainClasses: Bool {
    let facts = field.facts
    return facts.mainKind == .boolean
      || facts.mainKind == .number && facts.minimum >= 0 && facts.maximum <= 1
        && facts.wholeNumbers == facts.kinds[.number]
  }
}
