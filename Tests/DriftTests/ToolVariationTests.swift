import InferenceLog
import PipelineFile
import Testing

@testable import Drift
@testable import Profiles

struct ToolVariationTests {
  private let schema = ProfileSchema(columns: [
    ProfiledColumn(
      name: "x", role: .input, type: .number, definition: DefinitionDigest(of: "x"))
  ])

  private func profile(_ values: [Double]) -> Profile {
    var profile = Profile(schema: schema)
    profile.columns[0] = numbers(values)
    return profile
  }

  private func variation(_ days: [[Double]]) -> ToolVariation {
    let reference = ReferenceProfile(profile(days.flatMap(\.self)))
    var variation = ToolVariation()
    for day in days {
      variation.add(profile(day), reference: reference, definitions: [[.nannyml, .popmon]])
    }
    return variation
  }

  @Test func `NannyML's limit is the mean and three deviations of the reference's windows`() {
    // Distances of (1, 2), (3, 4), (1, 4) from all six: ks of 1/2, 1/2 and 1/6 by hand.
    let limits = variation([[1, 2], [3, 4], [1, 4]]).limits("ks", .nannyml, column: 0)
    let values = [0.5, 0.5, 1.0 / 6]
    let mean = values.reduce(0, +) / 3
    let sd = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3).squareRoot()
    #expect(limits?.warn == nil)
    #expect(abs((limits?.alert ?? 0) - (mean + 3 * sd)) < 1e-12)
  }

  @Test func `popmon has two limits, others have theirs elsewhere`() {
    let some = variation([[1, 2], [3, 4], [1, 4]])
    let limits = some.limits("ks", .popmon, column: 0)
    #expect(limits?.warn.map { $0 < limits?.alert ?? 0 } ?? false)
    #expect(some.limits("ks", .evidently, column: 0) == nil)
    #expect(some.limits("ks", .nannyml, column: 1) == nil)
    #expect(
      variation([[1, 2]]).limits("ks", .nannyml, column: 0) == nil, "one window tells nothing")
  }

  @Test func `what is usual needs eight windows`() {
    let seven = variation((0..<7).map { _ in [1, 2, 3] })
    let eight = variation((0..<8).map { _ in [1, 2, 3] })
    #expect(seven.usual("ks", .nannyml, column: 0) == nil)
    #expect(eight.usual("ks", .nannyml, column: 0) == 0)
  }
}
