import Foundation
import Testing

@testable import Windows

@Suite struct WindowCalendarTests {
  @Test func `windows around changes of the clock equal those that zoneinfo walks through`()
    throws
  {
    var calendars: [String: WindowCalendar] = [:]
    let rows = try fixture("windows.tsv")
    #expect(rows.count > 1_000)
    for row in rows {
      let key = row[0] + row[1]
      let calendar = try calendars[key] ?? calendar(row[1], row[0])
      calendars[key] = calendar
      let start = try #require(Int64(row[2]))
      let end = try #require(Int64(row[3]))
      for instant in [start, (start + end) / 2, end - 1] {
        let window = calendar.window(containing: instant)
        #expect(
          [window.start, window.end] == [start, end] && window.name == row[4],
          "\(row) \(instant) \(window)")
      }
      let window = calendar.window(containing: start)
      #expect(calendar.window(named: row[4]) == window, "\(row)")
      #expect(calendar.window(before: calendar.window(after: window)) == window)
      #expect(calendar.window(after: window).start == end)
    }
  }

  @Test(
    arguments: [
      ("hour", "UTC", 1_364_796_000, "2013-04-01T06"), ("day", "UTC", 1_364_796_000, "2013-04-01"),
      ("week", "UTC", 1_364_796_000, "2013-W14"), ("month", "UTC", 1_364_796_000, "2013-04"),
      ("quarter", "UTC", 1_364_796_000, "2013-Q2"), ("6h", "UTC", 1_364_797_800, "2013-04-01T06"),
      ("15m", "UTC", 1_364_796_900, "2013-04-01T0615"),
      ("90m", "UTC", 1_364_796_900, "2013-04-01T0600"), ("2d", "UTC", 0, "1970-01-01"),
      ("2d", "UTC", -1, "1969-12-30"), ("7h", "UTC", 0, "1970-01-01T0000"),
      ("7h", "UTC", -1, "1969-12-31T1700"), ("week", "UTC", 1_104_537_600, "2004-W53"),
      ("week", "UTC", 1_230_768_000, "2009-W01"), ("month", "UTC", -59_011_459_200, "0100-01"),
      ("day", "Asia/Tokyo", 1_364_742_000, "2013-04-01"),
      ("hour", "America/New_York", 1_383_454_800, "2013-11-03T01-0400"),
      ("hour", "America/New_York", 1_383_458_400, "2013-11-03T01-0500"),
      ("hour", "America/New_York", 1_383_462_000, "2013-11-03T02"),
    ] as [(String, String, Int64, String)])
  func `windows have their names`(
    granularity: String, zone: String, instant: Int64, name: String
  ) throws {
    let calendar = try calendar(granularity, zone)
    let window = calendar.window(containing: instant)
    #expect(window.name == name)
    #expect(window.contains(instant))
    #expect(calendar.window(named: name) == window)
  }

  @Test func `days have the hours that the clock gives them`() throws {
    let newYork = try calendar("day", "America/New_York")
    #expect(newYork.window(named: "2013-03-10")?.seconds == 82_800)
    #expect(newYork.window(named: "2013-11-03")?.seconds == 90_000)
    let apia = try calendar("day", "Pacific/Apia")
    #expect(apia.window(named: "2011-12-30") == nil)
    let before = try #require(apia.window(named: "2011-12-29"))
    #expect(apia.window(after: before).name == "2011-12-31")
    let saoPaulo = try calendar("day", "America/Sao_Paulo")
    let first = try #require(saoPaulo.window(named: "2018-11-04"))
    #expect(saoPaulo.clock.text(of: first.start) == "2018-11-04 01:00")
    #expect(first.seconds == 23 * 3_600)
  }

  @Test func `a day has the weekday of its zone, and other windows none`() throws {
    let days = try calendar("day", "America/Sao_Paulo")
    // 2018-11-04, a Sunday, started at 01:00.
    let sunday = try #require(days.window(named: "2018-11-04"))
    #expect(days.weekday(startingAt: sunday.start) == 7)
    #expect(days.weekday(startingAt: sunday.end) == 1)
    let apia = try calendar("day", "Pacific/Apia")
    let friday = try #require(apia.window(named: "2013-11-01"))
    #expect(apia.weekday(startingAt: friday.start) == 5)
    for granularity in ["hour", "week", "2d", "12h"] {
      #expect(try calendar(granularity, "UTC").weekday(startingAt: 0) == nil)
    }
    #expect(try calendar("day", "UTC").weekday(startingAt: .min) != nil)
  }

  @Test func `durations of whole days start at local midnight of the epoch's days`() throws {
    let epoch: Int64 = 1_357_016_400 + 7_200  // 2013-01-01T02:00-05:00
    let calendar = try calendar("2d", "America/New_York", epoch: epoch)
    let windows = calendar.windows(from: epoch, to: epoch + 86_400 * 120)
    #expect(windows.first?.name == "2013-01-01")
    #expect(windows.count == 61 || windows.count == 60)
    for window in windows {
      #expect(calendar.clock.text(of: window.start).hasSuffix("00:00"))
      #expect((47 * 3_600...49 * 3_600).contains(window.seconds))
    }
  }

  @Test(arguments: ["UTC", "America/New_York", "Australia/Lord_Howe", "Asia/Tehran"])
  func `windows follow each other without gap, with distinct names that lead back`(
    identifier: String
  ) throws {
    let zone = try zone(identifier)
    let from: Int64 = 1_640_000_000
    for (text, days) in [
      ("15m", 400), ("50m", 60), ("hour", 800), ("7h", 800), ("6h", 800), ("day", 4_000),
      ("3d", 4_000), ("week", 8_000), ("month", 20_000), ("quarter", 40_000), ("36h", 800),
    ] {
      let granularity = try #require(Granularity(text))
      let calendar = WindowCalendar(granularity: granularity, timeZone: zone, epoch: 1_000_000_007)
      let to = from + Int64(days) * 86_400
      let windows = calendar.windows(from: from, to: to)
      #expect(windows.first?.contains(from) == true)
      #expect(windows.last?.contains(to - 1) == true)
      #expect(zip(windows, windows.dropFirst()).allSatisfy { $0.end == $1.start && $0 < $1 })
      #expect(Set(windows.map(\.name)).count == windows.count)
      for window in windows.prefix(20_000) {
        #expect(calendar.window(named: window.name) == window, "\(window)")
      }
    }
  }

  @Test(arguments: [
    ("day", "2013-02-29"), ("day", "2013-4-01"), ("day", "2013-04-01T00"), ("day", ""),
    ("day", "2013-04-01 "), ("day", "20130401"), ("day", "0000-00-00"), ("day", "２013-04-01"),
    ("week", "2013-W53"), ("week", "2013-W00"), ("week", "2013-14"), ("month", "2013-13"),
    ("quarter", "2013-Q5"), ("quarter", "2013-Q0"), ("hour", "2013-04-01T24"),
    ("hour", "2013-03-10T02"), ("hour", "2013-11-03T01"), ("hour", "2013-04-01T06-0400"),
    ("hour", "2013-11-03T01-0600"), ("hour", "2013-04-01"), ("hour", "2013-04-01T0600"),
    ("6h", "2013-04-01T07"), ("15m", "2013-04-01T06"), ("15m", "2013-04-01T0610"),
    ("2d", "1970-01-01"), ("month", "9999-12"), ("month", "0000-01"), ("day", "9999-99-99"),
    ("hour", "2013-11-03T01-9999"), ("hour", "../../etc/passwd"),
  ])
  func `names that no window has lead nowhere`(granularity: String, name: String) throws {
    #expect(try calendar(granularity, "America/New_York").window(named: name) == nil)
  }

  @Test(arguments: ["hour", "15m", "6h", "day", "2d", "week", "month", "quarter", "7h"])
  func `instants beyond all calendars fall into the first or last window`(text: String) throws {
    for identifier in ["America/New_York", "Pacific/Kiritimati"] {
      let calendar = try calendar(text, identifier)
      let first = calendar.window(containing: .min)
      let last = calendar.window(containing: .max)
      #expect(first.start < first.end && last.start < last.end)
      #expect(calendar.window(containing: Int64.min + 1) == first)
      #expect(calendar.windows(from: .max - 1, to: .max).count == 1)
      #expect(calendar.windows(from: .min, to: .min + 1).count == 1)
      #expect(calendar.window(named: last.name) == last)
      #expect(calendar.windows(from: .min, to: .max, limit: 50).count == 50)
      let beyond = Window(granularity: .day, start: .min, end: .max, name: "")
      #expect(calendar.window(after: beyond) == last)
      #expect(calendar.window(before: beyond) == first)
    }
  }

  @Test func `an empty range has no windows and a single second has one`() throws {
    let calendar = try calendar("day", "Europe/Paris")
    #expect(calendar.windows(from: 5, to: 5).isEmpty)
    #expect(calendar.windows(from: 6, to: 5).isEmpty)
    #expect(calendar.windows(from: 5, to: 6).map(\.name) == ["1970-01-01"])
    let day = calendar.window(containing: 5)
    #expect(calendar.windows(from: day.start, to: day.end) == [day])
    #expect(calendar.windows(from: day.start, to: day.end + 1).count == 2)
  }
}
