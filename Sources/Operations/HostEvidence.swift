import HostMetrics

/// Everything that readings of hosts tell of a window.
public struct HostEvidence: Sendable, Equatable {
  /// What every measure of every host was, by host and measure.
  public var summaries: [HostMeasureSummary]
  /// What is unusual, without what other findings say already; by host and measure.
  public var findings: [HostFinding]
  /// Memory that grows from day to day, by host.
  public var leaks: [MemoryLeak]
  /// The restarts in the window, by host and time.
  public var restarts: [HostRestart]
  /// How long requests took by the servers' own histograms, by host and service.
  public var servers: [ServerLatency] = []
  /// The areas in which the reference tells what is usual of some host of the window.
  public var comparedAreas: Set<HostArea>

  /// Creates the evidence.
  public init(
    summaries: [HostMeasureSummary], findings: [HostFinding] = [], leaks: [MemoryLeak] = [],
    restarts: [HostRestart] = [], comparedAreas: Set<HostArea> = []
  ) {
    self.summaries = summaries
    self.findings = findings
    self.leaks = leaks
    self.restarts = restarts
    self.comparedAreas = comparedAreas
  }
}
