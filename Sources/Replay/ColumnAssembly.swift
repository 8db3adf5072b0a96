import Checks
import Drift
import Features
import InferenceLog
import PipelineFile
import ProfileStore
import Profiles
import Reports
import Windows

/// Turns the columns of a window into documents.
struct ColumnAssembly {
  let setup: Setup
  let result: WindowResult
  /// The rules, for the limits that documents name.
  let rules: RuleBook
  /// What decides about drift; nil where there is none, for a reason.
  ///
  /// Taken out of the result once, as how documents call it: there is much to a reference to copy.
  private let reference: Reference?
  private let referenceName: String
  private let reason: String?
  /// The comparisons beside it that there are, with their places among the window's references.
  private let others: [(place: Int, name: String, drift: ProfileDrift)]

  /// Creates the assembly of a window's columns.
  init(setup: Setup, result: WindowResult, rules: RuleBook) {
    self.setup = setup
    self.result = result
    self.rules = rules
    let name = ReferenceAssembly(setup: setup).name
    reference = result.references[0].reference
    referenceName = reference.map(name) ?? ""
    reason = result.references[0].reason
    others = result.otherDrifts.indices.compactMap { index in
      guard let drift = result.otherDrifts[index],
        let reference = result.references[index + 1].reference
      else { return nil }
      return (index + 1, name(reference), drift)
    }
  }

  private static let quantiles: [(String, Double)] = [
    ("p01", 0.01), ("p05", 0.05), ("p10", 0.1), ("p25", 0.25), ("p50", 0.5), ("p75", 0.75),
    ("p90", 0.9), ("p95", 0.95), ("p99", 0.99),
  ]
  private static let topCount = 40
  private static let referenceTopCount = 10

  /// The columns in the order of the pipeline file.
  var columns: [ColumnDocument] {
    let expressions = Dictionary(
      setup.pipeline.features.map { ($0.name, $0.expression) }, uniquingKeysWith: { $1 })
    let known = ColumnFindings(result.findings)
    return setup.schema.columns.indices.map { index in
      let column = setup.schema.columns[index]
      let drift = result.evidence.drift?.columns[index]
      let findings = known.about(column)
      let status = status(findings, isCompared: drift != nil)
      let profile = result.evidence.profile.columns[index]
      let role = Role(rawValue: column.role.rawValue) ?? .input
      let hasPage = status > .noData && !column.repeatsInput
      let previous = hasPage ? previousProfile(index) : nil
      return ColumnDocument(
        name: column.name, role: role, type: column.type.rawValue,
        expression: column.role == .feature ? expressions[column.name] : nil,
        isSensitive: column.isSensitive, status: status,
        coveredBy: Self.coveringFinding(findings, column),
        page: hasPage ? ColumnAddress.path(role: role, name: column.name) : nil,
        profile: document(profile, column, index, drift: drift, previous: previous),
        heat: hasPage
          ? HeatAssembly(setup: setup, result: result).document(index, bins: drift?.bins ?? [])
          : nil,
        referenceProfile: reference.flatMap { $0.documents[index] },
        previousProfile: previous.map {
          Self.plain($0, column, topCount: Self.referenceTopCount)
        },
        inferred: reference.flatMap { $0.inferred[index] },
        drift: drift.map { driftDocument($0, index) },
        otherDrifts: otherDrifts(index, hasPage: hasPage),
        reason: drift == nil
          ? Reasons.sentence(profile == nil ? "notRecorded" : reason ?? "noReference")
          : nil)
    }
  }

  /// Returns the id of the finding about several columns that tells of one; nil where its own does.
  private static func coveringFinding(
    _ findings: [Finding], _ column: ProfiledColumn
  ) -> String? {
    let marked = findings.filter { $0.status > .noData }
    guard !marked.contains(where: { $0.measurement.column == column.name }) else { return nil }
    return marked.first?.id
  }

  private func status(_ findings: [Finding], isCompared: Bool) -> Reports.Status {
    if let worst = findings.map(\.status).max(), worst != .ok {
      return Reports.Status(rawValue: worst.rawValue) ?? .noData
    }
    return isCompared && result.evidence.profile.rows.served > 0 ? .ok : .noData
  }

  private func document(
    _ profile: ColumnProfile?, _ column: ProfiledColumn, _ index: Int, drift: ColumnDrift?,
    previous: ColumnProfile?
  ) -> ProfileDocument {
    guard let profile else { return ProfileDocument(count: 0, missing: 0) }
    var document = Self.plain(profile, column, topCount: Self.topCount)
    document.histogram = drift.map { bins($0, column) } ?? []
    document.hours = hours(index)
    addReferenceShares(to: &document, index)
    if let previous { add(previous, to: &document, index, drift) }
    return document
  }

  /// The column in the window before; nil where that has no rows.
  private func previousProfile(_ index: Int) -> ColumnProfile? {
    guard let profile = result.previousColumns?[index], profile.cells.rows > 0 else { return nil }
    return profile
  }

  /// Puts the shares of the window before beside the window's.
  private func add(
    _ previous: ColumnProfile, to document: inout ProfileDocument, _ index: Int,
    _ drift: ColumnDrift?
  ) {
    if let categories = previous.categories {
      let rows = Double(previous.cells.rows)
      for place in document.top.indices {
        // Where not all categories are told apart, one that is not listed is not known to be absent.
        let count = categories.counts[document.top[place].value] ?? (categories.isExact ? 0 : nil)
        document.top[place].previousShare = count.map { Double($0) / rows }
      }
    }
    let shares = drift.flatMap {
      reference?.compared.shares(of: previous, in: $0.bins, column: index)
    }
    guard let shares else { return }
    for place in document.histogram.indices { document.histogram[place].previous = shares[place] }
  }

  /// Puts the reference's shares beside the window's.
  private func addReferenceShares(to document: inout ProfileDocument, _ index: Int) {
    guard let reference = result.evidence.reference?.columns[index],
      let categories = reference.categories, reference.cells.rows > 0
    else { return }
    let rows = Double(reference.cells.rows)
    for place in document.top.indices {
      let count = categories.counts[document.top[place].value] ?? 0
      document.top[place].referenceShare = Double(count) / rows
    }
  }

  /// Returns the documents of a reference's columns, which are the same for every window.
  static func referenceProfiles(_ reference: Profile, _ setup: Setup) -> [ProfileDocument?] {
    zip(reference.columns, setup.schema.columns).map { profile, column in
      profile.map { plain($0, column, topCount: referenceTopCount) }
    }
  }

  private static func plain(
    _ profile: ColumnProfile, _ column: ProfiledColumn, topCount: Int
  ) -> ProfileDocument {
    let cells = profile.cells
    var document = ProfileDocument(
      count: cells.rows, missing: cells.missing, absent: cells.absent, null: cells.null,
      invalid: cells.invalid, coerced: cells.coerced,
      nonFinite: NonFiniteDocument(
        nan: cells.nan, posInf: cells.positiveInfinity, negInf: cells.negativeInfinity))
    switch profile.values {
    case .numbers(let numbers): add(numbers, to: &document, isSensitive: column.isSensitive)
    case .categories(let categories):
      document.distinct = categories.distinct
      document.distinctIsExact = categories.isExact
      let rows = Double(cells.rows)
      document.top = categories.ranked().prefix(topCount).map { category, count in
        CategoryDocument(
          value: category, count: count, share: rows > 0 ? Double(count) / rows : nil)
      }
    }
    return document
  }

  private static func add(
    _ numbers: NumberProfile, to document: inout ProfileDocument, isSensitive: Bool
  ) {
    let histogram = numbers.histogram
    document.zeros = histogram.zeros
    if !isSensitive || numbers.count >= Self.leastShared {
      document.mean = numbers.moments.mean
      document.sd = numbers.moments.standardDeviation
    }
    document.distinct = histogram.isExact ? histogram.binCount : nil
    document.distinctIsExact = histogram.isExact
    guard numbers.count > 0 else { return }
    if !isSensitive {
      document.min = numbers.minimum
      document.max = numbers.maximum
    }
    let quantiles = quantiles.filter { !isSensitive || Self.isShared($0.1, of: numbers.count) }
    let values = histogram.quantiles(quantiles.map(\.1)) ?? []
    for ((name, _), value) in zip(quantiles, values) {
      // The middle of an outer bin may lie beyond the extremes, which are known exactly.
      document.quantiles[name] = min(max(value, numbers.minimum), numbers.maximum)
    }
  }

  /// From how many rows on a number tells of them together rather than of one.
  private static let leastShared = 10

  /// Whether a quantile tells of several rows rather than of one: so many values lie beyond it.
  private static func isShared(_ q: Double, of count: Int) -> Bool {
    min(q, 1 - q) * Double(count) >= Double(leastShared)
  }

  private func bins(_ drift: ColumnDrift, _ column: ProfiledColumn) -> [BinDocument] {
    let n = drift.bins.reduce(0) { $0 + $1.count }
    let m = drift.bins.reduce(0) { $0 + $1.referenceCount }
    let numbers = drift.bins.reduce(0) { sum, bin in
      if case .range = bin.content { sum + bin.referenceCount } else { sum }
    }
    var below = 0
    // An edge is a value of the reference: of a sensitive column it needs several on either side.
    func edge(_ value: Double) -> Double? {
      let isShown = !column.isSensitive || min(below, numbers - below) >= Self.leastShared
      return value.isFinite && isShown ? value : nil
    }
    return drift.bins.map { bin in
      var document = BinDocument(
        kind: .range, count: bin.count, current: n > 0 ? Double(bin.count) / Double(n) : nil,
        reference: m > 0 ? Double(bin.referenceCount) / Double(m) : nil)
      switch bin.content {
      case .range(let lower, let upper):
        document.lower = edge(lower)
        below += bin.referenceCount
        document.upper = edge(upper)
        let hides =
          (lower.isFinite && document.lower == nil) || (upper.isFinite && document.upper == nil)
        document.label = hides ? BinDocument.hidden : nil
      case .category(let name): (document.kind, document.label) = (.category, name)
      case .other: document.kind = .other
      case .new: document.kind = .new
      case .missing: document.kind = .missing
      case .nonFinite: document.kind = .nonFinite
      }
      return document
    }
  }

  private func hours(_ index: Int) -> [ColumnHourDocument] {
    result.evidence.profile.hours.sorted { $0.key < $1.key }.compactMap { hour, columns in
      guard let column = columns[index] else { return nil }
      let start = result.window.start + Int64(hour) * 3_600
      let rows = column.cells.rows
      let shows =
        !setup.schema.columns[index].isSensitive
        || Self.isShared(0.5, of: column.histogram?.count ?? 0)
      return ColumnHourDocument(
        start: setup.clock.text(of: start, .rfc3339), count: rows, missing: column.cells.missing,
        missingShare: rows > 0 ? Double(column.cells.missing) / Double(rows) : nil,
        median: shows ? column.histogram?.quantile(0.5) : nil)
    }
  }

  private func driftDocument(_ drift: ColumnDrift, _ index: Int) -> DriftDocument {
    let column = setup.schema.columns[index]
    // Times go on: that they are new is no change, and no limit holds for it.
    let isTime = column.type == .timestamp
    let limits: (warn: Double?, alert: Double?) =
      isTime ? (nil, nil) : rules.limits(of: "\(column.role.rawValue).psi", column: column.name)
    let usual = result.evidence.variation?.columns[index]
    let conditions = DriftConditions(
      psi: drift["psi"]?.value, limit: limits.warn ?? limits.alert,
      isBeyondChance: result.evidence.drift?.isBeyondChance[index] ?? true, usual: usual?["psi"])
    var statistics: [String: StatisticDocument] = [:]
    statistics.reserveCapacity(drift.statistics.count)
    for statistic in drift.statistics {
      statistics[statistic.name] = document(
        statistic, limits, chance: drift.chance, usual: usual)
    }
    let others = result.evidence.drift?.others[index] ?? [:]
    var tools: [String: [String: StatisticDocument]] = [:]
    for (definition, statistics) in others {
      for statistic in statistics {
        tools[definition.rawValue, default: [:]][statistic.name] = document(
          statistic, definition, index)
      }
    }
    return DriftDocument(
      reference: referenceName, primary: "psi",
      drifted: conditions.areMet && !isTime,
      reasons: isTime ? [Reasons.sentence("timeGoesOn")] : conditions.sentences,
      statistics: statistics, tools: tools,
      newCategories: categories(drift.newCategories, of: result.evidence.profile.columns[index]),
      vanishedCategories: categories(
        drift.vanishedCategories, of: result.evidence.reference?.columns[index]))
  }

  /// Categories with their share of the rows of one side.
  private func categories(
    _ counts: [CategoryCount], of profile: ColumnProfile?
  ) -> [CategoryDocument] {
    let rows = Double(profile?.cells.rows ?? 0)
    return counts.map {
      CategoryDocument(
        value: $0.name, count: $0.count, share: rows > 0 ? Double($0.count) / rows : nil)
    }
  }

  /// A statistic that a single check asks for, with the limits of its tool.
  private func document(
    _ statistic: Statistic, _ definition: Compatibility, _ index: Int
  ) -> StatisticDocument {
    let variation = result.evidence.toolVariation
    let limits = variation?.limits(statistic.name, definition, column: index)
    return StatisticDocument(
      value: statistic.value, reason: statistic.reason.map(Reasons.sentence),
      kind: statistic.kind.rawValue, compat: definition.rawValue, base: statistic.base,
      bins: statistic.bins, zeroRule: statistic.zeroRule, n: statistic.n, m: statistic.m,
      low: statistic.low, high: statistic.high, pValue: statistic.pValue,
      nullQuantile: statistic.nullQuantile, warn: limits?.warn,
      alert: limits?.alert ?? statistic.toolLimit)
  }

  /// Returns the distances from the references beside the primary one.
  private func otherDrifts(_ index: Int, hasPage: Bool) -> [OtherDriftDocument] {
    others.compactMap { other in
      guard let column = other.drift.columns[index] else { return nil }
      func value(_ name: String) -> Double? { column[name]?.value }
      return OtherDriftDocument(
        place: other.place, reference: other.name, psi: value("psi"), ks: value("ks"),
        meanShift: value("mean_shift"), missingChange: value("missing_change"),
        isBeyondChance: other.drift.isBeyondChance[index],
        histogram: hasPage ? bins(column, setup.schema.columns[index]) : [])
    }
  }

  private func document(
    _ statistic: Statistic, _ limits: (warn: Double?, alert: Double?), chance: Double?,
    usual: ReferenceVariation.Usual?
  ) -> StatisticDocument {
    let isPrimary = statistic.name == "psi"
    return StatisticDocument(
      value: statistic.value, reason: statistic.reason.map(Reasons.sentence),
      kind: statistic.kind.rawValue, compat: statistic.compatibility?.rawValue,
      base: statistic.base, bins: statistic.bins,
      zeroRule: statistic.zeroRule, n: statistic.n, m: statistic.m, low: statistic.low,
      high: statistic.high, pValue: isPrimary ? chance : statistic.pValue,
      nullQuantile: statistic.nullQuantile,
      usual: usual?[statistic.name],
      warn: isPrimary ? limits.warn.map { max($0, usual?["psi"] ?? $0) } : nil,
      alert: isPrimary ? limits.alert.map { max($0, usual?["psi"] ?? $0) } : nil)
  }
}
