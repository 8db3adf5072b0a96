import Drift
import InferenceLog
import Operations
import PipelineFile
import Testing
import Windows

@testable import Checks
@testable import Profiles

/// What is said of inputs whatever their distribution.
struct QualityTests {
  /// A column in a window or its reference.
  private struct Cells {
    var values: ColumnProfile.Values
    var null = 0
    var absent = 0
    var invalid = 0
    var coerced = 0

    static func numbers(
      _ values: [Double], null: Int = 0, absent: Int = 0, invalid: Int = 0, coerced: Int = 0
    ) -> Cells {
      Cells(
        values: .numbers(NumberProfile(values)), null: null, absent: absent, invalid: invalid,
        coerced: coerced)
    }

    static func categories(_ counts: KeyValuePairs<String, Int>, null: Int = 0) -> Cells {
      var values = CategoryCounts()
      for (name, count) in counts { values.add(name, count: count) }
      return Cells(values: .categories(values), null: null)
    }

    var profile: ColumnProfile {
      var column = ColumnProfile(isNumeric: true)
      column.values = values
      column.cells.null = null
      column.cells.absent = absent
      column.cells.invalid = invalid
      column.cells.coerced = coerced
      let count = column.numbers?.count ?? column.categories?.count ?? 0
      column.cells.rows = count + null + absent + invalid
      return column
    }
  }

  private static let spread = (0..<1_000).map { Double($0 % 97) }

  private func evidence(
    _ now: [Cells], reference: [Cells]? = nil, contracts: [ColumnContract] = [],
    isSensitive: Bool = false
  ) -> WindowEvidence {
    let schema = ProfileSchema(
      columns: now.indices.map { index in
        let isNumber = now[index].profile.numbers != nil
        return ProfiledColumn(
          name: "c\(index)", role: .input, type: isNumber ? .number : .category,
          definition: DefinitionDigest(of: "c\(index)"), isSensitive: isSensitive)
      })
    func profile(_ cells: [Cells]) -> Profile {
      var profile = Profile(schema: schema)
      profile.columns = cells.map(\.profile)
      profile.rows.served = cells.first?.profile.cells.rows ?? 0
      return profile
    }
    let current = profile(now)
    let before = reference.map(profile)
    let window = Window(granularity: .day, start: 0, end: 86_400, name: "1970-01-01")
    return WindowEvidence(
      window: window, schema: schema, profile: current, reference: before,
      referenceReason: before == nil ? "noReference" : nil,
      drift: before.map {
        ProfileDrift(current: current, reference: ReferenceProfile($0), compatibility: .none)
      }, variation: nil, calls: CallSummary(current.calls, window: window), referenceCalls: nil,
      expectedTraffic: nil, log: LogEvidence(), contracts: contracts)
  }

  /// What is told, as `status id`.
  private func told(_ evidence: WindowEvidence) -> [String] {
    findings(evidence).map { "\($0.status.rawValue) \($0.id)" }
  }

  private func findings(_ evidence: WindowEvidence) -> [Finding] {
    RuleBook.withoutRepeats(RuleBook().findings(evidence.measurements))
      .filter { $0.status > .noData && $0.measurement.column != nil }
  }

  // MARK: Declared ranges and categories

  @Test func `numbers at the ends of a range are inside`() {
    let range = [ColumnContract(range: 0...96)]
    #expect(told(evidence([.numbers(Self.spread)], contracts: range)) == [])
    #expect(told(evidence([.numbers([])], contracts: range)) == [])
  }

  @Test func `one value outside is a warning, also without a reference`() {
    let found = findings(
      evidence([.numbers(Self.spread + [412, -3])], contracts: [ColumnContract(range: 0...96)]))
    #expect(found.map(\.id) == ["input.out_of_range_share:c0"])
    #expect(found.map(\.status) == [.warning])
    #expect(
      found.first?.sentence
        == "2 values of c0 (0.2 %) lie outside of the declared range 0 to 96, down to −3 and up to"
        + " 412.")
  }

  @Test func `one percent outside alerts where there are values enough to tell`() {
    let range = [ColumnContract(range: 0...96)]
    let many = Self.spread + Array(repeating: 200.0, count: 40)
    #expect(
      told(evidence([.numbers(many)], contracts: range)) == ["alert input.out_of_range_share:c0"])
    let few = Array(repeating: 5.0, count: 49) + [200]
    #expect(
      told(evidence([.numbers(few)], contracts: range)) == ["warning input.out_of_range_share:c0"])
  }

  @Test func `extremes and categories of sensitive columns are not named`() {
    let numbers = findings(
      evidence(
        [.numbers([1, 412])], contracts: [ColumnContract(range: 0...96)], isSensitive: true))
    #expect(numbers.count == 1 && !(numbers.first?.sentence.contains("412") ?? true))
    let names = findings(
      evidence(
        [.categories(["#1": 5, "#2": 1])], contracts: [ColumnContract(categories: ["#1"])],
        isSensitive: true))
    #expect(names.first?.sentence == "1 value of c0 (17 %) is no declared category.")
  }

  @Test func `categories that are not listed are told, the most frequent by name`() {
    let listed = [ColumnContract(categories: ["EWR", "JFK"])]
    #expect(told(evidence([.categories(["EWR": 3])], contracts: listed)) == [])
    #expect(told(evidence([.categories([:])], contracts: listed)) == [])
    let found = findings(
      evidence([.categories(["EWR": 995, "LGA": 3, "XXX": 2])], contracts: listed))
    #expect(found.map(\.status) == [.warning])
    #expect(
      found.first?.sentence == "5 values of c0 (0.5 %) are no declared category, most often LGA.")
  }

  @Test func `a contract alone makes no area OK`() {
    let evidence = evidence([.numbers([1])], contracts: [ColumnContract(range: 0...96)])
    let areas = AreaResult.all(
      measurements: evidence.measurements, findings: [], told: [], rules: RuleBook())
    #expect(areas.first { $0.area == .input }?.status == .noData)
  }

  // MARK: Types and fields

  @Test func `numbers in quotes are a change of type, told once`() {
    let found = findings(
      evidence(
        [.numbers(Self.spread, coerced: 1_000)], reference: [.numbers(Self.spread)]))
    #expect(found.map(\.id) == ["input.changed_type:c0"])
    #expect(found.map(\.status) == [.alert])
  }

  @Test func `values of another type are told in place of missing ones`() {
    let found = findings(
      evidence(
        [.numbers(Array(Self.spread.prefix(900)), invalid: 100)],
        reference: [.numbers(Self.spread)]))
    #expect(found.map(\.id).contains("input.type_mismatch_change:c0"))
    #expect(!found.map(\.id).contains("input.missing_change:c0"))
  }

  @Test func `a type that was mixed before, or one value of fifty, is no finding`() {
    let mixed = Cells.numbers(Self.spread, coerced: 300)
    #expect(told(evidence([mixed], reference: [mixed])) == [])
    let few = Cells.numbers(Array(Self.spread.prefix(50)), coerced: 1)
    #expect(!told(evidence([few], reference: [.numbers(Self.spread)])).joined().contains("type"))
  }

  @Test func `a field that vanished is told once`() {
    let found = findings(
      evidence(
        [.numbers([], absent: 500)], reference: [.numbers(Self.spread, null: 100)]))
    #expect(found.map(\.id) == ["input.vanished_field:c0"])
    #expect(
      found.first?.sentence
        == "c0 vanished from the log: no row has it, in the reference 100 %.")
    let null = findings(
      evidence([.numbers([], null: 500)], reference: [.numbers(Self.spread)]))
    #expect(null.map(\.id) == ["input.missing_change:c0"])
  }

  // MARK: Blocks

  private func block(_ missing: [Int]) -> WindowEvidence {
    evidence(
      missing.map { .numbers(Array(Self.spread.dropLast($0)), null: $0) },
      reference: missing.map { _ in .numbers(Self.spread) },
      contracts: missing.map { _ in ColumnContract(blocks: ["input.weather"]) })
  }

  @Test func `columns that are missing together are one finding`() {
    let found = findings(block([380, 380, 385, 0]))
    #expect(found.map(\.id) == ["input.missing_block:input.weather"])
    #expect(
      found.first?.sentence
        == "The block input.weather is missing in 38 % of rows (3 columns): an upstream feed may"
        + " be down.")
    #expect(found.first?.columns == ["c0", "c1", "c2"])
    // A finding about a feature that is computed from them is told by the block, which knows of it.
    var feature = Measurement(.feature, "missing_change", column: "sum", value: 0.38)
    feature.toldBy = ["input.missing_block:input.weather"]
    let all = found + [Finding(measurement: feature, status: .alert, sentence: "")]
    let told = RuleBook.withoutRepeats(all)
    #expect(told.map(\.id) == ["input.missing_block:input.weather"])
    #expect(told.first?.dependents.contains("feature.sum") == true)
  }

  @Test func `two of two columns are a block, two of three are not`() {
    #expect(told(block([300, 300])) == ["alert input.missing_block:input.weather"])
    #expect(!told(block([300, 300, 0])).joined().contains("missing_block"))
  }

  @Test func `columns that are missing in different rows are no block`() {
    #expect(!told(block([100, 300, 500])).joined().contains("missing_block"))
  }

  // MARK: Constant columns and ids

  @Test func `a column that is stuck at one value is told once`() {
    let found = findings(
      evidence(
        [.categories(["a": 400])], reference: [.categories(["a": 300, "b": 300, "c": 300])]))
    #expect(found.map(\.id) == ["input.constant:c0"])
    #expect(found.first?.sentence == "c0 holds one value only, a; the reference holds 3.")
  }

  @Test func `a column that is nearly constant anyway may be constant`() {
    let reference = Cells.categories(["a": 990, "b": 10])
    #expect(
      !told(evidence([.categories(["a": 400])], reference: [reference])).joined()
        .contains("constant"))
    // Rows that follow each other are alike: four of five are no chance, and no stuck source.
    let most = Cells.categories(["a": 800, "b": 200])
    #expect(
      !told(evidence([.categories(["a": 400])], reference: [most])).joined().contains("constant"))
    let few = Cells.categories(["a": 99])
    let mixed = Cells.categories(["a": 500, "b": 500])
    #expect(!told(evidence([few], reference: [mixed])).joined().contains("constant"))
  }

  @Test func `ids that repeat are told where those of the reference did not`() {
    func ids(_ count: Int, distinct: Int) -> Cells {
      var values = CategoryCounts()
      for index in 0..<count { values.add("id\(index % distinct)") }
      return Cells(values: .categories(values))
    }
    let reference = ids(5_000, distinct: 5_000)
    let found = told(evidence([ids(1_000, distinct: 800)], reference: [reference]))
    #expect(found.contains("warning input.distinct_ratio:c0"))
    let same = told(evidence([ids(1_000, distinct: 999)], reference: [reference]))
    #expect(!same.joined().contains("distinct"))
  }

  // MARK: New fields

  /// Evidence of 1,000 rows with fields, each in so many rows, against 10,000 of the reference.
  private func fieldEvidence(
    _ now: KeyValuePairs<String, Int>, reference: KeyValuePairs<String, Int>?
  ) -> WindowEvidence {
    let schema = ProfileSchema(columns: [], fields: DefinitionDigest(of: "test"))
    func profile(_ fields: KeyValuePairs<String, Int>, rows: Int) -> Profile {
      var profile = Profile(schema: schema)
      profile.rows.served = rows
      for (name, rows) in fields {
        profile.fields?.add(
          UnreadField(object: "in", name: name, depth: 1), rows: rows, first: 3_600)
      }
      return profile
    }
    let current = profile(now, rows: 1_000)
    let window = Window(granularity: .day, start: 0, end: 86_400, name: "1970-01-01")
    return WindowEvidence(
      window: window, schema: schema, profile: current,
      reference: reference.map { profile($0, rows: 10_000) }, referenceReason: nil, drift: nil,
      variation: nil, calls: CallSummary(current.calls, window: window), referenceCalls: nil,
      expectedTraffic: nil, log: LogEvidence())
  }

  private func newFields(_ evidence: WindowEvidence) -> [Finding] {
    RuleBook().findings(evidence.measurements).filter { $0.measurement.name == "new_field_share" }
  }

  @Test func `a new field is a warning with its share and its first hour`() {
    let found = newFields(fieldEvidence(["device": 400, "old": 900], reference: ["old": 100]))
    #expect(found.map(\.status) == [.warning])
    #expect(
      found.first?.sentence
        == "New field in.device, in 40 % of rows; the reference has none of it.")
    #expect(found.first?.measurement.since == 3_600)
    let rare = newFields(fieldEvidence(["device": 400], reference: ["device": 2]))
    #expect(
      rare.first?.sentence
        == "New field in.device, in 40 % of rows; the reference has next to none of it.")
    let evidence = fieldEvidence(["device": 400, "old": 900], reference: ["old": 10_000])
    #expect(evidence.otherFields?.map(\.isNew) == [true, false])
    #expect(evidence.otherFields?.map(\.referenceShare) == [0, 1])
  }

  @Test func `several new fields are one finding that names the most frequent`() {
    let found = newFields(
      fieldEvidence(
        ["a": 100, "b": 1_000, String(repeating: "n", count: 90): 300, "d": 20], reference: [:]))
    let long = "in." + String(repeating: "n", count: 56) + "…"
    #expect(
      found.map(\.sentence) == [
        "4 new fields: in.b in 100 % of rows, \(long) in 30 % of rows, in.a in 10 % of rows and 1"
          + " more; the reference has none of them."
      ])
  }

  @Test func `fields that are rare, known or not compared are no finding`() {
    #expect(newFields(fieldEvidence(["rare": 9], reference: [:])).isEmpty)
    #expect(!newFields(fieldEvidence(["least": 10], reference: [:])).isEmpty)
    #expect(newFields(fieldEvidence(["known": 500], reference: ["known": 11])).isEmpty)
    #expect(newFields(fieldEvidence(["alone": 500], reference: nil)).isEmpty)
    #expect(newFields(fieldEvidence([:], reference: ["gone": 1_000])).isEmpty)
  }
}
