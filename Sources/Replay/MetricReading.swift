import Gzip
import HostMetrics
import PipelineFile
import ProfileStore
import Windows

/// Reads one file of host metrics at a time and gives what the state keeps of it.
final class MetricReading {
  private let setup: Setup
  private let inflater: InflaterKind
  private let readers: [String: HostMetricsReader]

  /// Creates a reading of all sources of metrics.
  init(_ setup: Setup, options: RunOptions) {
    self.setup = setup
    inflater = options.inflater
    readers = Dictionary(
      setup.pipeline.metrics.map { source in
        let settings = HostMetricsSettings(
          host: source.host, path: source.path, composed: TextForm.composed)
        return (source.name, HostMetricsReader(source.format, settings: settings))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether files of a source are read by it.
  func reads(_ source: String) -> Bool { readers[source] != nil }

  /// Reads a file and gives its contribution.
  func contribution(of planned: PlannedFile) throws(GzipError) -> FileContribution {
    let source = planned.file.place.source
    let reader = readers[source] ?? HostMetricsReader(.otlp)
    let file = try reader.read(
      path: planned.file.absolutePath, modified: planned.file.modified, inflater: inflater)
    let latest = setup.latestTime(inFileChanged: planned.file.modified)
    let kept = file.readings.part(
      from: setup.pipeline.windows.epochSeconds, to: latest.map { $0 / 1_000_000_000 + 1 } ?? .max)
    var counts = FileCountsDocument(file)
    counts.outOfRangeRows = file.readings.pointCount - kept.pointCount
    return FileContribution(
      planned: planned,
      digest: FileDigest.digest(high: file.summary.digest.high, low: file.summary.digest.low),
      counts: counts, firstTime: kept.firstTime, lastTime: kept.lastTime,
      damage: file.summary.damage.map {
        FileDamage(kind: $0.kind.rawValue, offset: Int64($0.compressedByteOffset))
      }, columnsDigest: setup.otherDigests[source] ?? setup.columnsDigest,
      readings: records(of: kept))
  }

  /// The most base windows that one file may tell of: two years of hours.
  private static let mostWindows = 17_600

  private func records(of readings: HostReadings) -> [ReadingsRecord] {
    guard let first = readings.firstTime, let last = readings.lastTime else { return [] }
    let windows = setup.base.windows(
      from: setup.base.window(containing: first / 1_000_000_000).start,
      to: last / 1_000_000_000 + 1, limit: Self.mostWindows)
    var records: [ReadingsRecord] = []
    split(readings, windows[...], into: &records)
    return records
  }

  /// Cuts readings by windows, halves first, so that no point is looked at for every window.
  private func split(
    _ readings: HostReadings, _ windows: ArraySlice<Window>, into records: inout [ReadingsRecord]
  ) {
    guard let first = windows.first, let last = windows.last else { return }
    let part = readings.part(from: first.start, to: last.end)
    guard !part.isEmpty else { return }
    guard windows.count > 1 else {
      let bounds = WindowBounds(start: first.start, end: first.end)
      return records.append(ReadingsRecord(bounds: bounds, bytes: part.encoded))
    }
    let middle = windows.startIndex + windows.count / 2
    split(part, windows[..<middle], into: &records)
    split(part, windows[middle...], into: &records)
  }
}

extension FileCountsDocument {
  /// The counts of a file of host metrics.
  init(_ file: HostFile) {
    self.init()
    lines = file.counts.lines
    blank = file.counts.blank
    accepted = file.counts.accepted
    filtered = file.counts.filtered
    for (reason, count) in file.counts.rejected { rejected[reason.rawValue] = count }
    unterminated = file.summary.unterminatedLines
    nonstandard = file.counts.nonstandard
    rows = file.counts.points
  }
}
