import Glibc
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

  @Test func `a few failed calls hide no burst before or behind them`() {
    // A call every two minutes: nine failed ones are too few, eight of twenty are enough.
    func found(_ failing: (Int) -> Bool) -> [ErrorBurst] {
      let calls = (0..<720).map {
        Call(second: Double($0 * 120), status: failing($0) ? 503 : 200)
      }
      return CallSummary(profile(calls), window: window()).bursts(usualRate: 0)
    }
    let isSecond = { (index: Int) in
      (420..<440).contains(index) && index % 5 != 1 && index / 5 % 2 == 0
    }
    let alone = found(isSecond)
    #expect(alone.count == 1 && alone[0].errors == 8)
    #expect(found { (60..<69).contains($0) || isSecond($0) } == alone)
    #expect(found { (600..<609).contains($0) || isSecond($0) } == alone)
  }

  @Test func `stretches of one pass are the best one, those before and behind it, and so on`() {
    let (error, good) = (log(0.3 / 0.01), log(0.7 / 0.99))
    func slow(_ scores: [Double], _ range: Range<Int>) -> [Range<Int>] {
      var (sum, start) = (0.0, range.lowerBound)
      var best: (score: Double, range: Range<Int>)?
      for place in range {
        if sum <= 0 { (sum, start) = (0, place) }
        sum += scores[place]
        if sum > best?.score ?? 0 { best = (sum, start..<place + 1) }
      }
      guard let found = best?.range else { return [] }
      return slow(scores, range.lowerBound..<found.lowerBound) + [found]
        + slow(scores, found.upperBound..<range.upperBound)
    }
    for seed in 1...100 {
      // Up to 37 calls a minute, so that no two sums are equal.
      let minutes = (0..<200).map { index -> (key: Int64, value: MinuteCalls) in
        let draw = (index * index * seed + 31 * index + seed * seed) % 9_973
        var calls = MinuteCalls()
        calls.calls = 1 + draw % 37
        calls.errors = draw % 3 == 0 ? draw % (1 + calls.calls / (1 + index / 40 % 3)) : 0
        return (Int64(index), calls)
      }
      let scores = minutes.map {
        Double($0.value.errors) * error + Double($0.value.calls - $0.value.errors) * good
      }
      let found = BurstSearch(minutes, rate: 0.01).stretches.map(\.range)
      #expect(found.sorted { $0.lowerBound < $1.lowerBound } == slow(scores, 0..<200), "\(seed)")
    }
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
    _ hosts: [String], known: [String] = [], isSilent: (String, Int) -> Bool
  ) -> [SilentHost] {
    // A host that is known has one call in the week before, among many of others.
    let before =
      known.map { Call(second: 60, host: $0) }
      + (0..<7).map { Call(second: Double($0) * 86_400, host: "") }
    let calls = (0..<3_600).compactMap { step -> Call? in
      let host = hosts[step % hosts.count]
      return isSilent(host, step * 10) ? nil : Call(second: Double(step * 10), host: host)
    }
    return CallSummary(profile(calls), window: window()).silentHosts(
      reference: CallSummary(profile(before), window: window()))
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

  /// The calls of a week before the window, hosts in turn every ten minutes.
  private func week(_ answers: (String, Int) -> Bool = { _, _ in true }) -> CallSummary {
    let calls = (0..<7 * 144).compactMap { step -> Call? in
      let host = ["a", "b", "c"][step % 3]
      return answers(host, step) ? Call(second: Double(step * 600) - 604_800, host: host) : nil
    }
    return CallSummary(profile(calls), window: window())
  }

  private func absent(
    _ reference: CallSummary, from: Int = 0, calls count: Int = 300, hosts: [String] = ["a", "b"]
  ) -> [SilentHost] {
    let calls = (0..<count).map {
      Call(second: Double(from + $0), host: hosts[$0 % hosts.count])
    }
    return CallSummary(profile(calls), window: window()).silentHosts(reference: reference)
      .filter { $0.end - $0.start == 86_400 }
  }

  @Test func `a host of most days without a call in a whole window is silent for all of it`() {
    let found = absent(week())
    #expect(found.map(\.host) == ["c"] && found.map(\.start) == [monday])
    #expect(abs((found.first?.expectedCalls ?? 0) - 100) < 1)
    // Also where one other host is left.
    #expect(absent(week(), hosts: ["a"]).map(\.host) == ["b", "c"])
  }

  @Test func `hosts of few days, few calls and logs that name no host are no silence`() {
    // Three days of seven; four are enough.
    #expect(absent(week { $0 != "c" || $1 < 3 * 144 }) == [])
    #expect(absent(week { $0 != "c" || $1 < 4 * 144 }).map(\.host) == ["c"])
    #expect(absent(week(), calls: 20) == [])
    #expect(absent(week(), hosts: [""]) == [])
    #expect(absent(CallSummary(CallProfile(), window: window())) == [])
  }

  @Test func `a host that serves by day is not missed in an hour of the night`() {
    let night = Window(
      granularity: .hour, start: monday + 7_200, end: monday + 10_800, name: "02")
    let calls = (0..<300).map { Call(second: 7_200 + Double($0), host: "a") }
    let silent = CallSummary(profile(calls), window: night).silentHosts(
      reference: week { host, step in host == "a" || step % 144 >= 48 })
    #expect(silent == [])
    let all = CallSummary(profile(calls), window: night).silentHosts(reference: week())
    #expect(all.map(\.host) == ["b", "c"] && all[0].end == night.end)
  }

  @Test func `a short silence is chance`() {
    #expect(silences(["a", "b"]) { $0 == "b" && (6_000..<6_180).contains($1) } == [])
  }

  @Test func `calls by host and minute survive the state`() throws {
    let calls = (0..<50).map { Call(second: Double($0 * 7), host: $0 % 2 == 0 ? "a" : "b") }
    // Latencies by class follow later.
    var calls2 = profile(calls)
    calls2.classes = [:]
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
