import Testing

@testable import InferenceLog

struct InstantTextTests {
  private func rfc3339(_ text: String) -> Int64? { InstantText.rfc3339(Array(text.utf8).span) }

  private func epoch(_ text: String, _ units: Int64) -> Int64? {
    InstantText.epoch(Array(text.utf8).span, unitsPerSecond: units)
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59.5Z", -500_000_000),
    ("2013-01-05T00:01:22.449Z", 1_357_344_082_449_000_000),
    ("2013-01-05t00:01:22z", 1_357_344_082_000_000_000),
    ("2013-01-05 00:01:22+00:00", 1_357_344_082_000_000_000),
    ("2013-01-05T05:31:22+05:30", 1_357_344_082_000_000_000),
    ("2013-01-04T19:01:22-0500", 1_357_344_082_000_000_000),
    ("2013-01-05T00:01:22.123456789987654321Z", 1_357_344_082_123_456_789),
    ("2016-12-31T23:59:60Z", 1_483_228_799_999_999_999),
    ("2000-02-29T00:00:00Z", 951_782_400_000_000_000),
    ("1678-01-01T00:00:00Z", -9_214_560_000_000_000_000),
    ("2261-12-31T23:59:59.999999999Z", 9_214_646_399_999_999_999),
    ("2038-01-19T03:14:08Z", 2_147_483_648_000_000_000),
  ])
  func `RFC 3339 is read`(text: String, nanoseconds: Int64) {
    #expect(rfc3339(text) == nanoseconds)
  }

  @Test(arguments: [
    "", "2013-01-05", "2013-01-05T00:01:22", "2013-01-05T00:01:22.Z", "2013-01-05T00:01:22.5",
    "2013-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2013-04-31T00:00:00Z", "2013-13-01T00:00:00Z",
    "2013-00-01T00:00:00Z", "2013-01-00T00:00:00Z", "2013-01-05T24:00:00Z", "2013-01-05T00:60:00Z",
    "2013-01-05T00:00:61Z", "2013-01-05T00:00:00+24:00", "2013-01-05T00:00:00+01:60",
    "2013-01-05T00:00:00+1:00", "2013-01-05T00:00:00+01-00", "2013-01-05T00:00:00ZZ",
    "2013/01/05T00:00:00Z", "2013-01-05_00:00:00Z", " 2013-01-05T00:00:00Z", "1677-12-31T23:59:59Z",
    "2262-01-01T00:00:00Z", "2O13-01-05T00:00:00Z", "2013-01-05T00:00:00+", "0000-01-01T00:00:00Z",
    "2013-01-05T00:00:00+01:00Z",
  ])
  func `what is not RFC 3339, has no zone or is out of range is refused`(text: String) {
    #expect(rfc3339(text) == nil)
  }

  @Test func `every day of 400 years counts one more`() {
    var expected: Int64 = -8_520_336_000
    for year in 1700..<2100 {
      for month in 1...12 {
        for day in 1...31 {
          let date = [year, month, day].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
          guard let instant = rfc3339(date + "T00:00:00Z") else { continue }
          #expect(instant == expected * 1_000_000_000)
          expected += 86_400
        }
      }
    }
    #expect(expected == 4_102_444_800)
  }

  @Test(
    arguments: [
      ("1357344082449000001", 1_000_000_000, 1_357_344_082_449_000_001),
      ("1357344082.449000001", 1, 1_357_344_082_449_000_001),
      ("1357344082.4490000019999999999999999", 1, 1_357_344_082_449_000_001),
      ("1.357344082449e9", 1, 1_357_344_082_449_000_000),
      ("1357344082449", 1_000, 1_357_344_082_449_000_000),
      ("-1.5", 1, -1_500_000_000), ("0", 1, 0), ("0e999999999999", 1, 0), ("1e-300", 1, 0),
      ("1e3", 1_000_000, 1_000_000), ("1", 3, 333_333_333),
    ] as [(String, Int64, Int64)])
  func `epochs are read exactly`(text: String, units: Int64, nanoseconds: Int64) {
    #expect(epoch(text, units) == nanoseconds)
  }

  @Test(arguments: [
    "", "x", "1e30", "9999999999999999999999", "-1e11", "1e999999999999999999999", "12 ",
  ])
  func `epochs out of range are refused`(text: String) { #expect(epoch(text, 1) == nil) }

  @Test func `a unit that is no unit is refused`() { #expect(epoch("1", 0) == nil) }

  @Test(
    arguments: [
      (99_999_999_999.0, 1), (1e11, 1_000), (99_999_999_999_999, 1_000), (1e14, 1_000_000),
      (1e17, 1_000_000_000), (.infinity, 1_000_000_000),
    ] as [(Double, Int64)])
  func `the size of a number tells its unit`(magnitude: Double, units: Int64) {
    #expect(InstantText.unitsPerSecond(forMagnitude: magnitude) == units)
  }

  @Test func `a timestamp is read the same whatever came before it`() {
    var random = SplitMix64(state: 4)
    let minutes = ["2013-01-05T00:01", "2013-01-05T00:02", "2013-01-05 00:01", "2013-13-05T00:01"]
    let rests = [
      ":22Z", ":22.5Z", ":60Z", ":61Z", ":22", "", ":22+05:30", ":22-0500", ":22.123456789987Z",
      ":22.Z", "-22Z", ":2xZ", ":22.000000001z", ":59.999999999+00:00",
    ]
    var memo = MinuteMemo()
    var read = 0
    for _ in 0..<5_000 {
      let minute = minutes[Int.random(in: 0..<minutes.count, using: &random)]
      let text = minute + (rests.randomElement(using: &random) ?? "")
      let expected = rfc3339(text)
      let bytes = Array(text.utf8)
      let found = memo.rfc3339(bytes.span)
      #expect(found == expected)
      if expected != nil { read += 1 }
    }
    #expect(read > 1_000)
    // Zero bytes are in no timestamp, not even before there was any.
    let zeros = [UInt8](repeating: 0, count: 16) + Array(":22Z".utf8)
    var empty = MinuteMemo()
    for text in [zeros, Array(zeros.prefix(16)), []] {
      let first = empty.rfc3339(text.span)
      let later = memo.rfc3339(text.span)
      #expect(first == nil && later == nil)
    }
  }
}
