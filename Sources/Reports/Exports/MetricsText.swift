/// The numbers of windows in the text formats of Prometheus.
public struct MetricsText {
  private struct Sample {
    var time: Int64
    var value: Double
  }

  private struct Series {
    var family: String
    var labels: String
    var samples: [Sample] = []
  }

  private let pipeline: String
  private var series: [Series] = []
  /// The places of series by family and labels.
  private var places: [String: Int] = [:]

  /// Creates the text of no window.
  public init(pipeline: String) { self.pipeline = pipeline }

  /// Adds a window; windows of one granularity come in the order of time.
  ///
  /// Numbers of slices are left out, so that values of a log make no series. Of numbers with one
  /// name the first counts: a series that comes twice would spoil the file.
  public mutating func add(_ window: ExportedWindow) {
    add("tidemark_window_start_timestamp_seconds", window, Double(window.start))
    add("tidemark_window_end_timestamp_seconds", window, Double(window.end))
    add("tidemark_window_revision", window, Double(window.index.revision))
    for status in Status.allCases {
      add(
        "tidemark_verdict_status", window, window.index.status == status ? 1 : 0,
        ["status": status.rawValue])
    }
    for area in window.index.areas { add(area, of: window) }
    for number in window.numbers where number.slice.isEmpty {
      guard let value = number.value else { continue }
      let place = MetricPlace.of(number)
      add(place.family, window, value * place.factor, place.labels)
    }
  }

  private mutating func add(_ area: AreaCellDocument, of window: ExportedWindow) {
    for status in Status.allCases {
      add(
        "tidemark_area_status", window, area.status == status ? 1 : 0,
        ["area": area.id.rawValue, "status": status.rawValue])
    }
    for status in [Status.warning, .alert] {
      let count = window.findings.count {
        $0.area == area.id && $0.status == status && $0.explainedBy == nil
      }
      add(
        "tidemark_findings", window, Double(count),
        ["area": area.id.rawValue, "status": status.rawValue])
    }
  }

  private mutating func add(
    _ family: String, _ window: ExportedWindow, _ value: Double, _ labels: [String: String] = [:]
  ) {
    guard value.isFinite else { return }
    var text = Self.label("pipeline", pipeline)
    text += "," + Self.label("granularity", window.index.granularity)
    for (name, value) in labels.sorted(by: { $0.key < $1.key }) {
      text += "," + Self.label(name, value)
    }
    let key = "\(family){\(text)}"
    let place = places[key] ?? series.count
    if place == series.count {
      places[key] = place
      series.append(Series(family: family, labels: text))
    }
    guard series[place].samples.last.map({ $0.time < window.end }) ?? true else { return }
    series[place].samples.append(Sample(time: window.end, value: value))
  }

  /// The series of each family, both in the order of their texts.
  private var families: [(name: String, series: [Series])] {
    Dictionary(grouping: series, by: \.family).sorted { $0.key < $1.key }.map { name, series in
      (name, series.sorted { $0.labels < $1.labels })
    }
  }

  /// Returns a label with its value in quotes.
  ///
  /// Controls, which a reader of the format may take for its end, become U+FFFD.
  private static func label(_ name: String, _ value: String) -> String {
    var text = "\(name)=\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  /// The exposition format 0.0.4, for node_exporter's textfile collector.
  ///
  /// The newest sample of each series, without times, which that collector refuses.
  public var prometheus: [UInt8] {
    var bytes: [UInt8] = []
    for (family, series) in families {
      bytes += "# HELP \(family) \(MetricHelp.sentence(of: family))\n".utf8
      bytes += "# TYPE \(family) gauge\n".utf8
      for one in series {
        guard let sample = one.samples.last else { continue }
        append(one, sample, to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
      }
    }
    return bytes
  }

  /// OpenMetrics 1.0 with the ends of the windows as times, for `promtool tsdb create-blocks-from`.
  ///
  /// A family at a time, a series at a time, ascending in time: what that format demands.
  public var openMetrics: [UInt8] {
    var bytes: [UInt8] = []
    for (family, series) in families {
      bytes += "# TYPE \(family) gauge\n".utf8
      for unit in ["seconds", "bytes", "ratio"] where family.hasSuffix("_\(unit)") {
        bytes += "# UNIT \(family) \(unit)\n".utf8
      }
      bytes += "# HELP \(family) \(MetricHelp.sentence(of: family))\n".utf8
      for one in series {
        for sample in one.samples {
          append(one, sample, to: &bytes)
          bytes += " \(sample.time)\n".utf8
        }
      }
    }
    return bytes + "# EOF\n".utf8
  }

  private func append(_ series: Series, _ sample: Sample, to bytes: inout [UInt8]) {
    bytes += "\(series.family){\(series.labels)} ".utf8
    DecimalDigits(roundedToTenDigits: sample.value)?.appendJSON(to: &bytes)
  }
}
