import Drift
import PipelineFile
import Profiles

extension WindowEvidence {
  /// The metrics of how features move together, the judged one first; none where that is not compared.
  public var jointMeasurements: [Measurement] {
    guard let joint else { return [] }
    let reason = joint.reconstructionError.statistic.reason ?? "fewReferenceWindows"
    let whole = Measurement(
      .feature, Self.jointMetric, value: joint.excess, reason: reason,
      isBeyondChance: joint.isUnusual, fact: jointFact(joint))
    return [whole]
      + joint.judged.map { judged in
        Measurement(
          .feature, judged.statistic.name, value: judged.statistic.value,
          reason: judged.statistic.reason, usual: judged.usual,
          isBeyondChance: judged.usual.map { _ in judged.isUnusual })
      }
  }

  /// The name of the metric that is judged: how far the features' joint pattern moved, 1 being what
  /// is usual at most.
  static let jointMetric = "multivariate"

  /// What tells most plainly what moved: a pair of features, then the fit of rows, then the means.
  private func jointFact(_ joint: JointDrift) -> Fact? {
    let isPair = joint.correlationChange.isUnusual || !joint.isUnusual
    if isPair, let top = joint.pairs.first {
      return .correlation(
        schema.columns[top.first].name, schema.columns[top.second].name, now: top.now,
        reference: top.reference)
    }
    guard joint.reconstructionError.isUnusual,
      let now = joint.reconstructionError.statistic.value,
      let usual = joint.reconstructionError.usual
    else { return nil }
    return .fit(now: now, usual: usual)
  }
}

extension RuleBook {
  /// Returns findings without that of features together where no column drifted.
  ///
  /// One outlier can move it. Where it is not known there is no finding either. What the pipeline file
  /// declares stays.
  func withoutLoneJointFinding(_ findings: [Finding]) -> [Finding] {
    let drifted = findings.contains { finding in
      finding.status > .noData && finding.measurement.column != nil
        && [.input, .feature, .output].contains(finding.measurement.area)
    }
    return findings.filter { finding in
      finding.measurement.name != WindowEvidence.jointMetric || isDeclared(finding.measurement)
        || (drifted && finding.status > .noData)
    }
  }
}
