import Gzip
import HostMetrics
import PipelineFile
import ProfileStore
import Reports

/// What the sources beside the requests hold, as far as their first files tell.
struct SourcePreview: Sendable {
  private let pipeline: Pipeline
  private let labels: [LabelPreview]

  /// Reads the first records of each source of labels; `now` is in seconds since 1970.
  init(_ pipeline: Pipeline, now: Int64) {
    self.pipeline = pipeline
    labels = (pipeline.labels?.sources ?? []).map { LabelPreview($0, now: now) }
  }

  /// What of the labels would be read otherwise than meant.
  var warnings: [String] { labels.flatMap(\.warnings) }

  /// A line for every source beside the requests; no value of a record is in them.
  var lines: [String] {
    var lines: [String] = []
    for label in labels {
      lines.append("source \(label.source.name): \(count(label.files)) match\(label.text)")
    }
    if let access = pipeline.access {
      lines.append("source \(access.name): \(count(files(access.name, access.patterns))) match")
    }
    return lines + pipeline.metrics.map(line)
  }

  /// Files and folders that cannot be read.
  var unreadable: [UnreadablePlace] {
    var sources: [(String, [String])] = []
    if let access = pipeline.access { sources.append((access.name, access.patterns)) }
    sources += pipeline.metrics.map { ($0.name, $0.patterns) }
    return labels.flatMap(\.unreadable)
      + sources.flatMap { FileFinder(source: $0).listing(matching: $1).unreadable }
  }

  private func files(_ name: String, _ patterns: [String]) -> [ListedFile] {
    FileFinder(source: name).listing(matching: patterns).files
  }

  private func count(_ files: [ListedFile]) -> String {
    files.count == 1 ? "1 file" : "\(files.count) files"
  }

  private func line(_ source: MetricSource) -> String {
    let files = files(source.name, source.patterns)
    let start = "source \(source.name): \(count(files)) match"
    guard let first = files.first else { return start }
    let settings = HostMetricsSettings(
      host: source.host, path: source.path, composed: TextForm.composed)
    do throws(GzipError) {
      let file = try HostMetricsReader(source.format, settings: settings)
        .read(path: first.absolutePath, modified: first.modified, inflater: .zlib)
      guard !file.readings.isEmpty else {
        return "\(start); the first gives no reading: \(why(file))"
      }
      let hosts = file.readings.hostNames
      let shown = hosts.prefix(5).joined(separator: ", ") + (hosts.count > 5 ? " …" : "")
      return "\(start); the first has \(file.readings.pointCount) readings of \(shown)"
    } catch {
      return "\(start); \(error.description)"
    }
  }

  /// Why a file gave no reading: the most frequent reason.
  private func why(_ file: HostFile) -> String {
    let reasons = file.counts.rejected.merging(file.counts.rejectedPoints, uniquingKeysWith: +)
    let most = reasons.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
    return most.map { "\(ReasonText.rejection($0.key.rawValue)) (\($0.value))" }
      ?? "it holds nothing of hosts"
  }
}
