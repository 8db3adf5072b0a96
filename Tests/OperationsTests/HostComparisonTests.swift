import HostMetrics
import Testing

@testable import Operations

@Suite struct HostComparisonTests {
  /// A comparison with days that follow a daily rhythm, with noise.
  private func reference(
    _ measure: HostMeasure, days: Int64 = 14, _ scale: Double, floor: Double = 0.2
  ) -> HostComparison {
    var comparison = HostComparison()
    for index in 0..<days {
      let from = index * day
      comparison.add(
        [Self.usual(measure, from: from, scale, floor: floor)], from: from, to: from + day)
    }
    return comparison
  }

  private static func usual(
    _ measure: HostMeasure, from: Int64, _ scale: Double, floor: Double = 0.2,
    _ change: (Int64, Double) -> Double = { $1 }
  ) -> HostSeries {
    series(measure, from: from) { second in
      let hour = second / 3_600
      let rhythm = hour >= 8 && hour < 20 ? 0.3 : 0
      return change(second, scale * (floor + rhythm + 0.1 * noise(from + second)))
    }
  }

  private func findings(
    _ comparison: HostComparison, _ series: HostSeries, from: Int64 = 14 * day
  ) -> [HostFinding] {
    comparison.findings(series, from: from, to: from + day)
  }

  @Test func `days like those of the reference are never unusual`() {
    for (measure, scale) in [
      (HostMeasure.cpuUtilization, 1.0), (.networkReceiveBytes, 1e6), (.diskBusy, 0.5),
      (.memoryUsed, 8e9), (.serverDuration, 0.02), (.networkErrors, 0),
    ] {
      let comparison = reference(measure, scale)
      for index in Int64(14)..<44 {
        let series = Self.usual(measure, from: index * day, scale)
        #expect(findings(comparison, series, from: index * day).isEmpty, "\(measure.name)")
      }
    }
  }

  @Test func `the middle of an even number of windows lies between the two in the middle`() {
    // c = 3: 5 + (1 + 4/4) (5 - 3).
    #expect(HostLimits([1, 5, 1, 5], of: .load1m)?.high == 9)
    #expect(HostLimits([1, 2, 5], of: .load1m)?.high == 5 + (1 + 4.0 / 3) * 3)
  }

  @Test func `a processor that is full for hours is told, with when`() throws {
    let from = 14 * day
    let full = Self.usual(.cpuUtilization, from: from, 1) {
      $0 >= 30_000 && $0 < 40_200 ? 0.99 : $1
    }
    let found = findings(reference(.cpuUtilization, 1), full)
    #expect(found.map(\.deviation) == [.highFor, .full])
    #expect(found.allSatisfy { $0.since == from + 30_000 && $0.until == from + 40_200 })
    #expect(abs(found[1].value - 170) < 1e-9 && found[1].limit == 30)
    #expect(HostFinding.principal(found).map(\.deviation) == [.full])
  }

  @Test func `traffic that falls to nothing is told, also where it was small`() throws {
    let from = 14 * day
    let comparison = reference(.networkReceiveBytes, 1e5)
    let fallen = Self.usual(.networkReceiveBytes, from: from, 1e5) {
      $0 >= 46_800 && $0 < 61_200 ? 0 : $1
    }
    let found = try #require(findings(comparison, fallen).first)
    #expect(found.deviation == .lowFor && found.value == 0)
    #expect(found.since == from + 46_800 && found.until == from + 61_200)
    let nightly = Self.usual(.networkReceiveBytes, from: from, 1e5) { $0 < 3_600 ? 0.9 * $1 : $1 }
    #expect(findings(comparison, nightly).isEmpty)
  }

  @Test func `a level that shifted and a short peak are told as such`() throws {
    let from = 14 * day
    let shifted = Self.usual(.diskWriteBytes, from: from, 1e7) { _, value in
      min(value * 1.6, 0.62e7)
    }
    let level = findings(reference(.diskWriteBytes, 1e7), shifted)
    #expect(level.map(\.deviation) == [.higher])
    let peak = Self.usual(.serverRequests, from: from, 100) { $0 == 43_200 ? 170 : $1 }
    let found = try #require(findings(reference(.serverRequests, 100), peak).first)
    #expect(found.deviation == .peak && found.value == 170)
    #expect(found.since == from + 43_200 && found.until == from + 43_500)
  }

  @Test func `less of what should be little is fine, and so is what nobody would notice`() {
    let from = 14 * day
    let idle = series(.diskBusy, from: from) { _ in 0 }
    #expect(findings(reference(.diskBusy, 0.5), idle).isEmpty)
    let small = series(.diskReadBytes, from: from) { _ in 800_000 }
    #expect(findings(reference(.diskReadBytes, 1_000), small).isEmpty)
    let tiny = series(.networkTransmitBytes, from: from) { _ in 900 }
    #expect(findings(reference(.networkTransmitBytes, 100), tiny).isEmpty)
  }

  @Test func `steady hosts are those of at least half of the windows`() {
    var comparison = reference(.load1m, days: 6, 1)
    for (host, days) in [("b", Int64(3)), ("c", 2)] {
      for index in 0..<days {
        let from = index * day
        let series = series(.load1m, host: host, from: from) { _ in 1 }
        comparison.add([series], from: from, to: from + day)
      }
    }
    #expect(comparison.steadyHosts == ["a", "b"] && HostComparison().steadyHosts.isEmpty)
  }

  @Test func `too few windows, unknown hosts and half empty days say nothing`() {
    let from = 14 * day
    let high = series(.cpuUtilization, from: from) { _ in 1 }
    #expect(findings(HostComparison(), high).isEmpty)
    #expect(findings(reference(.cpuUtilization, days: 2, 1), high).isEmpty)
    #expect(!findings(reference(.cpuUtilization, days: 3, 1), high).isEmpty)
    var other = high
    other.host = "b"
    #expect(findings(reference(.cpuUtilization, 1), other).isEmpty)
    var comparison = HostComparison()
    for index in Int64(0)..<5 {
      let part = series(.cpuUtilization, from: index * day, seconds: 40_000) { _ in 0.1 }
      comparison.add([part], from: index * day, to: (index + 1) * day)
    }
    #expect(comparison.windows(of: "a", .cpuUtilization) == 0)
  }

  @Test func `of findings that say the same the principal ones are kept`() {
    func finding(_ measure: HostMeasure, _ deviation: HostDeviation, host: String = "a")
      -> HostFinding
    {
      HostFinding(
        host: host, measure: measure, deviation: deviation, value: 1, usualLow: 0, usualHigh: 0,
        limit: 0, since: 0, until: 1)
    }
    let all = [
      finding(.cpuUtilization, .highFor), finding(.cpuUser, .highFor),
      finding(.cpuUser, .highFor, host: "b"), finding(.diskReadBytes, .lowFor),
      finding(.diskReadOperations, .highFor), finding(.memoryUsed, .higher),
      finding(.memoryUtilization, .full), finding(.memoryUtilization, .highFor),
    ]
    #expect(
      HostFinding.principal(all) == [all[0], all[2], all[3], all[4], all[6]])
  }
}
