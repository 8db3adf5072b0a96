import InferenceLog
import PipelineFile
import Testing

@testable import Drift
@testable import Profiles

struct ReferenceVariationTests {
  private let schema = ProfileSchema(columns: [
    ProfiledColumn(
      name: "x", role: .input, type: .number, definition: DefinitionDigest(of: "x"))
  ])

  private func profile(_ column: ColumnProfile) -> Profile {
    var profile = Profile(schema: schema)
    profile.columns[0] = column
    return profile
  }

  /// The variation of a reference of days, each given by its values.
  private func variation(_ days: [[Double]]) -> ReferenceVariation.Usual? {
    let reference = ReferenceProfile(profile(numbers(days.flatMap(\.self))))
    return ReferenceVariation(
      reference: reference,
      windows: days.map { BinCounts(of: profile(numbers($0)), reference: reference) },
      compatibility: .none
    ).columns[0]
  }

  @Test func `fewer than eight windows tell nothing`() {
    #expect(variation((0..<7).map { _ in sequence(1...50) }) == nil)
    #expect(variation((0..<8).map { _ in sequence(1...50) }) != nil)
  }

  @Test func `steady days make small drifts unusual, and restless ones do not`() {
    let steady = variation((0..<10).map { _ in sequence(1...50) })
    let restless = variation((0..<10).map { day in sequence((1 + day * 5)...(50 + day * 5)) })
    #expect(steady?.psi ?? 1 < 1e-6)
    #expect(restless?.psi ?? 0 > 0.5)
    #expect(steady?.medianShift ?? 1 < 1e-6)
    #expect(restless?.medianShift ?? 0 > 0.5)
  }

  @Test func `merged windows are those of all their rows`() {
    let reference = ReferenceProfile(profile(numbers(sequence(1...100))))
    var merged = BinCounts(of: profile(numbers(sequence(1...30))), reference: reference)
    merged.merge(
      BinCounts(of: profile(numbers(sequence(31...60), missing: 2)), reference: reference))
    let whole = BinCounts(of: profile(numbers(sequence(1...60), missing: 2)), reference: reference)
    #expect(merged.columns == whole.columns)
    #expect(merged.medianShifts == [nil])
  }
}
