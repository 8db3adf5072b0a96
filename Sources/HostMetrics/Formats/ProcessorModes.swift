/// The modes of processors as the logs name them.
enum ProcessorModes {
  /// Returns the counter that the seconds of a mode belong to; nil for a mode that is part of
  /// another one or unknown.
  static func signal(of mode: String) -> HostSignal? {
    switch mode {
    case "user", "usr", "nice": .userSeconds
    case "system", "sys", "kernel", "irq", "interrupt", "softirq", "soft": .systemSeconds
    case "idle": .idleSeconds
    case "wait", "iowait": .waitSeconds
    case "steal", "stolen": .stealSeconds
    default: nil
    }
  }

  /// Returns the values that shares of time by mode give.
  static func measures(_ shares: [HostSignal: Double]) -> [(HostMeasure, Double)] {
    var measures: [(HostMeasure, Double)] = []
    let named: [(HostSignal, HostMeasure)] = [
      (.userSeconds, .cpuUser), (.systemSeconds, .cpuSystem), (.waitSeconds, .cpuWait),
      (.stealSeconds, .cpuSteal),
    ]
    for (signal, measure) in named {
      if let share = shares[signal] { measures.append((measure, share)) }
    }
    if let idle = shares[.idleSeconds] {
      measures.append((.cpuUtilization, max(0, 1 - idle - (shares[.waitSeconds] ?? 0))))
    }
    return measures
  }
}
