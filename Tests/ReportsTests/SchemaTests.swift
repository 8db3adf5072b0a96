import Foundation
import Testing

@testable import Reports

/// Returns what in `value` does not follow `schema`, as paths.
private func faults(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
  if let names = schema["enum"] as? [Any] {
    let isNamed = names.contains { ($0 as? String) == (value as? String) && value is String }
    let isNull = value is NSNull && names.contains { $0 is NSNull }
    return isNamed || isNull ? [] : ["\(path): not one of \(names)"]
  }
  let types = (schema["type"] as? [String]) ?? [schema["type"] as? String ?? ""]
  guard types.contains(where: { isOf($0, value) }) else { return ["\(path): not \(types)"] }
  if let elements = value as? [Any], let item = schema["items"] as? [String: Any] {
    return elements.enumerated().flatMap { faults($0.element, item, at: "\(path)[\($0.offset)]") }
  }
  guard let members = value as? [String: Any] else { return [] }
  if let member = schema["additionalProperties"] as? [String: Any] {
    return members.flatMap { faults($0.value, member, at: "\(path).\($0.key)") }
  }
  let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
  let missing = Set(properties.keys).subtracting(members.keys).map { "\(path).\($0): missing" }
  return missing
    + members.flatMap { key, value in
      properties[key].map { faults(value, $0, at: "\(path).\(key)") } ?? ["\(path).\(key): unknown"]
    }
}

private func isOf(_ type: String, _ value: Any) -> Bool {
  switch type {
  case "object": value is [String: Any]
  case "array": value is [Any]
  case "string": value is String
  case "null": value is NSNull
  case "boolean": value is Bool
  case "number", "integer": value is NSNumber && !(value is NSNull)
  default: false
  }
}

private func object(_ text: String) throws -> Any {
  try JSONSerialization.jsonObject(with: Data(text.utf8))
}

@Test func `documents follow their schemas key by key`() throws {
  let files = try Schema.files()
  func check(_ document: some Encodable, _ file: String) throws {
    let text = try #require(files[file])
    let schema = try #require(try object(text) as? [String: Any])
    let found = faults(try object(JSONWriter.text(document)), schema, at: "$")
    #expect(found == [], "\(file): \(found.prefix(5))")
  }
  try check(Sample.rich(), "report.schema.json")
  try check(Sample.empty(), "report.schema.json")
  try check(Sample.hostile(), "report.schema.json")
  for performance in [Sample.regression, Sample.multiclass(4)] + Sample.degenerate.prefix(2) {
    var report = Sample.rich(columnCount: 1)
    report.performance = performance
    try check(report, "report.schema.json")
  }
  try check(Sample.index(), "index.schema.json")
  try check(Sample.index(days: 0), "index.schema.json")
  try check(Sample.incidents, "incidents.schema.json")
  try check(Sample.findingLine, "finding.schema.json")
  try check(Sample.run, "run.schema.json")
  try check(Sample.manifest, "manifest.schema.json")
}

@Test func `elements that may be null say so`() throws {
  struct Line: Codable { var values: [Double?] }
  let schema = try #require(
    try object(Schema.text(Line.self, title: "a line")) as? [String: Any])
  #expect(faults(try object("{\"values\":[1.5,null]}"), schema, at: "$") == [])
  #expect(faults(try object("{\"values\":[\"1\"]}"), schema, at: "$") != [])
}

@Test func `a document that is wrong does not follow its schema`() throws {
  let text = try #require(try Schema.files()["index.schema.json"])
  let schema = try #require(try object(text) as? [String: Any])
  var document = try #require(
    try object(JSONWriter.text(Sample.index(days: 2))) as? [String: Any])
  document["extra"] = 1
  document["windows"] = [["name": 1]]
  let found = faults(document, schema, at: "$")
  #expect(found.contains("$.extra: unknown"))
  #expect(found.contains { $0.hasPrefix("$.windows[0].name: not") })
}

@Test func `every key is described, and no description is stale`() throws {
  var keys: Set<String> = []
  for text in try Schema.files().values {
    collect(try object(text), into: &keys)
    #expect(!text.contains(#""type":[]"#))
  }
  let described = Set(Descriptions.text.values)
  #expect(keys.subtracting(described) == [])
  #expect(described.subtracting(keys) == [])
}

/// Collects descriptions; a property without one adds a mark that nothing describes.
private func collect(_ schema: Any, into found: inout Set<String>) {
  guard let schema = schema as? [String: Any] else { return }
  for (key, property) in schema["properties"] as? [String: [String: Any]] ?? [:] {
    found.insert(property["description"] as? String ?? "no description of \(key)")
    collect(property, into: &found)
  }
  if let items = schema["items"] { collect(items, into: &found) }
  if let members = schema["additionalProperties"] { collect(members, into: &found) }
}

@Test func `the report says null and why for what this version does not compute`() throws {
  let text = try JSONWriter.text(Sample.empty())
  for key in ["performance", "stability"] {
    #expect(text.contains("\"\(key)\":null"))
    #expect(Sample.unavailable[key] != nil)
  }
  let schema = try #require(try Schema.files()["report.schema.json"])
  #expect(schema.contains(#""performance":{"additionalProperties":false,"description":"How good"#))
}
