import HostMetrics
import Operations

extension EnglishSentences {
  /// Returns the sentence of a finding about a host; nil where the measurement is of something else.
  static func host(_ measurement: Measurement) -> String? {
    switch measurement.fact {
    case .hostChange(let finding): change(finding)
    case .leak(let leak): self.leak(leak)
    case .unread(let host, let isWhole): unread(host, isWhole, measurement.value ?? 0)
    default: nil
    }
  }

  private static func unread(_ host: String, _ isWhole: Bool, _ minutes: Double) -> String {
    let time = isWhole ? "in all of this time" : "for \(NumberText.hours(minutes / 60))"
    return "Host \(host) was not read \(time): its exporter or its files are missing, and what it"
      + " did meanwhile is not known."
  }

  private static func change(_ finding: HostFinding) -> String {
    let name = "\(words(finding.measure)) of \(finding.host)"
    let value = Sentences.text(finding.value, finding.measure)
    let usual = usual(finding)
    let isMemory = finding.measure == .memoryUtilization
    switch finding.deviation {
    case .full:
      return
        "\(name) was \(isMemory ? "full" : "saturated") for \(NumberText.count(Int(finding.value.rounded()))) minutes; the"
        + " reference's windows reach \(NumberText.count(Int(finding.usualHigh.rounded())))."
    case .higher: return "\(name) came to \(value) on average; \(usual)."
    case .lower: return "\(name) came to only \(value) on average; \(usual)."
    case .highFor: return "\(name) reached \(value) for a while; \(usual)."
    case .lowFor: return "\(name) fell to \(value) for a while; \(usual)."
    case .peak: return "\(name) peaked at \(value); \(usual)."
    }
  }

  private static func usual(_ finding: HostFinding) -> String {
    let low = Sentences.text(finding.usualLow, finding.measure)
    let high = Sentences.text(finding.usualHigh, finding.measure)
    return low == high
      ? "the reference's windows have \(high)" : "the reference's windows have \(low) to \(high)"
  }

  private static func leak(_ leak: MemoryLeak) -> String {
    let grown =
      "Memory of \(leak.host) grows by \(Sentences.text(leak.slope, .memoryUsed)) an hour,"
      + " \(Sentences.text(leak.growth, .memoryUsed)) so far"
    guard let hours = leak.hoursLeft, hours < Sentences.longestOutlook else {
      return "\(grown): a slow leak."
    }
    let left = hours < 48 ? "\(NumberText.hours(hours))" : "\(Int((hours / 24).rounded())) days"
    return "\(grown): a slow leak; at this rate it is full in \(left)."
  }

  /// The measure as people say it.
  static func words(_ measure: HostMeasure) -> String {
    switch measure {
    case .cpuUtilization: "CPU"
    case .cpuUser: "CPU in programs"
    case .cpuSystem: "CPU in the kernel"
    case .cpuWait: "CPU waiting for disks"
    case .cpuSteal: "CPU taken by other machines"
    case .load1m: "Load"
    case .memoryUsed: "Memory used"
    case .memoryUtilization: "Memory"
    case .diskReadBytes: "Disk reads"
    case .diskWriteBytes: "Disk writes"
    case .diskReadOperations: "Disk read operations"
    case .diskWriteOperations: "Disk write operations"
    case .diskBusy: "The busiest disk"
    case .networkReceiveBytes: "Network received"
    case .networkTransmitBytes: "Network sent"
    case .networkErrors: "Network errors"
    case .networkDrops: "Dropped packets"
    case .serverRequests: "Requests"
    case .serverDuration: "Mean duration"
    }
  }
}
