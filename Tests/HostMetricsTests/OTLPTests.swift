import Testing

@testable import HostMetrics

@Suite struct OTLPTests {
  /// Minute of the first scrape of the example.
  private static let first: Int64 = 1_785_550_500

  @Test func `scrapes of the collector give what their counters say`() throws {
    let file = HostMetricsReader(.otlp).read(try fixture("otlp-metrics.jsonl"))
    #expect(file.counts.lines == 4 && file.counts.accepted == 4 && file.counts.isBalanced)
    #expect(file.counts.rejectedPoints.isEmpty)
    let found = HostEvaluation(file.readings, from: Self.first, to: Self.first + 180)
    #expect(isClose(found.values(.cpuUtilization, of: "ml-01"), [0.3, 0.25]))
    #expect(isClose(found.values(.cpuUser, of: "ml-01"), [0.25, 0.2]))
    #expect(isClose(found.values(.cpuWait, of: "ml-01"), [0.5 / 60, 0]))
    #expect(isClose(found.values(.diskReadBytes, of: "ml-01"), [10_000, 4_096 / 20]))
    #expect(isClose(found.values(.diskWriteBytes, of: "ml-01"), [100_000, 8_192 / 20]))
    #expect(isClose(found.values(.diskReadOperations, of: "ml-01"), [0.1, 0.05]))
    #expect(isClose(found.values(.diskWriteOperations, of: "ml-01"), [2, 0.1]))
    #expect(isClose(found.values(.diskBusy, of: "ml-01"), [0.1, 0.005]))
    let memory = found.values(.memoryUsed, of: "ml-01")
    #expect(memory == [8_690_597_888, 1_073_741_824])
    #expect(found.values(.memoryUtilization, of: "ml-01").last == 1 / 15.0)
    #expect(found.restarts == [HostRestart(host: "ml-01", time: 1_785_550_600_000_000_000)])
    let keys = file.readings.series(of: "ml-01").filter { $0.signal == .serverSeconds }
    #expect(keys.flatMap { file.readings.points(of: "ml-01", $0) }.map(\.value) == [0.0735])
  }

  @Test func `a restart counts from when it began, not from the scrape before`() {
    let text = [
      otlpLine("a", "system.disk.io", 600, "1000", start: 0),
      otlpLine("a", "system.disk.io", 660, "300", start: 630),
    ].joined(separator: "\n")
    let found = HostEvaluation(read(text).readings, from: 600, to: 720)
    #expect(
      found.intervals(.diskReadBytes, of: "a")
        == [HostInterval(start: 630_000_000_000, end: 660_000_000_000, value: 10)])
  }

  @Test func `a counter that fell without saying when began after the scrape before`() {
    let text = [
      otlpLine("a", "system.disk.io", 600, "1000"), otlpLine("a", "system.disk.io", 660, "300"),
      otlpLine("a", "system.disk.io", 720, "\"900\""),
    ].joined(separator: "\n")
    #expect(
      HostEvaluation(read(text).readings, from: 600, to: 780).values(.diskReadBytes, of: "a")
        == [5, 10])
  }

  @Test func `a gap gives no rate, and is no zero`() {
    let times: [Int64] = [600, 660, 720, 780, 4_380, 4_440]
    let text = times.map { otlpLine("a", "system.disk.io", $0, "\($0 * 10)") }
      .joined(separator: "\n")
    let found = HostEvaluation(read(text).readings, from: 600, to: 4_500)
    #expect(found.values(.diskReadBytes, of: "a") == [10, 10, 10, 10])
    #expect(found.series[0].gapMinutes == 60 && found.series[0].coveredMinutes == 4)
  }

  @Test func `differences become rates over their own interval, and need one`() {
    let text = [
      otlpLine("a", "system.disk.io", 660, "600", start: 600, temporality: 1),
      otlpLine("a", "system.disk.io", 720, "600", temporality: 1),
    ].joined(separator: "\n")
    let file = read(text)
    #expect(file.counts.accepted == 1 && file.counts.rejected == [.noInterval: 1])
    #expect(
      HostEvaluation(file.readings, from: 600, to: 780).values(.diskReadBytes, of: "a") == [10])
  }

  @Test func `partitions and loops do not count, devices add up, of busy ones the busiest counts`()
  {
    var lines: [String] = []
    for (index, time) in [Int64(600), 660].enumerated() {
      for (device, speed) in [("sda", 60), ("sda1", 60), ("sdb", 120), ("loop0", 600), ("dm-0", 6)]
      {
        lines.append(
          otlpLine(
            "a", "system.disk.io", time, "\(speed * index)",
            attributes: ["device": device, "direction": "read"]))
        lines.append(
          otlpLine(
            "a", "system.disk.io_time", time, "\(speed * index / 4)",
            attributes: ["device": device]))
      }
    }
    let found = HostEvaluation(
      read(lines.joined(separator: "\n")).readings, from: 600, to: 720)
    #expect(found.values(.diskReadBytes, of: "a") == [3])
    #expect(found.values(.diskBusy, of: "a") == [0.5])
  }

  @Test func `processors of one scrape add up, also when a batch was split between lines`() {
    func line(_ time: Int64, _ processor: String, _ busy: Int, _ idle: Int) -> String {
      [("user", busy), ("idle", idle)].map {
        otlpLine(
          "a", "system.cpu.time", time, "\($1)",
          attributes: ["cpu.logical_number": processor, "cpu.mode": $0])
      }.joined(separator: "\n")
    }
    let text = [
      line(600, "0", 0, 0), line(600, "1", 0, 0), line(660, "0", 60, 0), line(660, "1", 15, 45),
      line(660, "1", 15, 45),
    ].joined(separator: "\n")
    let found = HostEvaluation(read(text).readings, from: 600, to: 720)
    #expect(isClose(found.values(.cpuUtilization, of: "a"), [0.625]))
  }

  /// Two scrapes of the seconds of processors, with or without their start.
  private func scrapes(
    _ counts: [[(busy: Int, idle: Int)]], start: Int64? = nil
  ) -> HostEvaluation {
    let lines = counts.enumerated().flatMap { minute, processors in
      processors.enumerated().flatMap { number, seconds in
        [("user", seconds.busy), ("idle", seconds.idle)].map {
          otlpLine(
            "a", "system.cpu.time", Int64(600 + 60 * minute), "\($1)", start: start,
            attributes: ["cpu": "\(number)", "state": $0])
        }
      }
    }
    return HostEvaluation(
      read(lines.joined(separator: "\n")).readings, from: 600,
      to: 600 + 60 * Int64(counts.count))
  }

  @Test func `a processor that is taken offline is no restart, and gives no share of that minute`()
  {
    for start in [nil, Int64(0)] {
      for second in [(busy: 1, idle: 9), nil] {
        let found = scrapes(
          [
            [(100, 900), (100, 900), (100, 900)], [(130, 930), (130, 930), (130, 930)],
            [(145, 975), (145, 975)] + (second.map { [$0] } ?? []),
            [(160, 1_020), (160, 1_020)] + (second.map { [($0.busy + 15, $0.idle + 45)] } ?? []),
          ], start: start)
        #expect(found.restarts.isEmpty)
        #expect(isClose(found.values(.cpuUtilization, of: "a"), [0.5, 0.25]))
      }
    }
  }

  @Test func `processors that begin anew are a restart`() {
    let found = scrapes([[(100, 900), (100, 900)], [(15, 15), (15, 15)]])
    #expect(found.restarts == [HostRestart(host: "a", time: 660_000_000_000)])
    #expect(isClose(found.values(.cpuUtilization, of: "a"), [0.5]))
  }

  @Test func `bad lines and points are counted and end nothing`() {
    let text = """
      not json
      {"resourceSpans":[]}

      \(otlpLine("", "system.disk.io", 600, "1"))
      \(otlpLine("a", "system.disk.io", 0, "1").replacing("\"0000000000\"", with: "\"0\""))
      \(otlpLine("a", "system.disk.io", 600, "null"))
      \(otlpLine("a", "system.disk.io", 600, "NaN"))
      \(otlpLine("a", "system.disk.io", 600, "1e999"))
      \(otlpLine("a", "system.disk.io", 600, "7"))
      {"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"system.disk.io","sum":{"dataPo
      """
    let counts = read(text).counts
    #expect(counts.isBalanced)
    #expect(counts.accepted == 1 && counts.blank == 1 && counts.filtered == 1)
    #expect(counts.rejected == [.malformed: 2, .noHost: 1, .noTime: 1, .noValue: 3])
    #expect(
      counts.firstRejections.map(\.line) == [1, 4, 5, 6, 7, 8, 10])
  }

  @Test func `a resource without a name takes the next best, then the setting`() {
    let line = otlpLine("x", "system.disk.io", 600, "1")
    let pod = line.replacing("host.name", with: "k8s.pod.name")
    let other = line.replacing("host.name", with: "os.type")
    #expect(read(pod).readings.hostNames == ["x"])
    #expect(read(other).readings.isEmpty)
    #expect(read(other, .otlp, HostMetricsSettings(host: "h")).readings.hostNames == ["h"])
  }
}
