import Testing

@testable import ProfileStore

@Suite struct DuplicateRulesTests {
  /// Checks the roles within one file: `-` for none, else the letters c(opy) s(uperseded) r(etry)
  /// m (the same call).
  private func check(_ records: String, _ expected: String, reach: Int64 = .day) {
    let entries = records.split(separator: " ").enumerated().compactMap {
      KeyEntry(record: $1, line: UInt32($0 + 1))
    }
    let found = DuplicateRules(reach: reach).exceptions(in: KeyRun(entries))
    let letters = entries.map { entry in
      let roles = found.roles(line: entry.line, rowIndex: entry.rowIndex)
      let text =
        (roles.contains(.exactCopy) ? "c" : "") + (roles.contains(.superseded) ? "s" : "")
        + (roles.contains(.retry) ? "r" : "") + (roles.contains(.sameCall) ? "m" : "")
      return text.isEmpty ? "-" : text
    }
    #expect(letters.joined(separator: " ") == expected, "\(records)")
  }

  @Test func `no record and single records are ordinary`() {
    check("", "")
    check("a@1", "-")
    check("a@1 b@1 c@1", "- - -")
  }

  @Test func `a record that repeats another in every respect is an exact copy`() {
    check("a@1 a@1", "- c")
    check("a@1 b@1 a@1 a@1", "- - c c")
    check("a@1/500 a@1/500", "- c")
  }

  @Test func `another time or status is a retry and the earliest good answer is served`() {
    check("a@1/500 a@2", "- r")
    check("a@1/500 a@2 a@3", "- r sr")
    check("a@1 a@2/500", "- r")
    check("a@1 a@1/500", "- r")
    check("a@3 a@2 a@1", "sr sr -")
    check("a@1/500 a@2/500", "- r")
    check("a@1/500 a@2 a@2 a@3/500", "- r c r")
  }

  @Test func `lines of one id with several rows are one call`() {
    check("a@1#0 a@1#1 a@1#2", "- - -")
    check("a@1/500#0 a@1/500#1 a@2#0 a@2#1", "- - r r")
    check("a@1#0 a@1#1 a@2#0 a@2#1", "- - sr sr")
    check("a@1#0 a@1#1 a@1#0", "- - c")
    // A retry that answers a row for the first time serves that row.
    check("a@1#0 a@2#0 a@2#1", "- sr r")
  }

  @Test func `lines of a call that are apart belong to the first of them`() {
    check("a@1#0 b@1#0 a@1#1", "- - m")
    check("a@1#1 a@1#0", "- m")
    // The third line continues the second, whose call the first stands for.
    check("a@1#0 b@1 a@1#1 a@1#2", "- - m -")
    check("a@1#0 b@1 a@1#0 a@1#1", "- - c -")
    check("a@1/500#0 a@2#0 b@1 a@2#1 a@1/500#1", "- r - rm m")
    // Of one time, but another status: another call.
    check("a@1/500#0 a@1#1 a@1/500#2", "- r m")
  }

  @Test func `lines of a call belong to the first of them across files`() {
    let rules = DuplicateRules(reach: .day)
    func record(_ row: UInt32, line: UInt32, file: Int, fixed: RowRoles? = nil)
      -> DuplicateRules.Record
    {
      DuplicateRules.Record(
        entry: KeyEntry(high: 1, low: 1, time: .hour, line: line, rowIndex: row), fileRank: file,
        fixedRoles: fixed)
    }
    let parts = [
      record(1, line: 2, file: 1), record(2, line: 3, file: 1), record(0, line: 9, file: 0),
    ]
    #expect(rules.roles(of: parts) == [.sameCall, [], []])
    #expect(rules.roles(of: parts.reversed()) == [[], [], .sameCall])
    // A line of a file that is gone stood for the call, whatever comes before it now.
    #expect(
      rules.roles(of: [record(0, line: 1, file: 0), record(1, line: 1, file: 1, fixed: [])])
        == [.sameCall, []])
    #expect(
      rules.roles(of: [record(0, line: 1, file: 0), record(1, line: 1, file: 1, fixed: .sameCall)])
        == [[], .sameCall])
    // A call without rows, and its line with rows.
    #expect(
      rules.roles(of: [record(.max, line: 2, file: 0), record(0, line: 1, file: 0)])
        == [.sameCall, []])
  }

  @Test func `a group reaches from its first record and then the next begins`() {
    check("a@0 a@24", "- sr")
    check("a@0 a@24.001", "- -")
    check("a@0 a@23 a@25 a@47 a@49", "- sr - sr sr")
    check("a@0 a@0 a@0.001", "- c -", reach: 0)
    check("a@0 a@0 a@0.001", "- c -", reach: -5)
  }

  @Test func `times at the ends of the range do not overflow`() {
    let entries = [Int64.min, .max].enumerated().map { index, time in
      KeyEntry(high: 1, low: 1, time: time, line: UInt32(index))
    }
    #expect(DuplicateRules(reach: .max).exceptions(in: KeyRun(entries)).isEmpty)
  }

  @Test func `many records of one id take no longer than their number`() {
    let entries = (0..<20_000).map {
      KeyEntry(high: 1, low: 1, time: Int64($0 / 4), line: UInt32($0))
    }
    let found = DuplicateRules(reach: .day).exceptions(in: KeyRun(entries))
    #expect(found.elements.count == 19_999)
    #expect(found.elements.count { $0.roles == .exactCopy } == 15_000)
  }

  @Test func `rows of gone files keep their roles and others are arranged around them`() {
    let rules = DuplicateRules(reach: .day)
    func record(_ hours: Int64, file: Int, fixed: RowRoles? = nil, status: Int32 = 200)
      -> DuplicateRules.Record
    {
      let entry = KeyEntry(
        high: 1, low: 1, time: hours * .hour, line: 1, status: status, isGood: status == 200)
      return DuplicateRules.Record(entry: entry, fileRank: file, fixedRoles: fixed)
    }
    // The gone copy counts, so the earlier path's does not.
    #expect(
      rules.roles(of: [record(1, file: 0), record(1, file: 1, fixed: [])]) == [.exactCopy, []])
    // The gone copy was left out, so another one counts.
    #expect(
      rules.roles(of: [record(1, file: 0, fixed: .exactCopy), record(1, file: 1)])
        == [.exactCopy, []])
    // The gone attempt was served, so an earlier one that comes later is not.
    #expect(
      rules.roles(of: [record(1, file: 0), record(2, file: 1, fixed: [])])
        == [[.superseded, .retry], []])
    // The gone call failed.
    #expect(
      rules.roles(of: [record(1, file: 0, fixed: [], status: 500), record(2, file: 1)])
        == [[], .retry])
  }
}
