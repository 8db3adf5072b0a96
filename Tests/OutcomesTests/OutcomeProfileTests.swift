import Profiles
import Testing

@testable import Outcomes

@Suite struct OutcomeProfileTests {
  /// Adds rows in another order and in parts, and checks that it changes no bit.
  private func check<Row>(
    _ rows: [Row], _ task: OutcomeTask, seed: UInt64, _ profile: ([Row]) -> OutcomeProfile
  ) throws {
    var random = SeededGenerator(seed: seed)
    let whole = profile(rows).encoded()
    var merged = OutcomeProfile(task: task)
    var rest = rows.shuffled(using: &random)[...]
    while !rest.isEmpty {
      let part = Array(rest.prefix(Int.random(in: 1...rows.count, using: &random)))
      rest = rest.dropFirst(part.count)
      let stored = try OutcomeProfile(decoding: profile(part).encoded())
      if Bool.random(using: &random) {
        merged.merge(stored)
      } else {
        var other = stored
        other.merge(merged)
        merged = other
      }
    }
    #expect(merged.encoded() == whole, "seed \(seed)")
    #expect(try OutcomeProfile(decoding: whole).encoded() == whole)
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `order and splits of binary outcomes change no bit`(seed: UInt64) throws {
    // Beyond one block, and beyond the bins of a histogram.
    try check(OutcomeRows.binary(40_000, seed: seed), .binary, seed: seed) {
      OutcomeRows.profile($0)
    }
  }

  @Test(arguments: [(0, 1), (40, 2), (300, 3), (300, 4)] as [(Int, UInt64)])
  func `order and splits of outcomes by class change no bit`(others: Int, seed: UInt64) throws {
    let rows = OutcomeRows.multiclass(6_000, others: others, seed: seed)
    try check(rows, .multiclass(classes: OutcomeRows.classes), seed: seed) {
      OutcomeRows.profile($0)
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `order and splits of errors change no bit`(seed: UInt64) throws {
    try check(OutcomeRows.regression(30_000, seed: seed), .regression, seed: seed) {
      OutcomeRows.profile($0)
    }
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func `order and splits of ranked calls change no bit`(seed: UInt64) throws {
    try check(OutcomeRows.ranking(600, seed: seed), .ranking(ks: [1, 5]), seed: seed) {
      OutcomeRows.profile($0)
    }
  }

  @Test(arguments: [
    OutcomeTask.binary, .multiclass(classes: []), .multiclass(classes: ["a", "b"]), .regression,
    .ranking(ks: [5, 10]),
  ])
  func `a profile of no rows survives its bytes`(task: OutcomeTask) throws {
    let empty = OutcomeProfile(task: task)
    #expect(try OutcomeProfile(decoding: empty.encoded()) == empty)
    var merged = empty
    merged.merge(empty)
    #expect(merged == empty && merged.isEmpty)
  }

  @Test func `cut or changed bytes are no profile, or another one, and never trap`() throws {
    var profile = OutcomeRows.profile(OutcomeRows.binary(200, seed: 5))
    profile.merge(OutcomeRows.profile(OutcomeRows.multiclass(100, others: 3, seed: 5)))
    profile.merge(OutcomeRows.profile(OutcomeRows.regression(100, seed: 5)))
    profile.merge(OutcomeRows.profile(OutcomeRows.ranking(20, seed: 5)))
    let bytes = profile.encoded()
    for end in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: ProfileCodingError.self) {
        try OutcomeProfile(decoding: Array(bytes[..<end]))
      }
    }
    #expect(throws: ProfileCodingError.invalid("bytes behind the end")) {
      try OutcomeProfile(decoding: bytes + [0])
    }
    var random = SeededGenerator(seed: 6)
    for _ in 0..<1_500 {
      var changed = bytes
      let place = Int(random.next() % UInt64(bytes.count))
      changed[place] = UInt8(truncatingIfNeeded: random.next())
      guard var other = try? OutcomeProfile(decoding: changed) else { continue }
      other.merge(profile)
      _ = other.encoded()
    }
  }

  @Test
  func `rows by where their label comes from add up, and are in the bytes where they are known`()
    throws
  {
    var (one, two) = (OutcomeProfile(task: .regression), OutcomeProfile(task: .regression))
    let none = OutcomeProfile(task: .regression).encoded()
    #expect(none.first == 1)
    one.counts.labelledByOrigin = [3, 0]
    two.counts.labelledByOrigin = [1, 2, 7]
    var (left, right) = (one, two)
    left.merge(two)
    right.merge(one)
    #expect(left.counts.labelledByOrigin == [4, 2, 7])
    #expect(left == right && left.encoded() != one.encoded())
    #expect(left.encoded().first == 2)
    let read = try OutcomeProfile(decoding: left.encoded())
    #expect(read.counts.labelledByOrigin == [4, 2, 7])
    #expect(read.encoded() == left.encoded())
  }

  @Test func `bytes of a newer version are refused`() {
    #expect(throws: ProfileCodingError.newerVersion(found: 9, supported: 3)) {
      try OutcomeProfile(decoding: [9])
    }
    #expect(throws: ProfileCodingError.truncated) { try OutcomeProfile(decoding: []) }
  }

  @Test func `counts and delays add up`() throws {
    var profile = OutcomeRows.profile(OutcomeRows.binary(100, seed: 1))
    profile.firstDelays.add(contentsOf: [1, 2, .nan, .infinity])
    profile.merge(OutcomeRows.profile(OutcomeRows.binary(50, seed: 2)))
    #expect(profile.counts.rows == 150)
    #expect(profile.firstDelays.histogram.count == 2)
    #expect(profile.firstDelays.histogram.quantile(0.5) == 1.5)
  }
}
