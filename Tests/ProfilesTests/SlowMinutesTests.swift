import Features
import Foundation
import InferenceLog
import Testing
import Windows

@testable import Profiles

@Suite struct SlowMinutesTests {
  private static let schema = ProfileSchema(columns: [], limits: [1, 0.25, 1])

  private struct Row {
    var line: UInt32
    var second: Double
    var latency: Double
    var status: Int32 = 200
    var host = 0
  }

  private func batch(_ rows: [Row]) -> RecordBatch {
    RecordBatch(
      lines: rows.map(\.line), times: rows.map { Int64($0.second * 1e9) },
      statuses: rows.map(\.status), latencies: rows.map(\.latency),
      hosts: CategoryColumn(rows.map { ["a", "b", "c"][$0.host] }),
      versions: CategoryColumn(rows.map { _ in nil }))
  }

  private func profile(
    _ parts: [[Row]], marks: [RowMark] = [], schema: ProfileSchema = SlowMinutesTests.schema
  ) -> Profile {
    var profile = Profile(schema: schema)
    for part in windowProfiles(
      of: parts.map { (batch($0), FeatureBatch()) }, marks: marks, schema: schema)
    { profile.mergeWithoutHours(part.profile) }
    return profile
  }

  private func rows(_ count: Int, seed: UInt64) -> [Row] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { index in
      Row(
        line: UInt32(index + 1), second: Double(Int.random(in: 0..<200_000, using: &random)),
        latency: Int.random(in: 0..<9, using: &random) == 0
          ? .nan : Double.random(in: 0..<1.5, using: &random),
        status: [200, 200, 200, 404, 503, 504, 0].randomElement(using: &random) ?? 200,
        host: Int.random(in: 0..<3, using: &random))
    }
  }

  @Test func `limits are ascending and told once, in whatever order objectives stand`() {
    #expect(Self.schema.latencyLimits == [0.25, 1])
    let other = ProfileSchema(columns: [], limits: [0.25, 1])
    #expect(other.limitsDefinition == Self.schema.limitsDefinition)
    #expect(
      ProfileSchema(columns: [], limits: [0.25]).limitsDefinition != other.limitsDefinition)
    #expect(ProfileSchema(columns: []).limitsDefinition == nil)
  }

  @Test func `a call at the limit keeps it, a longer one is slow in the minute in which it began`()
  {
    let rows = [
      Row(line: 1, second: 0, latency: 0.25), Row(line: 2, second: 59.999, latency: 0.250_001),
      Row(line: 3, second: 60, latency: 1), Row(line: 4, second: 119, latency: 2, status: 503),
      Row(line: 5, second: 120, latency: .nan, status: 0), Row(line: 6, second: 121, latency: 0),
      Row(line: 7, second: 130, latency: 9), Row(line: 8, second: 3_600, latency: 9),
    ]
    let marks: [RowMark] = [[], [], [], [], [], [], .exactCopy, .retry]
    let found = profile([rows], marks: marks).calls.slowMinutes
    #expect(found.known(above: 0.25, of: 7)?.slow == [0: 1, 1: 2, 60: 1])
    #expect(found.known(above: 1, of: 7)?.slow == [1: 1, 60: 1])
    #expect(found.known(above: 1, of: 7)?.untimed == [2: 1])
  }

  @Test func `rows of one call are one call`() {
    let rows = (0..<3).map { _ in Row(line: 1, second: 30, latency: 9) }
    #expect(profile([rows]).calls.slowMinutes.known(above: 1, of: 1)?.slow == [0: 1])
  }

  @Test func `what a latency is in milliseconds does not make it longer than the same limit`()
    throws
  {
    // 13 × 0.001 is 0.013000000000000001.
    #expect(13 * 0.001 > 0.013)
    for tenths in 1...60_000 {
      let text = "\(tenths / 10).\(tenths % 10)"
      let limit = try #require(Double("\(text)e-3"))
      let longest = SlowMinutes.longestKept(by: limit)
      let logged = try #require(Double(text))
      #expect(logged * 0.001 <= longest)
      // A millionth of a millisecond more is longer.
      #expect((logged + 1e-6) * 0.001 > longest)
    }
    for micros in stride(from: 1.0, through: 3_000_000, by: 97) {
      let limit = try #require(Double("\(micros)e-6"))
      #expect(micros * 1e-6 <= SlowMinutes.longestKept(by: limit))
    }
  }

  @Test(arguments: [UInt64](1...3))
  func `batches, files and their order change no bit`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let all = rows(9_000, seed: seed)
    let expected = profile([all]).encoded(schema: Self.schema)
    let shuffled = all.shuffled(using: &random).enumerated().map { index, row in
      Row(
        line: UInt32(index + 1), second: row.second, latency: row.latency, status: row.status,
        host: row.host)
    }
    let parts = stride(from: 0, to: all.count, by: 1_000).map {
      Array(shuffled[$0..<min($0 + 1_000, all.count)])
    }
    #expect(profile(parts).encoded(schema: Self.schema) == expected)
    var merged = Profile(schema: Self.schema)
    for part in parts.shuffled(using: &random) {
      let bytes = profile([part]).encoded(schema: Self.schema)
      merged.mergeWithoutHours(try Profile(decoding: bytes, schema: Self.schema))
    }
    #expect(merged.encoded(schema: Self.schema) == expected)
    #expect(try Profile(decoding: expected, schema: .none).calls == merged.calls)
    // And they are what can be counted one by one.
    var slow: [Int64: Int] = [:]
    for row in all where row.latency > 0.25 { slow[Int64(row.second) / 60, default: 0] += 1 }
    #expect(merged.calls.slowMinutes.known(above: 0.25, of: 9_000)?.slow == slow)
  }

  @Test func `a part by another limit, by none or of an earlier version leaves it unknown`() throws
  {
    let whole = profile([rows(50, seed: 3)])
    for other in [ProfileSchema(columns: [], limits: [0.3]), ProfileSchema(columns: [])] {
      var calls = whole.calls
      calls.merge(profile([rows(5, seed: 4)], schema: other).calls)
      #expect(calls.slowMinutes.known(above: 0.25, of: 55) == nil)
    }
    // Version 6 ended before the two parts that are empty without limits and without logged features.
    let none = ProfileSchema(columns: [])
    var bytes = profile([rows(5, seed: 4)], schema: none).encoded(schema: none)
    #expect(bytes[0] == 8 && bytes.dropLast(8).suffix(2) == [0, 0])
    bytes.removeLast(8 + 2)
    bytes[0] = 6
    let old = try Profile(decoding: bytes, schema: Self.schema)
    #expect(old.calls.slowMinutes == SlowMinutes())
    var calls = whole.calls
    calls.merge(old.calls)
    #expect(calls.slowMinutes.known(above: 0.25, of: 55) == nil)
  }

  @Test func `without limits nothing is counted and nothing stored`() {
    let none = ProfileSchema(columns: [])
    #expect(profile([rows(50, seed: 5)], schema: none).calls.slowMinutes == SlowMinutes())
    #expect(profile([]).calls.slowMinutes.known(above: 0.25, of: 0)?.slow == [:])
  }

  @Test func `broken bytes are refused`() throws {
    let bytes = profile([rows(50, seed: 6)]).encoded(schema: Self.schema)
    for broken in [Array(bytes.dropLast()), bytes + [0], Array(bytes.dropLast(30))] {
      #expect(throws: ProfileCodingError.self) {
        try Profile(decoding: broken, schema: Self.schema)
      }
    }
    func refuses(_ write: (inout ByteWriter) -> Void) {
      var writer = ByteWriter()
      write(&writer)
      var reader = ByteReader(writer.bytes)
      #expect(throws: ProfileCodingError.self) { try SlowMinutes(from: &reader) }
    }
    refuses { writer in
      writer.write(count: 2)
      for limit in [1, 0.5] {
        writer.write(double: limit)
        writer.write(count: 0)
        writer.write(count: 0)
      }
      writer.write(count: 0)
    }
    refuses { writer in
      writer.write(count: 1)
      writer.write(double: .nan)
    }
    // More slow calls than calls; a minute twice.
    for (calls, gaps) in [(1, [5, 1]), (9, [5, 0])] {
      refuses { writer in
        writer.write(count: 1)
        writer.write(double: 1)
        writer.write(count: calls)
        writer.write(count: gaps.count)
        for gap in gaps {
          writer.write(signed: Int64(gap))
          writer.write(count: 1)
        }
        writer.write(count: 0)
      }
    }
  }
}
