import Foundation
import Testing

@testable import Reports

private struct Mixed: Encodable {
  var b: Double? = nil
  var a = Double.nan
  var list: [Double?] = [1, nil, .infinity]
  var map: [String: Double?] = ["z": nil, "a": -0.0]
  var text = "a\"\\\n\u{1}<\u{2028}é"
  var flag = true
  var big = Int.min
  var unsigned = UInt64.max
  var float = Float(0.5)
  var nested: [[String]] = [[], ["x"]]
}

@Test func `JSON is sorted, null where nothing is known, and never NaN`() throws {
  let text = try JSONWriter.text(Mixed())
  #expect(
    text == #"{"a":null,"b":null,"big":-9223372036854775808,"flag":true,"float":0.5,"#
      + #""list":[1,null,null],"map":{"a":0,"z":null},"nested":[[],["x"]],"#
      + #""text":"a\"\\\n\u0001\u003c\u2028é","unsigned":18446744073709551615}"# + "\n")
}

@Test func `keys are in the order of their bytes, however many and long they are`() throws {
  let keys = [
    "psi_max", "psi", "psi\u{0}", "", "é", "statistics_b", "statistics_a", "statistics", "B",
  ]
  for count in [keys.count, 100] {
    let all = keys + (keys.count..<count).map { "statistics_\($0)" }
    let text = try JSONWriter.text(Dictionary(uniqueKeysWithValues: all.map { ($0, 1) }))
    let sorted = all.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let members = sorted.map { "\"\($0 == "psi\u{0}" ? "psi\\u0000" : $0)\":1" }
    #expect(text == "{\(members.joined(separator: ","))}\n")
  }
}

@Test func `empty containers and values of values are written`() throws {
  #expect(try JSONWriter.text([String: Int]()) == "{}\n")
  #expect(try JSONWriter.text([[Int]]()) == "[]\n")
  #expect(try JSONWriter.text(Optional<Int>.none) == "null\n")
  #expect(
    try JSONWriter.text([Int.max: [true, nil]]) == #"{"9223372036854775807":[true,null]}"# + "\n")
}

@Test func `lines hold one document each`() throws {
  #expect(try JSONWriter.lines([[1], [2]]) == "[1]\n[2]\n")
  #expect(try JSONWriter.lines([Int]()) == "")
}

@Test func `every document reads back as it was written`() throws {
  func check<Document: Codable & Equatable>(_ document: Document) throws {
    let text = try JSONWriter.text(document)
    let read = try JSONDecoder().decode(Document.self, from: Data(text.utf8))
    // What was rounded once stays as it is: the second text equals the first.
    #expect(try JSONWriter.text(read) == text)
  }
  try check(Sample.rich())
  try check(Sample.empty())
  try check(Sample.index())
  try check(Sample.incidents)
  try check(Sample.manifest)
  try check(Sample.run)
  try check(Sample.findingLine)
}

@Test func `a report without numbers is strict JSON`() throws {
  var report = Sample.rich(columnCount: 3)
  report.columns[0].profile.mean = .nan
  report.columns[0].profile.quantiles["p50"] = .some(.infinity)
  report.operations.errors.rate = -.infinity
  let text = try JSONWriter.text(report)
  #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any])
  #expect(!text.contains("nan,") && !text.contains("inf,"))
  #expect(text.contains(#""mean":null"#) && text.contains(#""p50":null"#))
}

@Test func `documents that write themselves write what Codable gives`() throws {
  func check(_ document: some Encodable & JSONWritable) throws {
    let stream = JSONStream()
    let outer = stream.text.open()
    try document.encode(to: JSONStreamEncoder(stream: stream))
    stream.text.close(returningTo: outer)
    var direct = JSONBuffer()
    document.write(to: &direct)
    #expect(
      String(decoding: direct.bytes, as: UTF8.self)
        == String(decoding: stream.text.bytes, as: UTF8.self))
  }
  for report in [Sample.rich(), Sample.empty(), Sample.hostile()] {
    for made in report.checks { try check(made) }
    for column in report.columns {
      try check(column)
      for profile in [column.profile, column.referenceProfile].compactMap(\.self) {
        try check(profile)
        try check(profile.nonFinite)
        for category in profile.top { try check(category) }
        for bin in profile.histogram { try check(bin) }
        for hour in profile.hours { try check(hour) }
      }
      guard let drift = column.drift else { continue }
      try check(drift)
      for statistic in drift.statistics.values { try check(statistic) }
    }
  }
  try check(CategoryDocument(value: "{", count: 0))
  try check(["[": ["{", ""], "": [], "psi\u{0}": ["a"], "é": ["b"], "psi": ["c"]])
}
