import Testing

@testable import Windows

@Suite struct GranularityTests {
  @Test(arguments: [
    ("hour", Granularity.hour, "hour"), ("day", .day, "day"), ("week", .week, "week"),
    ("month", .month, "month"), ("quarter", .quarter, "quarter"),
    ("15m", .duration(seconds: 900), "15m"), ("90m", .duration(seconds: 5_400), "90m"),
    ("6h", .duration(seconds: 21_600), "6h"), ("2d", .duration(seconds: 172_800), "2d"),
    ("60m", .hour, "hour"), ("1h", .hour, "hour"), ("24h", .day, "day"), ("1d", .day, "day"),
    ("7d", .duration(seconds: 604_800), "7d"), ("48h", .duration(seconds: 172_800), "2d"),
    ("3660d", .duration(seconds: 316_224_000), "3660d"),
  ])
  func `texts are read and named`(text: String, granularity: Granularity, name: String) {
    #expect(Granularity(text) == granularity)
    #expect(granularity.name == name)
    #expect(Granularity(name) == granularity)
  }

  @Test(arguments: [
    "", "h", "0h", "-1h", "+1h", "1.5h", "1 h", "h1", "1s", "1w", "Day", "days", "٣h", "3661d",
    "99999999h", "9999999999999999999999m", "1h ", "ｄ",
  ])
  func `anything else is refused`(text: String) { #expect(Granularity(text) == nil) }

  @Test func `durations out of range are taken as the nearest one`() throws {
    let zone = try zone("UTC")
    for seconds in [Int64.min, -1, 0, 1] {
      let calendar = WindowCalendar(granularity: .duration(seconds: seconds), timeZone: zone)
      let window = calendar.window(containing: 61)
      #expect(window.start == 61 && window.end == 62 && window.name == "1970-01-01T000101")
    }
    let long = WindowCalendar(granularity: .duration(seconds: .max), timeZone: zone)
    #expect(long.window(containing: 0).seconds == 316_224_000)
    #expect(Granularity.duration(seconds: .max).name == "3660d")
  }

  /// The claim of `tiles` is checked against real windows around changes of the clock.
  @Test(arguments: ["America/New_York", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Apia"])
  func `a granularity tiles only those whose windows are unions of its own`(
    identifier: String
  ) throws {
    let zone = try zone(identifier)
    let names = [
      "15m", "30m", "45m", "hour", "90m", "2h", "5h", "6h", "10h", "day", "2d", "4d", "7d", "week",
      "month", "quarter",
    ]
    for fine in names {
      for coarse in names {
        let fine = try #require(Granularity(fine))
        let coarse = try #require(Granularity(coarse))
        guard fine.tiles(coarse) else { continue }
        let small = WindowCalendar(granularity: fine, timeZone: zone, epoch: 1_262_304_000)
        let large = WindowCalendar(granularity: coarse, timeZone: zone, epoch: 1_262_304_000)
        for instant: Int64 in [1_289_097_060, 1_325_239_200, 1_383_458_400, 1_680_966_000] {
          let from = instant - 86_400 * 3
          for window in large.windows(from: from, to: instant + 86_400 * 3) {
            #expect(small.window(containing: window.start).start == window.start)
            #expect(small.window(containing: window.end - 1).end == window.end)
          }
        }
      }
    }
  }

  @Test func `tiling is what it should be`() throws {
    func check(_ fine: String, _ coarse: String, _ expected: Bool) throws {
      let (a, b) = (try #require(Granularity(fine)), try #require(Granularity(coarse)))
      #expect(a.tiles(b) == expected, "\(fine) and \(coarse)")
    }
    for name in ["hour", "day", "week", "month", "quarter", "6h", "2d", "7h"] {
      try check(name, name, true)
    }
    for name in ["day", "week", "month", "quarter", "2h", "6h", "2d"] {
      try check("hour", name, true)
      try check("15m", name, true)
    }
    for (fine, coarse) in [
      ("hour", "90m"), ("hour", "7h"), ("2h", "hour"), ("day", "hour"), ("day", "6h"),
      ("week", "month"), ("week", "7d"), ("7d", "week"), ("2d", "week"), ("month", "week"),
      ("quarter", "month"), ("7h", "day"), ("6h", "10h"), ("4h", "6h"), ("2d", "3d"),
    ] { try check(fine, coarse, false) }
    for (fine, coarse) in [
      ("day", "week"), ("day", "month"), ("day", "7d"), ("month", "quarter"), ("2d", "4d"),
      ("7h", "14h"), ("15m", "hour"), ("90m", "day"),
    ] { try check(fine, coarse, true) }
    #expect(Granularity.duration(seconds: 3_600).tiles(.hour))
    #expect(Granularity.hour.tiles(.duration(seconds: 86_400)))
  }
}
