import Features
import InferenceLog
import Testing

/// The vectors of two real models, rebuilt from logged inputs and compared with what the servers
/// logged, which is rounded to six digits behind the point.
@Suite struct ModelDefinitionTests {
  /// Compares the features with the logged vector.
  private func check(_ sample: Sample, _ definitions: [(String, String)], _ logged: [Cell]) throws {
    let columns = try sample.columns(definitions)
    for (index, cell) in logged.enumerated() {
      let found = columns[index].cell(0)
      if case .number(let x) = found, case .number(let y) = cell {
        #expect(abs(x - y) <= 5.1e-7, "\(definitions[index].0): logged \(y), found \(x)")
      } else {
        #expect(found == cell, "\(definitions[index].0)")
      }
    }
  }

  @Test func `flight delays`() throws {
    let sample = Sample()
      .with("carrier", .texts(["EV"])).with("origin", .texts(["EWR"])).with("dest", .texts(["PVD"]))
      .with("date", .texts(["2013-01-04"])).with("sched_dep", .numbers([2118]))
      .with("distance", .numbers([160])).with("temp", .numbers([35.06]))
      .with("dewp", .numbers([21.02])).with("wind_dir", .numbers([240]))
      .with("wind_speed", .numbers([11.5078])).with("wind_gust", .numbers([nil]))
      .with("precip", .numbers([0])).with("year", .numbers([2000]))
    let definitions = [
      ("carrier", "carrier"), ("route", "concat(origin, \"-\", dest)"),
      ("dow", "weekday(timestamp(date)) - 1"), ("is_weekend", "number(dow >= 5)"),
      ("sched_hour", "floor(sched_dep / 100)"),
      (
        "hour_sin",
        "sin(2 * pi * (floor(sched_dep / 100) * 60 + sched_dep % 100) / 1440)"
      ),
      (
        "hour_cos",
        "cos(2 * pi * (floor(sched_dep / 100) * 60 + sched_dep % 100) / 1440)"
      ),
      ("log_distance", "log1p(distance)"), ("temp_dew_spread", "temp - dewp"),
      ("wind_gust", "wind_gust"), ("wind_u", "-wind_speed * sin(wind_dir * pi / 180)"),
      ("wind_v", "-wind_speed * cos(wind_dir * pi / 180)"), ("has_precip", "number(precip > 0)"),
      ("plane_age", "2013 - year"),
    ]
    try check(
      sample, definitions,
      [
        .text("EV"), .text("EWR-PVD"), .number(4), .number(0), .number(21), .number(-0.649448),
        .number(0.760406), .number(5.081404), .number(14.04), .missing, .number(9.966047),
        .number(5.7539), .number(0), .number(13),
      ])
  }

  @Test func `angles are computed in the order in which they are written`() throws {
    let angles = stride(from: 0.0, through: 360, by: 10).map { $0 }
    let sample = Sample(rowCount: angles.count).with("d", .numbers(angles.map { $0 }))
    let found = try sample.cells("2 * pi * d / 1440")
    let other = try sample.cells("d * pi / 180")
    for (row, angle) in angles.enumerated() {
      #expect(found[row] == .number((2 * Double.pi * angle) / 1440))
      #expect(other[row] == .number((angle * Double.pi) / 180))
    }
  }

  @Test func `bitcoin`() throws {
    let closes = [
      45141.39, 45231.23, 45307.25, 44803.41, 44216.81, 44616.75, 43429.25, 43613.05, 43200.86,
      43749.4, 44508.78, 44971.2, 45259.64, 45273.11, 45261.03, 46333.83, 46256.07, 46546.7,
      46393.17, 46529.19, 46256.2, 45926.96, 46337.98, 47108.32, 47413.22,
    ]
    let sample = Sample().with("c", .vectors([closes])).with(
      "as_of", .texts(["2021-03-01T10:00:00Z"])
    )
    .with("high", .numbers([47570.7])).with("low", .numbers([47027.33]))
    .with("close", .numbers([47413.22])).with("volume", .numbers([2938.28]))
    .with("high_30d", .numbers([58348.75])).with("volume_mean_168h", .numbers([3745.023929]))
    .with("close_168h_ago", .numbers([54613.95]))
    let definitions = [
      ("ret_1h", "log(c[-1] / c[-2])"), ("ret_24h", "log(c[-1] / c[-25])"),
      ("ret_168h", "log(close / close_168h_ago)"), ("vol_24h", "sd(diff(log(c)))"),
      ("vol_6h", "sd(diff(log(c))[-6:])"), ("vol_ratio", "vol_6h / vol_24h"),
      ("range_1h", "(high - low) / close"), ("ma24_ratio", "c[-1] / mean(c) - 1"),
      (
        "rsi_14",
        "100 * sum(max(diff(c[-15:]), 0)) / (sum(max(diff(c[-15:]), 0))"
          + " + sum(max(-diff(c[-15:]), 0)))"
      ),
      ("drawdown_30d", "close / high_30d - 1"), ("log_volume", "log1p(volume)"),
      ("volume_ratio", "volume / volume_mean_168h"), ("hour", "hour(timestamp(as_of))"),
      ("dow", "weekday(timestamp(as_of)) - 1"),
    ]
    try check(
      sample, definitions,
      [
        .number(0.006451), .number(0.049102), .number(-0.141388), .number(0.011061),
        .number(0.009036), .number(0.816922), .number(0.01146), .number(0.045556),
        .number(81.599951), .number(-0.187417), .number(7.98592), .number(0.784582), .number(10),
        .number(0),
      ])
  }
}
