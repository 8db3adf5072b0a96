import Testing

@testable import Outcomes

/// A join against one that compares every label with every row.
@Suite struct OutcomeJoinTests {
  /// A row or a label as a file holds it.
  private struct Entry {
    var key: JoinKey
    var isLabel: Bool
    var file: Int32
    /// What a row is told by.
    var serial = 0.0
    /// The label's text, or that of a label logged with the row.
    var text: String?
  }

  /// What is said of a row.
  private struct Said: Hashable, Comparable {
    var serial: Double
    var label: String
    var firstDelay: Int64
    var delay: Int64
    var isCorrected: Bool
    var copies: Int
    var conflicts: Int

    static func < (left: Said, right: Said) -> Bool { left.serial < right.serial }
  }

  private struct Outcome: Equatable {
    var rows: [Said]
    var orphans: [Int64]

    /// The first that differs, for the message of a failing test.
    func difference(_ other: Outcome) -> String {
      let pair = zip(rows, other.rows).first { $0 != $1 }
      return pair.map { "\($0) and \($1)" } ?? "orphans \(orphans.count), \(other.orphans.count)"
    }
  }

  private static let none = "-"

  /// Rows and labels of a few ids, so that everything that can meet does.
  private func entries(
    _ count: Int, ids: Int, span: Int64, files: Int32, random: inout SeededGenerator
  ) -> [Entry] {
    var keys: [(UInt64, UInt64)] = []
    for _ in 0..<ids {
      // Some ids share the upper half, and some its first bits.
      let high = keys.isEmpty || random.next() % 4 > 0 ? random.next() : keys[0].0
      keys.append((high, random.next() % 2))
    }
    var lines = [UInt32](repeating: 0, count: Int(files))
    return (0..<count).map { serial in
      let file = Int32(random.next() % UInt64(files))
      lines[Int(file)] += 1
      let (high, low) = keys[Int(random.next() % UInt64(ids))]
      let isLabel = random.next() % 2 == 0
      let hasText = isLabel || random.next() % 3 == 0
      return Entry(
        key: JoinKey(
          high: high, low: low, time: Int64(random.next() % UInt64(span)) - span / 3,
          rowIndex: UInt32(random.next() % 5 == 0 ? 1 : 0), line: lines[Int(file)]),
        isLabel: isLabel, file: file, serial: Double(serial),
        text: hasText ? "\(random.next() % 3)" : nil)
    }
  }

  private func reference(
    _ entries: [Entry], horizon: Int64, knownUntil: Int64, hasOwn: Bool
  ) -> Outcome {
    let rows = entries.filter { !$0.isLabel }
    let labels = entries.filter { $0.isLabel && $0.key.time <= knownUntil }
    var orphans: [Int64] = []
    var taken: [Double: [Entry]] = [:]
    for label in labels {
      let row = rows.filter {
        $0.key.isSameRow(as: label.key) && $0.key.time <= label.key.time
      }.max {
        ($0.key.time, $0.key.line, "\($0.serial.bitPattern)")
          < ($1.key.time, $1.key.line, "\($1.serial.bitPattern)")
      }
      if let row, label.key.time - row.key.time <= horizon {
        taken[row.serial, default: []].append(label)
      } else {
        orphans.append(label.key.time)
      }
    }
    let said = rows.map { row in
      var own = taken[row.serial, default: []].sorted {
        ($0.key.time, $0.file, $0.key.line) < ($1.key.time, $1.file, $1.key.line)
      }
      if hasOwn, row.text != nil, row.key.time <= knownUntil { own.insert(row, at: 0) }
      var said = Said(
        serial: row.serial, label: own.last?.text ?? Self.none,
        firstDelay: (own.first?.key.time ?? row.key.time) - row.key.time,
        delay: (own.last?.key.time ?? row.key.time) - row.key.time,
        isCorrected: Set(own.map { $0.text }).count > 1, copies: 0, conflicts: 0)
      for (one, next) in zip(own, own.dropFirst()) where one.key.time == next.key.time {
        if one.text == next.text { said.copies += 1 } else { said.conflicts += 1 }
      }
      return said
    }
    return Outcome(rows: said.sorted(), orphans: orphans.sorted())
  }

  /// Joins as a run does: chunks of all files by their first keys, a quarter of the keys at a time,
  /// taken whenever `cuts` says so.
  private func joined(
    _ entries: [Entry], horizon: Int64, knownUntil: Int64, hasOwn: Bool,
    random: inout SeededGenerator
  ) -> Outcome {
    var chunks: [(chunk: JoinChunk, isLabel: Bool, file: Int32)] = []
    for own in Dictionary(grouping: entries, by: { "\($0.file) \($0.isLabel)" }).values {
      let isLabel = own[0].isLabel
      var run = JoinRun(layout: JoinLayout(numbers: isLabel ? 0 : 1, texts: 1))
      for entry in own {
        run.append(entry.key)
        if !isLabel { run.append(number: entry.serial, to: 0) }
        run.append(code: entry.text.map { run.code(of: $0, in: 0) } ?? 0, to: 0)
      }
      for chunk in run.chunks {
        // Small chunks, so that ids span them.
        for part in pieces(of: chunk, random: &random) {
          chunks.append((part, isLabel, own[0].file))
        }
      }
    }
    chunks.shuffle(using: &random)
    chunks.sort { $0.chunk.keys[0].high < $1.chunk.keys[0].high }
    var outcome = Outcome(rows: [], orphans: [])
    for part in UInt64(0)..<4 {
      var join = OutcomeJoin(
        horizon: horizon, knownUntil: knownUntil, ownText: hasOwn ? 0 : nil)
      for (chunk, isLabel, file) in chunks where chunk.keys[0].high >> 62 == part {
        if random.next() % 3 == 0 { take(join.take(before: chunk.keys[0].high), into: &outcome) }
        join.add(chunk, isLabel: isLabel, file: file)
      }
      take(join.take(), into: &outcome)
      #expect(join.pendingCount == 0)
    }
    return Outcome(rows: outcome.rows.sorted(), orphans: outcome.orphans.sorted())
  }

  private func pieces(of chunk: JoinChunk, random: inout SeededGenerator) -> [JoinChunk] {
    var pieces: [JoinChunk] = []
    var start = 0
    while start < chunk.keys.count {
      let end = min(chunk.keys.count, start + 1 + Int(random.next() % 5))
      var piece = JoinChunk(layout: chunk.layout)
      piece.keys = Array(chunk.keys[start..<end])
      piece.numbers = chunk.numbers.map { Array($0[start..<end]) }
      piece.codes = chunk.codes.map { Array($0[start..<end]) }
      piece.texts = chunk.texts
      pieces.append(piece)
      start = end
    }
    return pieces
  }

  private func take(_ joined: JoinedRows, into outcome: inout Outcome) {
    outcome.orphans += joined.orphanTimes
    for (place, row) in joined.rows.enumerated() {
      let label = joined.labels[place]
      let chunk = joined.chunks[Int(row.chunk)]
      var text = Self.none
      if label.chunk >= 0 {
        let holder = joined.chunks[Int(label.chunk)]
        let code = Int(holder.codes[0][Int(label.index)])
        text = code > 0 ? holder.texts[0][code - 1] : "?"
      }
      outcome.rows.append(
        Said(
          serial: chunk.numbers[0][Int(row.index)], label: text,
          firstDelay: joined.firstDelays[place], delay: joined.delays[place],
          isCorrected: joined.corrected.contains(place),
          copies: joined.copies.count { $0 == place },
          conflicts: joined.conflicts.count { $0 == place }))
    }
  }

  @Test(arguments: 0..<60)
  func `rows find the labels that a comparison of all with all finds`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let span = [4, 40, 4_000][seed % 3] as Int64
    let entries = entries(
      [1, 2, 3, 30, 200][seed % 5], ids: 1 + seed % 17, span: span, files: Int32(1 + seed % 4),
      random: &random)
    let horizon = [0, 1, span / 4, Int64.max][seed % 4]
    for hasOwn in [false, true] {
      for knownUntil in [Int64.min, 0, span / 3, .max] {
        let expected = reference(
          entries, horizon: horizon, knownUntil: knownUntil, hasOwn: hasOwn)
        for _ in 0..<2 {
          let found = joined(
            entries, horizon: horizon, knownUntil: knownUntil, hasOwn: hasOwn, random: &random)
          let isSame = found == expected
          #expect(
            isSame,
            "own \(hasOwn), until \(knownUntil), horizon \(horizon): \(found.difference(expected))")
        }
      }
    }
  }

  @Test func `many entries are joined as few are`() {
    var random = SeededGenerator(seed: 99)
    let entries = entries(2_000, ids: 1_000, span: 50, files: 3, random: &random)
    let expected = reference(entries, horizon: 20, knownUntil: .max, hasOwn: false)
    let found = joined(entries, horizon: 20, knownUntil: .max, hasOwn: false, random: &random)
    let isSame = found == expected
    #expect(isSame, "\(found.difference(expected))")
  }

  @Test func `times at both ends do not trap`() {
    for horizon: Int64 in [0, 1, .max] {
      var random = SeededGenerator(seed: 5)
      let key = { (time: Int64) in JoinKey(high: 1, low: 1, time: time, line: 1) }
      let entries = [
        Entry(key: key(.min), isLabel: false, file: 0, serial: 1),
        Entry(key: key(.max), isLabel: true, file: 0, text: "1"),
      ]
      let found = joined(
        entries, horizon: horizon, knownUntil: .max, hasOwn: false, random: &random)
      #expect(found.rows.map(\.label) == [Self.none])
      #expect(found.orphans == [.max])
    }
  }

  @Test func `of rows with one key the label goes to the same one, whichever came first`() {
    let key = JoinKey(high: 1, low: 1, time: 0, line: 1)
    let rows = [1.0, 2.0].map { serial in
      Entry(key: key, isLabel: false, file: Int32(serial), serial: serial)
    }
    let label = Entry(
      key: JoinKey(high: 1, low: 1, time: 5, line: 1), isLabel: true, file: 9, text: "1")
    var random = SeededGenerator(seed: 1)
    let found = (0..<20).map { _ in
      joined(rows + [label], horizon: 9, knownUntil: .max, hasOwn: false, random: &random)
    }
    #expect(found.allSatisfy { $0 == found[0] })
    #expect(found[0].rows.count { $0.label == "1" } == 1)
  }
}
