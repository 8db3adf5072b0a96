import Foundation
import InferenceLog
import Testing

@testable import Drift
@testable import Profiles
import Statistics

/// Windows whose features are told row by row; NaN is a missing value.
private struct JointLog {
  let schema: ProfileSchema
  let width: Int

  init(width: Int) {
    self.width = width
    schema = ProfileSchema(
      columns: (0..<width).map {
        ProfiledColumn(
          name: "f\($0)", role: .feature, type: .number,
          definition: DefinitionDigest(high: UInt64($0), low: 0))
      })
  }

  /// Returns a profile of rows that lie one after the other, as if drawn from `served` rows.
  func profile(_ values: [Double], served: Int? = nil) -> Profile {
    let count = values.count / width
    var profile = Profile(schema: schema)
    profile.rows.served = served ?? count
    profile.sample = RowSample(
      width: width, hashes: (0..<count).map(UInt64.init),
      cells: values.map { $0.isNaN ? SampledCell.missing : SampledCell.cell(of: $0) })
    for column in 0..<width {
      let cells = stride(from: column, to: values.count, by: width).map { values[$0] }
      let known = cells.filter { !$0.isNaN }
      profile.columns[column] = numbers(known, missing: cells.count - known.count)
    }
    return profile
  }

  func reference(_ windows: [Profile]) throws -> (JointReference, JointReference.Usual?) {
    var whole = Profile(schema: schema)
    for window in windows { whole.merge(window) }
    let scale = try #require(JointScale(reference: whole, schema: schema))
    let parts = windows.compactMap { JointWindow($0, scale: scale)?.summed(scale) }
    let reference = try #require(JointReference(scale: scale, windows: parts))
    return (reference, reference.usual(parts))
  }

  func drift(_ values: [Double], _ windows: [Profile]) throws -> JointDrift {
    let (reference, usual) = try reference(windows)
    return JointDrift(
      try #require(profile(values).sample), reference: reference, usual: usual)
  }
}

@Suite struct JointDriftTests {
  private struct Golden: Decodable {
    var columns: Int
    var served: [Int]
    var windows: [[Double?]]
    var current: [Double?]
    var components: Int
    var explained: Double
    var referenceError: Double
    var referenceRows: Double
    var values: [Double]
    var usual: [Double]
    var hotellingP: Double
    var correlationP: Double
    var top: [Int]
    var now: Double
    var before: Double
  }

  private func near(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) <= 1e-9 * abs(expected) } ?? false
  }

  @Test func `everything is as numpy and scipy have it from the rows`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appending(path: "Fixtures/joint.json"))
    let golden = try JSONDecoder().decode(Golden.self, from: data)
    let log = JointLog(width: golden.columns)
    func rows(_ values: [Double?]) -> [Double] { values.map { $0 ?? .nan } }
    let windows = zip(golden.windows, golden.served).map {
      log.profile(rows($0), served: $1)
    }
    let (reference, usual) = try log.reference(windows)
    #expect(reference.components.count == golden.components)
    #expect(near(reference.components.explained, golden.explained))
    #expect(near(reference.reconstructionError, golden.referenceError))
    #expect(near(reference.total.effectiveCount, golden.referenceRows))
    let drift = try log.drift(rows(golden.current), windows)
    #expect(usual?.windowCount == 9)
    for (judged, (value, usual)) in zip(drift.statistics, zip(golden.values, golden.usual)) {
      #expect(near(judged.statistic.value, value), "\(judged.statistic.name)")
      #expect(near(judged.usual, usual), "\(judged.statistic.name)")
    }
    #expect(near(drift.hotelling.statistic.pValue, golden.hotellingP))
    #expect(near(drift.correlationChange.statistic.pValue, golden.correlationP))
    #expect([drift.pairs[0].first, drift.pairs[0].second] == golden.top)
    #expect(near(drift.pairs[0].now, golden.now) && near(drift.pairs[0].reference, golden.before))
    #expect(drift.pairs.count == 5 && drift.isUnusual)
  }

  /// Two columns that move together by `slope`, and one that moves alone.
  private func values(_ count: Int, slope: Double, seed: Int) -> [Double] {
    (0..<count).flatMap { row -> [Double] in
      let place = Double((row * 7_919 + seed * 104_729) % 1_009) / 1_009
      let other = Double((row * 6_101 + seed * 1_299_709) % 997) / 997
      return [place, slope * place + 0.1 * other, other * other]
    }
  }

  @Test func `columns that stay alike one by one can move together otherwise`() throws {
    let log = JointLog(width: 3)
    let windows = (0..<10).map { log.profile(values(200, slope: 1, seed: $0)) }
    let same = try log.drift(values(200, slope: 1, seed: 50), windows)
    #expect(!same.isUnusual && (same.excess ?? 9) < 1)
    var turned = values(200, slope: 1, seed: 51)
    let second = stride(from: 1, to: turned.count, by: 3).map { turned[$0] }
    for (row, value) in second.reversed().enumerated() { turned[3 * row + 1] = value }
    let moved = try log.drift(turned, windows)
    #expect(moved.correlationChange.isUnusual && moved.reconstructionError.isUnusual)
    #expect(!moved.hotelling.isUnusual)
    #expect(moved.pairs[0].first == 0 && moved.pairs[0].second == 1)
    #expect(moved.pairs[0].reference > 0.9 && moved.pairs[0].now < 0.5)
    #expect((moved.excess ?? 0) > 2)
  }

  @Test func `with fewer than eight windows nothing is unusual`() throws {
    let log = JointLog(width: 3)
    let seven = (0..<7).map { log.profile(values(200, slope: 1, seed: $0)) }
    let drift = try log.drift(values(200, slope: -1, seed: 51), seven)
    #expect(drift.correlationChange.statistic.value ?? 0 > 1)
    #expect(drift.excess == nil && !drift.isUnusual)
    let eight = seven + [log.profile(values(200, slope: 1, seed: 7))]
    #expect(try log.drift(values(200, slope: -1, seed: 51), eight).isUnusual)
  }

  @Test func `few rows are not compared, and say why`() throws {
    let log = JointLog(width: 3)
    let windows = (0..<9).map { log.profile(values(200, slope: 1, seed: $0)) }
    let few = try log.drift(values(29, slope: -1, seed: 51), windows)
    #expect(few.statistics.allSatisfy { $0.statistic.value == nil })
    #expect(few.statistics.allSatisfy { $0.statistic.reason == "tooFewRows" })
    #expect(few.pairs.isEmpty && few.excess == nil && few.rows == 29)
    #expect(try log.drift(values(30, slope: 1, seed: 51), windows).excess != nil)
    let none = try log.drift([], windows)
    #expect(none.reconstructionError.statistic.value == nil)
  }

  @Test func `a column of one value is left out of the reference, and of a window's pairs`() throws
  {
    let log = JointLog(width: 3)
    func constant(_ values: [Double], _ column: Int) -> [Double] {
      values.enumerated().map { $0.offset % 3 == column ? 0.1 : $0.element }
    }
    let windows = (0..<9).map { log.profile(constant(values(100, slope: 1, seed: $0), 2)) }
    let (reference, _) = try log.reference(windows)
    #expect(reference.scale.columns == [0, 1] && reference.scale.constantColumns == [2])
    let whole = (0..<9).map { log.profile(values(100, slope: 1, seed: $0)) }
    let drift = try log.drift(constant(values(100, slope: 1, seed: 60), 1), whole)
    #expect(drift.pairs.count == 1)
    #expect(drift.pairs[0].first == 0 && drift.pairs[0].second == 2)
    let flat = log.profile(constant(constant(values(100, slope: 1, seed: 1), 1), 2))
    #expect(JointScale(reference: flat, schema: log.schema) == nil)
  }

  @Test func `extreme numbers end in no trap and no infinity`() throws {
    let log = JointLog(width: 3)
    var windows = (0..<9).map { log.profile(values(100, slope: 1e-300, seed: $0)) }
    var extreme = values(100, slope: 1, seed: 60)
    extreme[0] = 1e150
    extreme[4] = -1e308
    let before = try log.drift(extreme, windows)
    windows.append(log.profile(extreme))
    let after = try log.drift(values(100, slope: 1, seed: 61), windows)
    for drift in [before, after] {
      for judged in drift.statistics {
        #expect(judged.statistic.value?.isFinite ?? true, "\(judged.statistic.name)")
      }
      #expect(drift.pairs.allSatisfy { abs($0.now) <= 1 && abs($0.reference) <= 1 })
    }
  }

  @Test func `coarser windows are held with a sample of their own size`() throws {
    let log = JointLog(width: 3)
    let days = (0..<20).map { log.profile(values(900, slope: 1, seed: $0)) }
    var whole = Profile(schema: log.schema)
    for day in days { whole.merge(day) }
    let scale = try #require(JointScale(reference: whole, schema: log.schema))
    let base = days.compactMap { JointWindow($0, scale: scale) }
    var pair = base[0]
    pair.merge(base[1])
    #expect(pair.summed(scale).own?.effectiveCount == 1_024)
    #expect(pair.part.effectiveCount == 1_800)
    #expect(base[0].summed(scale).own?.effectiveCount == 900)
  }
}
