/// What a series of points holds as it was read: a measure, or a counter that gives one.
///
/// Raw values are stored, and never change their meaning: 1…99 are measures whose points are
/// values, 101…199 counters of measures, 201…299 counters of parts of measures.
public struct HostSignal: Sendable, Hashable {
  /// The stored number.
  public let rawValue: UInt8

  /// Creates the signal of a stored number; nil where there is none.
  public init?(rawValue: UInt8) {
    let isKnown =
      switch rawValue {
      case 0..<100: HostMeasure(rawValue: rawValue) != nil
      case 100..<200: HostMeasure(rawValue: rawValue - 100).map(Self.hasCounter) ?? false
      default: rawValue <= Self.bucketRate.rawValue
      }
    guard isKnown else { return nil }
    self.rawValue = rawValue
  }

  private init(_ rawValue: UInt8) { self.rawValue = rawValue }

  /// Returns the signal whose points are values of a measure.
  public static func value(_ measure: HostMeasure) -> HostSignal { HostSignal(measure.rawValue) }

  /// Returns the signal whose points count up what a measure gives by second; nil where a measure
  /// is no rate.
  public static func counter(_ measure: HostMeasure) -> HostSignal? {
    hasCounter(measure) ? HostSignal(100 + measure.rawValue) : nil
  }

  private static func hasCounter(_ measure: HostMeasure) -> Bool {
    switch measure.unit {
    case .bytesPerSecond, .perSecond: true
    default: measure == .diskBusy
    }
  }

  /// Seconds of all processors in programs, nice ones included.
  public static let userSeconds = HostSignal(200)
  /// Seconds of all processors in the kernel, interrupts included.
  public static let systemSeconds = HostSignal(201)
  /// Seconds of all processors without work.
  public static let idleSeconds = HostSignal(202)
  /// Seconds of all processors waiting for disks.
  public static let waitSeconds = HostSignal(203)
  /// Seconds of all processors that another virtual machine got.
  public static let stealSeconds = HostSignal(204)
  /// Received packets with errors.
  public static let receiveErrors = HostSignal(205)
  /// Sent packets with errors.
  public static let transmitErrors = HostSignal(206)
  /// Received packets that were dropped.
  public static let receiveDrops = HostSignal(207)
  /// Packets that were dropped before they were sent.
  public static let transmitDrops = HostSignal(208)
  /// Seconds that answering HTTP requests took, all of them together.
  public static let serverSeconds = HostSignal(209)
  /// When the host started, as its own point; the value is 1.
  public static let boot = HostSignal(210)
  /// How many HTTP requests took up to a bucket's bound, which its device names.
  public static let bucketCount = HostSignal(211)
  /// The same per second, of logs that give differences.
  public static let bucketRate = HostSignal(212)

  /// The modes of processors.
  static let processorModes = [
    userSeconds, systemSeconds, idleSeconds, waitSeconds, stealSeconds,
  ]

  /// Whether a service may count it once for each set of labels, such as routes.
  var hasParts: Bool {
    self == .bucketCount || self == .serverSeconds || self == Self.counter(.serverRequests)
  }

  /// Whether it counts the seconds of processors.
  var isProcessor: Bool { Self.processorModes.contains(self) }

  /// Whether points count up since a start; others are values that hold up to their time.
  public var isCounter: Bool { rawValue >= 100 && self != .boot && self != .bucketRate }
}
