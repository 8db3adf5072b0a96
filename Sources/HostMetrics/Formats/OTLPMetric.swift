/// The metrics of OpenTelemetry that give a measure.
///
/// Names of the Collector's hostmetrics receiver and of the semantic conventions, older and newer.
enum OTLPMetric {
  case processorSeconds, processorShare, load
  case memoryStates, memorySize, memoryShare, memoryAvailable
  case diskBytes, diskOperations, diskBusySeconds
  case networkBytes, networkErrors, networkDrops
  /// Durations of requests, in seconds or in milliseconds.
  case requestDurations(unitInSeconds: Double)

  /// The metrics by name.
  static let byName: [String: OTLPMetric] = [
    "system.cpu.time": .processorSeconds,
    "system.cpu.utilization": .processorShare,
    "system.cpu.load_average.1m": .load,
    "system.memory.usage": .memoryStates,
    "system.memory.limit": .memorySize,
    "system.memory.utilization": .memoryShare,
    "system.linux.memory.available": .memoryAvailable,
    "system.disk.io": .diskBytes,
    "system.disk.operations": .diskOperations,
    "system.disk.io_time": .diskBusySeconds,
    "system.network.io": .networkBytes,
    "system.network.errors": .networkErrors,
    "system.network.dropped": .networkDrops,
    "system.network.packet.dropped": .networkDrops,
    "http.server.request.duration": .requestDurations(unitInSeconds: 1),
    "http.server.duration": .requestDurations(unitInSeconds: 0.001),
  ]

  /// Returns the signal of a counter of the metric, and the measure that it gives; nil where the
  /// direction is none of its own.
  func counter(_ direction: String) -> (signal: HostSignal, measure: HostMeasure)? {
    switch (self, direction) {
    case (.diskBytes, "read"): Self.counter(of: .diskReadBytes)
    case (.diskBytes, "write"): Self.counter(of: .diskWriteBytes)
    case (.diskOperations, "read"): Self.counter(of: .diskReadOperations)
    case (.diskOperations, "write"): Self.counter(of: .diskWriteOperations)
    case (.diskBusySeconds, _): Self.counter(of: .diskBusy)
    case (.networkBytes, "receive"): Self.counter(of: .networkReceiveBytes)
    case (.networkBytes, "transmit"): Self.counter(of: .networkTransmitBytes)
    case (.networkErrors, "receive"): (.receiveErrors, .networkErrors)
    case (.networkErrors, "transmit"): (.transmitErrors, .networkErrors)
    case (.networkDrops, "receive"): (.receiveDrops, .networkDrops)
    case (.networkDrops, "transmit"): (.transmitDrops, .networkDrops)
    default: nil
    }
  }

  private static func counter(of measure: HostMeasure) -> (HostSignal, HostMeasure)? {
    HostSignal.counter(measure).map { ($0, measure) }
  }

  /// Whether a device counts for the metric.
  func counts(_ device: String) -> Bool {
    switch self {
    case .diskBytes, .diskOperations, .diskBusySeconds: DeviceFilter.isDisk(device)
    case .networkBytes, .networkErrors, .networkDrops: DeviceFilter.isInterface(device)
    default: true
    }
  }
}
