import Testing

@testable import ProfileStore

@Suite struct RowExceptionsTests {
  private let some = [
    RowExceptions.Element(line: 9, rowIndex: 0, roles: .retry),
    RowExceptions.Element(line: 2, rowIndex: 1, roles: [.superseded, .retry]),
    RowExceptions.Element(line: 2, rowIndex: 0, roles: .exactCopy),
  ]

  @Test func `exceptions are the same in whatever order they are given`() {
    #expect(RowExceptions(some) == RowExceptions(some.reversed()))
    #expect(RowExceptions(some).digest == RowExceptions(some.reversed()).digest)
    #expect(RowExceptions(some).elements.map(\.line) == [2, 2, 9])
  }

  @Test func `the last role given for a row stays and none removes it`() {
    let cleared = some + [RowExceptions.Element(line: 9, rowIndex: 0, roles: [])]
    #expect(RowExceptions(cleared).elements.map(\.line) == [2, 2])
  }

  @Test func `rows are looked up`() {
    let exceptions = RowExceptions(some)
    #expect(exceptions.roles(line: 2, rowIndex: 1) == [.superseded, .retry])
    #expect(exceptions.roles(line: 2, rowIndex: 2).isEmpty)
    #expect(exceptions.roles(line: .max, rowIndex: .max).isEmpty)
    #expect(RowExceptions.none.roles(line: 1, rowIndex: 0).isEmpty)
  }

  @Test func `the stored form gives back the exceptions and is refused when cut`() {
    let exceptions = RowExceptions(some)
    #expect(RowExceptions(bytes: exceptions.bytes) == exceptions)
    #expect(RowExceptions(bytes: []) == RowExceptions.none)
    #expect(RowExceptions(bytes: Array(exceptions.bytes.dropLast())) == nil)
    #expect(exceptions.digest != RowExceptions.none.digest)
  }

  @Test func `a digest gives back its bytes and digits`() {
    let digest = ContentDigest(high: 1, low: 0xFEDC_BA98_7654_3210)
    #expect(ContentDigest(bytes: digest.bytes) == digest)
    #expect(digest.description == "0000000000000001fedcba9876543210")
    #expect(ContentDigest(bytes: [1]) == nil)
    // XXH3-128 of nothing, by the reference implementation.
    #expect(ContentDigest(hashing: []).description == "99aa06d3014798d86001c324468d497f")
  }
}
