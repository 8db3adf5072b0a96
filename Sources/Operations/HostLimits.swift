import HostMetrics

/// Up to where a measure of a host is usual: as far as the reference's own windows go, and a margin.
///
/// The margin is the distance from the reference's middle to its end, more where it has few windows:
/// were windows alike and independent, one of the next `n` would pass the end of `n` alone. It is
/// no less than what matters to somebody who runs hosts.
public struct HostLimits: Sendable, Equatable {
  /// The least that is not usual any more because there is little of it; nil where less is fine.
  public var low: Double?
  /// The most that is usual.
  public var high: Double

  /// The fewest windows of a reference that tell what is usual.
  public static let fewestWindows = 3

  /// Takes the limits from a number of each window of the reference; nil where they are too few.
  ///
  /// What does not last must go further beyond: half as much again, rather than a tenth or a
  /// quarter.
  init?(_ usual: [Double], of measure: HostMeasure, lasts: Bool = true) {
    guard usual.count >= Self.fewestWindows else { return nil }
    let sorted = usual.sorted()
    let (least, most) = (sorted[0], sorted[sorted.count - 1])
    let middle = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    let widening = 1 + 4 / Double(sorted.count)
    var relevance = measure.relevance
    if !lasts { relevance = (2 * relevance.more, relevance.less, 0.5) }
    high =
      most + max(widening * (most - middle), relevance.more, relevance.relative * abs(most))
    if measure.unit == .share, most < 0.9 { high = min(high, HostMeasureSummary.full) }
    guard measure.canFall else { return }
    let margin = max(
      widening * (middle - least), relevance.less, relevance.relative * abs(least))
    // Less than nothing cannot be: what falls to a tenth of the least has fallen to nothing.
    low = max(least - margin, measure.unit == .share ? 0 : 0.1 * least)
    if least <= relevance.less { low = nil }
  }
}

extension HostMeasure {
  /// How far above and below the reference a measure must be to matter, and by which share of it.
  ///
  /// Some kilobytes a second more are no load for a disk or network; that they are missing may be
  /// all that is seen of a feed that stands still.
  fileprivate var relevance: (more: Double, less: Double, relative: Double) {
    switch self {
    case .cpuUtilization, .cpuUser, .cpuSystem, .cpuWait, .cpuSteal, .memoryUtilization:
      (0.05, 0.05, 0.1)
    case .diskBusy: (0.1, 0.1, 0.1)
    case .load1m: (0.5, 0.5, 0.25)
    case .memoryUsed: (1e8, 1e8, 0.1)
    case .diskReadBytes, .diskWriteBytes: (1e6, 1e4, 0.25)
    case .networkReceiveBytes, .networkTransmitBytes: (1e5, 5_000, 0.25)
    case .diskReadOperations, .diskWriteOperations: (50, 50, 0.25)
    case .networkErrors, .networkDrops: (0.1, 0.1, 0.25)
    case .serverRequests: (0.1, 0.1, 0.25)
    case .serverDuration: (0.002, 0.002, 0.1)
    }
  }

  /// Whether less than usual is a reason to look.
  fileprivate var canFall: Bool {
    switch self {
    case .cpuUtilization, .diskReadBytes, .diskWriteBytes, .networkReceiveBytes,
      .networkTransmitBytes, .serverRequests:
      true
    default: false
    }
  }
}
