import HostMetrics
import PipelineFile

/// One of the ten areas of a window, judged.
public struct AreaResult: Sendable, Equatable {
  /// Which of the ten.
  public var area: Area
  /// The worst finding; no data where nothing could be judged.
  public var status: Status
  /// One plain sentence.
  public var sentence: String
  /// The measurement that decided; nil where nothing was judged.
  public var decisive: Measurement?
  /// The limit that it was held against.
  public var limit: Double?
  /// The findings of the area, worst first.
  public var findings: [Finding]

  /// The area's headline metric, shown where no finding decides.
  private static let headlines: [Area: String] = [
    .input: "psi", .feature: "psi", .output: "psi", .latency: "p99", .errors: "rate",
    .stability: "nonfinite_change", .cpuMemory: "cpu_utilization", .disk: "disk_busy",
    .network: "network_receive_bytes",
  ]

  /// Judges the ten areas of a window; `told` are the findings that no other one tells.
  public static func all(
    measurements: [Measurement], findings: [Finding], told: [Finding], rules: RuleBook
  ) -> [AreaResult] {
    let reason = measurements.lazy.compactMap(\.reason).first
    let told = Set(told.filter(\.alarms).map(\.id))
    return Area.allCases.map { area in
      AreaResult(
        area,
        measurements: measurements.indices.filter { measurements[$0].area == area }
          .map { measurements[$0] },
        findings: findings.filter { $0.measurement.area == area }, told: told, rules: rules,
        reason: reason)
    }
  }

  private init(
    _ area: Area, measurements: [Measurement], findings: [Finding], told: Set<String>,
    rules: RuleBook, reason: String?
  ) {
    self.area = area
    self.findings = findings
    let known = measurements.filter { $0.value != nil }
    let name = Self.headlines[area]
    let headline = known.indices.filter {
      known[$0].name == name && known[$0].compatibility == nil
    }.max { abs(known[$0].value ?? 0) < abs(known[$1].value ?? 0) }.map { known[$0] }
    let worst = findings.first(where: \.alarms)
    let excused = findings.first { $0.excuse != nil }
    // What decides about performance is its first metric.
    let first = area == .performance ? known.first : nil
    decisive = worst?.measurement ?? first ?? headline
    limit =
      worst?.limit
      ?? headline.flatMap {
        rules.effectiveLimit(of: $0)
      }
    if let worst {
      status = worst.status
      // Those that another finding tells stand nowhere else.
      let others = Set(findings.map(\.id)).intersection(told).subtracting([worst.id]).count
      sentence = AreaWords.finding(worst.sentence, others: others)
    } else if let excused, let excuse = excused.excuse {
      status = .ok
      sentence = AreaWords.explained(excused.sentence, by: excuse.title)
    } else if Self.isJudged(area, known, rules), !Self.lacksErrors(area, measurements) {
      status = .ok
      sentence = Self.calm(area, known)
    } else {
      status = .noData
      let own = measurements.isEmpty ? Self.withoutColumns(area) : nil
      let first = measurements.lazy.compactMap(\.reason).first
      sentence =
        area == .performance
        ? Self.withoutLabels(measurements) : Self.silence(area, reason: own ?? first ?? reason)
    }
  }

  /// Whether nobody knows how the window's calls ended, which hosts and files do not make up for.
  private static func lacksErrors(_ area: Area, _ measurements: [Measurement]) -> Bool {
    area == .errors
      && measurements.contains { $0.value == nil && $0.reason == WindowEvidence.unreadableStatus }
  }

  /// Whether anything of an area was held against a limit that makes it OK: of areas of columns, a
  /// column against the reference.
  private static func isJudged(_ area: Area, _ known: [Measurement], _ rules: RuleBook) -> Bool {
    if area.isOfColumns { return !compared(known).isEmpty }
    return known.contains {
      $0.isComparison && rules.effectiveLimit(of: $0) != nil && rules.hasEnoughLabels($0)
    }
  }

  /// Why nothing is measured in an area of columns: each column of a pipeline is.
  private static func withoutColumns(_ area: Area) -> String? {
    switch area {
    case .input: "noInputs"
    case .feature: "noFeatures"
    case .output: "noOutput"
    default: nil
    }
  }

  /// The columns that were compared with the reference.
  ///
  /// Blocks of columns and model versions have a name in their place and are none.
  private static func compared(_ known: [Measurement]) -> Set<String> {
    Set(known.lazy.filter(\.isOfComparedColumn).compactMap(\.column))
  }

  private static func silence(_ area: Area, reason: String?) -> String {
    AreaWords.notJudged(Reasons.sentence(reason ?? "noRows"))
  }

  /// Why performance was not judged, by how many labels there are.
  private static func withoutLabels(_ measurements: [Measurement]) -> String {
    guard let labels = measurements.first?.labels else {
      return AreaWords.notJudged(Reasons.sentence("noLabelSource"))
    }
    guard labels.rows > 0 else { return AreaWords.noLabelYet }
    if labels.rows < PerformanceEvidence.leastRows
      || labels.coverage < PerformanceEvidence.leastCoverage
    {
      return AreaWords.fewLabels(labels.rows, labels.coverage)
    }
    let drop = measurements.first { $0.name == WindowEvidence.dropMetric }
    let reason = Reasons.sentence(drop?.reason ?? "noReferenceLabels")
    return AreaWords.notJudged(reason, coverage: labels.coverage)
  }

  private static func performance(_ known: [Measurement]) -> String {
    guard let first = known.first, let value = first.value else { return AreaWords.normal }
    return AreaWords.metric(
      first.name, value, reference: first.reference, coverage: first.labels?.coverage)
  }

  /// The largest 95 % values of an area's measures.
  private static func hosts(_ area: Area, _ known: [Measurement]) -> String {
    let shown: [HostMeasure] =
      switch area {
      case .cpuMemory: [.cpuUtilization, .memoryUtilization]
      case .disk: [.diskBusy, .diskWriteBytes]
      default: [.networkReceiveBytes, .networkTransmitBytes]
      }
    let parts = shown.compactMap { measure -> String? in
      let name = WindowEvidence.metricName(of: measure)
      let worst = known.filter { $0.name == name }.max { ($0.value ?? 0) < ($1.value ?? 0) }
      guard let worst, let value = worst.value, let host = worst.column else { return nil }
      return AreaWords.highest(measure, value, on: host)
    }
    return AreaWords.hosts(parts)
  }

  private static func calm(_ area: Area, _ known: [Measurement]) -> String {
    switch area {
    case .input, .feature, .output:
      return AreaWords.likeReference(columns: compared(known).count)
    case .performance: return performance(known)
    case .stability: return AreaWords.finite
    case .latency:
      let p99 = known.first { $0.name == "p99" }?.value
      return p99.map { AreaWords.latency(p99: $0) } ?? AreaWords.normal
    case .cpuMemory, .disk, .network: return hosts(area, known)
    case .errors:
      let rate = known.first { $0.name == "rate" }?.value
      return rate.map { AreaWords.errors(rate: $0) } ?? AreaWords.normal
    }
  }
}

extension Area {
  /// Whether it tells how columns are distributed.
  var isOfColumns: Bool { [.input, .feature, .output].contains(self) }
}

extension Measurement {
  /// Whether it says more than that labels come as usual, which alone makes no area OK.
  fileprivate var isComparison: Bool { !WindowEvidence.labelMetrics.contains(name) }

  /// Whether it is what every column that is compared with the reference has, by our definition.
  var isOfComparedColumn: Bool {
    area.isOfColumns && compatibility == nil && (name == "psi" || name == "missing_change")
  }
}
