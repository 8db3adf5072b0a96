import HostMetrics
import Testing

@testable import Operations

/// Times in which hosts were not read.
@Suite struct HostSilenceTests {
  private let from = 14 * day

  /// Five-minute readings of a host on a day of the reference, without the seconds of `gap`.
  private func read(
    _ host: String = "a", from: Int64, gap: Range<Int64>? = nil, _ measure: HostMeasure = .load1m
  ) -> HostSeries {
    var whole = series(measure, host: host, from: from) { _ in 1 }
    guard let gap else { return whole }
    let second: Int64 = 1_000_000_000
    let (start, end) = ((from + gap.lowerBound) * second, (from + gap.upperBound) * second)
    whole.intervals.removeAll { $0.start >= start && $0.end <= end }
    whole.gaps = [HostGap(start: start, end: end)]
    return whole
  }

  private func reference(hosts: [String] = ["a", "b"], gap: Range<Int64>? = nil) -> HostComparison {
    var comparison = HostComparison()
    for host in hosts {
      for index in Int64(0)..<14 {
        let series = read(host, from: index * day, gap: gap)
        comparison.add([series], from: index * day, to: (index + 1) * day)
      }
    }
    return comparison
  }

  private func silences(
    _ series: [HostSeries], _ comparison: HostComparison, until: Int64? = nil
  ) -> [HostSilence] {
    HostSilence.all(
      in: series, comparison: comparison, from: from, to: from + day, until: until ?? from + day)
  }

  @Test func `hosts that are read all day are not silent`() {
    let both = ["a", "b"].map { read($0, from: from) }
    #expect(silences(both, reference()).isEmpty)
    #expect(silences([], HostComparison()).isEmpty)
  }

  @Test func `a gap is told with its times, where no measure has a value`() throws {
    let gap: Range<Int64> = 30_000..<44_400
    let series = [
      read(from: from, gap: gap), read(from: from, gap: 30_000..<50_000, .cpuUtilization),
      read("b", from: from),
    ]
    let found = try #require(silences(series, reference()).first)
    #expect(found.host == "a" && !found.isWhole && found.minutes == 240)
    #expect(found.start == from + 30_000 && found.end == from + 44_400)
    #expect(found.usualMinutes == 0)
    // One measure goes on: the host was read.
    #expect(silences([series[1], read(from: from), series[2]], reference()).isEmpty)
  }

  @Test func `what is so on every day of the reference is usual`() throws {
    let nightly = reference(gap: 0..<14_400)
    let found = silences([read(from: from, gap: 0..<14_400), read("b", from: from)], nightly)
    let usual = try #require(found.first?.usualMinutes)
    #expect(abs(usual - 360) < 1e-9)
  }

  @Test func `a known host without a reading is silent for the whole window`() throws {
    let found = silences([read(from: from)], reference())
    #expect(found.map(\.host) == ["b"] && found[0].isWhole)
    #expect(found[0].minutes == 1_440 && found[0].start == from && found[0].end == from + day)
    #expect(silences([], reference()).map(\.host) == ["a", "b"])
  }

  @Test func `hosts that come and go have no gap before or after`() {
    let new = read("new", from: from, gap: 0..<40_000)
    #expect(silences([new, read(from: from)], reference(hosts: ["a"])).isEmpty)
    let between = read("new", from: from, gap: 40_000..<50_000)
    #expect(silences([between, read(from: from)], reference(hosts: ["a"])).map(\.host) == ["new"])
    #expect(silences([read(from: from, gap: 0..<40_000)], reference(hosts: ["a"])).count == 1)
  }

  @Test func `behind the newest reading nothing is missed`() {
    let late = [
      read(from: from, gap: 50_000..<86_400), read("b", from: from, gap: 50_000..<86_400),
    ]
    #expect(silences(late, reference(), until: from + 50_000).isEmpty)
    #expect(silences([], reference(), until: from).isEmpty)
    #expect(silences(late, reference()).map(\.minutes) == [36_400.0 / 60, 36_400.0 / 60])
  }
}
