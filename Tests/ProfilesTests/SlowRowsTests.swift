import Features
import Foundation
import InferenceLog
import Testing
import Windows

@testable import Profiles

@Suite struct SlowRowsTests {
  private static let columns = [
    ProfiledColumn(
      name: "size", role: .input, type: .number, definition: DefinitionDigest(of: "size")),
    ProfiledColumn(
      name: "kind", role: .input, type: .category, definition: DefinitionDigest(of: "kind")),
    ProfiledColumn(
      name: "score", role: .output, type: .number, definition: DefinitionDigest(of: "score")),
  ]
  private static let schema = ProfileSchema(columns: columns, slowAbove: 0.25)

  /// A row of the log; rows of one line are of one call.
  private struct Row {
    var line: UInt32
    var latency: Double
    var size: Double
    var kind: String?
    var status: Int32 = 200
    var version = "1"
  }

  private func batch(_ rows: [Row]) -> RecordBatch {
    var batch = RecordBatch(
      lines: rows.map(\.line), times: rows.map { Int64($0.line) * 1_000_000_000 },
      statuses: rows.map(\.status), latencies: rows.map(\.latency),
      hosts: CategoryColumn(rows.map { _ in nil }), versions: CategoryColumn(rows.map(\.version)))
    let states = [UInt8](repeating: CellState.value, count: rows.count)
    let sizes = Column.number(NumberColumn(values: rows.map(\.size), states: states))
    batch.columns = [sizes, .category(CategoryColumn(rows.map(\.kind))), sizes]
    return batch
  }

  private func profile(
    _ parts: [[Row]], marks: [RowMark] = [], schema: ProfileSchema = SlowRowsTests.schema
  ) -> Profile {
    var profile = Profile(schema: schema)
    for part in windowProfiles(
      of: parts.map { (batch($0), FeatureBatch()) }, marks: marks, schema: schema)
    { profile.merge(part.profile) }
    return profile
  }

  private func rows(_ count: Int, seed: UInt64) -> [Row] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { index in
      Row(
        line: UInt32(index + 1), latency: Double.random(in: 0..<0.5, using: &random),
        size: Double(Int.random(in: 0..<1_000_000, using: &random)) / 8,
        kind: ["a", "b", "c", nil].randomElement(using: &random) ?? nil,
        status: Int.random(in: 0..<9, using: &random) == 0 ? 500 : 200,
        version: Bool.random(using: &random) ? "1" : "2")
    }
  }

  @Test func `slow are served rows above the limit, and only they`() throws {
    let rows = [
      Row(line: 1, latency: 0.25, size: 1, kind: "at the limit"),
      Row(line: 2, latency: 0.250_001, size: 2, kind: "slow"),
      Row(line: 3, latency: 9, size: 3, kind: nil),
      Row(line: 3, latency: 9, size: 4, kind: "slow"),
      Row(line: 4, latency: .nan, size: 5, kind: "without a latency"),
      Row(line: 5, latency: 9, size: 6, kind: "failed", status: 500),
      Row(line: 6, latency: 9, size: 7, kind: "copy"),
      Row(line: 7, latency: 9, size: 8, kind: "superseded"),
    ]
    let slow = try #require(
      profile([rows], marks: [[], [], [], [], [], [], .exactCopy, .superseded]).slow)
    #expect(slow.slow == 3 && slow.timed == 4 && slow.calls == 4)
    #expect(slow.inputs.count == 2)
    #expect(slow.inputs[0]?.numbers?.minimum == 2 && slow.inputs[0]?.numbers?.maximum == 4)
    #expect(slow.inputs[1]?.categories?.counts == ["slow": 2])
    #expect(slow.inputs[1]?.cells.missing == 1 && slow.inputs[1]?.cells.rows == 3)
  }

  @Test func `without a limit nothing is counted`() {
    let none = ProfileSchema(columns: Self.columns)
    #expect(Profile(schema: none).slow == nil)
    #expect(profile([rows(50, seed: 1)], schema: none).slow == nil)
  }

  @Test func `no slow rows are no part, and change none`() throws {
    let quick = profile([[Row(line: 1, latency: 0.1, size: 1, kind: "a")]])
    let slow = try #require(quick.slow)
    #expect(slow.slow == 0 && slow.timed == 1 && slow.calls == 1)
    #expect(slow.inputs.allSatisfy { $0?.cells.rows == 0 })
    let many = profile([rows(90, seed: 2)])
    var merged = Profile(schema: Self.schema)
    merged.merge(many)
    merged.merge(Profile(schema: Self.schema))
    #expect(merged.slow == many.slow)
  }

  @Test(arguments: [UInt64](1...3))
  func `batches, files and their order change no bit`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let all = rows(21_000, seed: seed)
    let whole = profile([all])
    // More distinct sizes are slow than a histogram tells apart.
    #expect(whole.slow?.inputs[0]?.numbers?.histogram.isExact == false)
    let expected = whole.encoded(schema: Self.schema)
    let shuffled = all.shuffled(using: &random)
    let parts = stride(from: 0, to: all.count, by: 3_000).map {
      Array(shuffled[$0..<min($0 + 3_000, all.count)])
    }
    #expect(profile(parts).slow == whole.slow)
    var merged = Profile(schema: Self.schema)
    for part in parts.shuffled(using: &random) {
      let bytes = profile([part]).encoded(schema: Self.schema)
      merged.merge(try Profile(decoding: bytes, schema: Self.schema))
    }
    #expect(merged.slow == whole.slow)
    #expect(try Profile(decoding: expected, schema: Self.schema) == whole)
  }

  @Test func `slow rows by another limit are not known, and merging tells so`() throws {
    let profile = profile([rows(50, seed: 3)])
    let bytes = profile.encoded(schema: Self.schema)
    for other in [
      ProfileSchema(columns: Self.columns, slowAbove: 0.3), ProfileSchema(columns: Self.columns),
    ] {
      let decoded = try Profile(decoding: bytes, schema: other)
      #expect(decoded.slow == nil && decoded.columns == profile.columns)
    }
    var later = try Profile(
      decoding: bytes, schema: ProfileSchema(columns: Self.columns, slowAbove: 0.3))
    later.merge(Profile(schema: ProfileSchema(columns: Self.columns, slowAbove: 0.3)))
    #expect(later.slow == nil)
  }

  @Test func `an input that was defined anew is not known among slow rows`() throws {
    let bytes = profile([rows(50, seed: 4)]).encoded(schema: Self.schema)
    var columns = Self.columns
    columns[0].definition = DefinitionDigest(of: "size of another field")
    let schema = ProfileSchema(columns: columns, slowAbove: 0.25)
    let slow = try #require(try Profile(decoding: bytes, schema: schema).slow)
    #expect(slow.inputs[0] == nil && slow.inputs[1] != nil && slow.slow > 0)
  }

  @Test func `broken bytes of slow rows are refused`() throws {
    let bytes = profile([rows(50, seed: 5)]).encoded(schema: Self.schema)
    for length in [bytes.count - 1, bytes.count - 40] {
      #expect(throws: ProfileCodingError.self) {
        try Profile(decoding: Array(bytes.prefix(length)), schema: Self.schema)
      }
    }
    #expect(throws: ProfileCodingError.self) {
      try Profile(decoding: bytes + [0], schema: Self.schema)
    }
    var writer = ByteWriter()
    for count in [2, 1, 1] { writer.write(count: count) }
    var reader = ByteReader(writer.bytes)
    #expect(throws: ProfileCodingError.self) { try SlowRows(from: &reader, schema: Self.schema) }
  }
}
