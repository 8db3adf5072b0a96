import Outcomes
import Testing

@testable import Performance

/// Delays of labels and corrections, by numbers worked out by hand.
struct LabelDelayTests {
  private func profile(
    rows: Int, delays: [Double] = [], corrections: Int = 0
  ) -> OutcomeProfile {
    var profile = OutcomeProfile(task: .binary)
    profile.counts.rows = rows
    profile.counts.labelled = delays.count
    profile.counts.corrections = corrections
    profile.firstDelays.add(contentsOf: delays)
    return profile
  }

  @Test func `without rows there is no delay, and without labels only one that is waited for`() {
    #expect(LabelDelay(profile(rows: 0), share: 1, age: 100) == nil)
    #expect(LabelDelay(profile(rows: 4), share: 1, age: nil) == nil)
    #expect(LabelDelay(profile(rows: 4, delays: [5]), share: 0, age: 100) == nil)
    let waiting = LabelDelay(profile(rows: 4), share: 1, age: 100)
    #expect(waiting?.seconds == 100 && waiting?.isOverdue == true)
    #expect(waiting?.usualLabels == 4)
  }

  @Test func `one label is its own median`() {
    let one = LabelDelay(profile(rows: 1, delays: [7]), share: 1, age: 100)
    #expect(one?.seconds == 7 && one?.low == 7 && one?.isOverdue == false)
  }

  @Test func `half of the usual labels are those of the rows that get one as a rule`() {
    // Ten rows of which eight get a label: half of these are four.
    let delays = [1.0, 2, 3, 4, 50, 60, 70, 80]
    #expect(LabelDelay(profile(rows: 10, delays: delays), share: 0.8, age: 1_000)?.seconds == 4)
    #expect(LabelDelay(profile(rows: 10, delays: delays), share: 1, age: 1_000)?.seconds == 50)
  }

  @Test func `a window that is younger than its delays looks no slower than it is`() {
    // Two labels of a hundred came; the others have waited for 30 seconds.
    let young = LabelDelay(profile(rows: 100, delays: [10, 20]), share: 1, age: 30)
    #expect(young?.seconds == 30 && young?.isOverdue == true)
    #expect(LabelDelay(profile(rows: 100, delays: [10, 20]), share: 1, age: 0)?.seconds == 0)
  }

  @Test func `a label that came at the very age counts as come`() {
    let late = LabelDelay(profile(rows: 3, delays: [10, 30]), share: 1, age: 30)
    #expect(late?.seconds == 30 && late?.isOverdue == false)
    let waiting = LabelDelay(profile(rows: 3, delays: [10, 31]), share: 1, age: 30)
    #expect(waiting?.seconds == 30 && waiting?.isOverdue == true)
  }

  @Test func `labels that came later than rows without one are old count behind these`() {
    let delay = LabelDelay(profile(rows: 5, delays: [1, 90, 91, 92]), share: 1, age: 50)
    #expect(delay?.seconds == 90 && delay?.isOverdue == false)
  }

  @Test func `the interval's lower end lies as many ranks below as chance explains`() {
    // Of 100 labels the fiftieth, and 1.96 · 5 ranks before it.
    let delays = (1...100).map { Double($0) }
    let delay = LabelDelay(profile(rows: 100, delays: delays), share: 1, age: nil)
    #expect(delay?.seconds == 50 && delay?.low == 40)
  }

  private func parts(_ medians: [Double], corrections: Int = 0) -> [UsualLabels.Part] {
    medians.enumerated().map { place, median in
      UsualLabels.Part(
        start: Int64(place), season: place % 7,
        profile(
          rows: 100, delays: [Double](repeating: median, count: 100), corrections: corrections))
    }
  }

  private func whole(_ parts: [Double], corrections: Int = 0) -> OutcomeProfile {
    profile(
      rows: parts.count * 100,
      delays: parts.flatMap { [Double](repeating: $0, count: 100) }, corrections: corrections)
  }

  @Test func `a reference without labels says nothing`() {
    #expect(UsualLabels(profile(rows: 9), parts: [], season: nil) == nil)
  }

  @Test func `the usual delay ends an hour above the median at the earliest`() {
    let usual = UsualLabels(whole([600]), parts: parts([600]), season: nil)
    #expect(usual?.delay == 600 && usual?.longestDelay == 4_200)
    #expect(usual?.coverage == 1 && usual?.largestCorrectedShare == nil)
  }

  @Test func `windows whose labels are overdue do not make few labels usual`() {
    var own = parts([Double](repeating: 10, count: 9))
    for place in 5..<9 { own[place].labelled = 0 }
    let reference = profile(rows: 900, delays: [Double](repeating: 10, count: 500))
    #expect(UsualLabels(reference, parts: own, season: nil)?.coverage == 1)
    #expect(UsualLabels(reference, parts: [], season: nil)?.coverage == 500.0 / 900)
    // Where most windows have none, their few labels are what is usual.
    for place in 1..<5 { own[place].labelled = 0 }
    #expect(UsualLabels(reference, parts: own, season: nil)?.coverage == 500.0 / 900)
  }

  @Test func `delays below a second count as one`() {
    let usual = UsualLabels(whole([0]), parts: parts([0]), season: nil)
    #expect(usual?.delay == 1 && usual?.longestDelay == 3_601)
  }

  @Test func `a week in which the feed stood still is no custom`() {
    let medians =
      [Double](repeating: 20_000, count: 23) + [683_000, 596_000, 510_000, 421_000, 335_000]
    let usual = UsualLabels(whole(medians), parts: parts(medians), season: nil)
    #expect(usual?.delay == 20_000 && usual?.longestDelay == 23_600)
  }

  @Test func `windows that differ widen what is usual by three times their quartiles' distance`() {
    // Quartiles of 0, 10,000 … 80,000: 20,000 and 60,000.
    let medians = (0...8).map { Double($0) * 10_000 }
    let usual = UsualLabels(whole(medians), parts: parts(medians), season: nil)
    #expect(usual?.delay == 40_000 && usual?.longestDelay == 180_000)
  }

  @Test func `labels that always take longer on one day of the week are usual there`() {
    let medians = (0..<28).map { $0 % 7 == 4 ? 200_000.0 : 20_000 }
    #expect(UsualLabels(whole(medians), parts: parts(medians), season: 4)?.delay == 200_000)
    #expect(UsualLabels(whole(medians), parts: parts(medians), season: 3)?.delay == 20_000)
    // One such day alone is no custom.
    let once = (0..<9).map { $0 == 4 ? 200_000.0 : 20_000 }
    #expect(UsualLabels(whole(once), parts: parts(once), season: 4)?.delay == 20_000)
  }

  @Test func `usual corrections end three standard deviations above the windows' mean`() {
    let medians = [Double](repeating: 10, count: 8)
    var own = parts(medians)
    own[0].corrections = 8
    let usual = UsualLabels(whole(medians, corrections: 8), parts: own, season: nil)
    #expect(usual?.correctedShare == 0.01)
    // Mean 0.01, standard deviation √(Σ / 7) of 0.08 and seven zeros: 0.02828….
    #expect(abs((usual?.largestCorrectedShare ?? 0) - 0.094_852_813_742) < 1e-9)
  }

  @Test func `the stretch of late labels is the one with most of them`() {
    let onTime = profile(rows: 10, delays: [Double](repeating: 5, count: 10))
    let late = profile(rows: 10, delays: [Double](repeating: 500, count: 10))
    let waiting = profile(rows: 10)
    let mixed = profile(rows: 2, delays: [5, 500])
    let parts = [onTime, late, mixed, profile(rows: 0), waiting, onTime, late]
    #expect(LabelStretch.late(parts, limit: 100, age: 101) == 1...4)
    #expect(LabelStretch.late(parts, limit: 100, age: 100) == 1...1)
    #expect(LabelStretch.late(parts, limit: 100, age: nil) == 1...1)
    #expect(LabelStretch.late([onTime, onTime], limit: 100, age: 900) == nil)
    #expect(LabelStretch.late([], limit: 100, age: 900) == nil)
    let none = profile(rows: 0)
    #expect(LabelStretch.late([none, late, none, none], limit: 100, age: 900) == 0...3)
    #expect(LabelStretch.late([none, onTime, late, none, onTime], limit: 100, age: 9) == 2...2)
  }

  @Test func `the stretch of corrections is where they are dense`() {
    func part(_ corrections: Int) -> OutcomeProfile {
      profile(
        rows: 12, delays: [Double](repeating: 5, count: 12), corrections: corrections)
    }
    let parts = [0, 4, 8, 0, 0, 0, 1].map(part)
    #expect(LabelStretch.corrected(parts, usual: 0) == 1...2)
    #expect(LabelStretch.corrected([part(0)], usual: 0) == nil)
    #expect(LabelStretch.corrected([], usual: 0) == nil)
    // Three of twelve are usual: twice that share is passed in one part alone.
    #expect(LabelStretch.corrected(parts, usual: 0.25) == 2...2)
  }

  @Test func `corrections that are spread evenly concern all parts`() {
    func part(_ corrections: Int) -> OutcomeProfile {
      profile(
        rows: 60, delays: [Double](repeating: 5, count: 60), corrections: corrections)
    }
    let even = (0..<24).map { part([18, 15, 21, 17, 24, 14][$0 % 6]) }
    #expect(LabelStretch.corrected(even, usual: 0) == 0...23)
    #expect(LabelStretch.corrected(Array(repeating: part(3), count: 24), usual: 0) == 0...23)
    // Dense hours do not name the others, half as many of which were corrected.
    let both = (0..<24).map { part((9...12).contains($0) ? 40 : 8) }
    #expect(LabelStretch.corrected(both, usual: 0) == 0...23)
    #expect(LabelStretch.corrected(both, usual: 0.1) == 9...12)
  }
}
