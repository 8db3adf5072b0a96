import Testing

@testable import HostMetrics

/// Histograms of servers: buckets as counters and as differences, in both formats.
@Suite struct BucketTests {
  /// A time that Prometheus' milliseconds are told from seconds by.
  private static let time: Int64 = 1_785_550_500

  /// A line of OpenTelemetry with a histogram of two routes.
  private func line(
    _ time: Int64, _ counts: [[Int]], start: Int64 = 0, isDelta: Bool = false,
    bounds: String = "[0.1,0.5]", name: String = "http.server.request.duration"
  ) -> String {
    let points = counts.enumerated().map { route, counts in
      """
      {"startTimeUnixNano":"\(start)000000000","timeUnixNano":"\(time)000000000",\
      "count":"\(counts.reduce(0, +))","sum":2.5,\
      "bucketCounts":[\(counts.map { "\"\($0)\"" }.joined(separator: ","))],\
      "explicitBounds":\(bounds),\
      "attributes":[{"key":"http.route","value":{"stringValue":"/\(route)"}}]}
      """
    }
    return """
      {"resourceMetrics":[{"resource":{"attributes":[{"key":"host.name",\
      "value":{"stringValue":"a"}},{"key":"service.name","value":{"stringValue":"api"}}]},\
      "scopeMetrics":[{"metrics":[{"name":"\(name)","histogram":{\
      "aggregationTemporality":\(isDelta ? 1 : 2),"dataPoints":[\(points.joined(separator: ","))]}}]}]}]}
      """
  }

  private func readings(
    _ text: String, _ format: HostMetricsFormat = .otlp
  ) -> (readings: HostReadings, counts: HostCounts) { read(text, format) }

  private func buckets(_ text: [String], from: Int64 = 600, to: Int64 = 1_200) -> [HostBuckets] {
    let file = readings(text.joined(separator: "\n"))
    return HostEvaluation(file.readings, from: from, to: to).buckets
  }

  private func isClose(_ left: [Double], _ right: [Double]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { abs($0 - $1) < 1e-9 }
  }

  @Test func `cumulative buckets of all routes grow by what came between`() throws {
    let found = try #require(
      buckets([
        line(600, [[1, 1, 1], [0, 0, 0]]), line(660, [[3, 5, 2], [1, 0, 4]]),
        line(720, [[3, 6, 2], [1, 0, 4]]),
      ]).first)
    #expect(found.host == "a" && found.service == "api")
    #expect(found.bounds == [0.1, 0.5, .infinity])
    #expect(isClose(found.counts, [3, 8, 13]))
  }

  @Test func `a restart counts from zero again`() throws {
    let found = try #require(
      buckets([
        line(600, [[100, 0, 0]]), line(660, [[104, 0, 0]]), line(720, [[2, 1, 0]], start: 690),
      ]).first)
    #expect(isClose(found.counts, [6, 7, 7]))
  }

  @Test func `differences add up`() throws {
    let found = try #require(
      buckets([
        line(660, [[2, 3, 1]], start: 600, isDelta: true),
        line(720, [[1, 0, 0]], start: 660, isDelta: true),
      ]).first)
    #expect(isClose(found.counts, [3, 6, 7]))
  }

  /// Scrapes of Prometheus' text, a minute apart, with the counts of two routes; nil where there is
  /// none.
  private func found(_ scrapes: [(Int?, Int?)]) throws -> (grown: [Double], rates: [Double]) {
    let text = scrapes.enumerated().flatMap { minute, counts in
      zip(["/a", "/b"], [counts.0, counts.1]).flatMap { route, count -> [String] in
        guard let count else { return [] }
        let (name, time) = ("http_request_duration_seconds", Self.time + Int64(60 * minute))
        let labels = "instance=\"a:1\",handler=\"\(route)\""
        return [
          "\(name)_bucket{\(labels),le=\"0.1\"} \(count) \(time)000",
          "\(name)_bucket{\(labels),le=\"+Inf\"} \(count) \(time)000",
          "\(name)_count{\(labels)} \(count) \(time)000",
          "\(name)_sum{\(labels)} \(count) \(time)000",
        ]
      }
    }
    // One file a scrape, united in another order.
    var readings = HostReadings()
    for part in [text.suffix(8), text.prefix(8), text[...]] {
      readings.merge(read(part.joined(separator: "\n"), .nodeExporter).readings)
    }
    let end = Self.time + 60 * Int64(scrapes.count)
    let stored = try HostReadings(decoding: readings.encoded)
    let found = HostEvaluation(stored, from: Self.time, to: end)
    return (found.buckets.first?.counts ?? [], found.values(.serverRequests, of: "a"))
  }

  @Test func `a route that vanishes takes nothing of the others along`() throws {
    let found = try found([(1_000, 9_000), (1_060, 9_060), (1_120, nil), (1_180, nil)])
    #expect(isClose(found.grown, [240, 240]) && isClose(found.rates, [2, 1, 1]))
  }

  @Test func `a route that begins anew counts from zero, the others go on`() throws {
    let found = try found([(1_000, 9_000), (1_060, 9_060), (1_120, 6), (1_180, 66)])
    #expect(isClose(found.grown, [306, 306]) && isClose(found.rates, [2, 1.1, 2]))
  }

  @Test func `a route that comes again has grown by what came between, a new one by nothing yet`()
    throws
  {
    let again = try found([(1_000, 9_000), (1_060, nil), (1_120, 9_030)])
    #expect(isClose(again.grown, [150, 150]) && isClose(again.rates, [1.25, 1.25]))
    let new = try found([(1_000, nil), (1_060, 9_000), (1_120, 9_060)])
    #expect(isClose(new.grown, [180, 180]) && isClose(new.rates, [1, 2]))
  }

  @Test func `a route whose start is known counts from there on`() throws {
    let both = line(720, [[30, 0, 0], [5, 0, 0]])
    let late = both.replacing(
      "\"startTimeUnixNano\":\"0000000000\",\"timeUnixNano\":\"720000000000\",\"count\":\"5\"",
      with:
        "\"startTimeUnixNano\":\"700000000000\",\"timeUnixNano\":\"720000000000\",\"count\":\"5\"")
    #expect(late != both)
    let found = try #require(
      buckets([line(600, [[10, 0, 0]]), line(660, [[20, 0, 0]]), late]).first)
    #expect(isClose(found.counts, [25, 25, 25]))
  }

  @Test func `differences of routes that began at several times count over the longest`() throws {
    let both = line(660, [[60, 0, 0], [1, 0, 0]], start: 600, isDelta: true)
    let late = both.replacing(
      "600000000000\",\"timeUnixNano\":\"660000000000\",\"count\":\"1\"",
      with: "659000000000\",\"timeUnixNano\":\"660000000000\",\"count\":\"1\"")
    #expect(late != both)
    #expect(isClose(try #require(buckets([late]).first).counts, [61, 61, 61]))
  }

  @Test func `routes beyond the limit are summed, and of parts the first are kept`() throws {
    let many = line(600, Array(repeating: [1, 1, 1], count: 150))
    let file = readings(many)
    #expect(file.readings.series(of: "a").allSatisfy { $0.part == 0 })
    var united = HostReadings()
    for step in 0..<8 {
      let routes = (0..<40).map { _ in [1, 1, 1] }
      united.merge(
        readings(line(600, routes).replacing("\"/", with: "\"/\(step)/")).readings)
    }
    #expect(united.series(of: "a").count == 5 * HostReadings.partLimit)
    #expect(united.hostsOmittingDevices == ["a"])
    #expect(try HostReadings(decoding: united.encoded) == united)
  }

  @Test func `milliseconds become seconds, and what is no histogram has no bucket`() throws {
    let found = try #require(
      buckets([
        line(600, [[0, 0, 0]], bounds: "[5,250]", name: "http.server.duration"),
        line(660, [[1, 2, 3]], bounds: "[5,250]", name: "http.server.duration"),
      ]).first)
    #expect(found.bounds == [0.005, 0.25, .infinity])
    for bounds in ["[0.5,0.1]", "[0.1]", "[]", "null", "[0.1,\"x\"]"] {
      #expect(buckets([line(600, [[0, 0, 0]]), line(660, [[1, 2, 3]], bounds: bounds)]).isEmpty)
    }
    let many = "[\((1...50).map { "\($0)" }.joined(separator: ","))]"
    #expect(
      buckets([
        line(600, [Array(repeating: 0, count: 51)], bounds: many),
        line(660, [Array(repeating: 1, count: 51)], bounds: many),
      ]).isEmpty)
  }

  @Test func `Prometheus' text gives the same, by job`() throws {
    func scrape(_ time: Int64, _ counts: [Int]) -> String {
      let name = "http_server_request_duration_seconds"
      let lines = zip(["0.1", "0.5", "+Inf"], counts).map {
        "\(name)_bucket{instance=\"a:9100\",job=\"api\",le=\"\($0)\"} \($1) \(time)000"
      }
      return
        (lines + [
          "\(name)_count{instance=\"a:9100\",job=\"api\"} \(counts[2]) \(time)000",
          "\(name)_sum{instance=\"a:9100\",job=\"api\"} \(counts[2]) \(time)000",
          "\(name)_bucket{instance=\"a:9100\",job=\"api\",le=\"odd\"} 1 \(time)000",
        ]).joined(separator: "\n")
    }
    let file = readings(
      scrape(Self.time, [1, 2, 3]) + "\n" + scrape(Self.time + 60, [4, 8, 13]), .nodeExporter)
    let found = HostEvaluation(file.readings, from: Self.time, to: Self.time + 60)
    #expect(
      found.buckets == [
        HostBuckets(host: "a", service: "api", bounds: [0.1, 0.5, .infinity], counts: [3, 6, 10])
      ])
    let duration = found.series.first { $0.measure == .serverDuration }
    #expect(duration?.intervals.map(\.value) == [1])
    #expect(file.counts.isBalanced && file.counts.rejectedPoints.values.reduce(0, +) == 2)
  }

  @Test func `buckets survive the state, and none is kept where the last one is missing`() throws {
    let file = readings(line(600, [[1, 2, 3]]))
    #expect(try HostReadings(decoding: file.readings.encoded) == file.readings)
    #expect(HostBuckets.all(host: "a", [("~le 0.1 api", 1), ("~le 0.5 api", 2)]).isEmpty)
    #expect(
      HostBuckets.all(host: "a", [("~le inf api", 1), ("sda", 2), ("~le nan api", 2)]).isEmpty)
  }
}
