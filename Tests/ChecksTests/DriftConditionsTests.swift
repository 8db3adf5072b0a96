import Testing

@testable import Checks

struct DriftConditionsTests {
  @Test func `each condition has its number`() {
    let drifted = DriftConditions(psi: 0.31, limit: 0.25, isBeyondChance: true, usual: 0.08)
    #expect(drifted.areMet)
    #expect(
      drifted.sentences == [
        "PSI 0.31, at or above 0.25", "far from chance",
        "the reference's own windows reach 0.08",
      ])
    let usual = DriftConditions(psi: 0.31, limit: 0.25, isBeyondChance: true, usual: 0.31)
    #expect(!usual.areMet && usual.isLarge && !usual.isUnusual)
    #expect(
      usual.sentences[2] == "the reference's own windows reach 0.31, as much as this one")
  }

  @Test func `what is not known is said`() {
    let small = DriftConditions(psi: 0.05, limit: 0.1, isBeyondChance: false, usual: nil)
    #expect(!small.areMet)
    #expect(
      small.sentences == [
        "PSI 0.05, below 0.1", "chance explains it",
        "the reference has too few windows to tell what is usual",
      ])
    let none = DriftConditions(psi: nil, limit: nil, isBeyondChance: true, usual: nil)
    #expect(!none.areMet && none.sentences[0] == "PSI could not be computed")
    let unlimited = DriftConditions(psi: 2, limit: nil, isBeyondChance: true, usual: 1)
    #expect(!unlimited.areMet && unlimited.sentences[0] == "PSI 2, without a limit")
  }
}
