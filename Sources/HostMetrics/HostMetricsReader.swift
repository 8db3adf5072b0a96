// What comes in: the path of a file and its format. What goes out: readings of hosts, counters as
// counters, and what became of every line. Called by the run, a reader per worker. It never ends on
// bad input and prints nothing.

import Gzip
import InferenceLog

/// What a metrics file held.
public struct HostFile: Sendable {
  /// The readings.
  public var readings: HostReadings
  /// What became of the lines.
  public var counts: HostCounts
  /// What was found of the file itself.
  public var summary: GzipSummary
}

/// Reads files of hosts' metrics, compressed or not.
public struct HostMetricsReader: Sendable {
  private let format: HostMetricsFormat
  private let settings: HostMetricsSettings

  /// Creates a reader of a format.
  public init(_ format: HostMetricsFormat, settings: HostMetricsSettings = HostMetricsSettings()) {
    self.format = format
    self.settings = settings
  }

  /// Reads a file.
  ///
  /// `modified` is when the file was changed last, in nanoseconds since 1970: the time of
  /// node_exporter's scrapes that nothing else dates.
  ///
  /// - Throws: Why the file cannot be read at all; damage within it is part of the summary.
  public func read(
    path: String, modified: Int64? = nil, inflater: InflaterKind
  ) throws(GzipError) -> HostFile {
    let lines = try GzipLineReader(path: path, inflater: inflater)
    var lineReader = FormatReader(format, settings, path: path, modified: modified)
    var collector = HostCollector(composed: settings.composed)
    while let block = try lines.next() {
      // SAFETY: bytes of any memory may be read as UInt8; the block stays until the next is asked.
      let bytes = unsafe block.bytes.bindMemory(to: UInt8.self)
      unsafe lineReader.read(bytes.span, firstLine: block.firstLine, into: &collector)
    }
    lineReader.end(into: &collector)
    let summary = lines.summary
    collector.rejectTooLong(summary.tooLongCount, at: summary.tooLong)
    return HostFile(readings: collector.readings, counts: collector.counts, summary: summary)
  }

  /// Reads lines that are in memory already.
  func read(
    _ text: [UInt8], path: String = "", modified: Int64? = nil
  ) -> (readings: HostReadings, counts: HostCounts) {
    var lineReader = FormatReader(format, settings, path: path, modified: modified)
    var collector = HostCollector(composed: settings.composed)
    lineReader.read(text.span, firstLine: 1, into: &collector)
    lineReader.end(into: &collector)
    return (collector.readings, collector.counts)
  }
}

/// The reader of one file.
private enum FormatReader {
  case otlp(OTLPReader)
  case nodeExporter(NodeExporterReader)
  case sadf(SadfReader)
  case flat(FlatReader)
  /// While a reader is taken out to read, so that nothing of it is copied.
  case out

  init(
    _ format: HostMetricsFormat, _ settings: HostMetricsSettings, path: String, modified: Int64?
  ) {
    self =
      switch format {
      case .otlp: .otlp(OTLPReader(defaultHost: settings.host))
      case .nodeExporter:
        .nodeExporter(NodeExporterReader(settings, path: path, modified: modified))
      case .sadf: .sadf(SadfReader(defaultHost: settings.host))
      case .flat(let fields): .flat(FlatReader(fields, defaultHost: settings.host))
      }
  }

  mutating func read(
    _ block: Span<UInt8>, firstLine: Int, into collector: inout HostCollector
  ) {
    switch take() {
    case .otlp(var reader):
      Self.forEachLine(of: block, firstLine, &collector) { reader.read($0, into: &$1) }
      self = .otlp(reader)
    case .nodeExporter(var reader):
      Self.forEachLine(of: block, firstLine, &collector) { reader.read($0, into: &$1) }
      self = .nodeExporter(reader)
    case .sadf(var reader):
      reader.read(block, into: &collector)
      self = .sadf(reader)
    case .flat(var reader):
      Self.forEachLine(of: block, firstLine, &collector) { reader.read($0, into: &$1) }
      self = .flat(reader)
    case .out: break
    }
  }

  private mutating func take() -> FormatReader {
    defer { self = .out }
    return self
  }

  mutating func end(into collector: inout HostCollector) {
    switch take() {
    case .otlp(var reader): reader.end(into: &collector)
    case .nodeExporter(var reader): reader.end(into: &collector)
    case .sadf(var reader): reader.end(into: &collector)
    case .flat, .out: break
    }
  }

  /// Begins and gives the lines of a block that are not blank, without their ends.
  private static func forEachLine(
    of block: Span<UInt8>, _ firstLine: Int, _ collector: inout HostCollector,
    _ body: (Span<UInt8>, inout HostCollector) -> Void
  ) {
    var (start, number) = (0, firstLine)
    while start < block.count {
      var end = start
      while end < block.count, block[end] != UInt8(ascii: "\n") { end += 1 }
      let isCRLF = end > start && block[end - 1] == UInt8(ascii: "\r")
      let line = block.extracting(start..<(isCRLF ? end - 1 : end))
      collector.begin(line: number)
      if isBlank(line) { collector.endBlankLine() } else { body(line, &collector) }
      (start, number) = (end + 1, number + 1)
    }
  }

  private static func isBlank(_ line: Span<UInt8>) -> Bool {
    for index in line.indices where line[index] != 0x20 && !(0x09...0x0D).contains(line[index]) {
      return false
    }
    return true
  }
}
