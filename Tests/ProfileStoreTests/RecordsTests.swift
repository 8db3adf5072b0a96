import Testing

@testable import ProfileStore

@Suite struct RecordsTests {
  private let temporary: TemporaryFolder
  private let store: ProfileStore

  init() throws {
    temporary = try TemporaryFolder()
    store = try temporary.store()
  }

  private func listed(_ path: String) -> ListedFile {
    ListedFile(
      place: FilePlace(source: "requests", path: path), absolutePath: "", size: 1, modified: 1)
  }

  private func commit(_ path: String, _ partials: [Partial]) throws {
    try store.commit([
      FileContribution(
        planned: PlannedFile(file: listed(path)), digest: ContentDigest(of: path),
        counts: FileCountsDocument(), columnsDigest: .columns, partials: partials)
    ])
  }

  @Test func `partials come by window then by file then by slice`() throws {
    let slices = ["", "v\u{0}2", "v", "v\u{0}1"]
    for path in ["b", "a"] {
      try commit(
        path,
        [86_400, 0].flatMap { start in
          slices.map {
            Partial(windowStart: start, windowEnd: start + 10, slice: $0, bytes: [1])
          }
        })
    }
    let partials = try store.partials(startingIn: WindowBounds(start: 0, end: 86_400))
    #expect(
      partials.map(\.partial.slice) == Array(repeating: slices.sorted(), count: 2).flatMap { $0 })
    let files = try store.files()
    #expect(partials.map(\.file) == files.flatMap { Array(repeating: $0.id, count: 4) })
    #expect(
      try store.windowBounds() == [
        WindowBounds(start: 0, end: 10), WindowBounds(start: 86_400, end: 86_410),
      ])
    #expect(try store.partials(startingIn: WindowBounds(start: 1, end: 86_400)).isEmpty)
  }

  @Test func `windows of one start and other ends are kept apart`() throws {
    let partials = [3_600, 86_400].map { Partial(windowStart: 0, windowEnd: $0, bytes: [0]) }
    try commit("a", partials)
    #expect(
      try store.partials(startingIn: WindowBounds(start: 0, end: 1)).map(\.partial) == partials)
  }

  @Test func `a file's record gives back what was committed`() throws {
    var counts = FileCountsDocument()
    counts.lines = 7
    counts.blank = 1
    counts.accepted = 2
    counts.rejected = ["malformed": 1, "noTime": 1]
    counts.filtered = 1
    counts.exactCopies = 1
    #expect(counts.isBalanced)
    counts.lines = 8
    #expect(!counts.isBalanced)
    let damage = FileDamage(kind: "truncated", offset: 12)
    try store.commit([
      FileContribution(
        planned: PlannedFile(file: listed("a")), digest: .columns, counts: counts, firstTime: -1,
        lastTime: 5, damage: damage, columnsDigest: .columns)
    ])
    let file = try #require(try store.files().first)
    #expect(file.counts == counts)
    #expect(file.damage == damage)
    #expect(file.status == .damaged)
    #expect(file.firstTime == -1 && file.lastTime == 5)
  }

  @Test func `the digest of inputs tells what a window depends on and not where it lies`() throws {
    let day = WindowBounds(start: 0, end: 1)
    let none = try store.inputDigests().digest(startingIn: day)
    try commit("a", [Partial(windowStart: 0, windowEnd: 1, bytes: [])])
    let one = try store.inputDigests().digest(startingIn: day)
    #expect(one != none)
    try commit("b", [Partial(windowStart: 5, windowEnd: 6, bytes: [])])
    #expect(try store.inputDigests().digest(startingIn: day) == one)
    try commit("c", [Partial(windowStart: 0, windowEnd: 1, bytes: [])])
    #expect(try store.inputDigests().digest(startingIn: day) != one)
  }

  @Test func `windows are replaced and given back`() throws {
    var window = WindowRecord(granularity: "day", start: 5, name: "2013-04-01", state: .open)
    try store.put([window])
    #expect(try store.windows() == [window])
    window.state = .final
    window.revision = 3
    window.dataDigest = .columns
    window.renderKey = ContentDigest(of: "key")
    window.publishedAt = "2013-04-02T02:00:00Z"
    window.compactedFiles = [.columns, ContentDigest(of: "x")]
    let other = WindowRecord(
      granularity: "week", start: 5, name: "2013-W14", state: .provisional, compactedFiles: [])
    try store.put([other, window])
    #expect(try store.windows() == [window, other])
  }

  @Test func `metrics are replaced by window and read over time`() throws {
    let day = WindowBounds(start: 0, end: 10)
    let values = [
      MetricValue(metric: "traffic.rows", value: 3),
      MetricValue(column: "carrier", metric: "feature.psi", value: nil),
      MetricValue(slice: "v\u{0}1", column: "carrier", metric: "feature.psi", value: -1e-7),
    ]
    let windows = [1, 2, 12].map { start in
      WindowRecord(granularity: "day", start: start, name: "\(start)", state: .final)
    }
    let objects = MetricObject.objects(of: values)
    try store.put(windows, metrics: [objects, objects, objects])
    let other = MetricValue(metric: "traffic.rows", value: .nan)
    try store.put([windows[1]], metrics: [MetricObject.objects(of: [other])])
    let found = try store.metrics(granularity: "day", startingIn: day)
    #expect(found.map(\.windowStart) == [1, 2])
    #expect(found[0].values == values)
    #expect(found[1].values == [MetricValue(metric: "traffic.rows", value: nil)])
    let history = try store.history(of: "traffic.rows", granularity: "day")
    #expect(history.map(\.windowStart) == [1, 2, 12])
    #expect(history.map(\.value) == [3, nil, 3])
    #expect(try store.metrics(granularity: "week", startingIn: day).isEmpty)
    try store.put([windows[1]])
    #expect(try store.metrics(granularity: "day", startingIn: day).map(\.windowStart) == [1])
  }

  @Test func `runs are kept with their beginning and end`() throws {
    let id = try store.beginRun(
      started: "02:00", configuration: .columns, version: "1.0", arguments: ["run", "a b"])
    #expect(try store.runs().first?.finished == nil)
    try store.finishRun(id, finished: "02:01", exitCode: 0)
    let run = try #require(try store.runs().first)
    #expect(run.arguments == ["run", "a b"])
    #expect(run.finished == "02:01" && run.exitCode == 0)
  }

  @Test func `a state is bound to its settings until it is rebuilt`() throws {
    let identity = StoreIdentity(pipeline: "loans", settings: ["time zone": "UTC", "id": "x"])
    try store.bind(to: identity, version: "1.0")
    try store.bind(to: identity, version: "1.1")
    try commit("a", [])
    #expect(try store.createdVersion == "1.0")
    #expect(try store.identity == identity)
    let other = StoreIdentity(pipeline: "loans", settings: ["time zone": "Asia/Seoul", "by": "y"])
    #expect(throws: StoreError.stale(changed: ["by", "id", "time zone"])) {
      try store.bind(to: other, version: "1.1")
    }
    #expect(try store.files().count == 1)
    try store.bind(to: other, version: "1.1", isRebuilding: true)
    #expect(try store.files().isEmpty)
    #expect(try store.identity == other)
    #expect(try store.createdVersion == "1.1")
  }
}
