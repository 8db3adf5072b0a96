import InferenceLog
import Testing

@testable import Operations
@testable import Profiles

@Suite struct SlowCallsTests {
  /// The rows of an input with a value: how many are slow, and how many there are.
  private typealias Part = (slow: Int, rows: Int)

  private func column(
    _ name: String, _ type: ColumnType = .category, isSensitive: Bool = false
  ) -> ProfiledColumn {
    ProfiledColumn(
      name: name, role: .input, type: type, definition: DefinitionDigest(of: name),
      isSensitive: isSensitive)
  }

  /// Returns the profile of so many served rows, of which `slow` are slow, each a call of its own.
  private func profile(
    _ rows: Int, slow: Int, calls: Int? = nil, _ schema: ProfileSchema
  ) -> Profile {
    var profile = Profile(schema: schema)
    profile.rows.served = rows
    profile.slow?.slow = slow
    profile.slow?.timed = rows
    profile.slow?.calls = calls ?? rows
    return profile
  }

  /// Fills an input of categories; nil is a missing value.
  private func fill(_ profile: inout Profile, _ index: Int, _ parts: [String?: Part]) {
    for (value, part) in parts {
      profile.columns[index]?.add(value, part.rows)
      profile.slow?.inputs[index]?.add(value, part.slow)
    }
  }

  private func fill(_ profile: inout Profile, _ index: Int, slow: [Double], all: [Double]) {
    profile.columns[index]?.cells.rows = all.count
    profile.columns[index]?.values = .numbers(NumberProfile(all))
    profile.slow?.inputs[index]?.cells.rows = slow.count
    profile.slow?.inputs[index]?.values = .numbers(NumberProfile(slow))
  }

  private func schema(_ columns: [ProfiledColumn]) -> ProfileSchema {
    ProfileSchema(columns: columns, slowAbove: 0.25)
  }

  /// Goldens are from `scipy.stats.hypergeom.sf` and `ks_2samp(method="asymp")` of scipy 1.17.
  private func isClose(_ value: Double?, _ golden: Double) -> Bool {
    value.map { abs($0 - golden) <= 1e-8 * golden } ?? false
  }

  @Test func `a category with more slow rows is told, with Fisher's probability`() throws {
    let schema = schema([column("origin")])
    var profile = profile(2_000, slow: 60, schema)
    fill(&profile, 0, ["a": (36, 400), "b": (24, 1_600)])
    let calls = try #require(SlowCalls(profile, schema: schema))
    #expect(calls.slow == 60 && calls.rows == 2_000 && calls.values.count == 1)
    let value = try #require(calls.values.first)
    #expect(value.column == "origin" && value.value == "a" && value.median == nil)
    #expect(value.slow == 36 && value.rows == 400)
    #expect(value.rate == 0.09 && value.otherRate == 0.015 && isClose(value.ratio, 6))
    #expect(isClose(value.pValue, 5.564673419641055e-12))
  }

  @Test func `missing values are a value of their own, of numbers too`() throws {
    let schema = schema([column("size", .number), column("tags", .vector)])
    var profile = profile(2_000, slow: 60, schema)
    for index in 0...1 {
      profile.columns[index]?.cells.rows = 2_000
      profile.columns[index]?.cells.null = 30
      profile.columns[index]?.cells.absent = 10
      profile.slow?.inputs[index]?.cells.rows = 60
      profile.slow?.inputs[index]?.cells.null = 12
    }
    let values = try #require(SlowCalls(profile, schema: schema)).values
    #expect(values.map(\.column) == ["size", "tags"])
    for value in values {
      #expect(value.value == "(missing)" && value.slow == 12 && value.rows == 40)
      #expect(isClose(value.pValue, 5.013224454689805e-10))
    }
  }

  @Test func `rows of one call count as one trial`() throws {
    let schema = schema([column("origin")])
    var profile = profile(2_000, slow: 60, calls: 500, schema)
    fill(&profile, 0, ["a": (36, 400), "b": (24, 1_600)])
    let value = try #require(SlowCalls(profile, schema: schema)?.values.first)
    #expect(value.slow == 36 && value.rate == 0.09)
    #expect(isClose(value.pValue, 6.368579079429051e-4))
    // The rows are the same, and of so few calls that chance explains them.
    profile.slow?.calls = 50
    #expect(SlowCalls(profile, schema: schema)?.values == [])
  }

  @Test(arguments: [false, true])
  func `numbers are told by their medians, to either side`(isLow: Bool) throws {
    let schema = schema([column("size", .number)])
    var profile = profile(1_000, slow: 30, schema)
    let first = isLow ? 0.0 : 700
    fill(
      &profile, 0, slow: (0..<30).map { first + 10 * Double($0) }, all: (0..<1_000).map(Double.init)
    )
    let value = try #require(SlowCalls(profile, schema: schema)?.values.first)
    #expect(value.value == nil && value.slow == 15)
    if isLow {
      #expect(value.median == 145 && value.otherMedian == 514.5 && value.rows == 146)
      #expect(
        isClose(value.otherRate, 0.01756440281030445)
          && isClose(value.pValue, 2.4279016133829096e-16))
    } else {
      #expect(value.median == 845 && value.otherMedian == 484.5 && value.rows == 155)
      #expect(
        isClose(value.otherRate, 0.01775147928994083)
          && isClose(value.pValue, 7.454038103716072e-16))
    }
  }

  @Test func `numbers that differ little are not told, however sure it is`() throws {
    let schema = schema([column("size", .number)])
    var profile = profile(200_000, slow: 20_000, schema)
    let all = (0..<200_000).map { Double($0 % 2_000) }
    fill(&profile, 0, slow: (0..<20_000).map { 200 + Double($0 % 1_800) }, all: all)
    #expect(SlowCalls(profile, schema: schema)?.values == [])
    // All of one number: nothing lies beyond anything.
    fill(
      &profile, 0, slow: Array(repeating: 1, count: 20_000),
      all: Array(repeating: 1, count: 200_000))
    #expect(SlowCalls(profile, schema: schema)?.values == [])
  }

  @Test func `less than twice the rate, fewer than ten rows and chance are not told`() throws {
    let schema = schema([column("origin")])
    var profile = profile(200_000, slow: 20_000, schema)
    fill(&profile, 0, ["a": (9_000, 50_000), "b": (11_000, 150_000)])
    #expect(SlowCalls(profile, schema: schema)?.values.map(\.value) == ["a"])
    profile = self.profile(200_000, slow: 20_000, schema)
    fill(&profile, 0, ["a": (7_900, 50_000), "b": (12_100, 150_000)])
    #expect(SlowCalls(profile, schema: schema)?.values == [])
    profile = self.profile(1_000_000, slow: 40, schema)
    fill(&profile, 0, ["a": (9, 9), "b": (31, 999_991)])
    #expect(SlowCalls(profile, schema: schema)?.values == [])
    profile = self.profile(1_000_000, slow: 40, schema)
    fill(&profile, 0, ["a": (9, 10), "b": (31, 999_990)])
    #expect(SlowCalls(profile, schema: schema)?.values.map(\.value) == ["a"])
    // One slow row in ten: alone likely enough, among a thousand values it is chance.
    profile = self.profile(10_000, slow: 20, schema)
    fill(
      &profile, 0,
      Dictionary(uniqueKeysWithValues: (0..<1_000).map { ("v\($0)", ($0 < 20 ? 1 : 0, 10)) }))
    #expect(SlowCalls(profile, schema: schema)?.values == [])
  }

  @Test func `the strongest ten are told, those that alone are slow first`() throws {
    let schema = schema([column("first"), column("second")])
    var profile = profile(100_000, slow: 1_500, schema)
    var parts: [String?: Part] = ["rest": (0, 100_000 - 15_000)]
    for place in 0..<15 { parts["v\(place)"] = (150 - place * 5 + 35, 1_000) }
    let slow = parts.values.reduce(0) { $0 + $1.slow }
    parts["rest"]?.slow = 0
    profile.slow?.slow = slow
    fill(&profile, 0, parts)
    fill(&profile, 1, ["all of them": (slow, 5_000), "none": (0, 95_000)])
    let values = try #require(SlowCalls(profile, schema: schema)).values
    #expect(values.count == 10)
    #expect(values[0].value == "all of them" && values[0].ratio == .infinity)
    #expect(values.dropFirst().map(\.value) == (0..<9).map { "v\($0)" })
    #expect(zip(values, values.dropFirst()).allSatisfy { $0.ratio >= $1.ratio })
  }

  @Test func `sensitive inputs are neither told nor tested`() throws {
    let schema = schema([column("secret", isSensitive: true), column("size", .number)])
    var profile = profile(2_000, slow: 60, schema)
    fill(&profile, 0, ["a": (60, 400), "b": (0, 1_600)])
    #expect(SlowCalls(profile, schema: schema)?.values == [])
  }

  @Test func `nothing slow tells nothing, and what is not known is none`() {
    let schema = schema([column("origin")])
    #expect(SlowCalls(Profile(schema: schema), schema: schema)?.values == [])
    var profile = profile(2_000, slow: 0, schema)
    fill(&profile, 0, ["a": (0, 2_000)])
    #expect(SlowCalls(profile, schema: schema)?.rows == 2_000)
    #expect(SlowCalls(profile, schema: schema)?.values == [])
    profile.slow = nil
    #expect(SlowCalls(profile, schema: schema) == nil)
    // All rows are slow: there are no others.
    profile = self.profile(50, slow: 50, schema)
    fill(&profile, 0, ["a": (50, 50)])
    #expect(SlowCalls(profile, schema: schema)?.values == [])
    // An input that was defined anew is left out.
    profile = self.profile(2_000, slow: 60, schema)
    fill(&profile, 0, ["a": (36, 400), "b": (24, 1_600)])
    profile.slow?.inputs[0] = nil
    #expect(SlowCalls(profile, schema: schema)?.values == [])
  }

  @Test func `an instant is no number, and counts only where it is missing`() throws {
    let schema = schema([column("booked", .timestamp)])
    var profile = profile(1_000, slow: 30, schema)
    fill(&profile, 0, slow: (970..<1_000).map(Double.init), all: (0..<1_000).map(Double.init))
    #expect(SlowCalls(profile, schema: schema)?.values == [])
  }
}

extension ColumnProfile {
  /// Adds rows with a category; nil is a missing value.
  fileprivate mutating func add(_ value: String?, _ rows: Int) {
    cells.rows += rows
    guard let value else {
      cells.null += rows
      return
    }
    guard case .categories(var counts) = values else { return }
    counts.add(value, count: rows)
    values = .categories(counts)
  }
}
