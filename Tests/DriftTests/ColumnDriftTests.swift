import Foundation
import InferenceLog
import PipelineFile
import Testing

@testable import Drift
@testable import Profiles

struct ColumnDriftTests {
  private func value(
    _ name: String, _ current: ColumnProfile, _ reference: ColumnProfile, textbook: Bool = false
  ) -> Double? {
    ColumnDrift(
      current: current, reference: reference, definition: textbook ? .textbook : .none)[name]?.value
  }

  private func isClose(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-12) -> Bool {
    value.map { abs($0 - expected) <= tolerance * max(1, abs(expected)) } ?? false
  }

  @Test func `equal columns do not differ`() {
    let column = numbers(sequence(1...200), missing: 7, nan: 1)
    let drift = ColumnDrift(current: column, reference: column, definition: .none)
    for name in [
      "psi", "js_distance", "hellinger", "l_infinity", "total_variation", "ks",
      "wasserstein", "mean_shift", "missing_change", "nonfinite_change",
    ] {
      #expect(isClose(drift[name]?.value, 0, 1e-9), "\(name)")
    }
    #expect(drift["variance_ratio"]?.value == 1)
    #expect(drift.chance ?? 0 > 0.99)
    #expect(drift.statistics.allSatisfy { $0.reason == nil })
  }

  @Test func `own PSI smooths towards the pooled shares`() {
    // Bins a, b and new; n = 10, m = 30, k = 1.5. Written out by hand.
    let current = categories(["a": 8, "c": 2])
    let reference = categories(["a": 15, "b": 15])
    let (n, m, k) = (10.0, 30.0, 1.5)
    let pooled = [23 / 40.0, 15 / 40.0, 2 / 40.0]
    let q = zip([8.0, 0, 2], pooled).map { ($0 + k * $1) / (n + k) }
    let p = zip([15.0, 15, 0], pooled).map { ($0 + k * $1) / (m + k) }
    let expected = zip(p, q).reduce(0) { $0 + ($1.1 - $1.0) * log($1.1 / $1.0) }
    #expect(isClose(value("psi", current, reference), expected))
    #expect(isClose(value("l_infinity", current, reference), 0.5))
    #expect(isClose(value("total_variation", current, reference), 0.5))
    #expect(isClose(value("new_category_share", current, reference), 0.2))
  }

  @Test func `textbook PSI floors shares and leaves missing values out`() {
    let current = categories(["a": 8, "c": 2], missing: 5)
    let reference = categories(["a": 15, "b": 15], missing: 1)
    let p = [0.5, 0.5, 1e-4]
    let q = [0.8, 1e-4, 0.2]
    let expected = zip(p, q).reduce(0) { $0 + ($1.1 - $1.0) * log($1.1 / $1.0) }
    #expect(isClose(value("psi", current, reference, textbook: true), expected, 1e-3))
    #expect(isClose(value("total_variation", current, reference, textbook: true), 0.5))
    // Jensen-Shannon distance to base 2, with 0 · log 0 = 0.
    let halves = zip([0.5, 0.5, 0], [0.8, 0, 0.2]).map { ($0, $1, ($0 + $1) / 2) }
    let divergence = halves.reduce(0) { sum, share in
      sum + [share.0, share.1].filter { $0 > 0 }.reduce(0) { $0 + $1 * log2($1 / share.2) } / 2
    }
    #expect(
      isClose(value("js_distance", current, reference, textbook: true), divergence.squareRoot()))
  }

  @Test func `one outlier does not hide a shift, nor does size make one`() {
    let reference = numbers(sequence(1...1_000))
    let shifted = sequence(501...1_500)
    let plain = value("psi", numbers(shifted), reference) ?? 0
    let withOutlier = value("psi", numbers(shifted + [1e12]), reference) ?? 0
    #expect(plain > 1 && abs(plain - withOutlier) < 0.01 * plain)
    let many = numbers((0..<10).flatMap { _ in sequence(1...1_000) })
    #expect(value("psi", many, reference) ?? 1 < 1e-6)
  }

  @Test func `one value of 1e9 moves no distance of bins or ranks by more than 10/n`() {
    let reference = numbers(sequence(1...20_000))
    for rows in [50, 500] {
      let plain = (0..<rows).map { Double(($0 * 7_919) % 20_000 + 1) }
      let spoiled = plain.dropLast() + [1e9]
      for name in ["psi", "js_distance", "ks", "hellinger", "l_infinity", "total_variation"] {
        let before = value(name, numbers(plain), reference) ?? 9
        let after = value(name, numbers(Array(spoiled)), reference) ?? -9
        #expect(abs(after - before) <= 10 / Double(rows), "\(name) \(rows)")
      }
      let share = "wasserstein_outermost_share"
      #expect(value(share, numbers(plain), reference) ?? 1 < 0.2)
      #expect(value(share, numbers(Array(spoiled)), reference) ?? 0 > 0.99)
    }
  }

  @Test func `new categories are expected where the reference has many that occur once`() {
    let ids = Dictionary(uniqueKeysWithValues: (0..<500).map { ("id\($0)", 1) })
    let newIDs = Dictionary(uniqueKeysWithValues: (500..<600).map { ("id\($0)", 1) })
    func chance(_ current: [String: Int], _ reference: [String: Int]) -> Double? {
      ColumnDrift(
        current: categories(current), reference: categories(reference), definition: .none)[
          "new_category_share"]?.pValue
    }
    #expect(chance(newIDs, ids) == 1)
    #expect(chance(["a": 90, "c": 10], ["a": 300, "b": 200]) ?? 1 < 1e-6)
    #expect(chance(["a": 100], ["a": 300, "b": 200]) == nil)
  }

  @Test func `values that are missing or not finite are changes by points`() {
    let current = numbers([1, 2, 3], missing: 5, nan: 1, infinite: 1)
    let reference = numbers([1, 2, 3, 4, 5, 6, 7, 8], missing: 2)
    #expect(isClose(value("missing_change", current, reference), 0.3))
    #expect(isClose(value("nonfinite_change", current, reference), 0.2))
    let drift = ColumnDrift(current: current, reference: reference, definition: .none)
    let missing = drift["missing_change"]
    #expect(missing.map { $0.low ?? 1 < 0.3 && $0.high ?? 0 > 0.3 } ?? false)
    #expect(missing?.n == 10 && missing?.m == 10)
  }

  @Test func `moments are told in the reference's deviations`() {
    // Reference: mean 3, variance 2.5; current: the same plus 5.
    let reference = numbers([1, 2, 3, 4, 5])
    let current = numbers([6, 7, 8, 9, 10])
    #expect(isClose(value("mean_difference", current, reference), 5))
    #expect(isClose(value("mean_shift", current, reference), 5 / 2.5.squareRoot()))
    #expect(isClose(value("median_shift", current, reference), 5 / 2.5.squareRoot()))
    #expect(isClose(value("wasserstein", current, reference), 5))
    #expect(isClose(value("ks", current, reference), 1))
    #expect(isClose(value("variance_ratio", current, reference), 1))
  }

  @Test func `what cannot be computed says why`() {
    let some = numbers([1, 2, 3])
    let none = numbers([])
    let onlyMissing = numbers([], missing: 4)
    func reason(_ name: String, _ current: ColumnProfile, _ reference: ColumnProfile) -> String? {
      let drift = ColumnDrift(current: current, reference: reference, definition: .none)
      return drift[name]?.value == nil ? drift[name]?.reason : "there is a value"
    }
    #expect(reason("psi", none, some) == "noRows")
    #expect(reason("psi", some, none) == "noReferenceRows")
    #expect(reason("ks", onlyMissing, some) == "noValues")
    #expect(reason("ks", some, onlyMissing) == "noReferenceValues")
    #expect(reason("mean_shift", some, numbers([2, 2, 2])) == "constantReference")
    #expect(reason("variance_ratio", numbers([2]), some) == "oneValue")
    #expect(reason("missing_change", none, some) == "noRows")
    let huge = numbers([-1.7e308, 1.7e308])
    let drift = ColumnDrift(current: huge, reference: huge, definition: .none)
    #expect(drift.statistics.allSatisfy { $0.value?.isFinite ?? true })
  }

  @Test func `chance is small where a large sample moved, and large for a small one`() {
    let reference = numbers(sequence(1...1_000))
    func chance(_ current: ColumnProfile) -> Double {
      ColumnDrift(current: current, reference: reference, definition: .none).chance ?? -1
    }
    #expect(chance(numbers(sequence(200...1_000))) < 1e-6)
    #expect(chance(numbers([100, 300, 500, 700, 900])) > 0.3)
    // Too few rows for a second bin of the chi-square test.
    #expect(chance(numbers([400, 900])) > 0.3)
    let few = ColumnDrift(
      current: categories(["b": 2]), reference: categories(["a": 500, "b": 500]), definition: .none)
    #expect(few.chance ?? -1 > 0.1)
  }

  @Test func `new and vanished categories are named, most rows first`() {
    let current = categories(["a": 90, "x": 3, "y": 7])
    let reference = categories(["a": 50, "b": 40, "c": 10])
    let drift = ColumnDrift(current: current, reference: reference, definition: .none)
    #expect(drift.newCategories.map(\.name) == ["y", "x"])
    #expect(drift.newCategories.map(\.count) == [7, 3])
    #expect(drift.vanishedCategories.map(\.name) == ["b", "c"])
    #expect(drift.vanishedCategories.map(\.count) == [40, 10])
    let many = categories(Dictionary(uniqueKeysWithValues: (0..<30).map { ("n\($0)", 1) }))
    let named = ColumnDrift(current: many, reference: reference, definition: .none)
    #expect(named.newCategories.count == 20)
  }

  @Test func `the category whose share changed most is told, with what chance says of all`() {
    let reference = categories(["a": 10_000, "b": 80_000, "c": 10_000])
    let current = categories(["a": 1_500, "b": 7_700, "c": 800])
    let change = ColumnDrift(current: current, reference: reference, definition: .none)[
      "category_change"]
    #expect(change?.category == "a" && isClose(change?.value, 0.05))
    #expect(change?.low ?? 0 > 0.03 && change?.high ?? 1 < 0.07)
    #expect(change?.pValue ?? 1 < 1e-12)
    let few = ColumnDrift(
      current: categories(["a": 2, "b": 7, "c": 1]), reference: reference, definition: .none)[
        "category_change"]
    #expect(few?.pValue ?? 0 > 0.3, "two of ten instead of one is nothing")
    let numbers = ColumnDrift(
      current: numbers([1, 2]), reference: numbers([1, 2]), definition: .none)
    #expect(numbers["category_change"] == nil)
  }

  @Test func `what chance alone makes of a distance is known where bins hold enough`() {
    let column = numbers(sequence(1...1_000))
    let drift = ColumnDrift(current: column, reference: column, definition: .none)
    // Ten bins: chi-squared with nine degrees, 99.5 % below 23.589, times 1/1000 + 1/1000.
    #expect(isClose(drift["psi"]?.nullQuantile, 23.589350786 * 0.002, 1e-9))
    #expect(
      isClose(drift["hellinger"]?.nullQuantile, (23.589350786 * 0.002 / 8).squareRoot(), 1e-9))
    #expect(isClose(drift["chi_square"]?.nullQuantile, 23.589350786, 1e-8))
    let few = ColumnDrift(
      current: numbers([1, 500]), reference: column, definition: .none)
    #expect(few["psi"]?.nullQuantile == nil)
  }

  @Test func `false alarms are limited over all columns of a window`() {
    let schema = ProfileSchema(
      columns: (0..<20).map {
        ProfiledColumn(
          name: "c\($0)", role: .input, type: .number,
          definition: DefinitionDigest(of: "c\($0)"))
      })
    var reference = Profile(schema: schema)
    var current = Profile(schema: schema)
    for index in 0..<20 {
      reference.columns[index] = numbers(sequence(1...1_000))
      current.columns[index] = numbers(sequence(index == 7 ? 300...1_000 : 1...1_000))
    }
    current.columns[19] = nil
    current.columns[3] = numbers(sequence(1...880), missing: 120)
    let drift = ProfileDrift(
      current: current, reference: ReferenceProfile(reference), compatibility: .none)
    #expect(drift.isBeyondChance(3, "missing_change"))
    #expect(!drift.isBeyondChance(7, "missing_change") && drift.isBeyondChance(7, "psi"))
    let moving = ProfileDrift(
      current: current, reference: ReferenceProfile(reference), compatibility: .none,
      movesOn: (0..<20).map { $0 == 7 })
    #expect(moving.isBeyondChance(3, "missing_change") && !moving.isBeyondChance(5, "psi"))
    #expect(drift.isBeyondChance.indices.filter { drift.isBeyondChance[$0] } == [3, 7, 19])
    #expect(drift.columns[19] == nil)
  }

  @Test func `usual differences make no room for others`() {
    let schema = ProfileSchema(
      columns: (0..<20).map {
        ProfiledColumn(
          name: "c\($0)", role: .input, type: .number,
          definition: DefinitionDigest(of: "c\($0)"))
      })
    // Nineteen columns have a level of the day; of the last one a hundredth is missing, seven now.
    func day(_ day: Int, missing: Int) -> Profile {
      var profile = Profile(schema: schema)
      for index in 0..<20 {
        let level = index < 19 ? day * 5 : 0
        let rows = sequence((level + 1)...(level + (index < 19 ? 100 : 100 - missing)))
        profile.columns[index] = numbers(rows, missing: index < 19 ? 0 : missing)
      }
      return profile
    }
    let days = (0..<10).map { day($0, missing: 1) }
    var whole = Profile(schema: schema)
    for day in days { whole.merge(day) }
    let reference = ReferenceProfile(whole)
    let variation = ReferenceVariation(
      reference: reference, windows: days.map { BinCounts(of: $0, reference: reference) },
      compatibility: .none)
    let current = day(0, missing: 7)
    let all = ProfileDrift(current: current, reference: reference, compatibility: .none)
    let unusual = ProfileDrift(
      current: current, reference: reference, compatibility: .none, variation: variation)
    // Fisher's p is 0.0008: one of 21 tests, or the twentieth of as many discoveries.
    #expect(all.isBeyondChance(19, "missing_change"))
    #expect(!unusual.isBeyondChance(19, "missing_change"))
    #expect(all.isBeyondChance[0] && unusual.isBeyondChance[0], "usual, and no chance either")
  }
}
