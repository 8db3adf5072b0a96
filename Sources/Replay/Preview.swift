import Features
import Gzip
import InferenceLog
import PipelineFile
import ProfileStore

/// What a pipeline makes of the first record of its logs.
public struct Preview: Sendable {
  private let pipeline: Pipeline
  private let files: Int
  private let batch: RecordBatch
  private let features: FeatureBatch
  /// Folders that cannot be looked into.
  public let unreadable: [UnreadablePlace]
  /// What will go wrong in a run; nil where nothing was seen.
  public let problem: String?

  /// Reads the first record of the first file that has one.
  public init(_ pipeline: Pipeline) throws(ReplayError) {
    self.pipeline = pipeline
    let listing = FileFinder(source: pipeline.requests.name).listing(
      matching: pipeline.requests.patterns)
    let listed = listing.files
    files = listed.count
    unreadable = listing.unreadable + SourcePreview(pipeline).unreadable
    guard !listed.isEmpty else {
      throw listing.unreadable.first.map { .unreadable("cannot find any log file: \($0)") }
        ?? .noInput(patterns: pipeline.requests.patterns)
    }
    var first = RecordBatch()
    var counts = RecordCounts()
    for file in listed.prefix(5) where first.rowCount == 0 {
      (first, counts) = Self.firstRows(of: file.absolutePath, pipeline)
    }
    batch = first
    features = first.rowCount > 0 ? pipeline.featurePlan.evaluate(first) : FeatureBatch()
    problem =
      first.rowCount > 0
      ? nil
      : "no record of the first files is accepted: \(counts.rejected) of \(counts.lines) lines "
        + "were rejected, \(counts.filtered) filtered; 'tidemark inspect' shows their fields"
  }

  private static func firstRows(
    of path: String, _ pipeline: Pipeline
  ) -> (RecordBatch, RecordCounts) {
    let reader = RecordReader(plan: pipeline.requests.plan, batchCapacity: 256)
    var batch = RecordBatch()
    do throws(GzipError) {
      let lines = try GzipLineReader(path: path)
      while batch.rowCount == 0, let block = try lines.next() {
        // SAFETY: the block stays valid until the next one is asked for.
        unsafe reader.begin(block.bytes, firstLine: block.firstLine)
        _ = reader.next(into: &batch)
      }
    } catch {
      // A file that cannot be read has no first record; the run will say why.
    }
    return (batch, reader.counts)
  }

  /// Lines for people: columns with their types and states, and values where they are asked for.
  public func text(showsValues: Bool) -> String {
    var lines = ["pipeline \(pipeline.name): \(files) files match"]
    lines += SourcePreview(pipeline).lines
    guard batch.rowCount > 0 else { return lines.joined(separator: "\n") + "\n" }
    guard !pipeline.inputs.isEmpty || !pipeline.output.columns.isEmpty else {
      lines.append("a record is read as a call, without inputs")
      return lines.joined(separator: "\n") + "\n"
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
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ role: String, _ name: String, _ column: Column, shows: Bool) -> String {
    let state = column.states[0]
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
    case .number(let numbers): "\(numbers.values[0])"
    case .category(let categories): categories.dictionary[Int(categories.codes[0])]
    case .boolean(let booleans): "\(booleans.values[0])"
    case .timestamp(let times): "\(times.nanoseconds[0]) ns"
    case .vector(let vectors): "\(vectors.elements[vectors.offsets[0]..<vectors.offsets[1]])"
    }
  }
}
