import PipelineFile
import ProfileStore
import Testing
import Windows

@testable import Replay

struct WindowCatalogTests {
  private let day: Int64 = 86_400
  /// Monday 1 April 2013, midnight UTC.
  private let monday: Int64 = 1_364_774_400

  private func catalog(days: [Int64], now: Int64? = nil) throws -> (WindowCatalog, Setup) {
    let text = """
      sources: {requests: {files: logs/*.gz}}
      inputs: {a: a}
      windows: {every: [day, week], lateness: 2d}
      """
    let setup = Setup(try Pipeline.read(text: text, path: "/p.yaml", environment: [:]))
    let bounds = days.map { WindowBounds(start: monday + $0 * day, end: monday + ($0 + 1) * day) }
    return (WindowCatalog(setup, bounds: bounds, now: now ?? .max), setup)
  }

  @Test func `empty windows stand between those with rows`() throws {
    let (catalog, setup) = try catalog(days: [0, 1, 5, 9])
    #expect(catalog.windows(of: setup.calendars[0]).count == 10)
    #expect(catalog.windows(of: setup.calendars[1]).map(\.name) == ["2013-W14", "2013-W15"])
    #expect(catalog.newestEnd == monday + 10 * day)
  }

  @Test func `no rows have no windows`() throws {
    let (catalog, setup) = try catalog(days: [])
    #expect(catalog.windows(of: setup.calendars[0]).isEmpty)
    #expect(catalog.newestEnd == nil)
  }

  @Test func `a silence of more than 400 windows is a wrong clock, and left out`() throws {
    let (long, setup) = try catalog(days: [0, 401])
    #expect(long.windows(of: setup.calendars[0]).count == 402)
    let (longer, _) = try catalog(days: [0, 402])
    #expect(longer.windows(of: setup.calendars[0]).count == 2)
  }

  @Test func `windows that begin later do not exist yet`() throws {
    let (catalog, setup) = try catalog(days: [0, 1, 2], now: monday + 2 * day)
    #expect(catalog.windows(of: setup.calendars[0]).map(\.name) == ["2013-04-01", "2013-04-02"])
    let windows = catalog.windows(of: setup.calendars[0])
    #expect(windows.map(catalog.state) == [.provisional, .provisional])
    #expect(catalog.windows(of: setup.calendars[1]).map(catalog.state) == [.open])
  }

  @Test func `a week is observed up to its newest day with rows, and whole once the log goes on`()
    throws
  {
    let (ended, setup) = try catalog(days: [0, 1])
    let week = try #require(ended.windows(of: setup.calendars[1]).first)
    #expect(ended.observed(week).end == monday + 2 * day)
    #expect(ended.observed(week).start == week.start && ended.observed(week).name == week.name)
    let (resumed, _) = try catalog(days: [0, 1, 9])
    #expect(resumed.observed(week) == week)
    for window in ended.windows(of: setup.calendars[0]) {
      #expect(ended.observed(window) == window)
    }
    let (none, _) = try catalog(days: [])
    #expect(none.observed(week) == week)
  }
}
