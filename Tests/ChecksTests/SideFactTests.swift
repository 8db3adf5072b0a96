import Drift
import InferenceLog
import Operations
import PipelineFile
import Testing
import Windows

@testable import Checks
@testable import Profiles

/// What findings say beside their number: since when, what is usual, and why there is none.
struct SideFactTests {
  private static let window = Window(
    granularity: .day, start: 86_400, end: 172_800, name: "1970-01-02")

  private var evidence: WindowEvidence {
    let schema = ProfileSchema(columns: [
      ProfiledColumn(
        name: "score", role: .output, type: .number, definition: DefinitionDigest(of: "score"))
    ])
    let profile = Profile(schema: schema)
    return WindowEvidence(
      window: Self.window, schema: schema, profile: profile, reference: nil,
      referenceReason: nil, drift: nil, variation: nil,
      calls: CallSummary(profile.calls, window: Self.window), referenceCalls: nil,
      expectedTraffic: nil, log: LogEvidence())
  }

  @Test func `versions differ since the newer of them answers`() {
    func since(_ new: [NewVersion]) -> Int64? {
      var evidence = evidence
      evidence.newVersions = new
      evidence.versions = [
        VersionDifference(
          column: 0, version: "2", other: "1", rows: 100, otherRows: 100, mean: 0.4,
          otherMean: 0.5, deviations: -0.5, probability: 0)
      ]
      return evidence.versionMeasurements.first { $0.name == "version_difference" }?.since
    }
    #expect(since([]) == 86_400)
    #expect(since([NewVersion(name: "2", since: 126_060, share: 0.5)]) == 126_060)
    #expect(since([NewVersion(name: "1", since: 130_000, share: 0.5)]) == 130_000)
    #expect(since([NewVersion(name: "3", since: 126_060, share: 0.5)]) == 86_400)
  }

  private func measured(_ metric: PerformanceEvidence.Metric) -> [String: Measurement] {
    var evidence = evidence
    evidence.performance = PerformanceEvidence(metrics: [metric], rows: 500, labelled: 500)
    return Dictionary(
      evidence.performanceMeasurements.map { ($0.name, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  @Test func `a reference that is zero, or always the same, is told as it is`() {
    let exact = PerformanceEvidence.Metric(
      name: "mae", value: 0.8, reference: 0, usual: .init(mean: 0, deviation: 0))
    let found = measured(exact)
    #expect(found["relative_drop"]?.value == nil)
    #expect(found["relative_drop"]?.reason == "zeroReference")
    #expect(found["deviation"]?.value == nil)
    #expect(found["deviation"]?.reason == "steadyReference")
    let short = measured(PerformanceEvidence.Metric(name: "mae", value: 0.8, reference: nil))
    #expect(short["relative_drop"]?.reason == "noReferenceLabels")
    #expect(short["deviation"]?.reason == "fewReferenceWindows")
  }

  @Test func `what is usual ends where the metric does, and is not called a range`() {
    let found = measured(
      PerformanceEvidence.Metric(
        name: "roc_auc", value: 0.5, reference: 0.95, usual: .init(mean: 0.95, deviation: 0.02)))
    let sentence = RuleBook().findings(Array(found.values)).map(\.sentence).first {
      $0.contains("usual")
    }
    #expect(
      sentence == "ROC AUC is 0.5, in the reference 0.95; usual for its windows is 0.89 to 1.")
  }
}
