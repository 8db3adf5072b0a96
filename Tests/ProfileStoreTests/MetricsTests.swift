import Foundation
import GRDB
import Testing

@testable import ProfileStore

@Suite struct MetricsTests {
  private let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  private let window = WindowRecord(granularity: "day", start: 5, name: "5", state: .final)

  private func values(_ store: ProfileStore) throws -> [MetricValue] {
    try store.metrics(granularity: "day", startingIn: WindowBounds(start: 0, end: 10))
      .flatMap(\.values)
  }

  @Test func `values come back to the bit and names with every character`() throws {
    let store = try temporary.store()
    let numbers = [
      0.1, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1 / 3, 1e16, 123_456_789,
    ]
    let names = ["\u{1}", "\"", "\\", "a", "a.b", "~", "é\u{0}"]
    let stored = zip(names, numbers).map { MetricValue(metric: $0, value: $1) }
    try store.put([window], metrics: [MetricObject.objects(of: stored)])
    let found = try values(store)
    #expect(found.map(\.metric) == names)
    #expect(found.map { $0.value?.bitPattern } == numbers.map(\.bitPattern))
  }

  @Test func `of two values of one metric the later stays`() throws {
    let store = try temporary.store()
    try store.put(
      [window],
      metrics: [
        MetricObject.objects(of: [
          MetricValue(metric: "a", value: 1), MetricValue(column: "c", metric: "a", value: 2),
          MetricValue(metric: "a", value: 3),
        ])
      ])
    #expect(
      try values(store) == [
        MetricValue(metric: "a", value: 3), MetricValue(column: "c", metric: "a", value: 2),
      ])
    #expect(try store.history(of: "a", column: "c", granularity: "day").map(\.value) == [2])
    #expect(try store.history(of: "b", column: "c", granularity: "day").isEmpty)
  }

  @Test func `metrics are kept as they first come and given by their names`() {
    let objects = MetricObject.objects(of: [
      MetricValue(metric: "b", value: 1), MetricValue(column: "c", metric: "b", value: 2),
      MetricValue(metric: "a", value: .nan), MetricValue(metric: "b", value: 3),
    ])
    #expect(objects.map(\.column) == ["", "c"])
    #expect(objects[0].json == #"{"b":3.0,"a":null}"#)
    #expect(objects[0].entries.map(\.metric) == ["a", "b"])
    #expect(MetricObject.objects(of: []).isEmpty)
  }

  @Test func `metrics are read by the end of their names`() throws {
    let store = try temporary.store()
    let stored = ["input.psi", "input.ks", "psi", "i\"nput.psi"].enumerated().map {
      MetricValue(column: $0.offset == 3 ? "d" : "c", metric: $0.element, value: 1)
    }
    try store.put([window], metrics: [MetricObject.objects(of: stored)])
    let found = try store.metrics(
      granularity: "day", startingIn: WindowBounds(start: 0, end: 10), named: ".psi")
    #expect(found.flatMap(\.values).map(\.metric) == ["input.psi", "i\"nput.psi"])
  }

  @Test func `a query finds one row per value`() throws {
    let store = try temporary.store()
    try store.put(
      [window],
      metrics: [
        MetricObject.objects(of: [
          MetricValue(slice: "1", column: "c", metric: "feature.psi", value: 0.25),
          MetricValue(slice: "1", column: "c", metric: "feature.ks", value: nil),
        ])
      ])
    let rows = try store.queue.read {
      try Row.fetchAll($0, sql: "SELECT * FROM metrics ORDER BY metric")
    }
    #expect(
      rows.map(\.description) == [
        #"[granularity:"day" windowStart:5 slice:"1" column:"c" metric:"feature.ks" value:NULL]"#,
        #"[granularity:"day" windowStart:5 slice:"1" column:"c" metric:"feature.psi" value:0.25]"#,
      ])
    try store.remove([window])
    #expect(try values(store).isEmpty)
  }

  @Test func `metrics of an older ledger are kept`() throws {
    let directory = temporary.path + "/state"
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: directory + "/tidemark.sqlite")
    try queue.writeWithoutTransaction { database in
      try Schema.migrate(database, at: "", steps: Array(Schema.steps.prefix(2)))
      try database.execute(
        sql: """
          INSERT INTO metrics VALUES ('day', 5, '', 'c', 'b', 0.1), ('day', 5, '', 'c', 'a', NULL),
            ('day', 5, '', 'c', 'c', 9e999), ('day', 5, '', '', 'a', 3), ('week', 5, '', '', 'a', 4)
          """)
    }
    try queue.close()
    let store = try temporary.store()
    #expect(
      try values(store) == [
        MetricValue(metric: "a", value: 3), MetricValue(column: "c", metric: "a", value: nil),
        MetricValue(column: "c", metric: "b", value: 0.1),
        MetricValue(column: "c", metric: "c", value: nil),
      ])
    #expect(try store.history(of: "a", granularity: "week").map(\.value) == [4])
  }
}
