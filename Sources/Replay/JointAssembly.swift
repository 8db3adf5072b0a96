import Checks
import Drift
import Profiles
import Reports
import Statistics

/// Turns how the features of a window move together into the part of its report.
struct JointAssembly {
  let setup: Setup
  let result: WindowResult
  private var reference: ReferenceState { result.references[0] }

  /// The section; nil where it was not compared.
  var document: MultivariateDocument? {
    guard let drift = result.evidence.joint, let joint = reference.reference?.joint,
      let measurement = result.evidence.jointMeasurements.first
    else { return nil }
    let finding = result.findings.first { $0.measurement.metric == measurement.metric }
    let isAlarm = finding.map { $0.status > .noData } ?? false
    return MultivariateDocument(
      status: status(measurement, finding),
      sentence: JointSentences.sentence(measurement, isAlarm: isAlarm),
      isUnusual: drift.isUnusual, excess: drift.excess, columns: names(joint.scale.columns),
      constantColumns: names(joint.scale.constantColumns),
      columnLimit: ProfileSchema.largestSampleWidth, rows: drift.rows,
      rowLimit: RowSample.capacity, referenceRows: drift.reconstructionError.statistic.m,
      components: joint.components.count, explained: joint.components.explained,
      rank: joint.components.rank, referenceError: joint.reconstructionError,
      statistics: statistics(drift), pairs: pairs(drift))
  }

  /// Why there is no section.
  var reason: String {
    if let reason = reference.reason { return Reasons.sentence(reason) }
    guard setup.schema.sampleDefinition != nil, let profile = reference.reference?.profile,
      JointScale(reference: profile, schema: setup.schema) != nil
    else { return Reasons.sentence("fewFeatures") }
    return Reasons.sentence(
      result.evidence.profile.sample == nil ? "notRecorded" : "tooFewReferenceRows")
  }

  private func status(_ measurement: Measurement, _ finding: Finding?) -> Reports.Status {
    if let finding { return Reports.Status(rawValue: finding.status.rawValue) ?? .noData }
    return measurement.value == nil ? .noData : .ok
  }

  private func names(_ columns: [Int]) -> [String] {
    columns.map { setup.schema.columns[$0].name }
  }

  private func statistics(_ drift: JointDrift) -> [String: StatisticDocument] {
    Dictionary(
      uniqueKeysWithValues: drift.statistics.map { judged in
        let statistic = judged.statistic
        return (
          statistic.name,
          StatisticDocument(
            value: statistic.value, reason: statistic.reason.map(Reasons.sentence),
            kind: statistic.kind.rawValue, n: statistic.n, m: statistic.m,
            pValue: statistic.pValue, usual: judged.usual)
        )
      })
  }

  private func pairs(_ drift: JointDrift) -> [CorrelationPairDocument] {
    drift.pairs.map {
      CorrelationPairDocument(
        first: setup.schema.columns[$0.first].name, second: setup.schema.columns[$0.second].name,
        now: $0.now, reference: $0.reference)
    }
  }
}
