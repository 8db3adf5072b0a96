import Checks
import PipelineFile
import ProfileStore
import Reports
import Windows

/// Writes the numbers of published windows for other programs: Prometheus, spreadsheets, build
/// servers.
struct Exports {
  let setup: Setup
  let store: ProfileStore
  let folder: ReportFolder
  /// The lines of windows that were just rendered, as `history` gives them, by their paths.
  let rendered: [String: SpilledBlock]

  typealias Files = [(path: String, content: [UInt8])]

  /// Returns the numbers that the state keeps of a window: what checks judge, and what the report
  /// tells beside it.
  static func metrics(_ result: WindowResult, _ report: ReportDocument) -> [MetricValue] {
    let judged = result.measurements.map { measurement in
      let metric = measurement.metric
      return MetricValue(
        column: measurement.column ?? "",
        metric: measurement.compatibility.map { "\(metric)[\($0.rawValue)]" } ?? metric,
        value: measurement.value)
    }
    return judged
      + ReportNumbers.all(of: report).map {
        MetricValue(slice: $0.slice, column: $0.column, metric: $0.metric, value: $0.value)
      }
  }

  /// Returns the lines of a window in its year's table.
  static func history(of window: WindowDocument, _ metrics: [MetricObject]) -> [UInt8] {
    HistoryCSV.lines(
      granularity: window.granularity, window: window.name,
      numbers: metrics.sorted { ($0.slice, $0.column) < ($1.slice, $1.column) }.flatMap { object in
        object.entries.map {
          ExportedNumber(
            slice: object.slice, column: object.column, metric: $0.metric, value: $0.value)
        }
      })
  }

  /// A published window that is over.
  struct Published {
    var window: Window
    var summary: WindowSummary
  }

  /// Returns the windows that are over; `summaries` are by granularity, each in the order of time.
  static func published(_ summaries: [WindowSummary], _ windows: [Window]) -> [Published] {
    let byName = Dictionary(
      windows.map { (Publishing.path(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
    return summaries.filter { $0.index.state != .open }.compactMap { summary in
      byName["\(summary.index.granularity)/\(summary.index.name)"].map {
        Published(window: $0, summary: summary)
      }
    }
  }

  /// Returns the exports of windows, but for the tables of their years.
  func files(of published: [Published]) throws(ReplayError) -> Files {
    var files: Files = [("metrics.prom", try metrics(newest(published)).prometheus)]
    if setup.pipeline.exportsOpenMetrics {
      files.append(("metrics.openmetrics", try metrics(published).openMetrics))
    }
    if let newest = published.last(where: { $0.window.granularity == setup.base.granularity }) {
      let document = JUnitReport.render(
        pipeline: setup.pipeline.name, window: newest.window.name, areas: newest.summary.areas,
        findings: newest.summary.findings)
      files.append(("junit.xml", Array(document.utf8)))
    }
    return files
  }

  /// Returns the newest window of each granularity.
  private func newest(_ windows: [Published]) -> [Published] {
    setup.calendars.compactMap { calendar in
      windows.last { $0.window.granularity == calendar.granularity }
    }
  }

  private func metrics(_ windows: [Published]) throws(ReplayError) -> MetricsText {
    var text = MetricsText(pipeline: setup.pipeline.name)
    for window in windows { text.add(try exported(window)) }
    return text
  }

  private func exported(_ published: Published) throws(ReplayError) -> ExportedWindow {
    let window = published.window
    let metrics: [WindowMetrics]
    do throws(StoreError) {
      metrics = try store.metrics(
        granularity: window.granularity.name,
        startingIn: WindowBounds(start: window.start, end: window.start + 1))
    } catch {
      throw .state(error)
    }
    return ExportedWindow(
      index: published.summary.index, findings: published.summary.findings, start: window.start,
      end: window.end,
      numbers: metrics.flatMap(\.values).map {
        ExportedNumber(slice: $0.slice, column: $0.column, metric: $0.metric, value: $0.value)
      })
  }
}

extension Exports {
  /// Writes the tables of all years in which windows begin, by local time, and returns what they are
  /// and how many of them changed.
  ///
  /// A window's lines are taken from the table of before where its report is the same, so that a
  /// night costs a window and not a year.
  func writeHistory(
    _ windows: [Published]
  ) throws(ReplayError) -> (files: [ManifestFileDocument], changed: Int) {
    let before = Dictionary(
      folder.published.map { ($0.path, $0) }, uniquingKeysWith: { $1 })
    let byYear = Dictionary(grouping: windows) { String($0.summary.index.start.prefix(4)) }
    var files: [ManifestFileDocument] = []
    var changed = 0
    for (year, windows) in byYear.sorted(by: { $0.key < $1.key }) {
      let path = "history/\(year).csv"
      let old = before[path].flatMap { known in
        folder.bytes(of: path).flatMap {
          Manifest.file(path: path, content: $0) == known ? $0 : nil
        }
      }
      let table = HistoryCSV(old ?? [])
      let written = try folder.writeParts(of: path) { (file) throws(ReplayError) in
        try file.add(Array(HistoryCSV.header.utf8))
        for window in windows { try file.add(lines(of: window, table, before)) }
      }
      files.append(written.document)
      changed += written.isChanged ? 1 : 0
    }
    return (files, changed)
  }

  private func lines(
    of published: Published, _ table: HistoryCSV, _ before: [String: ManifestFileDocument]
  ) throws(ReplayError) -> [UInt8] {
    let index = published.summary.index
    if table.holds(index), isUnchanged(published, before) { return table.lines(of: index) }
    guard let block = rendered[Publishing.path(of: published.window)] else {
      return HistoryCSV.lines(of: try exported(published))
    }
    do throws(StoreError) {
      return try block.bytes()
    } catch {
      throw .state(error)
    }
  }

  /// Whether a window's report is the one that the last publication listed.
  private func isUnchanged(
    _ published: Published, _ before: [String: ManifestFileDocument]
  ) -> Bool {
    let path = Publishing.path(of: published.window) + "/report.json"
    guard let now = published.summary.files.first(where: { $0.path == path }) else { return false }
    return before[path] == now
  }
}
