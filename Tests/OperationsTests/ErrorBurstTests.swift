import Testing
import Windows

@testable import Operations
@testable import Profiles

struct ErrorBurstTests {
  /// A call a second for so many minutes, of which some fail.
  private func bursts(
    minutes: Int = 600, failing: (Int) -> Bool, rate: Double = 0.002
  ) -> [ErrorBurst] {
    let calls = (0..<minutes * 6).map { step in
      let second = step * 10
      return Call(second: Double(second), status: failing(second) ? 503 : 200)
    }
    return CallSummary(profile(calls), window: window()).bursts(usualRate: rate)
  }

  @Test func `calm calls have no burst`() {
    #expect(bursts { _ in false } == [])
    #expect(bursts { $0 % 5_000 == 0 } == [])
    #expect(CallSummary(CallProfile(), window: window()).bursts(usualRate: 0) == [])
  }

  @Test func `a burst is found to the minute`() {
    // Half of the calls from minute 100 to minute 130.
    let found = bursts { (6_000..<7_800).contains($0) && $0 % 20 == 0 }
    #expect(found.map(\.start) == [monday + 6_000])
    #expect(found.map(\.end) == [monday + 7_800])
    #expect(found.map(\.errors) == [90])
    #expect(found.map(\.calls) == [180])
  }

  @Test func `bursts apart are told apart, in the order of time`() {
    let found = bursts { second in
      (24_000..<25_200).contains(second) || (6_000..<6_600).contains(second)
    }
    #expect(found.map(\.start) == [monday + 6_000, monday + 24_000])
    #expect(found.map(\.errors) == [60, 120])
  }

  @Test func `what is usual is no burst`() {
    // Every tenth call fails, always.
    #expect(bursts(failing: { $0 % 100 == 0 }, rate: 0.1) == [])
    // A few failed calls among few are no evidence.
    let few = (0..<8).map { Call(second: Double($0), status: 500) }
    #expect(CallSummary(profile(few), window: window()).bursts(usualRate: 0) == [])
  }

  @Test func `everything failing is one burst`() {
    let found = bursts { _ in true }
    #expect(found.count == 1)
    #expect(found.first?.errors == 3_600)
  }
}

struct SilentHostTests {
  /// Calls of hosts in turn, every ten seconds, without those that `isSilent` tells.
  private func silences(
    _ hosts: [String], known: Set<String> = [], isSilent: (String, Int) -> Bool
  ) -> [SilentHost] {
    let calls = (0..<3_600).compactMap { step -> Call? in
      let host = hosts[step % hosts.count]
      return isSilent(host, step * 10) ? nil : Call(second: Double(step * 10), host: host)
    }
    return CallSummary(profile(calls), window: window()).silentHosts(known: known)
  }

  @Test func `a host that is silent while others serve is found to the minute`() {
    let found = silences(["a", "b", "c"]) { $0 == "b" && (6_000..<12_000).contains($1) }
    #expect(found.map(\.host) == ["b"])
    #expect(found.map(\.start) == [monday + 6_000])
    #expect(found.map(\.end) == [monday + 12_000])
    // The others answered 400 calls meanwhile, of which a third of all is half of theirs.
    #expect(abs((found.first?.expectedCalls ?? 0) - 200) < 1)
  }

  @Test func `an outage of all hosts is no silence of one`() {
    #expect(silences(["a", "b"]) { (6_000..<12_000).contains($1) } == [])
    #expect(silences(["a"]) { (6_000..<12_000).contains($1) } == [])
  }

  @Test func `a host that comes or goes is silent only where it is known`() {
    let gone: (String, Int) -> Bool = { $0 == "b" && $1 >= 20_000 }
    #expect(silences(["a", "b"], isSilent: gone) == [])
    let found = silences(["a", "b"], known: ["a", "b"], isSilent: gone)
    #expect(found.map(\.host) == ["b"])
    #expect(found.map(\.end) == [monday + 86_400])
  }

  @Test func `a short silence is chance`() {
    #expect(silences(["a", "b"]) { $0 == "b" && (6_000..<6_180).contains($1) } == [])
  }

  @Test func `calls by host and minute survive the state`() throws {
    let calls = (0..<50).map { Call(second: Double($0 * 7), host: $0 % 2 == 0 ? "a" : "b") }
    let calls2 = profile(calls)
    var writer = ByteWriter()
    calls2.encode(to: &writer)
    calls2.encodeHostMinutes(to: &writer)
    var reader = ByteReader(writer.bytes)
    var decoded = try CallProfile(from: &reader)
    #expect(decoded.hosts["a"]?.minutes == [:])
    try decoded.readHostMinutes(from: &reader)
    #expect(decoded == calls2)
    #expect(calls2.hosts["a"]?.minutes.values.reduce(0, +) == 25)
  }
}
