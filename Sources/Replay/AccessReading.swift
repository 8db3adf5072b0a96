import InferenceLog
import PipelineFile
import ProfileStore
import Profiles

/// Reads one file of an access log at a time; its calls stand in for those of the requests.
final class AccessReading {
  private let reading: FileReading
  private let setup: Setup

  /// Creates a reading; nil where the pipeline has no access log beside its requests.
  init?(_ setup: Setup, options: RunOptions, memory: Int, place: SpillPlace) {
    guard let access = setup.pipeline.access else { return nil }
    self.setup = setup
    let own = Setup(setup.pipeline.readingCalls(of: access), reading: .calls)
    reading = FileReading(own, options: options, memory: memory, place: place)
  }

  /// Reads a file and gives its contribution.
  func contribution(of planned: PlannedFile) throws(FileFailure) -> FileContribution {
    var contribution = try reading.contribution(of: planned)
    let source = planned.file.place.source
    contribution.columnsDigest = setup.otherDigests[source] ?? contribution.columnsDigest
    for place in contribution.partials.indices {
      guard case .rows = PartialSlice(contribution.partials[place].slice) else { continue }
      contribution.partials[place].slice = PartialSlice.access.name
    }
    return contribution
  }
}

/// What a batch of an access log is before it is a batch of calls.
enum AccessRows {
  /// Returns the batch with the server that answered in the place of lists of attempts, and with the
  /// start of calls that are logged at their end; and which calls were tried more than once.
  static func calls(_ batch: RecordBatch) -> (RecordBatch, retried: [Bool]) {
    var calls = batch
    let hosts = batch.hosts.dictionary.map(answering)
    calls.hosts.dictionary = hosts.map(\.host)
    var retried = [Bool](repeating: false, count: batch.rowCount)
    for row in 0..<batch.rowCount where CellState.holdsValue(batch.hosts.states[row]) {
      let host = hosts[Int(batch.hosts.codes[row])]
      retried[row] = host.attempts > 1
      if host.host.isEmpty { calls.hosts.states[row] = CellState.null }
    }
    if case .number(let attempts)? = batch.columns.first {
      for row in 0..<batch.rowCount where attempts.values[row] > 1 { retried[row] = true }
    } else {
      for row in 0..<batch.rowCount where batch.latencies[row].isFinite {
        // nginx logs when it is done.
        let took = batch.latencies[row] * 1e9
        guard took > 0, took < 1e15 else { continue }
        calls.times[row] = batch.times[row].subtractingReportingOverflow(Int64(took)).partialValue
      }
    }
    return (calls, retried)
  }

  /// The last of a list of attempts, as in `10.0.0.1:80, 10.0.0.2:80 : 10.0.0.3:80`, and how many
  /// there are; a dash is nobody.
  private static func answering(_ text: String) -> (host: String, attempts: Int) {
    let groups = text.split(separator: " : ")
    let attempts = groups.flatMap { $0.split(separator: ", ") }
    let last = attempts.last.map(String.init) ?? ""
    return (last == "-" ? "" : last, attempts.count)
  }
}
