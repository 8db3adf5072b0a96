import Testing

@testable import ProfileStore

/// Whatever happened, and whenever the program ran: the ledger is as after one clean run.
@Suite struct HistoryTests {
  private let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  @Test(arguments: 1...40) func `any history ends as one clean run`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let store = try temporary.store("store")
    var logs = LogFolder()
    var serial = 0
    for _ in 0..<30 {
      serial += 1
      let path = "\(Int.random(in: 0..<8, using: &generator))"
      let ids = (0..<3).map { _ in
        "i\(Int.random(in: 0..<20, using: &generator))@\(Int.random(in: 0..<60, using: &generator))"
      }
      switch Int.random(in: 0..<8, using: &generator) {
      case 0...2: logs.write(ids.joined(separator: " "), to: path)
      case 3: if logs.files[path] != nil { logs.touch(path) }
      case 4:
        guard logs.files[path] != nil else { break }
        logs.copy(path, to: "c\(serial)")
      case 5:
        // A file that moves and changes between two runs is a gone one and a new one.
        guard logs.files[path] != nil else { break }
        try store.ingest(logs)
        logs.move(path, to: "m\(serial)")
        try store.ingest(logs)
      case 6: try store.ingest(logs)
      default:
        // Interrupted after planning, and before anything was read.
        let plan = try store.plan(listing: logs.listing, now: .day, settle: 0, columns: .columns) {
          [logs] in logs.files[$0.place.path].map { ContentDigest(of: $0.text) }
        }
        try store.record(plan)
        if let first = plan.filesToProfile.randomElement(using: &generator) {
          let text = logs.files[first.file.place.path]?.text ?? ""
          try store.commit([contribution(of: first, text: text)])
        }
      }
    }
    try store.ingest(logs)
    let clean = try temporary.store("clean")
    try clean.ingest(logs)
    #expect(try store.contents() == clean.contents(), "seed \(seed)")
    #expect(try store.places().map(\.place) == clean.places().map(\.place), "seed \(seed)")
    let all = WindowBounds(start: 0, end: .max)
    #expect(
      try store.inputDigests().digest(startingIn: all)
        == clean.inputDigests().digest(startingIn: all))
  }

  @Test(arguments: 1...30) func `gone files keep what they gave`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let store = try temporary.store("store")
    var logs = LogFolder()
    var everything: Set<ContentDigest> = []
    for serial in 0..<20 {
      if Bool.random(using: &generator) || logs.files.isEmpty {
        let text = "u\(serial)@\(serial)"
        everything.insert(ContentDigest(of: text))
        logs.write(text, to: "\(serial)")
      } else if let path = logs.files.keys.sorted().randomElement(using: &generator) {
        if Bool.random(using: &generator) {
          logs.delete(path)
        } else {
          logs.move(path, to: "m\(serial)")
        }
      }
      try store.ingest(logs)
      let files = try store.files()
      #expect(Set(files.map(\.digest)) == everything, "seed \(seed)")
      let present = Set(logs.files.values.map { ContentDigest(of: $0.text) })
      #expect(Set(files.filter { $0.status == .done }.map(\.digest)) == present, "seed \(seed)")
      let partials = try store.partials(startingIn: WindowBounds(start: 0, end: 1))
      #expect(partials.count == everything.count)
    }
  }
}
