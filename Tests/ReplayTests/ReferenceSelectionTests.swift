import Foundation
import PipelineFile
import ProfileStore
import Testing
import Windows

@testable import Replay

struct ReferenceSelectionTests {
  private let day: Int64 = 86_400
  /// Monday 1 April 2013, midnight UTC.
  private let monday: Int64 = 1_364_774_400

  /// A selection over days counted from Monday 1 April 2013.
  private func selection(
    _ reference: String, days: [Int64], damaged: Set<Int64> = [], holidays: [String] = [],
    every: String = "[day, week]", out: [Range<Int64>] = []
  ) throws -> (selection: ReferenceSelection, setup: Setup) {
    let text = """
      sources: {requests: {files: logs/*.gz}}
      inputs: {a: a}
      windows: {every: \(every)}
      reference: \(reference)
      """
    var pipeline = try Pipeline.read(text: text, path: "/p.yaml", environment: [:])
    pipeline.holidays = holidays.compactMap { CalendarDate($0).map { Holiday(date: $0) } }
    pipeline.events = out.map { days in
      let start = monday + days.lowerBound * day
      return Event(
        kind: .news, title: "\(days.lowerBound)", start: start,
        leftOut: start..<(days.upperBound == .max ? .max : monday + days.upperBound * day))
    }
    let setup = Setup(pipeline)
    let bounds = days.map { WindowBounds(start: monday + $0 * day, end: monday + ($0 + 1) * day) }
    let catalog = WindowCatalog(setup, bounds: bounds, now: .max)
    return (
      ReferenceSelection(
        setup: setup, catalog: catalog, damaged: Set(damaged.map { monday + $0 * day })), setup
    )
  }

  /// The days that the reference of a window consists of, or the reason why there are none.
  private func days(
    _ reference: String, of number: Int64, in days: [Int64], damaged: Set<Int64> = [],
    holidays: [String] = [], rule: ReferenceChoice.HolidayRule? = nil, calendar: Int = 0,
    incidents: Set<Int64> = [], out: [Range<Int64>] = []
  ) throws -> (days: [Int64], reason: String?, isComplete: Bool) {
    let (selection, setup) = try selection(
      reference, days: days, damaged: damaged, holidays: holidays, out: out)
    var choice = setup.pipeline.references[0]
    choice.holidays = rule
    let window = setup.calendars[calendar].window(containing: monday + number * day)
    let incidents = Set(incidents.map { monday + $0 * day })
    switch selection.windows(
      for: window, choice, hadIncident: { incidents.contains($0.start) })
    {
    case .failure(let missing): return ([], missing.rawValue, false)
    case .success(let selected):
      return (selected.windows.map { ($0.start - monday) / day }, nil, selected.isComplete)
    }
  }

  @Test func `a fixed reference is the same for every window, once it has passed`() throws {
    let dates = "{from: 2013-04-02, to: 2013-04-04}"
    #expect(try days(dates, of: 9, in: [0, 1, 2, 3, 9]).days == [1, 2])
    #expect(try days(dates, of: 0, in: [0, 1, 2, 3, 9]).days == [1, 2])
    #expect(try days(dates, of: 1, in: [0, 1]).reason == "referenceNotComplete")
    #expect(try days(dates, of: 9, in: [0, 9]).reason == "noReferenceRows")
  }

  @Test func `the window before is the last one with rows within a week`() throws {
    #expect(try days("previous", of: 3, in: [0, 1, 2, 3]).days == [2])
    #expect(try days("previous", of: 7, in: [0, 7]).days == [0])
    #expect(try days("previous", of: 8, in: [0, 8]).reason == "noWindowBefore")
    #expect(try days("previous", of: 0, in: [0, 1]).reason == "noWindowBefore")
    let weeks = try days("previous", of: 8, in: [0, 2, 6, 8], calendar: 1)
    #expect(weeks.days == [0, 2, 6])
  }

  @Test func `a rolling reference ends where its window starts`() throws {
    let all = Array<Int64>(0...20)
    let whole = try days("{rolling: 7d}", of: 12, in: all)
    #expect(whole.days == Array(5...11))
    #expect(whole.isComplete)
    let half = try days("{rolling: 8d}", of: 4, in: all)
    #expect(half.days == [0, 1, 2, 3])
    #expect(!half.isComplete)
    #expect(try days("{rolling: 8d}", of: 3, in: all).reason == "referenceTooShort")
    #expect(try days("{rolling: 8d}", of: 0, in: all).reason == "noWindowBefore")
    #expect(try days("{rolling: 2d}", of: 20, in: [0, 20]).reason == "noReferenceRows")
  }

  @Test func `the hours of a day share one rolling reference, and keep their hour of the week`()
    throws
  {
    let (_, setup) = try selection("{rolling: 2d}", days: [], every: "[hour]")
    let hour: Int64 = 3_600
    let bounds = (0..<(24 * 15)).map {
      WindowBounds(start: monday + $0 * hour, end: monday + ($0 + 1) * hour)
    }
    let selection = ReferenceSelection(
      setup: setup, catalog: WindowCatalog(setup, bounds: bounds, now: .max), damaged: [])
    func starts(_ number: Int64, _ rule: ReferenceChoice.Rule) -> [Int64] {
      let window = setup.calendars[0].window(containing: monday + number * hour)
      let found = selection.windows(for: window, ReferenceChoice(rule)) { _ in false }
      return (try? found.get().windows.map { ($0.start - monday) / hour }) ?? []
    }
    #expect(starts(5 * 24 + 7, .rolling(seconds: 172_800)) == Array((3 * 24)..<(5 * 24)))
    #expect(starts(14 * 24 + 7, .sameWeekday(weeks: 2)) == [7, 7 * 24 + 7])
  }

  @Test func `the same weekday of so many weeks before, half of which suffice`() throws {
    let all = Array<Int64>(0...30)
    #expect(try days("{same_weekday: 3}", of: 22, in: all).days == [1, 8, 15])
    let two = try days("{same_weekday: 3}", of: 15, in: all)
    #expect(two.days == [1, 8])
    #expect(!two.isComplete)
    #expect(try days("{same_weekday: 4}", of: 8, in: all).reason == "referenceTooShort")
    #expect(try days("{same_weekday: 4}", of: 5, in: all).reason == "noWindowBefore")
    let weeks = try days("{same_weekday: 2}", of: 15, in: all, calendar: 1)
    #expect(weeks.days == Array(0...13))
  }

  @Test func `the same local time is found across a change of the clock`() throws {
    let text = """
      sources: {requests: {files: logs/*.gz}}
      inputs: {a: a}
      timezone: America/New_York
      windows: {every: [hour]}
      """
    let setup = Setup(try Pipeline.read(text: text, path: "/p.yaml", environment: [:]))
    let window = setup.calendars[0].window(
      containing: try #require(setup.clock.instant(of: "2013-03-11T09:00")))
    let before = setup.calendars[0].window(
      containing: try #require(setup.clock.instant(of: "2013-03-04T09:00")))
    let catalog = WindowCatalog(
      setup, bounds: [before, window].map { WindowBounds(start: $0.start, end: $0.end) },
      now: .max)
    let selection = ReferenceSelection(setup: setup, catalog: catalog, damaged: [])
    let found = selection.windows(
      for: window, ReferenceChoice(.sameWeekday(weeks: 1))
    ) { _ in false }
    #expect(try found.get().windows.map(\.start) == [before.start])
    #expect(window.start - before.start == 7 * 86_400 - 3_600)
  }

  @Test func `damaged windows and those with incidents are left out by rule`() throws {
    let all = Array<Int64>(0...10)
    let rule = "{rolling: 5d, exclude: [incidents, damaged]}"
    #expect(try days(rule, of: 8, in: all, damaged: [4], incidents: [6]).days == [3, 5, 7])
    #expect(
      try days("{rolling: 5d}", of: 8, in: all, damaged: [4], incidents: [6]).days
        == [3, 4, 5, 6, 7])
    #expect(
      try days(rule, of: 8, in: all, damaged: [3, 4, 5], incidents: [6, 7]).reason
        == "referenceExcluded")
  }

  @Test func `every rule finds its days beside those that events leave out`() throws {
    let all = Array<Int64>(0...40)
    #expect(
      try days("{from: 2013-04-02, to: 2013-04-06}", of: 20, in: all, out: [2..<4]).days == [1, 4])
    #expect(try days("{first: 4}", of: 20, in: all, out: [0..<1, 2..<4]).days == [1, 4, 5, 6])
    #expect(try days("previous", of: 20, in: all, out: [10..<20]).days == [9])
    #expect(
      try days("{rolling: 5d}", of: 20, in: all, out: [17..<19]).days == [13, 14, 15, 16, 19])
    #expect(try days("{rolling: 5d}", of: 20, in: all, out: [3..<5]).days == [15, 16, 17, 18, 19])
    #expect(
      try days("{rolling: 3d}", of: 20, in: all, out: [12..<15, 14..<18]).days == [11, 18, 19])
    #expect(
      try days("{same_weekday: 2}", of: 28, in: all, out: [14..<15, 20..<22]).days == [0, 7])
    let week = try days("previous", of: 28, in: all, calendar: 1, out: [21..<28, 15..<17])
    #expect(week.days == [14, 17, 18, 19, 20])
    // The window itself may lie in the event, which need not be over.
    #expect(try days("{rolling: 3d}", of: 30, in: all, out: [20..<Int64.max]).days == [17, 18, 19])
    #expect(try days("{rolling: 3d}", of: 20, in: all, out: [20..<Int64.max]).days == [17, 18, 19])
  }

  @Test func `an event that leaves out everything is the reason for no reference`() throws {
    let all = Array<Int64>(0...20)
    let rules = [
      "{from: 2013-04-02, to: 2013-04-06}", "{first: 4}", "previous", "{rolling: 5d}",
      "{same_weekday: 2}",
    ]
    for rule in rules {
      #expect(
        try days(rule, of: 20, in: all, out: [-5..<Int64.max]).reason == "referenceLeftOut",
        "\(rule)")
    }
    // Two days of five are too few, as at the beginning of a log.
    #expect(try days("{rolling: 5d}", of: 20, in: all, out: [2..<20]).reason == "referenceTooShort")
    #expect(try days("{rolling: 4d}", of: 20, in: all, out: [2..<20]).days == [0, 1])
    #expect(try days("{same_weekday: 2}", of: 20, in: all, out: [6..<14]).days == [])
  }

  @Test func `base windows are left out that an event touches, and it tells how many`() throws {
    let (_, setup) = try selection("{rolling: 4d}", days: [])
    var pipeline = setup.pipeline
    let noon = monday + 3 * day + 43_200
    pipeline.events = [
      Event(kind: .news, title: "a", start: noon, leftOut: noon..<noon + 1),
      Event(kind: .news, title: "b", start: noon, leftOut: noon..<noon + day),
      Event(kind: .news, title: "no part", start: noon),
      Event(kind: .news, title: "later", start: noon, leftOut: noon + 5 * day..<noon + 6 * day),
    ]
    let own = Setup(pipeline)
    let bounds = (0...5).map {
      WindowBounds(start: monday + $0 * day, end: monday + ($0 + 1) * day)
    }
    let selection = ReferenceSelection(
      setup: own, catalog: WindowCatalog(own, bounds: bounds, now: .max), damaged: [])
    let chosen = try selection.windows(
      for: own.calendars[0].window(containing: monday + 5 * day), own.pipeline.references[0]
    ) { _ in false }.get()
    #expect(chosen.windows.map { ($0.start - monday) / day } == [0, 1, 2])
    #expect(!chosen.isComplete)
    #expect(
      chosen.leftOut == [
        LeftOut(title: "a", start: noon, end: noon, windows: 1),
        LeftOut(title: "b", start: noon, end: noon + day, windows: 2),
      ])
  }

  @Test func `days reach back by the clock on the wall`() throws {
    let text = """
      sources: {requests: {files: logs/*.gz}}
      inputs: {a: a}
      timezone: America/New_York
      reference: {rolling: 3d}
      events: [{kind: news, title: x, from: 2013-03-09, to: 2013-03-12, references: leave_out}]
      """
    let setup = Setup(try Pipeline.read(text: text, path: "/p.yaml", environment: [:]))
    let first = try #require(setup.clock.instant(of: "2013-03-01"))
    let last = try #require(setup.clock.instant(of: "2013-03-20"))
    let bounds = setup.base.windows(from: first, to: last).map {
      WindowBounds(start: $0.start, end: $0.end)
    }
    let selection = ReferenceSelection(
      setup: setup, catalog: WindowCatalog(setup, bounds: bounds, now: .max), damaged: [])
    let thirteenth = try #require(setup.clock.instant(of: "2013-03-13"))
    let chosen = try selection.windows(
      for: setup.base.window(containing: thirteenth), setup.pipeline.references[0]
    ) { _ in false }.get()
    #expect(
      chosen.windows.map { setup.clock.text(of: $0.start, .date) } == [
        "2013-03-07", "2013-03-08", "2013-03-12",
      ])
    #expect(setup.clock.text(of: chosen.span.start, .date) == "2013-03-07")
  }

  @Test func `holidays are left out or kept apart`() throws {
    let all = Array<Int64>(0...10)
    let holidays = ["2013-04-03", "2013-04-06", "2013-04-09"]
    #expect(
      try days("{first: 7}", of: 9, in: all, holidays: holidays, rule: .leaveOut).days
        == [0, 1, 3, 4, 6])
    #expect(
      try days("{first: 7}", of: 9, in: all, holidays: holidays, rule: .apart).days
        == [0, 1, 3, 4, 6])
    #expect(
      try days("{first: 7}", of: 8, in: all, holidays: holidays, rule: .apart).days == [2, 5])
    #expect(
      try days("{first: 2}", of: 8, in: all, holidays: holidays, rule: .apart).reason
        == "noReferenceHolidays")
    // A week holds days of both kinds.
    #expect(
      try days("{first: 7}", of: 8, in: all, holidays: holidays, rule: .apart, calendar: 1).days
        == [0, 1, 3, 4, 6])
  }
}
