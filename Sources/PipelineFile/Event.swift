/// Something that people know and logs do not tell: a deployment, a holiday, an outage that was
/// planned, a finding that has been looked into.
public struct Event: Sendable, Hashable {
  /// What kind of event it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case deployment, news, holiday, maintenance, acknowledged
  }

  /// What kind of event it is.
  public var kind: Kind
  /// What happened, as pages say it.
  public var title: String
  /// When it began: seconds since 1970 UTC.
  public var start: Int64
  /// When it was over: seconds since 1970 UTC; nil for a moment, and for what is not over.
  public var end: Int64?
  /// The areas whose findings it explains; empty: all.
  public var areas: [Area]
  /// The metric whose findings it explains, as `input.psi`; nil: all of its areas.
  public var metric: String?
  /// The columns whose findings it explains, with `*` and `?` for any characters; nil: all.
  public var columns: String?
  /// The seconds since 1970 UTC whose base windows references leave out; nil: none of them.
  public var leftOut: Range<Int64>?

  /// Creates an event.
  public init(
    kind: Kind, title: String, start: Int64, end: Int64? = nil, areas: [Area] = [],
    metric: String? = nil, columns: String? = nil, leftOut: Range<Int64>? = nil
  ) {
    self.kind = kind
    self.title = title
    self.start = start
    self.end = end
    self.areas = areas
    self.metric = metric
    self.columns = columns
    self.leftOut = leftOut
  }

  /// The areas of which a maintenance window is about where it names none.
  static let operations: [Area] = [.latency, .errors, .cpuMemory, .disk, .network]

  /// Whether findings that it explains are shown and do not alarm.
  public var excuses: Bool { kind == .maintenance || kind == .acknowledged }

  /// When it was over: the end of time for what is not, the start for a moment.
  public var until: Int64 { end ?? (excuses ? .max : start) }

  /// Returns whether any of it lies in seconds `start..<end` since 1970 UTC.
  public func overlaps(_ start: Int64, _ end: Int64) -> Bool {
    self.start < end && (until > start || self.start >= start)
  }

  /// What pages of the windows that it touches show of it, which is not what references leave out.
  public var text: String {
    let areas = areas.map(\.rawValue).joined(separator: " ")
    return CanonicalText.quoted([
      kind.rawValue, title, "\(start)", end.map { "\($0)" } ?? "", areas, metric ?? "",
      columns ?? "",
    ])
  }
}
