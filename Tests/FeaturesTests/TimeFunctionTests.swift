import Features
import InferenceLog
import Testing

/// Goldens of Python's datetime and zoneinfo.
@Suite struct TimeFunctionTests {
  /// Zone, seconds since 1970; hour, ISO weekday, day, month, quarter, year.
  static let goldens: [(zone: String, seconds: Int64, parts: [Double])] = [
    ("UTC", 0, [0, 4, 1, 1, 1, 1970]),
    ("UTC", -1, [23, 3, 31, 12, 4, 1969]),
    ("UTC", 951782400, [0, 2, 29, 2, 1, 2000]),
    ("UTC", 951868799, [23, 2, 29, 2, 1, 2000]),
    ("UTC", 1362898799, [6, 7, 10, 3, 1, 2013]),
    ("UTC", 1362898800, [7, 7, 10, 3, 1, 2013]),
    ("UTC", 1383458399, [5, 7, 3, 11, 4, 2013]),
    ("UTC", 1383458400, [6, 7, 3, 11, 4, 2013]),
    ("UTC", 1325239199, [9, 5, 30, 12, 4, 2011]),
    ("UTC", 1325239200, [10, 5, 30, 12, 4, 2011]),
    ("UTC", 4102444799, [23, 4, 31, 12, 4, 2099]),
    ("UTC", -2208988799, [0, 1, 1, 1, 1, 1900]),
    ("UTC", 1414274399, [21, 6, 25, 10, 4, 2014]),
    ("UTC", 1414274400, [22, 6, 25, 10, 4, 2014]),
    ("UTC", 288545018, [15, 4, 22, 2, 1, 1979]),
    ("UTC", 1222356005, [15, 4, 25, 9, 3, 2008]),
    ("UTC", 1819850095, [1, 4, 2, 9, 3, 2027]),
    ("UTC", 1722851096, [9, 1, 5, 8, 3, 2024]),
    ("UTC", 1640193506, [17, 3, 22, 12, 4, 2021]),
    ("UTC", 135520872, [12, 4, 18, 4, 2, 1974]),
    ("America/New_York", 0, [19, 3, 31, 12, 4, 1969]),
    ("America/New_York", -1, [18, 3, 31, 12, 4, 1969]),
    ("America/New_York", 951782400, [19, 1, 28, 2, 1, 2000]),
    ("America/New_York", 951868799, [18, 2, 29, 2, 1, 2000]),
    ("America/New_York", 1362898799, [1, 7, 10, 3, 1, 2013]),
    ("America/New_York", 1362898800, [3, 7, 10, 3, 1, 2013]),
    ("America/New_York", 1383458399, [1, 7, 3, 11, 4, 2013]),
    ("America/New_York", 1383458400, [1, 7, 3, 11, 4, 2013]),
    ("America/New_York", 1325239199, [4, 5, 30, 12, 4, 2011]),
    ("America/New_York", 1325239200, [5, 5, 30, 12, 4, 2011]),
    ("America/New_York", 4102444799, [18, 4, 31, 12, 4, 2099]),
    ("America/New_York", 1414274399, [17, 6, 25, 10, 4, 2014]),
    ("America/New_York", 1414274400, [18, 6, 25, 10, 4, 2014]),
    ("America/New_York", 547756574, [14, 1, 11, 5, 2, 1987]),
    ("America/New_York", 253228484, [16, 1, 9, 1, 1, 1978]),
    ("America/New_York", 1063938749, [22, 4, 18, 9, 3, 2003]),
    ("America/New_York", 1634154402, [15, 3, 13, 10, 4, 2021]),
    ("America/New_York", 965274705, [23, 3, 2, 8, 3, 2000]),
    ("America/New_York", 1014138928, [12, 2, 19, 2, 1, 2002]),
    ("Asia/Seoul", 0, [9, 4, 1, 1, 1, 1970]),
    ("Asia/Seoul", -1, [8, 4, 1, 1, 1, 1970]),
    ("Asia/Seoul", 951782400, [9, 2, 29, 2, 1, 2000]),
    ("Asia/Seoul", 951868799, [8, 3, 1, 3, 1, 2000]),
    ("Asia/Seoul", 1362898799, [15, 7, 10, 3, 1, 2013]),
    ("Asia/Seoul", 1362898800, [16, 7, 10, 3, 1, 2013]),
    ("Asia/Seoul", 1383458399, [14, 7, 3, 11, 4, 2013]),
    ("Asia/Seoul", 1383458400, [15, 7, 3, 11, 4, 2013]),
    ("Asia/Seoul", 1325239199, [18, 5, 30, 12, 4, 2011]),
    ("Asia/Seoul", 1325239200, [19, 5, 30, 12, 4, 2011]),
    ("Asia/Seoul", 4102444799, [8, 5, 1, 1, 1, 2100]),
    ("Asia/Seoul", 1414274399, [6, 7, 26, 10, 4, 2014]),
    ("Asia/Seoul", 1414274400, [7, 7, 26, 10, 4, 2014]),
    ("Asia/Seoul", 1399285261, [19, 1, 5, 5, 2, 2014]),
    ("Asia/Seoul", 815217483, [18, 3, 1, 11, 4, 1995]),
    ("Asia/Seoul", 1693770507, [4, 1, 4, 9, 3, 2023]),
    ("Asia/Seoul", 450874518, [19, 7, 15, 4, 2, 1984]),
    ("Asia/Seoul", 201561926, [6, 6, 22, 5, 2, 1976]),
    ("Asia/Seoul", 1047664193, [2, 6, 15, 3, 1, 2003]),
    ("Europe/London", 0, [1, 4, 1, 1, 1, 1970]),
    ("Europe/London", -1, [0, 4, 1, 1, 1, 1970]),
    ("Europe/London", 951782400, [0, 2, 29, 2, 1, 2000]),
    ("Europe/London", 951868799, [23, 2, 29, 2, 1, 2000]),
    ("Europe/London", 1362898799, [6, 7, 10, 3, 1, 2013]),
    ("Europe/London", 1362898800, [7, 7, 10, 3, 1, 2013]),
    ("Europe/London", 1383458399, [5, 7, 3, 11, 4, 2013]),
    ("Europe/London", 1383458400, [6, 7, 3, 11, 4, 2013]),
    ("Europe/London", 1325239199, [9, 5, 30, 12, 4, 2011]),
    ("Europe/London", 1325239200, [10, 5, 30, 12, 4, 2011]),
    ("Europe/London", 4102444799, [23, 4, 31, 12, 4, 2099]),
    ("Europe/London", 1414274399, [22, 6, 25, 10, 4, 2014]),
    ("Europe/London", 1414274400, [23, 6, 25, 10, 4, 2014]),
    ("Europe/London", 60875732, [13, 1, 6, 12, 4, 1971]),
    ("Europe/London", 1918383731, [13, 3, 16, 10, 4, 2030]),
    ("Europe/London", 1794791897, [1, 1, 16, 11, 4, 2026]),
    ("Europe/London", 837108038, [19, 4, 11, 7, 3, 1996]),
    ("Europe/London", 929360195, [12, 1, 14, 6, 2, 1999]),
    ("Europe/London", 1304463163, [23, 2, 3, 5, 2, 2011]),
    ("Australia/Lord_Howe", 0, [10, 4, 1, 1, 1, 1970]),
    ("Australia/Lord_Howe", -1, [9, 4, 1, 1, 1, 1970]),
    ("Australia/Lord_Howe", 951782400, [11, 2, 29, 2, 1, 2000]),
    ("Australia/Lord_Howe", 951868799, [10, 3, 1, 3, 1, 2000]),
    ("Australia/Lord_Howe", 1362898799, [17, 7, 10, 3, 1, 2013]),
    ("Australia/Lord_Howe", 1362898800, [18, 7, 10, 3, 1, 2013]),
    ("Australia/Lord_Howe", 1383458399, [16, 7, 3, 11, 4, 2013]),
    ("Australia/Lord_Howe", 1383458400, [17, 7, 3, 11, 4, 2013]),
    ("Australia/Lord_Howe", 1325239199, [20, 5, 30, 12, 4, 2011]),
    ("Australia/Lord_Howe", 1325239200, [21, 5, 30, 12, 4, 2011]),
    ("Australia/Lord_Howe", 4102444799, [10, 5, 1, 1, 1, 2100]),
    ("Australia/Lord_Howe", 1414274399, [8, 7, 26, 10, 4, 2014]),
    ("Australia/Lord_Howe", 1414274400, [9, 7, 26, 10, 4, 2014]),
    ("Australia/Lord_Howe", 1636984002, [0, 2, 16, 11, 4, 2021]),
    ("Australia/Lord_Howe", 1647458476, [6, 4, 17, 3, 1, 2022]),
    ("Australia/Lord_Howe", 4522707, [18, 7, 22, 2, 1, 1970]),
    ("Australia/Lord_Howe", 1494289708, [10, 2, 9, 5, 2, 2017]),
    ("Australia/Lord_Howe", 956461718, [14, 7, 23, 4, 2, 2000]),
    ("Australia/Lord_Howe", 571940513, [3, 2, 16, 2, 1, 1988]),
    ("Asia/Kathmandu", 0, [5, 4, 1, 1, 1, 1970]),
    ("Asia/Kathmandu", -1, [5, 4, 1, 1, 1, 1970]),
    ("Asia/Kathmandu", 951782400, [5, 2, 29, 2, 1, 2000]),
    ("Asia/Kathmandu", 951868799, [5, 3, 1, 3, 1, 2000]),
    ("Asia/Kathmandu", 1362898799, [12, 7, 10, 3, 1, 2013]),
    ("Asia/Kathmandu", 1362898800, [12, 7, 10, 3, 1, 2013]),
    ("Asia/Kathmandu", 1383458399, [11, 7, 3, 11, 4, 2013]),
    ("Asia/Kathmandu", 1383458400, [11, 7, 3, 11, 4, 2013]),
    ("Asia/Kathmandu", 1325239199, [15, 5, 30, 12, 4, 2011]),
    ("Asia/Kathmandu", 1325239200, [15, 5, 30, 12, 4, 2011]),
    ("Asia/Kathmandu", 4102444799, [5, 5, 1, 1, 1, 2100]),
    ("Asia/Kathmandu", 1414274399, [3, 7, 26, 10, 4, 2014]),
    ("Asia/Kathmandu", 1414274400, [3, 7, 26, 10, 4, 2014]),
    ("Asia/Kathmandu", 1549495423, [5, 4, 7, 2, 1, 2019]),
    ("Asia/Kathmandu", 1721909018, [17, 4, 25, 7, 3, 2024]),
    ("Asia/Kathmandu", 491263128, [3, 6, 27, 7, 3, 1985]),
    ("Asia/Kathmandu", 1269492320, [10, 4, 25, 3, 1, 2010]),
    ("Asia/Kathmandu", 219531151, [2, 4, 16, 12, 4, 1976]),
    ("Asia/Kathmandu", 1935800732, [8, 2, 6, 5, 2, 2031]),
    ("America/Sao_Paulo", 0, [21, 3, 31, 12, 4, 1969]),
    ("America/Sao_Paulo", -1, [20, 3, 31, 12, 4, 1969]),
    ("America/Sao_Paulo", 951782400, [21, 1, 28, 2, 1, 2000]),
    ("America/Sao_Paulo", 951868799, [20, 2, 29, 2, 1, 2000]),
    ("America/Sao_Paulo", 1362898799, [3, 7, 10, 3, 1, 2013]),
    ("America/Sao_Paulo", 1362898800, [4, 7, 10, 3, 1, 2013]),
    ("America/Sao_Paulo", 1383458399, [3, 7, 3, 11, 4, 2013]),
    ("America/Sao_Paulo", 1383458400, [4, 7, 3, 11, 4, 2013]),
    ("America/Sao_Paulo", 1325239199, [7, 5, 30, 12, 4, 2011]),
    ("America/Sao_Paulo", 1325239200, [8, 5, 30, 12, 4, 2011]),
    ("America/Sao_Paulo", 4102444799, [20, 4, 31, 12, 4, 2099]),
    ("America/Sao_Paulo", 1414274399, [19, 6, 25, 10, 4, 2014]),
    ("America/Sao_Paulo", 1414274400, [20, 6, 25, 10, 4, 2014]),
    ("America/Sao_Paulo", 681674953, [15, 4, 8, 8, 3, 1991]),
    ("America/Sao_Paulo", 65691502, [4, 1, 31, 1, 1, 1972]),
    ("America/Sao_Paulo", 47936369, [16, 5, 9, 7, 3, 1971]),
    ("America/Sao_Paulo", 54644572, [8, 6, 25, 9, 3, 1971]),
    ("America/Sao_Paulo", 1394889710, [10, 6, 15, 3, 1, 2014]),
    ("America/Sao_Paulo", 1162674447, [18, 6, 4, 11, 4, 2006]),
    ("Africa/Casablanca", 0, [0, 4, 1, 1, 1, 1970]),
    ("Africa/Casablanca", -1, [23, 3, 31, 12, 4, 1969]),
    ("Africa/Casablanca", 951782400, [0, 2, 29, 2, 1, 2000]),
    ("Africa/Casablanca", 951868799, [23, 2, 29, 2, 1, 2000]),
    ("Africa/Casablanca", 1362898799, [6, 7, 10, 3, 1, 2013]),
    ("Africa/Casablanca", 1362898800, [7, 7, 10, 3, 1, 2013]),
    ("Africa/Casablanca", 1383458399, [5, 7, 3, 11, 4, 2013]),
    ("Africa/Casablanca", 1383458400, [6, 7, 3, 11, 4, 2013]),
    ("Africa/Casablanca", 1325239199, [9, 5, 30, 12, 4, 2011]),
    ("Africa/Casablanca", 1325239200, [10, 5, 30, 12, 4, 2011]),
    ("Africa/Casablanca", 4102444799, [0, 5, 1, 1, 1, 2100]),
    ("Africa/Casablanca", 1414274399, [22, 6, 25, 10, 4, 2014]),
    ("Africa/Casablanca", 1414274400, [23, 6, 25, 10, 4, 2014]),
    ("Africa/Casablanca", 19767455, [18, 1, 17, 8, 3, 1970]),
    ("Africa/Casablanca", 1892435308, [5, 4, 20, 12, 4, 2029]),
    ("Africa/Casablanca", 818629863, [21, 7, 10, 12, 4, 1995]),
    ("Africa/Casablanca", 1474212860, [16, 7, 18, 9, 3, 2016]),
    ("Africa/Casablanca", 465143663, [15, 4, 27, 9, 3, 1984]),
    ("Africa/Casablanca", 906488442, [18, 2, 22, 9, 3, 1998]),
    ("Pacific/Apia", 0, [13, 3, 31, 12, 4, 1969]),
    ("Pacific/Apia", -1, [12, 3, 31, 12, 4, 1969]),
    ("Pacific/Apia", 951782400, [13, 1, 28, 2, 1, 2000]),
    ("Pacific/Apia", 951868799, [12, 2, 29, 2, 1, 2000]),
    ("Pacific/Apia", 1362898799, [20, 7, 10, 3, 1, 2013]),
    ("Pacific/Apia", 1362898800, [21, 7, 10, 3, 1, 2013]),
    ("Pacific/Apia", 1383458399, [19, 7, 3, 11, 4, 2013]),
    ("Pacific/Apia", 1383458400, [20, 7, 3, 11, 4, 2013]),
    ("Pacific/Apia", 1325239199, [23, 4, 29, 12, 4, 2011]),
    ("Pacific/Apia", 1325239200, [0, 6, 31, 12, 4, 2011]),
    ("Pacific/Apia", 4102444799, [12, 5, 1, 1, 1, 2100]),
    ("Pacific/Apia", 1414274399, [11, 7, 26, 10, 4, 2014]),
    ("Pacific/Apia", 1414274400, [12, 7, 26, 10, 4, 2014]),
    ("Pacific/Apia", 1558756592, [16, 6, 25, 5, 2, 2019]),
    ("Pacific/Apia", 62364611, [8, 4, 23, 12, 4, 1971]),
    ("Pacific/Apia", 1133075550, [20, 6, 26, 11, 4, 2005]),
    ("Pacific/Apia", 476079230, [17, 4, 31, 1, 1, 1985]),
    ("Pacific/Apia", 1640035399, [10, 2, 21, 12, 4, 2021]),
    ("Pacific/Apia", 940356432, [7, 2, 19, 10, 4, 1999]),
    ("Europe/Moscow", 0, [3, 4, 1, 1, 1, 1970]),
    ("Europe/Moscow", -1, [2, 4, 1, 1, 1, 1970]),
    ("Europe/Moscow", 951782400, [3, 2, 29, 2, 1, 2000]),
    ("Europe/Moscow", 951868799, [2, 3, 1, 3, 1, 2000]),
    ("Europe/Moscow", 1362898799, [10, 7, 10, 3, 1, 2013]),
    ("Europe/Moscow", 1362898800, [11, 7, 10, 3, 1, 2013]),
    ("Europe/Moscow", 1383458399, [9, 7, 3, 11, 4, 2013]),
    ("Europe/Moscow", 1383458400, [10, 7, 3, 11, 4, 2013]),
    ("Europe/Moscow", 1325239199, [13, 5, 30, 12, 4, 2011]),
    ("Europe/Moscow", 1325239200, [14, 5, 30, 12, 4, 2011]),
    ("Europe/Moscow", 4102444799, [2, 5, 1, 1, 1, 2100]),
    ("Europe/Moscow", 1414274399, [1, 7, 26, 10, 4, 2014]),
    ("Europe/Moscow", 1414274400, [1, 7, 26, 10, 4, 2014]),
    ("Europe/Moscow", 1064748682, [15, 7, 28, 9, 3, 2003]),
    ("Europe/Moscow", 1187256901, [13, 4, 16, 8, 3, 2007]),
    ("Europe/Moscow", 500545052, [11, 1, 11, 11, 4, 1985]),
    ("Europe/Moscow", 742385984, [14, 7, 11, 7, 3, 1993]),
    ("Europe/Moscow", 495782127, [9, 2, 17, 9, 3, 1985]),
    ("Europe/Moscow", 1453521182, [6, 6, 23, 1, 1, 2016]),
  ]

  @Test(arguments: Set(goldens.map(\.zone)).sorted())
  func `the parts of an instant agree with Python`(_ zone: String) throws {
    let rows = Self.goldens.filter { $0.zone == zone }
    let sample = Sample(rowCount: rows.count, times: rows.map { $0.seconds * 1_000_000_000 })
    let functions = ["hour", "weekday", "day", "month", "quarter", "year"]
    for (index, function) in functions.enumerated() {
      let found = try sample.cells("\(function)(ts, '\(zone)')")
      for (row, golden) in rows.enumerated() {
        #expect(
          found[row] == .number(golden.parts[index]), "\(function) of \(golden.seconds) in \(zone)")
      }
    }
  }

  @Test func `a part is found row by row when hours change in any order`() throws {
    let hours: [Int64] = [0, 5, 1, 1, 0, 23, 24, -1, 5]
    let nanoseconds = hours.map { $0 * 3_600_000_000_000 }
    let edges = nanoseconds.flatMap { [$0, $0 + 3_599_999_999_999, $0 - 1] }
    let sample = Sample(rowCount: edges.count, times: edges)
    let expected = edges.map { instant -> Cell in
      let hour = (instant / 1_000_000_000 - (instant % 1_000_000_000 < 0 ? 1 : 0) + 864_000) / 3600
      return .number(Double(hour % 24))
    }
    #expect(try sample.cells("hour(ts)") == expected)
  }

  @Test func `the ends of time do not trap`() throws {
    let sample = Sample(rowCount: 2, times: [.min, .max])
    #expect(try sample.cells("year(ts)") == [.number(1677), .number(2262)])
    #expect(try sample.cells("year(ts, 'Asia/Seoul')") == [.number(1677), .number(2262)])
    let between = try sample.cells("seconds_between(ts, timestamp(0))")
    #expect(between[0].agrees(with: .number(9_223_372_036.854_776), within: 1e-15))
    let whole = Sample(times: [.max]).with("t", .instants([.min]))
    let all = try whole.cells("seconds_between(t, ts)")
    #expect(all[0].agrees(with: .number(18_446_744_073.709_553), within: 1e-15))
  }

  @Test(
    arguments: [
      ("2013-01-02", 1_357_084_800_000_000_000), ("1970-01-01T00:00:00Z", 0),
      ("1969-12-31 23:59:59.5", -500_000_000), ("2013-01-02T10:30", 1_357_122_600_000_000_000),
      ("2013-01-02T10:30:15.123456789Z", 1_357_122_615_123_456_789),
      ("2013-01-02t10:30:15,25z", 1_357_122_615_250_000_000),
      ("2013-01-02T10:30:00+05:30", 1_357_102_800_000_000_000),
      ("2013-01-02T10:30:00-0500", 1_357_140_600_000_000_000),
      ("2013-01-02T10:30:00+09", 1_357_090_200_000_000_000),
      ("2012-02-29", 1_330_473_600_000_000_000),
      ("2016-12-31T23:59:60Z", 1_483_228_800_000_000_000),
      (" 2013-01-02 ", 1_357_084_800_000_000_000),
      ("2262-04-11T23:47:16.854775807Z", 9_223_372_036_854_775_807),
      ("2013-02-29", nil), ("2013-13-01", nil), ("2013-00-10", nil), ("2013-1-2", nil), ("", nil),
      ("2013-01-02T24:00", nil), ("2013-01-02T10:60", nil), ("2013-01-02T10:30:00.", nil),
      ("2013-01-02T10:30:00+25:00", nil), ("2013-01-02Z", nil), ("2013-01-02T", nil),
      ("2013-01-02T10:30:00Zx", nil), ("9999-12-31", nil), ("2262-04-11T23:47:17Z", nil),
      ("1677-01-01", nil), ("20130102", nil), ("yesterday", nil), ("２０１３-01-02", nil),
    ] as [(String, Int64?)])
  func `texts are read as instants`(_ text: String, _ expected: Int64?) throws {
    let found = try Sample().with("text", .texts([text])).cells("timestamp(text)")
    #expect(found == [expected.map { .instant($0) } ?? .missing])
  }

  @Test func `numbers are read as seconds since 1970`() throws {
    let sample = Sample(rowCount: 5).with("x", .numbers([0, -1.5, 1e9, 1e30, .nan]))
    #expect(
      try sample.cells("timestamp(x)") == [
        .instant(0), .instant(-1_500_000_000), .instant(1_000_000_000_000_000_000), .missing,
        .missing,
      ])
  }
}
