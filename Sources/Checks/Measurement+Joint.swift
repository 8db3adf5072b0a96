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

/// The sentences about how features move together.
public enum JointSentences {
  /// Returns what there is to say of a window's features together.
  ///
  /// Where the pattern moved and no column did, it says that this is no alarm.
  public static func sentence(_ measurement: Measurement, isAlarm: Bool) -> String {
    guard measurement.value != nil else {
      return "How the features move together is not judged: "
        + "\(Reasons.sentence(measurement.reason ?? ""))."
    }
    guard measurement.isBeyondChance == true else {
      return "The features move together as in the reference."
    }
    return moved(measurement)
      + (isAlarm ? "" : " No single column changed, so this is no alarm.")
  }

  /// Returns what moved, in one sentence.
  static func moved(_ measurement: Measurement) -> String {
    let lead = "The features' joint pattern moved"
    switch measurement.fact {
    case .correlation(let first, let second, let now, let reference):
      return "\(lead): \(first) and \(second) correlate \(correlation(now)) instead of"
        + " \(correlation(reference))."
    case .fit(let now, let usual):
      return "\(lead): rows fit the reference's main directions worse, error"
        + " \(NumberText.number(now)), usually at most \(NumberText.number(usual))."
    default:
      return "\(lead): their means together are \(NumberText.number(measurement.value ?? 0)) times"
        + " as far from the reference's as is usual."
    }
  }

  /// Returns a correlation with two decimals, as `−0.35`, `0.2` or `0`.
  private static func correlation(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return NumberText.number(rounded == 0 ? 0 : rounded)
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
