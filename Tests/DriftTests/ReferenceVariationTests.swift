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
    #expect(steady?["psi"] ?? 1 < 1e-6)
    #expect(restless?["psi"] ?? 0 > 0.5)
    #expect(steady?["median_shift"] ?? 1 < 1e-6)
    #expect(restless?["median_shift"] ?? 0 > 0.5)
  }

  /// Fifty values around a level, no two windows with quite the same ones.
  private func day(_ level: Double, _ index: Int) -> [Double] {
    (0..<50).map { level + Double(($0 * 7 + index * 3) % 50) / 5 }
  }

  @Test func `an incident in the reference does not hide its own repetition`() {
    let calm = (0..<28).map { day(0, $0) }
    let incident = variation(calm.dropLast() + [day(30, 5)])
    #expect(variation(calm)?["psi"] ?? 1 < 0.1)
    #expect(incident?["psi"] ?? 9 < 0.5)
    #expect(incident?["median_shift"] ?? 9 < 1)
  }

  @Test func `weekends are usual though most days are not like them`() {
    let weeks = (0..<28).map { day($0 % 7 > 4 ? 6 : 0, $0) }
    let saturday = ColumnDrift(
      current: numbers(day(6, 2)), reference: numbers(weeks.flatMap(\.self)), definition: .none)
    #expect(saturday["psi"]?.value ?? 0 > 0.25)
    #expect(variation(weeks)?["psi"] ?? 0 > saturday["psi"]?.value ?? 9)
  }

  @Test func `shares of missing and new values have a usual as well`() {
    let reference = ["a": 400, "b": 390, "only": 10]
    let days = (0..<8).map { day in
      day == 0
        ? categories(["a": 50, "b": 40, "only": 10], missing: 5)
        : categories(["a": 50, "b": 50], missing: day == 1 ? 5 : 1)
    }
    let whole = ReferenceProfile(profile(categories(reference, missing: 16)))
    let usual = ReferenceVariation(
      reference: whole, windows: days.map { BinCounts(of: profile($0), reference: whole) },
      compatibility: .none
    ).columns[0]
    // Of the shares that no other window has, 10 % and zeros, the largest is set aside.
    #expect(usual?["new_category_share"] == 0)
    #expect(usual?["missing_change"].map { $0 > 0.02 && $0 < 0.04 } == true)
    #expect(usual?["nonfinite_change"] == 0)
    #expect(usual?["psi_of_something"] == nil)
  }

  @Test func `merged windows are those of all their rows`() {
    let reference = ReferenceProfile(profile(numbers(sequence(1...100))))
    var merged = BinCounts(of: profile(numbers(sequence(1...30))), reference: reference)
    merged.merge(
      BinCounts(of: profile(numbers(sequence(31...60), missing: 2)), reference: reference))
    let whole = BinCounts(of: profile(numbers(sequence(1...60), missing: 2)), reference: reference)
    #expect(merged.columns == whole.columns)
    // Medians 15.5 and 45.5 of 30 values each, against 50.5 with a deviation of 29.011.
    #expect(merged.medianShifts[0].map { abs($0 + 20 / 29.011492) < 1e-6 } == true)
  }
}
