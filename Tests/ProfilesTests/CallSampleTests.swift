import Testing

@testable import Profiles

@Suite struct CallSampleTests {
  private func call(_ number: UInt64, latency: Double = 0.01) -> CallSample.Call {
    // A mixing of the number, as a hash is (SplitMix64).
    var mixed = number &* 0x9e37_79b9_7f4a_7c15
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return CallSample.Call(hash: mixed ^ (mixed >> 31), status: 200, latency: latency)
  }

  private func sample(_ numbers: some Sequence<UInt64>) -> CallSample {
    var sample = CallSample()
    for number in numbers { sample.add(call(number)) }
    return sample
  }

  @Test func `few calls are all there, each once`() {
    let few = sample([1, 2, 3, 2, 1])
    #expect(few.calls.count == 3)
    #expect(few.limit == nil)
    #expect(CallSample().calls.isEmpty)
  }

  @Test func `of many calls those with the smallest hashes stay`() {
    let numbers = UInt64(0)..<20_000
    let many = sample(numbers)
    let smallest = numbers.map { call($0).hash }.sorted().prefix(CallSample.capacity)
    #expect(many.calls.map(\.hash) == Array(smallest))
    #expect(many.limit != nil)
  }

  @Test func `parts in any order give the sample of the whole`() throws {
    let whole = sample(0..<30_000)
    for parts in [1, 3, 17] as [UInt64] {
      var merged = CallSample()
      for part in (0..<parts).reversed() {
        let own = sample((UInt64(0)..<30_000).filter { $0 % parts == part }.reversed())
        merged.merge(try CallSample(decoding: own.encoded))
      }
      #expect(merged == whole)
      #expect(merged.encoded == whole.encoded)
    }
  }

  @Test func `of one id the same record stays, whichever comes first`() {
    let (slow, fast) = (call(7, latency: 2), call(7, latency: 1))
    var (one, other) = (CallSample(), CallSample())
    one.add(slow)
    one.add(fast)
    other.add(fast)
    other.add(slow)
    #expect(one == other)
    #expect(one.calls == [slow])
  }

  @Test func `bytes that are no sample are refused`() {
    let bytes = sample(0..<10).encoded
    #expect(throws: ProfileCodingError.self) { try CallSample(decoding: []) }
    #expect(throws: ProfileCodingError.self) { try CallSample(decoding: Array(bytes.dropLast())) }
    #expect(throws: ProfileCodingError.self) { try CallSample(decoding: bytes + [0]) }
    #expect(throws: ProfileCodingError.self) { try CallSample(decoding: [9] + bytes.dropFirst()) }
  }
}
