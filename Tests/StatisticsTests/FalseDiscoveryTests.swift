import Testing

@testable import Statistics

@Suite struct FalseDiscoveryTests {
  @Test func `nothing to test gives nothing`() {
    #expect(FalseDiscovery.adjusted([]).isEmpty)
    #expect(FalseDiscovery.passes([.nan], q: 1) == [false])
  }

  /// Benjamini and Hochberg's own example: 15 p-values, of which 4 pass at 0.05.
  @Test func `the example of the paper passes its four`() {
    let pValues = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0,
    ]
    let passes = FalseDiscovery.passes(pValues, q: 0.05)
    #expect(passes == (0..<15).map { $0 < 4 })
    #expect(Array(FalseDiscovery.passes(pValues.reversed(), q: 0.05).reversed()) == passes)
  }

  @Test func `a later p-value can carry an earlier one`() {
    // 0.04 alone would need 0.025; 0.05 at rank 2 passes, so both do.
    #expect(FalseDiscovery.passes([0.04, 0.05], q: 0.05) == [true, true])
    #expect(FalseDiscovery.passes([0.04, 0.06], q: 0.05) == [false, false])
  }

  @Test func `NaN is no test and ties are equal`() {
    let adjusted = FalseDiscovery.adjusted([0.02, .nan, 0.02, 0.5])
    #expect(adjusted[0] == adjusted[2] && adjusted[1].isNaN)
    #expect(abs(adjusted[0] - 0.03) < 1e-16 && adjusted[3] == 0.5)
    #expect(FalseDiscovery.passes([0.02, .nan, 0.02, 0.5], q: 0.03) == [true, false, true, false])
  }
}
