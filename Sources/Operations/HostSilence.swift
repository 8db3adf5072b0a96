import HostMetrics

/// A time in which a host was not read: what it did is not known.
public struct HostSilence: Sendable, Equatable {
  /// The host.
  public var host: String
  /// When it began: seconds since 1970 UTC.
  public var start: Int64
  /// When it ended: seconds since 1970 UTC.
  public var end: Int64
  /// For how many minutes in all.
  public var minutes: Double
  /// For how many minutes it was not read in a window of the reference, at most, and a half more;
  /// nil where that is not known.
  public var usualMinutes: Double?
  /// Whether it was not read at all.
  public var isWhole: Bool

  /// From how many minutes on it is told.
  public static let leastMinutes = 30.0

  /// Takes the times in which none of a host's series has a value, of the window of seconds
  /// `from..<to` since 1970; nil where there are none.
  ///
  /// Up to its first reading and behind its last one a host counts only where `isKnown` says that it
  /// is no new one, and none that was taken away; what lies behind `until`, the last moment up to
  /// which readings can be there, does not count.
  init?(_ series: [HostSeries], isKnown: Bool, from: Int64, until: Int64, usualShare: Double?) {
    let second: Int64 = 1_000_000_000
    guard let first = series.first else { return nil }
    var gaps = first.gaps
    for other in series.dropFirst() { gaps = Self.shared(gaps, other.gaps) }
    let starts = series.compactMap(\.intervals.first?.start).min() ?? 0
    let ends = series.compactMap(\.intervals.last?.end).max() ?? 0
    gaps = gaps.compactMap { gap in
      guard isKnown || gap.start >= starts && gap.end <= ends else { return nil }
      let (start, end) = (max(gap.start, from * second), min(gap.end, until * second))
      return end > start ? HostGap(start: start, end: end) : nil
    }
    guard let start = gaps.first?.start, let end = gaps.last?.end else { return nil }
    host = first.host
    self.start = start / second
    self.end = end / second
    minutes = gaps.reduce(0) { $0 + $1.minutes }
    usualMinutes = usualShare.map { 1.5 * $0 * Double(until - from) / 60 }
    isWhole = false
  }

  /// A host that was not read in seconds `from..<to` since 1970.
  init(whole host: String, from: Int64, to: Int64, usualShare: Double?) {
    self.host = host
    (start, end) = (from, to)
    minutes = Double(to - from) / 60
    usualMinutes = usualShare.map { 1.5 * $0 * Double(to - from) / 60 }
    isWhole = true
  }

  /// Returns the times that are in both lists.
  private static func shared(_ gaps: [HostGap], _ others: [HostGap]) -> [HostGap] {
    gaps.flatMap { gap in
      others.compactMap { other in
        let (start, end) = (max(gap.start, other.start), min(gap.end, other.end))
        return start < end ? HostGap(start: start, end: end) : nil
      }
    }
  }

  /// Returns the times in which hosts were not read in the window of seconds `from..<to` since 1970,
  /// by host.
  ///
  /// Readings can be there up to second `until`; `comparison` knows the hosts of the reference.
  public static func all(
    in series: [HostSeries], comparison: HostComparison, from: Int64, to: Int64, until: Int64
  ) -> [HostSilence] {
    guard from < until else { return [] }
    let byHost = Dictionary(grouping: series, by: \.host)
    let known = Set(comparison.steadyHosts)
    let gaps = byHost.compactMap { host, series in
      HostSilence(
        series, isKnown: known.contains(host), from: from, until: until,
        usualShare: comparison.usualGap(of: host))
    }
    let silent = known.filter { byHost[$0] == nil }.map {
      HostSilence(whole: $0, from: from, to: until, usualShare: comparison.usualGap(of: $0))
    }
    return (gaps + silent).sorted { $0.host < $1.host }
  }
}
