import Foundation
import ProfileStore
import Testing

/// No line is lost: lines = blank + accepted + rejected + filtered + exact copies, for every file.
struct LineAccountTests {
  private static func day(_ day: Int, _ ids: ClosedRange<Int> = 1...4) -> [String] {
    ids.map { CallLog.call("\(day)-\($0)", CallLog.time(day: day, minute: 600 + $0)) }
  }

  private static let whole = logText(day(1))

  /// The first `count` lines, and half of the next one.
  private static func start(of lines: [String], lines count: Int) -> [UInt8] {
    logText(Array(lines.prefix(count))) + lines[count].utf8.prefix(40)
  }

  /// Files by name, each with its bytes.
  private static var files: [String: [UInt8]] {
    var checksum = GzipMember.of(logText(day(3)))
    checksum[checksum.count - 8] ^= 0xff
    var length = GzipMember.of(logText(day(4)))
    length[length.count - 1] ^= 0xff
    let mixed =
      ["", "  \t", "{\"ts\":", "[1]", "null"].map { Array($0.utf8) }
      + [
        Array("{\"model\":{\"name\":\"m\"},\"request_id\":\"8-x\"}".utf8),
        Array("{\"model\":{\"name\":\"m\"},\"ts\":\"2013-04-08\",\"request_id\":\"8-y\"}".utf8),
        Array("{\"model\":{\"name\":\"m\"},\"ts\":\"2013-04-08T10:00:00Z\"}".utf8),
        Array("{\"ts\":\"2013-04-08T10:00:00Z\",\"request_id\":\"8-\u{FF}".utf8.dropLast(2))
          + [0xff, 0xfe] + Array("\"}".utf8),
        Array(
          CallLog.call("8-9", "2013-04-08T10:00:00Z").replacing("\"m\"", with: "\"other\"").utf8),
      ]
    let mixedLines = day(8).map { Array($0.utf8) } + mixed + [Array(day(8)[0].utf8)]
    let tooLong = Array(repeating: UInt8(ascii: "x"), count: (16 << 20) + 1)
    return [
      "whole.jsonl.gz": GzipMember.of(whole),
      "cut.jsonl.gz": GzipMember.header + GzipMember.body(start(of: day(2), lines: 2)),
      "checksum.jsonl.gz": checksum, "length.jsonl.gz": length,
      "garbage.jsonl.gz": GzipMember.of(logText(day(5))) + Array("garbage".utf8),
      "empty.jsonl.gz": [],
      "plain.jsonl.gz": logText(day(6)) + tooLong + [10] + logText(day(6, 5...6)).dropLast(),
      "padded.jsonl.gz": GzipMember.of(logText(day(7))) + [UInt8](repeating: 0, count: 700),
      "mixed.jsonl.gz": GzipMember.of(Array(mixedLines.joined(separator: [10])) + [10]),
      "members.jsonl.gz": GzipMember.of(start(of: day(9), lines: 1))
        + GzipMember.of(Array(logText(day(9)).dropFirst(start(of: day(9), lines: 1).count))),
      "invalid.jsonl.gz": GzipMember.of(logText(day(10))) + GzipMember.header + [7, 7, 7, 7],
    ]
  }

  /// What the ledger must say of a file.
  private struct Account: Equatable {
    var lines = 4
    var blank = 0
    var accepted = 4
    var rejected: [String: Int] = [:]
    var filtered = 0
    var copies = 0
    var unterminated = 0
    var damage: String?
    /// Where the damage begins.
    var offset: Int64?

    init(
      lines: Int = 4, blank: Int = 0, accepted: Int = 4, rejected: [String: Int] = [:],
      filtered: Int = 0, copies: Int = 0, unterminated: Int = 0, damage: String? = nil,
      offset: Int64? = nil
    ) {
      self.lines = lines
      self.blank = blank
      self.accepted = accepted
      self.rejected = rejected
      self.filtered = filtered
      self.copies = copies
      self.unterminated = unterminated
      self.damage = damage
      self.offset = offset
    }

    init(_ file: FileRecord) {
      let counts = file.counts
      self.init(
        lines: counts.lines, blank: counts.blank, accepted: counts.accepted,
        rejected: counts.rejected, filtered: counts.filtered, copies: counts.exactCopies,
        unterminated: counts.unterminated, damage: file.damage?.kind, offset: file.damage?.offset)
    }
  }

  private static var expected: [String: Account] {
    func end(_ name: String, minus count: Int = 0) -> Int64 {
      Int64(files[name]?.count ?? 0) - Int64(count)
    }
    return [
      "whole.jsonl.gz": Account(),
      "cut.jsonl.gz": Account(
        lines: 2, accepted: 2, unterminated: 1, damage: "truncated", offset: 0),
      "checksum.jsonl.gz": Account(damage: "crc", offset: 0),
      "length.jsonl.gz": Account(damage: "length", offset: 0),
      "garbage.jsonl.gz": Account(
        damage: "garbageAfterMember", offset: end("garbage.jsonl.gz", minus: 7)),
      "empty.jsonl.gz": Account(lines: 0, accepted: 0),
      "plain.jsonl.gz": Account(lines: 7, accepted: 6, rejected: ["tooLong": 1]),
      "padded.jsonl.gz": Account(), "members.jsonl.gz": Account(),
      "mixed.jsonl.gz": Account(
        lines: 15, blank: 2, accepted: 4,
        rejected: ["malformed": 3, "noTime": 2, "noID": 1, "notUTF8": 1], filtered: 1, copies: 1),
      "invalid.jsonl.gz": Account(
        damage: "corruptData", offset: end("invalid.jsonl.gz", minus: 14)),
    ]
  }

  @Test func `every line of every file is accounted for, damaged ones included`() throws {
    let workspace = try Workspace()
    try workspace.writePipeline(
      replacing: ["files: logs/**/*.jsonl*": "{files: logs/*, where: {model.name: m}}"])
    for (name, bytes) in Self.files { try workspace.write(bytes, to: "logs/\(name)") }
    let tree = try workspace.run()

    let store = try ProfileStore(at: "\(workspace.path)/state", for: .reading)
    let records = try store.files()
    try store.close()
    let found = Dictionary(uniqueKeysWithValues: records.map { ($0.place.path, Account($0)) })
    let expected = Self.expected
    #expect(Set(found.keys) == Set(expected.keys))
    for (name, account) in expected { #expect(found[name] == account, "\(name)") }
    for record in records { #expect(record.counts.isBalanced, "\(record.place.path)") }

    // The pages say the same of the windows that the files have rows in.
    for name in tree.files.keys where name.hasPrefix("day/") && name.hasSuffix("report.json") {
      let log = try workspace.object(name)["log"]
      let refused = log["rejected"].counts.values.reduce(0, +)
      let parts = ["blank", "accepted", "filtered", "exactCopies"].compactMap { log[$0].int }
      #expect(parts.count == 4 && parts.reduce(refused, +) == log["lines"].int, "\(name)")
    }
    let damaged = try (1...10).flatMap { day in
      let name = "2013-04-\(day < 10 ? "0" : "")\(day)"
      return try workspace.object("day/\(name)/report.json")["log"]["damaged"].elements.map {
        "\(day) \($0["reason"].text ?? "") \($0["path"].text ?? "")"
      }
    }
    #expect(
      damaged == [
        "2 truncated cut.jsonl.gz", "3 crc checksum.jsonl.gz", "4 length length.jsonl.gz",
        "5 garbageAfterMember garbage.jsonl.gz", "10 corruptData invalid.jsonl.gz",
      ])
  }

  @Test func `a file cut at any byte loses its last lines, and no others`() throws {
    let workspace = try Workspace()
    try workspace.writePipeline("limits: {rejected_share: 0}\n")
    let lines = Self.day(1, 1...6)
    let bytes = GzipMember.of(logText(lines))
    // Every 50th byte, of copies with ids and times of their own.
    let cuts = Array(stride(from: 0, through: bytes.count, by: 50))
    for cut in cuts {
      let own = lines.map { $0.replacing("\"request_id\":\"1-", with: "\"request_id\":\"\(cut)-") }
      try workspace.write(
        Array(GzipMember.of(logText(own)).prefix(cut)), to: "logs/\(cut).jsonl.gz")
    }
    try workspace.run()
    let store = try ProfileStore(at: "\(workspace.path)/state", for: .reading)
    let files = try store.files()
    try store.close()
    for file in files {
      let own = try workspace.bytes(of: "logs/\(file.place.path)")
      // Stored blocks: what lies behind the two headers is the text itself.
      let newlines = own.dropFirst(15).filter { $0 == 10 }.count
      #expect(file.counts.lines == newlines, "cut at \(own.count)")
      #expect(file.counts.accepted == newlines, "cut at \(own.count)")
    }
    // All that are cut to nothing are one content.
    #expect(files.count == cuts.count)
  }
}
