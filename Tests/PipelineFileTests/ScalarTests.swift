import Testing

@testable import PipelineFile

struct ScalarTests {
  @Test(arguments: [
    ("0s", 0), ("10m", 600), ("36h", 129_600), ("2d", 172_800), ("4w", 2_419_200),
    ("3y", 94_608_000), ("100y", 3_153_600_000),
  ])
  func `spans of time are whole seconds`(text: String, seconds: Int) {
    #expect(Quantity.span(text) == seconds)
  }

  @Test(arguments: [
    "", "m", "10", "1.5h", "-1d", "+1d", "1 d", "10ms", "101y", "99999999999999999999d", "１d",
    "1D",
  ])
  func `what is no span is refused`(text: String) {
    #expect(Quantity.span(text) == nil)
  }

  @Test(arguments: [
    ("250ms", 0.25), ("1.5s", 1.5), ("10us", 1e-5), ("10µs", 1e-5), ("3ns", 3e-9), ("0.1ms", 1e-4),
  ])
  func `latencies are rounded once`(text: String, seconds: Double) {
    #expect(Quantity.latency(text) == seconds)
  }

  @Test(arguments: ["250", "1m", "ms", "1e3ms", "-1s", "1.2.3s", "."])
  func `what is no latency is refused`(text: String) {
    #expect(Quantity.latency(text) == nil)
  }

  @Test(arguments: [("1%", 0.01), ("99.9%", 0.999), ("0.1", 0.1), ("100%", 1), ("-5%", -0.05)])
  func `shares are rounded once`(text: String, share: Double) {
    #expect(Quantity.share(text) == share)
  }

  @Test(arguments: ["%", "1 %", "1%%", "nan", "inf", "0x10", "1e999", "", "e", "1e3%", "1_000"])
  func `what is no share is refused`(text: String) {
    #expect(Quantity.share(text) == nil)
  }

  @Test(arguments: [("0.5", 0.5), ("-1e-3", -0.001), ("250ms", 0.25), ("1%", 0.01)])
  func `limits are numbers, shares or latencies`(text: String, limit: Double) {
    #expect(Quantity.limit(text) == limit)
  }

  @Test func `dates exist in the calendar`() {
    #expect(CalendarDate("2012-02-29")?.description == "2012-02-29")
    #expect(CalendarDate("2000-02-29") != nil)
    #expect(CalendarDate("0001-01-01")?.year == 1)
    #expect(CalendarDate("9999-12-31") != nil)
    for text in [
      "2013-02-29", "1900-02-29", "2013-13-01", "2013-00-01", "2013-01-00", "2013-04-31",
      "2013-1-1",
      "13-01-01", "0000-01-01", "2013/01/01", "2013-01-01T00:00", "", "+013-01-01", "２０１３-01-01",
    ] {
      #expect(CalendarDate(text) == nil, "\(text)")
    }
  }

  @Test func `dates are ordered by time`() throws {
    let dates = try ["2013-01-02", "2013-01-01", "2012-12-31"].map {
      try #require(CalendarDate($0))
    }
    #expect(dates.sorted() == dates.reversed())
  }

  @Test func `status sets join, and hold calls without a code`() {
    let set = StatusSet([404...404, 200...250, 240...299, 300...300])
    #expect(set.ranges == [200...300, 404...404])
    #expect(set.description == "200-300,404")
    #expect(set.contains(-1) && set.contains(300) && !set.contains(301) && !set.contains(0))
    #expect(StatusSet([0...Int32.max, 5...7]).ranges == [0...Int32.max])
    #expect(StatusSet.codes("2xx") == 200...299)
    #expect(StatusSet.codes("0XX") == 0...99)
    #expect(StatusSet.codes("0") == 0...0)
    for text in ["", "xx", "x2x", "1000", "-1", "2x", "٢xx"] {
      #expect(StatusSet.codes(text) == nil, "\(text)")
    }
  }

  @Test(arguments: [
    ("kitten", "sitting", 3), ("", "abc", 3), ("abc", "abc", 0), ("ab", "ba", 1),
    ("abcd", "acbd", 1),
  ])
  func `edit distance counts swaps as one`(first: String, second: String, distance: Int) {
    #expect(EditDistance.between(first, second) == distance)
    #expect(EditDistance.between(second, first) == distance)
  }

  @Test func `only near words are suggested`() {
    let words = ["title", "settle", "state"]
    #expect(EditDistance.nearest(to: "Title", in: words) == "title")
    #expect(EditDistance.nearest(to: "titel", in: words) == "title")
    #expect(EditDistance.nearest(to: "banana", in: words) == nil)
    #expect(EditDistance.nearest(to: "", in: words) == nil)
    #expect(EditDistance.nearest(to: "logged-features", in: ["logged_features"]) != nil)
    #expect(EditDistance.nearest(to: "x", in: []) == nil)
  }

  @Test(arguments: [
    ("a", "/p/a"), ("./a/../b", "/p/b"), ("../a", "/a"), ("../../../a", "/a"), ("/x//y/", "/x/y"),
    ("**/*.gz", "/p/**/*.gz"),
  ])
  func `paths are resolved by name`(path: String, expected: String) {
    #expect(FilePattern.resolved(path, in: "/p") == expected)
  }

  @Test(arguments: [
    "*.gz", "**/*.gz", "a/**/b/[0-9]?.gz", "[]].gz", "[!a]x", "[!]]", "../a/*", "a b/ü.gz", "a",
  ])
  func `good patterns`(pattern: String) {
    #expect(FilePattern.fault(in: pattern) == nil)
  }

  @Test(arguments: [
    "", "a/", "a/**", "**", "a**/b", "***", "[", "[!]", "[]", "{a,b}", "~/a", "*/../b", "a\u{0}b",
    "gs://b/c", "..", "a/.",
  ])
  func `bad patterns`(pattern: String) {
    #expect(FilePattern.fault(in: pattern) != nil)
  }
}
