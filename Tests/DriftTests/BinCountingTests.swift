import InferenceLog
import PipelineFile
import Testing

@testable import Drift
@testable import Profiles

struct BinCountingTests {
  private let schema = ProfileSchema(columns: [
    ProfiledColumn(
      name: "x", role: .input, type: .number, definition: DefinitionDigest(of: "x"))
  ])

  private func shares(
    _ other: ColumnProfile, _ current: ColumnProfile, _ reference: ColumnProfile
  ) throws -> [Double]? {
    var profile = Profile(schema: schema)
    profile.columns[0] = reference
    let compared = ReferenceProfile(profile)
    let bins = ComparisonBins.bins(current, try #require(compared.columns[0]))
    let shares = compared.shares(of: other, in: bins, column: 0)
    #expect(shares == nil || shares?.count == bins.count)
    return shares
  }

  @Test func `another window's numbers are counted in the bins of the comparison`() throws {
    let reference = numbers(sequence(1...100))
    let found = try shares(numbers([1, 2, 3, 1_000]), reference, reference)
    #expect(found?.first == 0.75 && found?.last == 0.25)
    #expect(found?.dropFirst().dropLast().allSatisfy { $0 == 0 } == true)
    #expect(try shares(numbers([]), reference, reference) == nil)
  }

  @Test func `rows in bins that the comparison does not have count in the whole`() throws {
    let reference = categories(["a": 50, "b": 50])
    // Neither side has new categories or missing values: there are no bins of them.
    let found = try shares(categories(["a": 2, "c": 1], missing: 1), reference, reference)
    #expect(found == [0.5, 0])
  }
}
