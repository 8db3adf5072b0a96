import Features
import Foundation
import InferenceLog
import Testing
import Windows

@testable import Profiles

@Suite struct FeatureAgreementTests {
  private static let columns = [
    ProfiledColumn(
      name: "x", role: .input, type: .number, definition: DefinitionDigest(of: "x")),
    ProfiledColumn(
      name: "speed", role: .feature, type: .number, definition: DefinitionDigest(of: "speed")),
    ProfiledColumn(
      name: "kind", role: .feature, type: .category, definition: DefinitionDigest(of: "kind")),
    ProfiledColumn(
      name: "steps", role: .feature, type: .vector, definition: DefinitionDigest(of: "steps")),
  ]

  private static func schema(tolerance: Double = 1e-6, _ path: String = "features") -> ProfileSchema
  {
    ProfileSchema(
      columns: columns,
      logged: LoggedVector(
        firstColumn: 1, tolerance: tolerance, definition: DefinitionDigest(of: path)))
  }

  /// The two sides of a row; nil is a value that is null, and a row without a vector has `absent`.
  private struct Row {
    var speed: (rebuilt: Double?, logged: Double?)
    var kind: (rebuilt: String?, logged: String?) = ("a", "a")
    var steps: (rebuilt: [Double], logged: [Double]) = ([1, 2], [1, 2])
    var host: String? = "one"
    var isLogged = true
    var status: Int32 = 200
  }

  private static func counts(_ match: FeatureMatch) -> [Int] {
    [match.equal, match.different, match.onlyRebuilt, match.onlyLogged]
  }

  private static func categories(_ texts: [String?], _ missing: [UInt8]) -> CategoryColumn {
    let dictionary = Set(texts.compactMap(\.self)).sorted()
    return CategoryColumn(
      codes: texts.map { UInt32($0.flatMap(dictionary.firstIndex) ?? 0) },
      states: zip(texts, missing).map { $0 == nil ? $1 : CellState.value },
      dictionary: dictionary.isEmpty ? [""] : dictionary)
  }

  private static func numbers(_ values: [Double?], _ missing: [UInt8]) -> Column {
    .number(
      NumberColumn(
        values: values.map { $0 ?? .nan },
        states: zip(values, missing).map { $0 == nil ? $1 : CellState.value }))
  }

  private static func vectors(_ values: [[Double]], _ states: [UInt8]) -> Column {
    var offsets = [0]
    for value in values { offsets.append(offsets[offsets.count - 1] + value.count) }
    return .vector(
      VectorColumn(elements: values.flatMap(\.self), offsets: offsets, states: states))
  }

  private func profile(
    _ parts: [[Row]], schema: ProfileSchema = FeatureAgreementTests.schema()
  ) throws -> FeatureAgreement {
    var whole = Profile(schema: schema)
    for rows in parts {
      for part in windowProfiles(of: [Self.batch(rows)], schema: schema) {
        let bytes = part.profile.encoded(schema: schema)
        let decoded = try Profile(decoding: bytes, schema: schema)
        #expect(decoded == part.profile)
        whole.merge(decoded)
      }
    }
    return try #require(whole.agreement)
  }

  private static func batch(_ rows: [Row]) -> (RecordBatch, FeatureBatch) {
    let present = rows.map { _ in CellState.null }
    let missing = rows.map { $0.isLogged ? CellState.null : CellState.absent }
    let states = rows.map { $0.isLogged ? CellState.value : CellState.absent }
    var batch = RecordBatch(
      lines: rows.indices.map { UInt32($0 + 1) },
      times: rows.indices.map { Int64($0 + 1) * 1_000_000_000 }, statuses: rows.map(\.status),
      latencies: rows.map { _ in .nan }, hosts: CategoryColumn(rows.map(\.host)),
      versions: CategoryColumn(rows.map { _ in "1" }))
    batch.columns = [
      numbers(rows.map { _ in 1 }, present),
      numbers(rows.map { $0.isLogged ? $0.speed.logged : nil }, missing),
      .category(categories(rows.map { $0.isLogged ? $0.kind.logged : nil }, missing)),
      vectors(rows.map { $0.isLogged ? $0.steps.logged : [] }, states),
    ]
    let features = FeatureBatch(columns: [
      numbers(rows.map(\.speed.rebuilt), present),
      .category(categories(rows.map(\.kind.rebuilt), present)),
      vectors(rows.map(\.steps.rebuilt), rows.map { _ in CellState.value }),
    ])
    return (batch, features)
  }

  @Test func `numbers agree up to the tolerance, relative above 1 and absolute below`() throws {
    let rows = [
      (0, 1e-6), (0, 1.1e-6), (0.5, 0.500_000_9), (1e6, 1e6 + 0.9), (1e6, 1e6 + 1.1), (-3, 3),
    ]
    let speed = try profile([rows.map { Row(speed: ($0.0, $0.1)) }]).features[0]
    #expect(speed.equal == 3)
    #expect(speed.different == 3)
    #expect(speed.largestDifference == 6)
    #expect(speed.factors.count == 2, "a rebuilt zero has no factor")
    #expect(speed.offsets.count == 3)
    let exact = try profile(
      [rows.map { Row(speed: ($0.0, $0.1)) }], schema: Self.schema(tolerance: 0))
    #expect(exact.features[0].equal == 0)
  }

  @Test func `what is not finite is no value`() throws {
    let rows: [(Double?, Double?)] = [
      (nil, nil), (.nan, nil), (.infinity, nil), (1, nil), (nil, 7), (.infinity, 7),
    ]
    let speed = try profile([rows.map { Row(speed: $0) }]).features[0]
    #expect(Self.counts(speed) == [3, 0, 1, 2])
    #expect(speed.fillings.count == 2)
    #expect(speed.fillings.binCount == 1)
  }

  @Test func `texts and vectors are compared whole`() throws {
    let agreement = try profile([
      [
        Row(speed: (1, 1), kind: ("a", "b"), steps: ([1, 2], [1, 2, 3])),
        Row(speed: (1, 1), kind: ("b", nil), steps: ([1, .nan], [1, .nan])),
        Row(speed: (1, 1), kind: (nil, "b"), steps: ([1, 2], [1, 2.1])),
        Row(speed: (1, 1), kind: ("b", "b")),
      ]
    ])
    #expect(Self.counts(agreement.features[1]) == [1, 1, 1, 1])
    #expect(Self.counts(agreement.features[2]) == [2, 2, 0, 0])
  }

  @Test func `rows without a vector and rows that failed are not compared`() throws {
    let agreement = try profile([
      [
        Row(speed: (1, 2), isLogged: false), Row(speed: (1, 2), status: 500),
        Row(speed: (1, 2), host: nil), Row(speed: (1, 1), host: "two"),
      ]
    ])
    #expect(agreement.rows == 2)
    #expect(agreement.hosts == ["": 1, "two": 1])
    #expect(agreement.features[0].hosts == ["": 1])
    #expect(agreement.features[0].first == 3_000_000_000)
    #expect(agreement.features[0].last == 3_000_000_000)
  }

  @Test func `a slice without a vector has none`() throws {
    #expect(try profile([[Row(speed: (1, 2), isLogged: false)]]).rows == 0)
    #expect(try profile([]).features.map(\.rows) == [0, 0, 0])
  }

  @Test func `neither order nor splits change a bit`() throws {
    var random = SeededGenerator(seed: 7)
    let rows = (0..<900).map { _ in
      let value = Double.random(in: -5..<5, using: &random)
      return Row(
        speed: (value, Bool.random(using: &random) ? value : value * 0.44704),
        kind: ("a", Bool.random(using: &random) ? "a" : nil),
        host: ["one", "two", nil].randomElement(using: &random) ?? nil,
        isLogged: Int.random(in: 0..<5, using: &random) > 0)
    }
    var whole = try profile([rows])
    var split = try profile([Array(rows[600...]), Array(rows[..<100]), Array(rows[100..<600])])
    // Times are those of places in a batch.
    for index in whole.features.indices {
      whole.features[index].first = nil
      whole.features[index].last = nil
      split.features[index].first = nil
      split.features[index].last = nil
    }
    #expect(whole == split)
    #expect(whole.features[0].factors.quantile(0.5).map { abs($0 - 0.44704) < 1e-6 } == true)
  }

  @Test func `what was compared with another vector is not known`() throws {
    let schema = Self.schema()
    let parts = windowProfiles(of: [Self.batch([Row(speed: (1, 2))])], schema: schema)
    let bytes = parts[0].profile.encoded(schema: schema)
    let other = try Profile(decoding: bytes, schema: Self.schema(tolerance: 1e-6, "vector"))
    #expect(other.agreement == nil)
    #expect(other.columns[0] != nil)
  }
}
