import Features
import Foundation
import InferenceLog
import PipelineFile
import ProfileStore

/// What a pipeline makes of the first records of its logs.
public struct Preview: Sendable {
  private let pipeline: Pipeline
  private let files: Int
  private let sample: RecordSample
  private let features: FeatureBatch
  private let sources: SourcePreview
  /// Files and folders that cannot be read.
  public let unreadable: [UnreadablePlace]
  /// What a run would do otherwise than meant, as far as the first records tell.
  public let warnings: [String]
  /// What will go wrong in a run; nil where nothing was seen.
  public let problem: String?

  private var batch: RecordBatch { sample.first }
  private var row: Int { sample.firstRow }

  /// Reads the first records of the first file that has some.
  public init(_ pipeline: Pipeline) throws(ReplayError) {
    self.pipeline = pipeline
    let source = pipeline.requests
    let now = Int64(Date().timeIntervalSince1970)
    let listing = FileFinder(source: source.name).listing(matching: source.patterns)
    let listed = listing.files
    guard let file = listed.first else {
      throw listing.unreadable.first.map { .unreadable("cannot find any log file: \($0)") }
        ?? .noInput(patterns: source.patterns)
    }
    var advice = RequestAdvice(source: source, file: file, now: now)
    var denied: [UnreadablePlace] = []
    for file in listed.prefix(5) where advice.sample.rows == 0 {
      let sample = RecordSample(of: file.absolutePath, source.plan, csv: source.csv, now: now)
      if let failure = sample.failure { denied.append(UnreadablePlace(file, failure)) }
      guard sample.rows > 0 || advice.sample.counts.lines == 0 else { continue }
      advice.file = file
      advice.sample = sample
    }
    files = listed.count
    sample = advice.sample
    sources = SourcePreview(pipeline, now: now)
    features =
      sample.rows > 0 ? pipeline.featurePlan.evaluate(sample.first) : FeatureBatch()
    unreadable = listing.unreadable + denied + sources.unreadable
    warnings = advice.warnings + sources.warnings
    problem = sample.counts.lines == 0 && !denied.isEmpty ? nil : advice.problem
  }

  /// Lines for people: columns with their types and states, and values where they are asked for.
  public func text(showsValues: Bool) -> String {
    var lines = ["pipeline \(pipeline.name): \(files) files match"]
    lines += sources.lines
    guard batch.rowCount > 0 else { return lines.joined(separator: "\n") + "\n" }
    guard !pipeline.inputs.isEmpty || !pipeline.output.columns.isEmpty else {
      lines.append("a record is read as a call, without inputs")
      return (lines + calls).joined(separator: "\n") + "\n"
    }
    lines.append("first record, as it is read:")
    let inputs = pipeline.inputs
    for (index, input) in inputs.enumerated() {
      lines.append(
        line("input", input.name, batch.columns[index], shows: showsValues && !input.isSensitive))
    }
    lines.append("the feature vector that is reconstructed from it:")
    for (index, output) in pipeline.featurePlan.outputs.enumerated() {
      let shows = showsValues && !pipeline.isSensitive(feature: index)
      lines.append(line("feature", output.name, features.columns[index], shows: shows))
    }
    for (index, column) in pipeline.output.columns.enumerated() {
      lines.append(
        line("output", column.name, batch.columns[inputs.count + index], shows: showsValues))
    }
    return (lines + calls).joined(separator: "\n") + "\n"
  }

  /// What the first record tells of its call, where it is looked for.
  private var calls: [String] {
    let plan = pipeline.requests.plan
    func word(_ isFound: Bool) -> String { isFound ? "ok" : "missing" }
    let isUnreadable = batch.statuses[row] == RecordBatch.unreadableStatus
    return [
      ("status", plan.status, isUnreadable ? "no HTTP status" : word(batch.statuses[row] >= 0)),
      ("latency", plan.latency, word(!batch.latencies[row].isNaN)),
      ("host", plan.host, word(batch.hosts.text(at: row) != nil)),
      ("model version", plan.version, word(batch.versions.text(at: row) != nil)),
    ].compactMap { name, path, word in path.map { "  \(name) (\($0)): \(word)" } }
  }

  private func line(_ role: String, _ name: String, _ column: Column, shows: Bool) -> String {
    let state = column.states[row]
    let word =
      switch state {
      case CellState.value: "ok"
      case CellState.coerced: "coerced from another type"
      case CellState.null: "null"
      case CellState.absent: "missing"
      default: "not a \(column.type.rawValue)"
      }
    let value = shows && CellState.holdsValue(state) ? " = \(text(of: column))" : ""
    return "  \(role) \(name) (\(column.type.rawValue)): \(word)\(value)"
  }

  private func text(of column: Column) -> String {
    switch column {
    case .number(let numbers): "\(numbers.values[row])"
    case .category(let categories): categories.dictionary[Int(categories.codes[row])]
    case .boolean(let booleans): "\(booleans.values[row])"
    case .timestamp(let times): "\(times.nanoseconds[row]) ns"
    case .vector(let vectors):
      "\(vectors.elements[vectors.offsets[row]..<vectors.offsets[row + 1]])"
    }
  }
}
