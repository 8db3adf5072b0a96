import Testing

@testable import Checks

struct IncidentTests {
  @Test func `runs of adjacent windows are incidents, newest first`() {
    let incidents = Incident.incidents(in: [
      ["a": .warning], ["a": .alert, "b": .warning], ["a": .warning], [:], ["b": .alert],
    ])
    #expect(
      incidents == [
        Incident(findingID: "b", status: .alert, windows: [4], worstWindow: 4, isOpen: true),
        Incident(findingID: "b", status: .warning, windows: [1], worstWindow: 1, isOpen: false),
        Incident(
          findingID: "a", status: .alert, windows: [0, 1, 2], worstWindow: 1, isOpen: false),
      ])
  }

  @Test func `a window without data neither ends an incident nor goes on with it`() {
    let incidents = Incident.incidents(in: [
      ["a": .alert], ["a": .noData], ["a": .warning], ["a": .noData],
    ])
    #expect(
      incidents == [
        Incident(findingID: "a", status: .alert, windows: [0, 2], worstWindow: 0, isOpen: true)
      ])
  }

  @Test func `nothing, good news and no data make no incident`() {
    #expect(Incident.incidents(in: []) == [])
    #expect(Incident.incidents(in: [["a": .ok], ["a": .noData], [:]]) == [])
  }

  @Test func `no data stands above OK and below what alarms`() {
    #expect(Status.allCases.sorted() == [.ok, .noData, .warning, .alert])
  }
}
