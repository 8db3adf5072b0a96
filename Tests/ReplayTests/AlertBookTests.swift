import PipelineFile
import ProfileStore
import Reports
import Testing
import Windows

@testable import Replay

struct AlertBookTests {
  private let calendars: [WindowCalendar]

  init() throws {
    let text = """
      sources: {requests: {files: logs/*.gz}}
      inputs: {a: a}
      windows: {every: [day, week]}
      """
    calendars = Setup(try Pipeline.read(text: text, path: "/p.yaml", environment: [:])).calendars
  }

  private func day(_ number: Int) -> Window {
    calendars[0].window(containing: Int64(number) * 86_400)
  }

  private func week(_ number: Int) -> Window {
    // 1970 began on a Thursday.
    calendars[1].window(containing: Int64(4 + number * 7) * 86_400)
  }

  private func bases(_ days: Range<Int>) -> [WindowBounds] {
    days.map { WindowBounds(start: Int64($0) * 86_400, end: Int64($0 + 1) * 86_400) }
  }

  private func findings(_ statuses: [Reports.Status]) -> [FindingDocument] {
    statuses.map {
      FindingDocument(
        id: "a", area: .input, metric: "input.psi", status: $0, value: 1, sentence: "A.")
    }
  }

  @Test func `earlier windows with an alert are told, newest first, with their findings`() {
    let book = AlertBook()
    for number in [5, 3, 9] {
      book.note(day(number), .alert, findings: findings([.alert, .warning, .noData]))
    }
    book.note(day(4), .warning, findings: findings([.warning]))
    let alerted = book.alerted(before: day(9), in: [bases(3..<9), bases(4..<5), []])
    #expect(alerted.map { $0.map(\.window) } == [["1970-01-06", "1970-01-04"], [], []])
    #expect(alerted[0].map(\.findings) == [2, 2])
    #expect(book.alerted(before: day(3), in: [bases(0..<9)]) == [[]])
  }

  @Test func `a verdict that turned takes the place of the one before`() {
    let book = AlertBook()
    book.note(day(5), .alert, findings: findings([.alert]))
    book.note(day(5), .alert, findings: findings([.alert, .alert]))
    #expect(book.alerted(before: day(6), in: [bases(0..<6)])[0].map(\.findings) == [2])
    book.note(day(5), .ok, findings: [])
    #expect(book.alerted(before: day(6), in: [bases(0..<6)]) == [[]])
  }

  @Test func `weeks are told of weeks, and only of those that the reference has a day of`() {
    let book = AlertBook()
    book.note(week(0), .alert, findings: findings([.alert]))
    book.note(day(5), .alert, findings: findings([.alert]))
    let alerted = book.alerted(
      before: week(3), in: [bases(4..<25), bases(11..<25), bases(10..<11)])
    #expect(alerted.map { $0.map(\.window) } == [["1970-W02"], [], ["1970-W02"]])
  }
}
