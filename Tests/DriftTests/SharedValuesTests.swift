import PipelineFile
import Testing

@testable import Drift
@testable import Profiles

/// Values that all rows of a call have in common are one observation each.
struct SharedValuesTests {
  /// A generator with a seed: the same numbers in every run (SplitMix64).
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
      return mixed ^ (mixed >> 31)
    }
  }

  /// A site in one of eight places, or none, for each call of 5 to 15 rows.
  private func column(
    calls: Int, moved: Int = 0, _ random: inout Seeded
  ) -> (column: ColumnProfile, rows: Int) {
    var counts: [String: Int] = [:]
    var (missing, rows) = (0, 0)
    for call in 0..<calls {
      let size = Int.random(in: 5...15, using: &random)
      rows += size
      if Int.random(in: 0..<20, using: &random) == 0 {
        missing += size
      } else {
        let site = call < moved ? 0 : Int.random(in: 0..<8, using: &random)
        counts["s\(site)", default: 0] += size
      }
    }
    return (categories(counts, missing: missing), rows)
  }

  private func drift(
    moved: Int = 0, isShared: Bool, _ random: inout Seeded
  ) -> ColumnDrift {
    let (now, rows) = column(calls: 400, moved: moved, &random)
    let (before, referenceRows) = column(calls: 1_200, &random)
    let sharing = SharedValues(
      current: Double(rows) / 400, reference: Double(referenceRows) / 1_200)
    return ColumnDrift(
      current: now, reference: ReferenceColumn(before), definition: .none,
      sharing: isShared ? sharing : SharedValues())
  }

  @Test func `chance is that of calls, not of their rows`() {
    let tests = [
      { (drift: ColumnDrift) in drift.chance }, { $0["missing_change"]?.pValue },
      { $0["category_change"]?.pValue }, { $0["chi_square"]?.pValue },
    ]
    for isShared in [true, false] {
      var random = Seeded(state: 7)
      var found = [Int](repeating: 0, count: tests.count)
      for _ in 0..<300 {
        let drift = drift(isShared: isShared, &random)
        for (place, test) in tests.enumerated() where test(drift) ?? 1 < 0.05 {
          found[place] += 1
        }
      }
      // Nothing changed: 15 of 300, or a few more, since calls are not of one size.
      if isShared {
        #expect(found.allSatisfy { $0 <= 30 }, "\(found)")
      } else {
        #expect(found.allSatisfy { $0 >= 120 }, "\(found)")
      }
    }
  }

  @Test func `a change of calls is still found`() {
    var random = Seeded(state: 11)
    for _ in 0..<20 {
      let drift = drift(moved: 80, isShared: true, &random)
      #expect(drift.chance ?? 1 < 1e-3)
      #expect(drift["category_change"]?.pValue ?? 1 < 1e-3)
      #expect(drift["category_change"]?.low ?? 0 > 0)
    }
  }

  @Test func `what is known of a distance by chance grows with the rows of a call`() throws {
    let reference = ReferenceColumn(categories(["a": 6_000, "b": 6_000]))
    let now = categories(["a": 2_000, "b": 2_000])
    func limit(_ sharing: SharedValues) throws -> Double {
      let drift = ColumnDrift(
        current: now, reference: reference, definition: .none, sharing: sharing)
      return try #require(drift["psi"]?.nullQuantile)
    }
    let alone = try limit(SharedValues())
    let shared = try limit(SharedValues(current: 10, reference: 10))
    #expect(abs(shared / alone - 10) < 1e-9)
  }

  @Test func `numbers have intervals and tests of their calls`() throws {
    let now = numbers((0..<1_000).map { Double($0 / 10 % 50) })
    let before = ReferenceColumn(numbers((0..<3_000).map { Double($0 / 10 % 60) }))
    func drift(_ sharing: SharedValues) -> ColumnDrift {
      ColumnDrift(current: now, reference: before, definition: .none, sharing: sharing)
    }
    let (alone, shared) = (drift(SharedValues()), drift(SharedValues(current: 10, reference: 10)))
    for name in ["ks", "mean_shift"] { #expect(alone[name]?.value == shared[name]?.value) }
    let (rows, calls) = (try #require(alone["ks"]?.pValue), try #require(shared["ks"]?.pValue))
    #expect(rows < 1e-6 && calls > 1e-3)
    let (narrow, wide) = (try #require(alone["mean_shift"]), try #require(shared["mean_shift"]))
    let ratio = ((wide.high ?? 0) - (wide.low ?? 0)) / ((narrow.high ?? 0) - (narrow.low ?? 0))
    #expect(ratio > 3 && ratio < 3.4)
  }

  @Test func `rows of no known call have values of their own`() {
    let schema = ProfileSchema(columns: [])
    let sharing = SharedValues(current: Profile(schema: schema), reference: Profile(schema: schema))
    #expect(sharing == SharedValues())
    #expect(sharing.values(7) == 7 && sharing.referenceValues(0) == 0)
    let ten = SharedValues(current: 10, reference: 0.5)
    #expect(ten.values(1) == 1 && ten.values(95) == 10 && ten.values(0) == 0)
    #expect(ten.referenceValues(95) == 95)
  }
}
