import Foundation
import Testing

@testable import Windows

@Suite struct LocalClockTests {
  @Test func `offsets equal zoneinfo's in every zone, far into the future`() throws {
    let rows = try fixture("offsets.tsv")
    #expect(rows.count > 350)
    for row in rows {
      guard let zone = TimeZone(identifier: row[0]) else {
        Issue.record("no zone \(row[0])")
        continue
      }
      let clock = LocalClock(timeZone: zone)
      for pair in row.dropFirst() {
        let numbers = pair.split(separator: ":").compactMap { Int64($0) }
        #expect(clock.offset(at: numbers[0]) == numbers[1], "\(row[0]) \(pair)")
      }
    }
  }

  @Test(
    arguments: [
      ("2013-01-01", 1_357_016_400), ("2013-07-01", 1_372_651_200),
      ("2013-01-01T06:00", 1_357_038_000), ("2013-01-01 06:00:30", 1_357_038_030),
      ("2013-01-01T24:00", 1_357_102_800), ("2013-01-01T06:00Z", 1_357_020_000),
      ("2013-01-01T06:00:00+09:00", 1_356_987_600), ("2013-01-01T06:00:00-0330", 1_357_032_600),
      ("2013-11-03T01:30", 1_383_456_600), ("2013-03-10T02:30", 1_362_898_800),
      ("1969-12-31T19:00", 0), ("1969-12-31T18:59:59", -1),
    ] as [(String, Int64)])
  func `local dates and times become instants`(text: String, instant: Int64) throws {
    let clock = LocalClock(timeZone: try zone("America/New_York"))
    #expect(clock.instant(of: text) == instant)
  }

  @Test(arguments: [
    "", "2013", "2013-01", "2013-13-01", "2013-02-30", "2013-01-01T", "2013-01-01T6:00",
    "2013-01-01T25:00", "2013-01-01T24:01", "2013-01-01T06:60", "2013-01-01T06:00:60",
    "2013-01-01T06", "2013-01-01T06:00+9", "2013-01-01T06:00Zx", "2013-01-01Z", "yesterday",
    "0000-01-01", "9999-01-01", "2013-01-01\u{0}", "2013–01–01", "2013-01-01T06:00+99:00",
  ])
  func `anything else is no date`(text: String) throws {
    #expect(LocalClock(timeZone: try zone("America/New_York")).instant(of: text) == nil)
  }

  @Test func `instants become local texts`() throws {
    let clock = LocalClock(timeZone: try zone("America/New_York"))
    #expect(clock.text(of: 1_383_456_600) == "2013-11-03 01:30")
    #expect(clock.text(of: 1_383_456_600, .date) == "2013-11-03")
    #expect(clock.text(of: 1_383_456_601, .second) == "2013-11-03 01:30:01")
    #expect(clock.text(of: 1_383_456_600, .rfc3339) == "2013-11-03T01:30:00-04:00")
    #expect(clock.text(of: 1_383_460_200, .rfc3339) == "2013-11-03T01:30:00-05:00")
    #expect(clock.text(of: 0, .rfc3339) == "1969-12-31T19:00:00-05:00")
    #expect(clock.text(of: .max, .date) == "9900-12-31")
    #expect(clock.text(of: .min, .date).count == 10)
    let kathmandu = LocalClock(timeZone: try zone("Asia/Kathmandu"))
    #expect(kathmandu.text(of: 1_383_456_600, .rfc3339) == "2013-11-03T11:15:00+05:45")
  }

  @Test(arguments: ["America/New_York", "Africa/Monrovia", "Pacific/Apia", "Asia/Seoul"])
  func `RFC 3339 texts lead back to their instant`(identifier: String) throws {
    let clock = LocalClock(timeZone: try zone(identifier))
    var instant: Int64 = -6_000_000_000
    while instant < 30_000_000_000 {
      #expect(clock.instant(of: clock.text(of: instant, .rfc3339)) == instant)
      instant += 37_654_321
    }
  }

  @Test func `the first instant of a local time rises with the time`() throws {
    for identifier in ["America/St_Johns", "Pacific/Apia", "America/Juneau", "Africa/Casablanca"] {
      let clock = LocalClock(timeZone: try zone(identifier))
      var last = Int64.min
      for local in stride(from: Int64(1_280_000_000), to: 1_330_000_000, by: 1_799) {
        let instant = clock.instant(ofLocal: local)
        #expect(instant >= last)
        #expect(clock.local(at: instant) >= local)
        #expect(clock.latestLocal(at: instant - 1) < local)
        last = instant
      }
    }
  }
}
