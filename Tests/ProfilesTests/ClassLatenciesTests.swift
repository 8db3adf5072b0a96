import Features
import InferenceLog
import Testing
import Windows

@testable import Profiles

/// Latencies by class are what the same calls give class by class, however they come.
@Suite struct ClassLatenciesTests {
  private static let schema = ProfileSchema(columns: [])
  private typealias Call = (status: Int32, latency: Double)

  private func batch(_ calls: [Call], from line: Int) -> RecordBatch {
    RecordBatch(
      lines: calls.indices.map { UInt32(line + $0 + 1) }, times: calls.map { _ in 0 },
      statuses: calls.map(\.status), latencies: calls.map(\.latency),
      hosts: CategoryColumn(calls.indices.map { ["a", "b", nil, "c"][$0 % 4] }),
      versions: CategoryColumn(calls.map { _ in nil }))
  }

  private func classes(
    _ parts: [[Call]], isGood: @escaping @Sendable (Int32) -> Bool
  ) -> [StatusClass: NumberProfile] {
    var line = 0
    let batches = parts.map { part in
      defer { line += part.count }
      return (batch(part, from: line), FeatureBatch())
    }
    let profiles = windowProfiles(of: batches, schema: Self.schema, isGood: isGood)
    return profiles.first?.profile.calls.classes ?? [:]
  }

  /// The profiles of each class's calls alone.
  private func expected(_ parts: [[Call]]) -> [StatusClass: NumberProfile] {
    let calls = parts.flatMap(\.self).filter { $0.latency.isFinite }
    return Dictionary(grouping: calls) { StatusClass(status: $0.status) }.mapValues { calls in
      var profile = NumberProfile(calls.map(\.latency))
      profile.histogram = profile.histogram.reduced(toCapacity: CallProfile.classCapacity)
      return profile
    }
  }

  private func calls(_ count: Int, _ statuses: [Int32], seed: UInt64) -> [Call] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let isTimed = Int.random(in: 0..<9, using: &random) > 0
      return (
        statuses.randomElement(using: &random) ?? 200,
        isTimed ? Double.random(in: 0..<2, using: &random) : .nan
      )
    }
  }

  @Test(
    arguments: [
      // One class of good answers all along, and several of the others.
      [[200], [200, 503], [200, 503, 404, 0]],
      // A second class of good answers in the last part, in a part of both, and from the first.
      [[200], [201], [301]], [[200], [200, 301]], [[200, 301], [200]],
      // The class of good answers is also one of the others: 204 is not good.
      [[200], [200, 204], [503]], [[204], [204, 200]],
      [[]], [[503], [504]],
    ] as [[[Int32]]])
  func `by class, latencies are those of the class's calls`(statuses: [[Int32]]) {
    let parts = statuses.enumerated().map { index, statuses in
      statuses.isEmpty ? [] : calls(3_000, statuses, seed: UInt64(index + 1))
    }
    let found = classes(parts) { $0 == 200 || $0 == 201 || $0 == 301 }
    #expect(found == expected(parts))
    #expect(found.isEmpty == statuses[0].isEmpty)
  }

  @Test func `a class whose calls have no latency is not told`() {
    let parts: [[Call]] = [[(200, .nan), (503, 1)], [(200, .nan)]]
    #expect(classes(parts) { $0 == 200 } == expected(parts))
    #expect(expected(parts).keys.map(\.self) == [.serverError])
  }
}
