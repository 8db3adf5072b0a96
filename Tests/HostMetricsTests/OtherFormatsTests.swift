import InferenceLog
import Testing

@testable import HostMetrics

@Suite struct OtherFormatsTests {
  private static let time: Int64 = 1_785_550_500_000_000_000

  @Test func `text of node_exporter takes its time from path, samples or file`() throws {
    let text = String(decoding: try fixture("node-exporter.prom"), as: UTF8.self)
    let settings = HostMetricsSettings(
      path: try PathPattern(parsing: "{host}/%Y-%m-%dT%H%M.prom"))
    let file = read(text, .nodeExporter, settings, path: "/x/ml-01/2026-08-01T0215.prom")
    #expect(file.counts.isBalanced && file.counts.accepted == 12 && file.counts.blank == 10)
    #expect(file.readings.hostNames == ["ml-01"])
    #expect(file.readings.firstTime == Self.time)
    let found = HostEvaluation(file.readings, from: 1_785_550_440, to: 1_785_550_560)
    #expect(found.values(.memoryUsed, of: "ml-01") == [1_731_959_552])
    #expect(
      isClose(found.values(.memoryUtilization, of: "ml-01"), [1 - 2.1e9 / 3.831959552e9]))
    #expect(
      file.readings.points(of: "ml-01", HostSeriesKey(.idleSeconds)).map(\.value) == [10_870.69])

    let more = text + "node_time_seconds 1.7855505001e+09\nnode_uname_info{nodename=\"b\"} 1\n"
    #expect(read(more, .nodeExporter).readings.firstTime == Self.time + 100_000_000)
    #expect(read(more, .nodeExporter).readings.hostNames == ["b"])
    let plain = read(text, .nodeExporter, HostMetricsSettings(host: "c"), modified: 60_000_000_000)
    #expect(plain.readings.firstTime == 60_000_000_000)
    let none = read(text, .nodeExporter)
    #expect(none.counts.rejected == [.noTime: 12] && none.counts.isBalanced)
  }

  @Test func `dumps with times give rates whatever order their series have`() {
    let text = """
      # TYPE node_cpu_seconds counter
      node_cpu_seconds_total{cpu="0",mode="idle",instance="n:9100"} 10 1785550500.000
      node_cpu_seconds_total{cpu="0",mode="idle",instance="n:9100"} 40 1785550560.000
      node_cpu_seconds_total{cpu="1",mode="idle",instance="n:9100"} 10 1785550500.000
      node_cpu_seconds_total{cpu="1",mode="idle",instance="n:9100"} 70 1785550560.000
      node_cpu_seconds_total{cpu="0",mode="user",instance="n:9100"} 5 1785550500000
      node_cpu_seconds_total{cpu="0",mode="user",instance="n:9100"} 35 1785550560000
      node_network_receive_bytes_total{device="lo",instance="n:9100"} 1 1785550500000
      node_disk_read_bytes_total{device="sda"} x 1785550500000
      # EOF
      """
    let file = read(text, .nodeExporter)
    #expect(file.counts.rejected == [.malformed: 1] && file.counts.filtered == 1)
    let found = HostEvaluation(file.readings, from: 1_785_550_500, to: 1_785_550_620)
    #expect(isClose(found.values(.cpuUtilization, of: "n"), [0.25]))
  }

  @Test func `lines of node_exporter that are no samples are counted, other metrics left out`() {
    let text = """
      node_load1 0.5 1785550500000
      node_load1{} NaN 1785550500000
      node_load1{x="a\\"b}",} 1.5 1785550560000 # {trace_id="1"} 2
      go_goroutines 7
      node_load1
      {x="y"} 1
      node_load1{x="y} 1
      node_load1 1 2 3
      node_load1 +Inf 1785550620000
      """
    let file = read(text, .nodeExporter, HostMetricsSettings(host: "a"))
    #expect(file.counts.isBalanced && file.counts.accepted == 2 && file.counts.filtered == 1)
    #expect(file.counts.rejected == [.malformed: 4, .noValue: 2])
    #expect(
      file.readings.points(of: "a", HostSeriesKey(.value(.load1m))).map(\.value) == [0.5, 1.5])
  }

  @Test func `documents of sadf give their rates, both spellings, cut at the restart`() throws {
    let text = String(decoding: try fixture("sadf.json"), as: UTF8.self)
    let file = read(text + "\n" + text, .sadf)
    #expect(file.counts.lines == 2 && file.counts.accepted == 2 && file.counts.isBalanced)
    let found = HostEvaluation(file.readings, from: 1_785_542_400, to: 1_785_628_800)
    #expect(isClose(found.values(.cpuUtilization, of: "ml-01"), [0.156, 0.301]))
    #expect(isClose(found.values(.cpuSystem, of: "ml-01"), [0.031, 0.051]))
    #expect(isClose(found.values(.memoryUsed, of: "ml-01"), [3_755_444 * 1_024]))
    #expect(isClose(found.values(.memoryUtilization, of: "ml-01"), [0.4611]))
    #expect(isClose(found.values(.diskWriteBytes, of: "ml-01"), [310.2 * 1_024]))
    #expect(isClose(found.values(.diskBusy, of: "ml-01"), [0.0032]))
    #expect(isClose(found.values(.networkReceiveBytes, of: "ml-01"), [98.1 * 1_024]))
    #expect(found.values(.networkErrors, of: "ml-01") == [0])
    let cpu = found.intervals(.cpuUtilization, of: "ml-01")
    #expect(cpu.map(\.seconds) == [600, 201])
    #expect(found.restarts.count == 1)
    // The document itself is cut short.
    let cut = read(String(text.dropLast(10)), .sadf)
    #expect(cut.counts.rejected == [.malformed: 1] && cut.readings.isEmpty)
  }

  private func flat(_ fields: [HostField]) throws -> HostMetricsFormat {
    .flat(
      FlatHostFields(
        time: try FieldPath(parsing: "ts"), host: try FieldPath(parsing: "host"), fields: fields))
  }

  @Test func `flat records are read by their paths and units`() throws {
    let format = try flat([
      HostField(.cpuUtilization, path: try FieldPath(parsing: "cpu_pct"), unit: .percent),
      HostField(.memoryUsed, path: try FieldPath(parsing: "m[1].mb"), unit: .mega),
      HostField(
        .networkReceiveBytes, path: try FieldPath(parsing: "in"), unit: .kibi, isCounter: true),
    ])
    let text = """
      {"ts":"2026-08-01T02:00:00Z","host":"a","cpu_pct":"50","m":[0,{"mb":2.5}],"in":1}
      {"ts":"2026-08-01T02:05:00Z","host":"a","cpu_pct":null,"in":3}
      {"ts":"2026-08-01T02:05:00Z","host":"a","cpu_pct":"x","in":null}
      {"ts":"2026-08-01T02:05:00Z"}
      {"host":"a","cpu_pct":1}
      """
    let file = read(text, format)
    #expect(file.counts.accepted == 2 && file.counts.isBalanced)
    #expect(file.counts.rejected == [.noValue: 1, .noHost: 1, .noTime: 1])
    let found = HostEvaluation(file.readings, from: 1_785_549_600, to: 1_785_550_200)
    #expect(found.values(.networkReceiveBytes, of: "a") == [2 * 1_024 / 300.0])
    #expect(
      file.readings.points(of: "a", HostSeriesKey(.value(.cpuUtilization))).map(\.value) == [0.5])
    #expect(
      file.readings.points(of: "a", HostSeriesKey(.value(.memoryUsed))).map(\.value) == [2.5e6])
  }

  @Test func `patterns of paths tell host and time, or say what is wrong`() throws {
    let pattern = try PathPattern(parsing: "node-{host}-%s*.prom")
    let match = try #require(pattern.match("/a/node-x-y-1785550500.7.prom"))
    #expect(match.host == "x-y" && match.time == Self.time)
    #expect(pattern.match("/a/node-.prom") == nil)
    #expect(throws: PathPatternError.unknownPart("%q")) { try PathPattern(parsing: "%q") }
    #expect(throws: PathPatternError.tellsNothing) { try PathPattern(parsing: "%Y-%m.prom") }
    #expect(throws: PathPatternError.empty) { try PathPattern(parsing: "") }
    #expect(throws: PathPatternError.tooLong) { try PathPattern(parsing: "*{host}*-*%s") }
    let long = try PathPattern(parsing: "%Y%m%d/{host}.prom")
    #expect(long.match("20269999/a.prom")?.time == nil)
    #expect(long.match("x/20260801/a.prom")?.time == 1_785_542_400_000_000_000)
  }
}
