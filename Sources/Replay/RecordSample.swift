import Gzip
import InferenceLog
import ProfileStore

/// What the first records of a file hold, as far as a pipeline reads them.
struct RecordSample {
  /// The first rows; none where no record is accepted.
  private(set) var first = RecordBatch()
  /// Which of them is the first of a call that has rows.
  private(set) var firstRow = 0
  /// What became of the lines.
  private(set) var counts = RecordCounts()
  /// Why the file cannot be read; nil where it can.
  private(set) var failure: GzipError?
  /// The rows that were looked at.
  private(set) var rows = 0
  /// Those with a status code.
  private(set) var statuses = 0
  /// Those with something in the place of a status that is no code.
  private(set) var unreadableStatuses = 0
  /// Those with a latency.
  private(set) var latencies = 0
  /// Those with a host.
  private(set) var hosts = 0
  /// Those with a model version.
  private(set) var versions = 0
  /// Those with a time that no log is likely to have.
  private(set) var misdated = 0
  /// Those with a value, by column.
  private(set) var values: [Int] = []
  private var ids: Set<CallKey> = []
  private var calls: Set<Call> = []

  private struct Call: Hashable {
    var key: CallKey
    var time: Int64
  }

  /// How many rows are looked at, or little more.
  static let limit = 65_536

  /// Creates the sample of nothing.
  init() {}

  /// Reads the first records of a file; `now` is in seconds since 1970.
  init(
    of path: String, _ plan: ExtractionPlan, csv: CSVLines.Names? = nil, now: Int64,
    upTo limit: Int = RecordSample.limit
  ) {
    let log = LogReading(plan, csv: csv, inflater: .zlib)
    let likely = LikelyTimes(now: now)
    var sample = RecordSample()
    do throws(GzipError) {
      _ = try log.read(path, upTo: limit) { sample.add($0, likely) }
    } catch {
      sample.failure = error
    }
    sample.counts = log.counts
    self = sample
  }

  /// How many calls there are, exact copies left out.
  var callCount: Int { calls.count }

  /// How many ids these calls have.
  var idCount: Int { ids.count }

  private mutating func add(_ batch: RecordBatch, _ likely: LikelyTimes) {
    guard batch.rowCount > 0 else { return }
    if rows == 0, let row = batch.rowIndexes.firstIndex(where: { $0 != RecordBatch.noRow }) {
      (first, firstRow) = (batch, row)
    }
    rows += batch.rowIndexes.count { $0 != RecordBatch.noRow }
    statuses += batch.statuses.count { $0 >= 0 }
    unreadableStatuses += batch.statuses.count { $0 == RecordBatch.unreadableStatus }
    latencies += batch.latencies.count { !$0.isNaN }
    misdated += batch.times.count { !likely.contains($0) }
    for row in 0..<batch.rowCount {
      if batch.hosts.text(at: row) != nil { hosts += 1 }
      if batch.versions.text(at: row) != nil { versions += 1 }
      ids.insert(batch.keys[row])
      calls.insert(Call(key: batch.keys[row], time: batch.times[row]))
    }
    if values.isEmpty { values = batch.columns.map { _ in 0 } }
    for (index, column) in batch.columns.enumerated() {
      values[index] += column.states.count { CellState.holdsValue($0) }
    }
  }
}

/// The times that a log may well have: from 1990 until a day after now.
struct LikelyTimes {
  private let range: ClosedRange<Int64>

  /// Creates the times up to a day after `now`, in seconds since 1970.
  init(now: Int64) {
    let first = Nanoseconds.of(631_152_000)
    range = first...max(first, Nanoseconds.of(now + 86_400))
  }

  /// Whether a time, in nanoseconds, is one of them.
  func contains(_ time: Int64) -> Bool { range.contains(time) }

  /// Whether all times from `first` to `last` lie on one side of them.
  func excludes(_ first: Int64, _ last: Int64) -> Bool {
    last < range.lowerBound || first > range.upperBound
  }
}
