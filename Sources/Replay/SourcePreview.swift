import Gzip
import HostMetrics
import PipelineFile
import ProfileStore

/// What the sources beside the requests hold, as far as their first files tell.
struct SourcePreview {
  let pipeline: Pipeline

  init(_ pipeline: Pipeline) { self.pipeline = pipeline }

  /// A line for every source beside the requests; no value of a record is in them.
  var lines: [String] {
    var lines: [String] = []
    for source in pipeline.labels?.sources ?? [] {
      lines.append("source \(source.name): \(count(files(source.name, source.patterns))) match")
    }
    if let access = pipeline.access {
      lines.append("source \(access.name): \(count(files(access.name, access.patterns))) match")
    }
    return lines + pipeline.metrics.map(line)
  }

  /// Folders that cannot be looked into.
  var unreadable: [UnreadablePlace] {
    var sources = pipeline.labels?.sources.map { ($0.name, $0.patterns) } ?? []
    if let access = pipeline.access { sources.append((access.name, access.patterns)) }
    sources += pipeline.metrics.map { ($0.name, $0.patterns) }
    return sources.flatMap { FileFinder(source: $0).listing(matching: $1).unreadable }
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
    return most.map { "\($0.key.rawValue) (\($0.value))" } ?? "it holds nothing of hosts"
  }
}
