import PipelineFile

/// A cause and what users notice of it, where findings of a window began together.
///
/// That two things began together is all that is said: the words never claim that one made the
/// other.
struct Headline {
  /// What may lie behind other findings.
  enum Cause {
    /// A block of inputs, a server, a disk.
    case finding(Finding)
    /// A deployment that people told of.
    case event(Event)
  }

  /// What began first in the order of causes.
  let cause: Cause
  /// What users notice, the first in the order of telling.
  let effect: Finding

  /// Finds the cause and the effect that a verdict is led by; nil where nothing began together.
  ///
  /// `findings` are those that alarm, worst first. One of both is as serious as the worst finding,
  /// so that a pair never takes the place of something worse. What began with the window's first
  /// rows may have begun before it, and says nothing about what else did.
  init?(_ findings: [Finding], events: [Event], start: Int64, seconds: Int64) {
    guard let worst = findings.first?.status else { return nil }
    let reach = Self.reach(seconds)
    let dated = findings.filter { $0.measurement.since.map { $0 > start } ?? false }
    let causes =
      dated.filter { Self.causes.contains($0.measurement.name) }.map { Cause.finding($0) }
      + events.filter { $0.kind == .deployment && $0.start > start }.map { Cause.event($0) }
    for cause in causes {
      let effect = dated.first { effect in
        let areas = cause.areas
        guard areas.contains(effect.measurement.area), Self.isNoticed(effect) else { return false }
        guard effect.status == worst || cause.status == worst else { return false }
        return abs((effect.measurement.since ?? 0) - cause.start) <= reach
      }
      if let effect {
        (self.cause, self.effect) = (cause, effect)
        return
      }
    }
    return nil
  }

  /// Whether the cause is an event that people told of.
  var isEvent: Bool {
    if case .event = cause { true } else { false }
  }

  /// The finding that tells what to do and until when: the cause, or what an event brought.
  var first: Finding {
    switch cause {
    case .finding(let finding): finding
    case .event: effect
    }
  }

  /// Findings that lie behind others.
  private static let causes: Set<String> = [
    "outage_hours", "missing_block", "silent_host_hours", "full_minutes",
  ]

  private static let effects: Set<String> = [
    "p50", "p90", "p95", "p99", "p99_9", "p99_ratio", "rate", "burst_rate", "median_shift", "psi",
    "category_change", "missing_change",
  ]

  private static func isNoticed(_ finding: Finding) -> Bool {
    effects.contains(finding.measurement.name)
  }

  /// How far apart two beginnings may be told and still be one: they are known to the hour of a
  /// day, and to the base window of what is longer.
  private static func reach(_ seconds: Int64) -> Int64 {
    switch seconds {
    case ...7_200: seconds / 12
    case ...90_000: 3_600
    default: 86_400
    }
  }
}

extension Headline.Cause {
  /// When it began: seconds since 1970 UTC.
  var start: Int64 {
    switch self {
    case .finding(let finding): finding.measurement.since ?? .min / 2
    case .event(let event): event.start
    }
  }

  /// How serious it is by itself; an event is nothing that anybody judges.
  var status: Status {
    switch self {
    case .finding(let finding): finding.status
    case .event: .noData
    }
  }

  /// Where its effects are looked for.
  ///
  /// What an output is while nobody is answered says nothing, and a full processor changes no answer.
  var areas: Set<Area> {
    switch self {
    case .finding(let finding) where finding.measurement.name == "missing_block":
      [.latency, .errors, .output]
    case .finding: [.latency, .errors]
    case .event: [.latency, .errors, .output]
    }
  }
}
