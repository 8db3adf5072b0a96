import PipelineFile

/// Why rules have nothing to judge in a window, as codes.
///
/// In: the window's measurements. Out: the reason for each rule that none of them is about. They are
/// walked once, since most rules are idle in most windows.
struct IdleReasons {
  /// What measurements of one kind tell.
  private struct Measured {
    /// The reason of the first; nil where it has none or there is none.
    var firstReason: String?
    /// Whether there is one.
    var isAny = false
    /// Whether one has a number.
    var hasNumber = false
    /// Whether columns were compared with a reference.
    var isCompared = false
    /// Why the first PSI is not known.
    var psiReason: String?
    private var hasPSI = false

    mutating func add(_ measurement: borrowing Measurement) {
      if !isAny { firstReason = measurement.reason }
      isAny = true
      if measurement.value != nil { hasNumber = true }
      if measurement.name == "missing_change" { isCompared = true }
      guard !hasPSI, measurement.name == "psi" else { return }
      (hasPSI, psiReason) = (true, measurement.reason)
    }

    /// Without a reference nothing is measured of a column but why.
    var comparison: String { isCompared ? nothing : psiReason ?? nothing }
  }

  private let measurements: [Measurement]
  private var areas: [Area: Measured] = [:]
  /// By area, and nil for all: what is measured of single columns.
  private var columns: [Area?: Measured] = [:]

  init(_ measurements: [Measurement]) {
    self.measurements = measurements
    for index in measurements.indices {
      let area = measurements[index].area
      areas[area, default: Measured()].add(measurements[index])
      guard area.isOfColumns, measurements[index].column != nil else { continue }
      columns[area, default: Measured()].add(measurements[index])
      columns[nil, default: Measured()].add(measurements[index])
    }
  }

  /// Returns why no measurement is about a rule.
  func reason(of rule: Rule) -> String {
    let area = rule.area
    let isOfColumns = area.isOfColumns || area == .stability
    guard isOfColumns || Self.seasonal.contains(rule.metric) else {
      guard let own = areas[area] else {
        return area == .performance ? "noLabelSource" : nothing
      }
      return own.hasNumber ? nothing : own.firstReason ?? nothing
    }
    // What is not finite is told of inputs, features and outputs.
    guard isOfColumns, let own = columns[area == .stability ? nil : area] else {
      return columns[nil]?.comparison ?? nothing
    }
    guard let pattern = rule.columns else { return own.comparison }
    let named = measured(pattern, area)
    return named.isAny ? named.comparison : "noSuchColumn"
  }

  /// What is measured of the columns that a pattern names.
  private func measured(_ pattern: String, _ area: Area) -> Measured {
    var named = Measured()
    for index in measurements.indices {
      guard let column = measurements[index].column, measurements[index].area.isOfColumns,
        measurements[index].area == area || area == .stability,
        NamePattern.matches(column, pattern)
      else { continue }
      named.add(measurements[index])
    }
    return named
  }

  /// Metrics of calls that need a reference, as those of columns do.
  private static let seasonal: Set<String> = [
    "errors.outage_hours", "errors.traffic_ratio", "errors.traffic_surge",
  ]
}

private let nothing = "nothingOfItsKind"
