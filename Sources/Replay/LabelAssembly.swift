import Checks
import Outcomes
import Performance
import Statistics
import Windows

// When labels came, as checks and documents have it.

extension PerformanceResult {
  /// What checks look at.
  var labelEvidence: LabelEvidence? {
    let counts = whole.counts
    guard counts.rows > 0 else { return nil }
    var evidence = LabelEvidence(
      labelled: counts.labelled, coverage: Double(counts.labelled) / Double(counts.rows),
      corrections: counts.corrections,
      usual: usualLabels.map {
        LabelEvidence.Usual(
          coverage: $0.coverage, delay: $0.delay, longestDelay: $0.longestDelay,
          correctedShare: $0.correctedShare,
          largestCorrectedShare: $0.largestCorrectedShare)
      })
    if let labelDelay {
      evidence.delay = labelDelay.seconds
      evidence.lowDelay = labelDelay.low
      evidence.isOverdue = labelDelay.isOverdue
      evidence.usualLabels = labelDelay.usualLabels
      evidence.isOver = isLabellingOver
    }
    evidence.correctionChance = usualLabels.flatMap {
      ShareTest.upper(
        min(counts.corrections, counts.labelled), of: counts.labelled, $0.corrections,
        of: $0.labelled)
    }
    return evidence
  }
}

extension LabelDelay {
  /// Measures delays beside what is usual; by the labels that came where nothing is.
  init?(_ profile: OutcomeProfile, _ usual: UsualLabels?, age: Double?) {
    guard let usual else {
      let counts = profile.counts
      guard counts.labelled > 0, counts.rows >= counts.labelled else { return nil }
      self.init(profile, share: Double(counts.labelled) / Double(counts.rows), age: nil)
      return
    }
    self.init(profile, share: usual.coverage, age: age)
  }
}

extension Setup {
  /// Returns what a base window has in common with others: the day of the week, where windows are
  /// days; nil for a longer window.
  func season(of window: Window) -> Int? {
    window.granularity == base.granularity ? base.weekday(startingAt: window.start) : nil
  }
}
