import Features
import Foundation
import InferenceLog
import Testing
import Windows

@testable import Profiles

@Suite struct RowSampleTests {
  private typealias Row = (hash: UInt64, cells: [UInt32])

  private func sample(_ rows: [Row]) -> RowSample {
    RowSample(width: 2, hashes: rows.map(\.hash), cells: rows.flatMap(\.cells))
  }

  private func rows(_ count: Int, hashes: UInt64, _ random: inout SeededGenerator) -> [Row] {
    (0..<count).map { _ in
      (
        UInt64.random(in: 0..<hashes, using: &random),
        [UInt32.random(in: 0..<4, using: &random), UInt32.random(in: 0..<4, using: &random)]
      )
    }
  }

  @Test func `no rows are no sample, and change none`() {
    let none = RowSample(width: 2)
    var other = sample([(5, [1, 2])])
    other.merge(none)
    var empty = none
    empty.merge(other)
    #expect(none.count == 0 && other == empty && other.cells == [1, 2])
  }

  @Test func `the rows with the smallest hashes stay`() {
    let sample = sample((0..<3_000).map { (UInt64(3_000 - $0), [UInt32($0), 7]) })
    #expect(sample.count == 1_024 && sample.hashes == (1...1_024).map(UInt64.init))
    #expect(sample.cells[0] == 2_999 && sample.cells[2 * 1_023] == 1_976)
  }

  // Few hashes: most rows tie with others, also at the edge of the sample.
  @Test(arguments: [UInt64](1...12))
  func `order and splits change no bit`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let all = rows(4_000, hashes: seed.isMultiple(of: 2) ? 50 : 1 << 40, &random)
    let whole = sample(all)
    var rest = all.shuffled(using: &random)[...]
    var merged = RowSample(width: 2)
    while !rest.isEmpty {
      let count = Int.random(in: 1...900, using: &random)
      var part = sample(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
      if Bool.random(using: &random) {
        merged.merge(part)
      } else {
        part.merge(merged)
        merged = part
      }
    }
    #expect(merged == whole)
  }

  @Test func `cells keep numbers apart from what is none`() {
    func number(_ value: Double) -> Double? {
      SampledCell.number(of: SampledCell.cell(of: value))
    }
    #expect(number(0.5) == 0.5 && number(-3) == -3)
    #expect(SampledCell.cell(of: -0.0) == SampledCell.cell(of: 0))
    #expect(number(1e300) == Double(Float.greatestFiniteMagnitude))
    #expect(number(-1e300) == -Double(Float.greatestFiniteMagnitude))
    #expect(number(.nan) == nil && number(.infinity) == nil && number(-.infinity) == nil)
    let others = [Double.nan, .infinity, -.infinity].map(SampledCell.cell(of:))
    #expect(Set(others + [SampledCell.missing]).count == 4)
    #expect(SampledCell.cell(1, CellState.null) == SampledCell.missing)
    #expect(SampledCell.number(of: SampledCell.missing) == nil)
  }

  @Test func `bytes give the sample back, and broken ones are refused`() throws {
    var random = SeededGenerator(seed: 9)
    let sample = sample(rows(1_500, hashes: .max, &random))
    var writer = ByteWriter()
    sample.encode(to: &writer)
    var reader = ByteReader(writer.bytes)
    #expect(try RowSample(from: &reader, width: 2) == sample)
    #expect(reader.isAtEnd)
    for length in [0, 1, 2, 100, writer.bytes.count - 1] {
      var short = ByteReader(Array(writer.bytes.prefix(length)))
      #expect(throws: ProfileCodingError.self) { try RowSample(from: &short, width: 2) }
    }
    var wide = ByteReader(writer.bytes)
    #expect(throws: ProfileCodingError.self) { try RowSample(from: &wide, width: 3) }
    var turned = writer.bytes
    turned[4 + 7] = 0xFF  // The upper byte of the smallest hash.
    var unsorted = ByteReader(turned)
    #expect(throws: ProfileCodingError.self) { try RowSample(from: &unsorted, width: 2) }
  }
}

@Suite struct RowSamplerTests {
  private static func column(
    _ name: String, _ role: ColumnRole = .feature, _ type: ColumnType = .number,
    isSensitive: Bool = false
  ) -> ProfiledColumn {
    ProfiledColumn(
      name: name, role: role, type: type, definition: DefinitionDigest(of: name),
      isSensitive: isSensitive)
  }

  private static let schema = ProfileSchema(columns: [
    column("in", .input), column("x"), column("flag", .feature, .boolean),
    column("kind", .feature, .category), column("secret", isSensitive: true), column("y"),
    column("out", .output),
  ])

  /// A row of the log: what its features are, and the id of its call; nil without one.
  private struct Row {
    var time: Int64
    var id: UInt64?
    var x: Double
    var flag: Bool
    var status: Int32 = 200
  }

  private func features(_ rows: [Row]) -> FeatureBatch {
    let states = [UInt8](repeating: CellState.value, count: rows.count)
    let numbers = NumberColumn(values: rows.map(\.x), states: states)
    let halves = NumberColumn(values: rows.map { $0.x / 2 }, states: states)
    let kinds = CategoryColumn(codes: rows.map { _ in 0 }, states: states)
    return FeatureBatch(columns: [
      .number(numbers), .boolean(BooleanColumn(values: rows.map(\.flag), states: states)),
      .category(kinds), .number(numbers), .number(halves),
    ])
  }

  private func batch(_ rows: [Row]) -> RecordBatch {
    var batch = RecordBatch()
    batch.rowCount = rows.count
    batch.times = rows.map(\.time)
    batch.keys = rows.map { row in
      row.id.map { CallKey(high: RowHash.mixed($0), low: $0) } ?? CallKey(high: 0, low: 0)
    }
    batch.rowIndexes = rows.map { _ in 0 }
    batch.lines = rows.indices.map { UInt32($0 + 1) }
    batch.statuses = rows.map(\.status)
    batch.latencies = rows.map { _ in .nan }
    let none = CategoryColumn(
      codes: rows.map { _ in 0 }, states: rows.map { _ in CellState.absent })
    batch.hosts = none
    batch.versions = none
    batch.isNonstandard = rows.map { _ in false }
    let states = [UInt8](repeating: CellState.value, count: rows.count)
    let numbers = Column.number(NumberColumn(values: rows.map(\.x), states: states))
    batch.columns = [numbers, numbers]
    return batch
  }

  private func profile(_ parts: [[Row]], marks: [RowMark] = []) -> Profile {
    let calendar = WindowCalendar(granularity: .day, clock: LocalClock(timeZone: .gmt), epoch: 0)
    var builder = ProfileBuilder(
      schema: Self.schema,
      assigner: WindowAssigner(calendar: calendar, earliest: 0, latest: .max)
    ) { $0 == 200 }
    for part in parts { builder.add(batch(part), features: features(part), marks: marks) }
    return builder.finish().first?.profile ?? Profile(schema: Self.schema)
  }

  private func rows(_ count: Int, ids: Bool, _ random: inout SeededGenerator) -> [Row] {
    (0..<count).map { index in
      Row(
        time: Int64(index / 7) * 1_000_000_000, id: ids ? UInt64(index) : nil,
        x: Double(Int.random(in: 0..<500, using: &random)) / 4, flag: index.isMultiple(of: 3))
    }
  }

  @Test func `numbers and booleans of the vector are sampled, and nothing secret`() {
    #expect(Set(Self.schema.sampledColumns) == [1, 2, 5])
    let reordered = ProfileSchema(columns: [0, 5, 2, 1].map { Self.schema.columns[$0] })
    #expect(reordered.sampleDefinition == Self.schema.sampleDefinition)
    let fewer = ProfileSchema(columns: [Self.schema.columns[1], Self.schema.columns[3]])
    #expect(fewer.sampleDefinition == nil && Profile(schema: fewer).sample == nil)
    let wide = ProfileSchema(columns: (0..<100).map { Self.column("f\($0)") })
    #expect(Set(wide.sampledColumns) == Set(0..<64))
  }

  @Test(arguments: [true, false])
  func `batches, files and their order change no bit`(ids: Bool) {
    var random = SeededGenerator(seed: 4)
    let all = rows(9_000, ids: ids, &random)
    let whole = profile([all])
    #expect(whole.sample?.count == 1_024 && whole.rows.served == 9_000)
    let shuffled = all.shuffled(using: &random)
    let batches = stride(from: 0, to: 9_000, by: 700).map {
      Array(shuffled[$0..<min($0 + 700, 9_000)])
    }
    #expect(profile(batches).sample == whole.sample)
    var merged = Profile(schema: Self.schema)
    for batch in batches { merged.merge(profile([batch])) }
    #expect(merged.sample == whole.sample)
  }

  @Test func `a sample is a fair draw of the rows`() throws {
    var random = SeededGenerator(seed: 11)
    let all = rows(20_000, ids: true, &random)
    let sample = try #require(profile([all]).sample)
    let place = try #require(Self.schema.sampledColumns.firstIndex(of: 1))
    let numbers = (0..<sample.count).compactMap {
      SampledCell.number(of: sample.cells[$0 * sample.width + place])
    }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let expected = all.reduce(0) { $0 + $1.x } / 20_000
    #expect(abs(mean - expected) < 4 * 36 / 32)  // Four standard errors.
  }

  @Test func `copies, superseded and failed rows are in no sample`() {
    var random = SeededGenerator(seed: 2)
    var all = rows(6, ids: true, &random)
    all[3].status = 500
    let marks: [RowMark] = [[], .exactCopy, .superseded, [], .retry, []]
    let kept = [0, 4, 5].map { all[$0] }
    #expect(profile([all], marks: marks).sample == profile([kept]).sample)
  }

  @Test func `rows without ids that are the same in everything count one by one`() {
    let row = Row(time: 5, id: nil, x: 2, flag: true)
    let other = Row(time: 5, id: nil, x: 3, flag: true)
    let sample = profile([[row, row, other]]).sample
    #expect(sample?.count == 3 && Set(sample?.hashes ?? []).count == 2)
  }

  @Test func `other features' samples are not recorded, and merging tells so`() throws {
    var random = SeededGenerator(seed: 3)
    let profile = profile([rows(50, ids: true, &random)])
    let bytes = profile.encoded(schema: Self.schema)
    #expect(try Profile(decoding: bytes, schema: Self.schema) == profile)
    let other = ProfileSchema(columns: Self.schema.columns + [Self.column("new")])
    var decoded = try Profile(decoding: bytes, schema: other)
    #expect(decoded.sample == nil && decoded.columns[1] != nil)
    #expect(decoded.encoded(schema: other).count < bytes.count)
    decoded.merge(Profile(schema: other))
    #expect(decoded.sample == nil)
  }

  @Test func `a profile of version 1 has no sample`() throws {
    var random = SeededGenerator(seed: 3)
    var profile = profile([rows(5, ids: true, &random)])
    profile.sample = nil
    var bytes = profile.encoded(schema: Self.schema)
    // No sample, no fields, no minutes of the one host without a name, no slow rows, no latencies, no
    // slow calls, no logged features; version 7 brought the last two, version 8 the checksum.
    #expect(bytes[0] == 8 && bytes.dropLast(8).suffix(7) == [0, 0, 0, 0, 0, 0, 0])
    bytes.removeLast(8)
    bytes[0] = 7
    #expect(try Profile(decoding: bytes, schema: Self.schema) == profile)
    bytes.removeLast()
    for version: UInt8 in [6, 5, 4, 3, 2] {
      bytes[0] = version
      bytes.removeLast()
      #expect(try Profile(decoding: bytes, schema: Self.schema) == profile)
    }
    bytes[0] = 1
    bytes.removeLast()
    #expect(try Profile(decoding: bytes, schema: Self.schema) == profile)
    bytes[0] = 9
    #expect(throws: ProfileCodingError.newerVersion(found: 9, supported: 8)) {
      try Profile(decoding: bytes, schema: Self.schema)
    }
  }

  @Test func `a profile of which one bit changed is damaged`() throws {
    var random = SeededGenerator(seed: 3)
    let bytes = profile([rows(20, ids: true, &random)]).encoded(schema: Self.schema)
    for index in bytes.indices.dropFirst() {
      var changed = bytes
      changed[index] ^= 0x10
      #expect(throws: ProfileCodingError.damaged) {
        try Profile(decoding: changed, schema: Self.schema)
      }
    }
  }
}
