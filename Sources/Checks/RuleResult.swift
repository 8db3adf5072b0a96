import PipelineFile

/// A rule as it is in force, and what it made of a window.
public struct RuleResult: Sendable, Equatable {
  /// Where a rule comes from.
  public enum Origin: Sendable, Equatable {
    /// The program has it.
    case builtIn
    /// A check of the pipeline file, with its line from 1; 0 where that is not known.
    case check(line: Int)
    /// An objective of the pipeline file.
    case objective
  }

  /// Which numbers pass.
  public enum Passing: Sendable, Equatable {
    /// Those below the limits.
    case below
    /// Those above the limits.
    case above
    /// Those that are no further from zero than the limits.
    case within
  }

  /// The metric as `<area>.<name>`.
  public var metric: String
  /// The columns that it is for, with `*` and `?` for any characters; nil: all.
  public var columns: String?
  /// By whose definition the metric is computed; nil: by the pipeline's.
  public var compatibility: Compatibility?
  /// Which numbers pass.
  public var passing: Passing
  /// The limit of a warning; nil where it has none of its own.
  public var warn: Double?
  /// The limit of an alert; nil where it has none of its own.
  public var alert: Double?
  /// In how many windows of how many it must fail to count; nil: in this one.
  public var persistence: CheckRule.Persistence?
  /// Where it comes from.
  public var origin: Origin
  /// What it amounts to: the worst of what it judged.
  public var status: Status
  /// How many numbers it judged.
  public var judged: Int
  /// How many of them are findings.
  public var failed: Int
  /// What decided: the worst measurement, or of those that pass the one nearest to the limit; nil
  /// where nothing was judged.
  public var decisive: Measurement?
  /// The limit that `decisive` was held against.
  public var limit: Double?
  /// Why `decisive` passes although it lies beyond the limit; nil where it does not.
  public var leniency: Leniency?
  /// Why nothing was judged, as a code; nil where something was.
  public var reason: String?
  /// The event that explains the finding of `decisive`; nil: none does.
  public var excuse: Event?
}

/// Why a number passes that lies beyond a limit.
public enum Leniency: String, Sendable {
  /// The reference's own windows reach it as well.
  case usual
  /// Chance explains it.
  case chance
  /// It has to last longer, or come with something else, to count.
  case alone
}

extension RuleBook {
  /// Returns what every rule made of a window, those of the pipeline file first.
  ///
  /// `findings` is what `findings(_:past:)` gave for the same `measurements`, with what explains
  /// them: what is no finding there, since it did not last or tells nothing by itself, passes here.
  public func results(_ measurements: [Measurement], findings: [Finding]) -> [RuleResult] {
    let found = Dictionary(
      findings.filter { $0.status > .noData }.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    var concerned = [[Int]](repeating: [], count: rules.count)
    for index in measurements.indices {
      for place in places(about: measurements[index]) { concerned[place].append(index) }
    }
    let idle = IdleReasons(measurements)
    return zip(rules, concerned).map { rule, concerned in
      let own = rule.isDeclared ? concerned : concerned.filter { !isDeclared(measurements[$0]) }
      var result = result(of: rule, own, of: measurements, found)
      guard result.judged == 0 else { return result }
      let isReplaced = own.isEmpty && !concerned.isEmpty
      result.reason =
        isReplaced
        ? "replacedRule"
        : own.lazy.compactMap { measurements[$0].reason }.first ?? idle.reason(of: rule)
      return result
    }
  }

  /// Returns what a rule made of the measurements at some places.
  private func result(
    of rule: Rule, _ places: [Int], of measurements: [Measurement], _ found: [String: Finding]
  ) -> RuleResult {
    var result = RuleResult(
      metric: rule.metric, columns: rule.columns, compatibility: rule.compatibility,
      passing: rule.passing(places.first.map { measurements[$0] }), warn: rule.warn,
      alert: rule.alert, persistence: rule.persistence, origin: rule.origin, status: .noData,
      judged: 0, failed: 0)
    var decisive: Int?
    for place in places where measurements[place].value != nil {
      var (status, limit) = rule.judge(measurements[place])
      guard status != .noData else { continue }
      let finding = status > .noData ? found[measurements[place].id] : nil
      let isBeyond = status > .noData
      if isBeyond { status = min(status, finding?.status ?? .ok) }
      result.judged += 1
      if status > .noData { result.failed += 1 }
      if let decisive,
        !isWorse(measurements[place], status, than: measurements[decisive], result)
      {
        continue
      }
      decisive = place
      (result.status, result.limit) = (status, limit)
      result.excuse = status > .noData ? finding?.excuse : nil
      let isLenient = status == .ok && (isBeyond || rule.isPast(measurements[place]))
      result.leniency = isLenient ? measurements[place].leniency : nil
    }
    result.decisive = decisive.map { measurements[$0] }
    return result
  }

  /// Whether a measurement says more of a rule than the one that decided so far.
  private func isWorse(
    _ measurement: Measurement, _ status: Status, than decisive: Measurement,
    _ result: RuleResult
  ) -> Bool {
    guard status == result.status else { return status > result.status }
    guard let value = measurement.value, let other = decisive.value else { return false }
    switch result.passing {
    case .below: return value > other
    case .above: return value < other
    case .within: return abs(value) > abs(other)
    }
  }
}

extension Measurement {
  /// Why the number passes although it lies beyond a limit.
  fileprivate var leniency: Leniency {
    if isBeyondChance == false { return .chance }
    if let usual, let value, abs(value) <= usual { return .usual }
    if let interval, interval.low <= 0, interval.high >= 0 { return .chance }
    return .alone
  }
}

extension Rule {
  /// Whether a number lies beyond a limit, whatever may speak for it.
  fileprivate func isPast(_ measurement: Measurement) -> Bool {
    var bare = Measurement(
      measurement.area, measurement.name, column: measurement.column, value: measurement.value)
    bare.compatibility = measurement.compatibility
    bare.isProbability = measurement.isProbability
    bare.toolLimits = measurement.toolLimits
    bare.labels = measurement.labels
    return judge(bare).status > .noData
  }

  /// Where the rule comes from.
  fileprivate var origin: RuleResult.Origin {
    guard isDeclared else { return .builtIn }
    return line.map { .check(line: $0) } ?? .objective
  }

  /// Returns which numbers pass; of p-values, the large ones do.
  fileprivate func passing(_ measurement: Measurement?) -> RuleResult.Passing {
    if measurement?.isProbability == true, !isBound { return .above }
    switch direction {
    case .above: return .below
    case .below: return .above
    case .away: return .within
    }
  }
}
