import Drift
import InferenceLog
import Operations
import PipelineFile
import Windows

@testable import Checks
@testable import Profiles

/// Windows of thirty features that are drawn at random, and what the program says of them.
struct SimulatedWindows {
  /// What a feature's values are like.
  enum Shape {
    case normal, logNormal
    case zipf(Int)
  }

  /// A change of one feature.
  struct Change {
    var column: Int
    /// In standard deviations.
    var shift = 0.0
    /// More missing values, of all rows.
    var missing = 0.0
  }

  static let shapes: [Shape] =
    Array(repeating: .normal, count: 12) + Array(repeating: .logNormal, count: 8)
    + [3, 5, 8, 10, 20, 30, 50, 100, 200, 1_000].map(Shape.zipf)

  private var random: SplitMix
  private let tables: [Table]
  private let schema: ProfileSchema
  private let rows: Int
  private let reference: ReferenceProfile
  private let variation: ReferenceVariation
  private var levels: Levels?
  private var day: Int

  /// Draws a reference of `days` windows of `rows` rows each; `isSeasonal` numbers have a level of
  /// the weekday and one that resembles that of the day before.
  init(rows: Int, days: Int = 28, isSeasonal: Bool = false, seed: UInt64) {
    self.rows = rows
    day = days
    random = SplitMix(state: seed)
    levels = isSeasonal ? Levels(columns: Self.shapes.count, &random) : nil
    tables = Self.shapes.map(Table.init)
    schema = ProfileSchema(
      columns: Self.shapes.indices.map { index in
        var isCategory = false
        if case .zipf = Self.shapes[index] { isCategory = true }
        return ProfiledColumn(
          name: "f\(index)", role: .input, type: isCategory ? .category : .number,
          definition: DefinitionDigest(of: "f\(index)"))
      })
    var windows: [Profile] = []
    for day in 0..<days {
      let level = levels?.next(day, &random)
      windows.append(Self.draw(rows, level, nil, tables, schema, &random))
    }
    var whole = Profile(schema: schema)
    for window in windows { whole.merge(window) }
    let compared = ReferenceProfile(whole)
    reference = compared
    variation = ReferenceVariation(
      reference: compared, windows: windows.map { BinCounts(of: $0, reference: compared) },
      seasons: (0..<days).map { $0 % 7 }, compatibility: .none)
  }

  /// Draws one more window, and returns the ids of its warnings and alerts about columns.
  mutating func alarms(_ change: Change? = nil) -> [String] {
    let level = levels?.next(day, &random)
    let profile = Self.draw(rows, level, change, tables, schema, &random)
    let variation = variation.inSeason(day % 7)
    day += 1
    let window = Window(granularity: .day, start: 0, end: 86_400, name: "1970-01-01")
    let evidence = WindowEvidence(
      window: window, schema: schema, profile: profile, reference: reference.profile,
      referenceReason: nil,
      drift: ProfileDrift(
        current: profile, reference: reference, compatibility: .none, variation: variation),
      variation: variation, calls: CallSummary(profile.calls, window: window),
      referenceCalls: nil, expectedTraffic: nil, log: LogEvidence())
    return RuleBook().findings(evidence.measurements)
      .filter { $0.status > .noData && $0.status > .ok && $0.measurement.column != nil }
      .map(\.id)
  }

  private static func draw(
    _ rows: Int, _ level: [Double]?, _ change: Change?, _ tables: [Table], _ schema: ProfileSchema,
    _ random: inout SplitMix
  ) -> Profile {
    var profile = Profile(schema: schema)
    profile.rows.served = rows
    for index in tables.indices {
      let own = change.flatMap { $0.column == index ? $0 : nil }
      profile.columns[index] = tables[index].draw(
        rows, shift: (own?.shift ?? 0) + (level?[index] ?? 0), missing: 0.03 + (own?.missing ?? 0),
        &random)
    }
    return profile
  }
}

/// The level of each column on each day, in standard deviations of the normal ones: that of the
/// weekday, and one with a deviation of 0.15 and a correlation of 0.7 from day to day.
struct Levels {
  static let week = [0.2, 0.22, 0.22, 0.2, 0.1, -0.44, -0.5]
  private var level: [Double]

  init(columns: Int, _ random: inout SplitMix) {
    level = (0..<columns).map { _ in 0.15 * random.nextNormal() }
  }

  mutating func next(_ day: Int, _ random: inout SplitMix) -> [Double] {
    for index in level.indices {
      level[index] = 0.7 * level[index] + 0.107 * random.nextNormal()
    }
    return level.enumerated().map { Self.week[(day + $0) % 7] + $1 }
  }
}

/// The values of a column, each of which is as likely as any other.
struct Table {
  private static let size = 4_096
  private var numbers: [Double] = []
  private var places: [Int] = []
  private var categories = 0

  init(_ shape: SimulatedWindows.Shape) {
    let shares = (0..<Self.size).map { (Double($0) + 0.5) / Double(Self.size) }
    switch shape {
    case .normal: numbers = shares.map(Self.quantile)
    case .logNormal: numbers = shares.map { Self.exponential(Self.quantile($0)) }
    case .zipf(let count):
      categories = count
      let sum = (1...count).reduce(0) { $0 + 1 / Double($1) }
      var (rank, below) = (1, 1 / sum)
      for share in shares {
        while share > below, rank < count {
          rank += 1
          below += 1 / Double(rank) / sum
        }
        places.append(rank)
      }
    }
  }

  func draw(
    _ rows: Int, shift: Double, missing: Double, _ random: inout SplitMix
  ) -> ColumnProfile {
    var counts = [Int](repeating: 0, count: Self.size)
    let limit = UInt64(missing * 65_536)
    var nulls = 0
    for _ in 0..<rows {
      let bits = random.next()
      if bits & 0xffff < limit { nulls += 1 } else { counts[Int(bits >> 52)] += 1 }
    }
    var column = ColumnProfile(isNumeric: places.isEmpty)
    column.cells.rows = rows
    column.cells.null = nulls
    guard places.isEmpty else {
      var values = CategoryCounts()
      for (place, count) in zip(places, counts) where count > 0 {
        values.add("v\(place)", count: count)
      }
      column.values = .categories(values)
      return column
    }
    let drawn = counts.indices.filter { counts[$0] > 0 }
    var profile = NumberProfile()
    profile.histogram = NumberHistogram(
      runs: Runs(
        keys: drawn.map { OrderedPattern.pattern(of: numbers[$0] + shift) },
        counts: drawn.map { counts[$0] }),
      mantissaBits: 52, capacity: NumberHistogram.fullCapacity)
    for index in drawn { profile.moments.add(numbers[index] + shift, count: counts[index]) }
    profile.minimum = drawn.first.map { numbers[$0] + shift } ?? .infinity
    profile.maximum = drawn.last.map { numbers[$0] + shift } ?? -.infinity
    column.values = .numbers(profile)
    return column
  }

  /// The standard normal's quantile, by bisection of its distribution function's series.
  private static func quantile(_ share: Double) -> Double {
    var (low, high) = (-6.0, 6.0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if distribution(middle) < share { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// ½ + φ(x) (x + x³/3 + x⁵/15 + …).
  private static func distribution(_ x: Double) -> Double {
    var (term, sum, odd) = (x, x, 1.0)
    while abs(term) > 1e-14 {
      odd += 2
      term *= x * x / odd
      sum += term
    }
    return 0.5 + sum * exponential(-x * x / 2) / (2 * Double.pi).squareRoot()
  }

  /// eˣ by its series at x/64.
  private static func exponential(_ x: Double) -> Double {
    var (term, sum) = (1.0, 1.0)
    for n in 1..<12 {
      term *= x / 64 / Double(n)
      sum += term
    }
    return (0..<6).reduce(sum) { value, _ in value * value }
  }
}

/// A small generator, the same on every machine.
///
/// Source: Steele, Lea & Flood 2014.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A sum of twelve uniform numbers: nearly normal, within six deviations.
  mutating func nextNormal() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + Double(next() >> 11) / 0x1p53 }
  }
}
