/// A question that is asked about hosts.
public enum HostArea: String, Sendable, Hashable, CaseIterable {
  /// Processor, load and memory.
  case cpuMemory = "cpu_memory"
  /// Disks.
  case disk
  /// Network interfaces.
  case network
  /// How long requests take, as the server itself counts.
  case latency
}

/// What the values of a measure are counted in.
public enum HostUnit: String, Sendable, Hashable, CaseIterable {
  /// A part of the whole, 0…1.
  case share
  /// Bytes.
  case bytes
  /// Bytes per second.
  case bytesPerSecond
  /// Events per second.
  case perSecond
  /// Seconds.
  case seconds
  /// A plain number.
  case number
}

/// Something that is measured of a host.
///
/// Raw values are stored, and never change their meaning.
public enum HostMeasure: UInt8, Sendable, Hashable, CaseIterable {
  /// The share of processor time in any mode but idle and waiting for disks.
  case cpuUtilization = 1
  /// The share of processor time of programs, nice ones included.
  case cpuUser = 2
  /// The share of processor time of the kernel, interrupts included.
  case cpuSystem = 3
  /// The share of processor time idle while a disk was waited for.
  case cpuWait = 4
  /// The share of processor time that another virtual machine got.
  case cpuSteal = 5
  /// The mean number of runnable tasks over a minute.
  case load1m = 6
  /// The memory that cannot be had without swapping, in bytes.
  case memoryUsed = 7
  /// `memoryUsed` of all memory.
  case memoryUtilization = 8
  /// Bytes read from disks per second.
  case diskReadBytes = 9
  /// Bytes written to disks per second.
  case diskWriteBytes = 10
  /// Reads from disks per second.
  case diskReadOperations = 11
  /// Writes to disks per second.
  case diskWriteOperations = 12
  /// The share of time in which the busiest disk had work.
  case diskBusy = 13
  /// Bytes received per second.
  case networkReceiveBytes = 14
  /// Bytes sent per second.
  case networkTransmitBytes = 15
  /// Packets with errors per second, both directions.
  case networkErrors = 16
  /// Packets dropped per second, both directions.
  case networkDrops = 17
  /// HTTP requests answered per second.
  case serverRequests = 18
  /// The mean duration of HTTP requests in seconds.
  case serverDuration = 19

  /// The name in reports and pipeline files, such as `cpu.utilization`.
  public var name: String {
    switch self {
    case .cpuUtilization: "cpu.utilization"
    case .cpuUser: "cpu.user"
    case .cpuSystem: "cpu.system"
    case .cpuWait: "cpu.wait"
    case .cpuSteal: "cpu.steal"
    case .load1m: "load.1m"
    case .memoryUsed: "memory.used"
    case .memoryUtilization: "memory.utilization"
    case .diskReadBytes: "disk.read_bytes"
    case .diskWriteBytes: "disk.write_bytes"
    case .diskReadOperations: "disk.read_operations"
    case .diskWriteOperations: "disk.write_operations"
    case .diskBusy: "disk.busy"
    case .networkReceiveBytes: "network.receive_bytes"
    case .networkTransmitBytes: "network.transmit_bytes"
    case .networkErrors: "network.errors"
    case .networkDrops: "network.drops"
    case .serverRequests: "server.requests"
    case .serverDuration: "server.duration"
    }
  }

  /// Creates the measure of a name; nil where there is none.
  public init?(name: String) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  /// The area of the report that it belongs to.
  public var area: HostArea {
    switch self {
    case .cpuUtilization, .cpuUser, .cpuSystem, .cpuWait, .cpuSteal, .load1m, .memoryUsed,
      .memoryUtilization:
      .cpuMemory
    case .diskReadBytes, .diskWriteBytes, .diskReadOperations, .diskWriteOperations, .diskBusy:
      .disk
    case .networkReceiveBytes, .networkTransmitBytes, .networkErrors, .networkDrops: .network
    case .serverRequests, .serverDuration: .latency
    }
  }

  /// What its values are counted in.
  public var unit: HostUnit {
    switch self {
    case .cpuUtilization, .cpuUser, .cpuSystem, .cpuWait, .cpuSteal, .memoryUtilization, .diskBusy:
      .share
    case .load1m: .number
    case .memoryUsed: .bytes
    case .diskReadBytes, .diskWriteBytes, .networkReceiveBytes, .networkTransmitBytes:
      .bytesPerSecond
    case .diskReadOperations, .diskWriteOperations, .networkErrors, .networkDrops, .serverRequests:
      .perSecond
    case .serverDuration: .seconds
    }
  }

  /// Whether it is a rate, so that a log may give it as a counter.
  public var canCount: Bool { HostSignal.counter(self) != nil }

  /// Whether values of several devices add up to the host's; of a busy share the largest counts.
  var addsUp: Bool { self != .diskBusy && self != .serverDuration }
}
