import Testing

@testable import Reports

@Test func `a time is taken apart`() throws {
  let time = try #require(LocalTime("2013-07-14T09:05:07-04:00"))
  #expect([time.year, time.month, time.day, time.hour, time.minute] == [2013, 7, 14, 9, 5])
  #expect(time.weekday == 6)
  #expect(time.secondsSince1970 == 1_373_807_107)
}

@Test(arguments: [
  ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59+00:00", -1),
  ("2000-02-29T12:00:00.123456789+05:30", 951_805_800), ("2024-03-01T00:00:00Z", 1_709_251_200),
])
func `a time is an instant`(text: String, expected: Int) throws {
  #expect(try #require(LocalTime(text)).secondsSince1970 == expected)
}

@Test(arguments: [
  "", "2013", "2013-13-01T00:00:00Z", "x013-01-01T00:00:00Z", "2013-01-00T00:00:00Z",
])
func `other text is no time`(text: String) {
  #expect(LocalTime(text) == nil)
}

@Test func `the day before the first is the last of the month`() throws {
  let time = try #require(LocalTime("2024-03-01T00:00:00Z")).previousDay
  #expect([time.year, time.month, time.day] == [2024, 2, 29])
  let newYear = try #require(LocalTime("2013-01-01T00:00:00+09:00")).previousDay
  #expect([newYear.year, newYear.month, newYear.day] == [2012, 12, 31])
}

@Test(arguments: [
  ("2013-04-01", "day", "2013-04-01T00:00:00-04:00", "2013-04-02T00:00:00-04:00", "Mon 1 Apr 2013"),
  (
    "2013-W14", "week", "2013-04-01T00:00:00-04:00", "2013-04-08T00:00:00-04:00",
    "week 2013-W14, 1 Apr – 7 Apr 2013"
  ),
  ("2013-04", "month", "2013-04-01T00:00:00-04:00", "2013-05-01T00:00:00-04:00", "April 2013"),
  (
    "2013-04-01T06", "hour", "2013-04-01T06:00:00-04:00", "2013-04-01T07:00:00-04:00",
    "Mon 1 Apr 2013, 06:00 – 07:00"
  ),
  (
    "2013-04-01T18", "6h", "2013-04-01T18:00:00-04:00", "2013-04-02T00:00:00-04:00",
    "Mon 1 Apr 2013, 18:00 – Tue 2 Apr, 00:00"
  ),
  ("<x>", "day", "never", "", "<x>"),
])
func `a window is named as people name it`(
  name: String, granularity: String, start: String, end: String, expected: String
) {
  #expect(
    Words.local.window(name: name, granularity: granularity, start: start, end: end) == expected)
}
