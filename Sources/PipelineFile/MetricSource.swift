import HostMetrics

/// Where readings of hosts come from: CPU, memory, disk and network.
public struct MetricSource: Sendable {
  /// The name of the source in the file, as in `hosts`.
  public var name: String
  /// Absolute file patterns.
  public var patterns: [String]
  /// How the readings are written.
  public var format: HostMetricsFormat
  /// The host of files that name none; nil: such readings are rejected.
  public var host: String?
  /// What the paths of files tell of host and time; nil: nothing.
  public var path: PathPattern?
  /// Everything that the stored readings depend on, as text.
  public var text: String

  /// Creates a source.
  public init(
    name: String, patterns: [String], format: HostMetricsFormat, host: String? = nil,
    path: PathPattern? = nil, text: String = ""
  ) {
    self.name = name
    self.patterns = patterns
    self.format = format
    self.host = host
    self.path = path
    self.text = text
  }
}
