import InferenceLog

/// What a flat field counts in.
public enum HostFieldUnit: String, Sendable, Hashable, CaseIterable {
  /// As the measure is counted: a plain number, a share, bytes, seconds, or those by second.
  case number
  /// Hundredths.
  case percent
  /// 1,000 of the measure's unit.
  case kilo = "kB"
  /// 1,000,000 of the measure's unit.
  case mega = "MB"
  /// 1,000,000,000 of the measure's unit.
  case giga = "GB"
  /// 1,024 of the measure's unit.
  case kibi = "KiB"
  /// 1,048,576 of the measure's unit.
  case mebi = "MiB"
  /// 1,073,741,824 of the measure's unit.
  case gibi = "GiB"
  /// Thousandths, as of a second.
  case milli = "ms"

  /// Returns a field's number in the unit of its measure.
  func convert(_ number: Double) -> Double {
    switch self {
    case .number: number
    case .percent: number / 100
    case .kilo: number * 1e3
    case .mega: number * 1e6
    case .giga: number * 1e9
    case .kibi: number * 1_024
    case .mebi: number * 1_048_576
    case .gibi: number * 1_073_741_824
    case .milli: number / 1_000
    }
  }
}

/// Where a flat record holds a measure.
public struct HostField: Sendable, Hashable {
  /// What it measures.
  public var measure: HostMeasure
  /// Where it lies in the record.
  public var path: FieldPath
  /// What it counts in.
  public var unit: HostFieldUnit
  /// Whether it counts up, so that the measure is its growth by second; without effect where the
  /// measure is no rate, which `HostMeasure.canCount` says.
  public var isCounter: Bool

  /// Creates a field.
  public init(
    _ measure: HostMeasure, path: FieldPath, unit: HostFieldUnit = .number, isCounter: Bool = false
  ) {
    self.measure = measure
    self.path = path
    self.unit = unit
    self.isCounter = isCounter
  }
}

/// Where flat records, JSON objects one a line, hold what is asked of hosts.
public struct FlatHostFields: Sendable, Hashable {
  /// Where the time of the reading lies.
  public var time: FieldPath
  /// How the time is written.
  public var timeFormat: TimeFormat
  /// Where the host's name lies; nil where the settings name it.
  public var host: FieldPath?
  /// The measures.
  public var fields: [HostField]

  /// Creates the fields of flat records.
  public init(
    time: FieldPath, timeFormat: TimeFormat = .automatic, host: FieldPath?, fields: [HostField]
  ) {
    self.time = time
    self.timeFormat = timeFormat
    self.host = host
    self.fields = fields
  }
}

/// A format that readings of hosts are written in.
public enum HostMetricsFormat: Sendable, Hashable {
  /// Lines of OpenTelemetry's JSON.
  case otlp
  /// Text of Prometheus' node_exporter: a scrape a file, or many with times.
  case nodeExporter
  /// Documents of `sadf -j`, sysstat.
  case sadf
  /// JSON objects, one a line, whose fields the pipeline file names.
  case flat(FlatHostFields)
}

/// How files of readings are read.
public struct HostMetricsSettings: Sendable {
  /// The host of files that name none; nil where such readings are rejected.
  public var host: String?
  /// What the paths of node_exporter's files tell; nil where nothing.
  public var path: PathPattern?
  /// Returns the one form of a name that has several (composed accents), so that names of hosts
  /// are equal to those of request logs; leaves names as they are by default.
  public var composed: @Sendable (String) -> String

  /// Creates settings.
  public init(
    host: String? = nil, path: PathPattern? = nil,
    composed: @escaping @Sendable (String) -> String = { $0 }
  ) {
    self.host = host
    self.path = path
    self.composed = composed
  }
}
