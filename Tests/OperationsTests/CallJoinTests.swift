import Testing

@testable import Operations
@testable import Profiles

@Suite struct CallJoinTests {
  private func sample(_ calls: [(UInt64, Int32, Double)]) -> CallSample {
    var sample = CallSample()
    for (hash, status, latency) in calls {
      sample.add(CallSample.Call(hash: hash, status: status, latency: latency))
    }
    return sample
  }

  @Test func `calls in both logs tell of their versions`() throws {
    let access = sample([(1, 200, 0.1), (2, 503, 5), (3, 200, 0.2), (9, 200, 0.1)])
    let requests = [
      "a": sample([(1, -1, .nan), (2, -1, .nan)]), "b": sample([(3, -1, .nan), (4, -1, .nan)]),
    ]
    let join = try #require(
      CallJoin(access: access, requests: requests) { $0 == 200 })
    #expect(join.accessCalls == 4 && join.requests == 4 && join.matched == 3)
    #expect(join.shareOfAccess == 0.75 && join.shareOfRequests == 0.75)
    #expect(!join.isSample)
    #expect(join.versions.map(\.version) == ["a", "b"])
    #expect(join.versions.map(\.calls) == [2, 1])
    #expect(join.versions.map(\.errors) == [1, 0])
    #expect(join.versions[0].p50 == 2.55)
    #expect(join.versions[1].p99 == 0.2)
  }

  @Test func `samples of different logs are joined as far as both reach`() throws {
    // Ids 0…19,999 in the access log, every second of them a request.
    func hash(_ number: UInt64) -> UInt64 { number &* 0x9e37_79b9_7f4a_7c15 }
    let access = sample((0..<20_000).map { (hash($0), 200, 0.01) })
    let requests = sample((0..<10_000).map { (hash($0 * 2), 200, 0.01) })
    let join = try #require(
      CallJoin(access: access, requests: ["": requests]) { $0 == 200 })
    #expect(join.isSample)
    #expect(join.shareOfRequests == 1)
    // Half, within four standard errors of a sample of 4,096.
    #expect(abs((join.shareOfAccess ?? 0) - 0.5) < 0.032)
  }

  @Test func `without calls on one side nothing is joined`() {
    let some = sample([(1, 200, 0.1)])
    #expect(CallJoin(access: some, requests: [:]) { _ in true } == nil)
    #expect(CallJoin(access: CallSample(), requests: ["": some]) { _ in true } == nil)
  }
}
