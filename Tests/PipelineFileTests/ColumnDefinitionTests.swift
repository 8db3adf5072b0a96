import Features
import Testing

@testable import PipelineFile

struct ColumnDefinitionTests {
  private static let text = """
    pipeline: loans
    timezone: UTC
    sources:
      requests: {files: a.gz, where: {kind: [x, y]}}
    inputs:
      age: {path: input.age, range: [0, 120]}
      plan: {path: input.plan, type: category}
      mail: {path: input.mail, type: category, sensitive: true}
    features:
      old: age / 10
      older: old + 1
      mail: lower(mail)
      is: "one_hot(plan, ['a', 'b'])"
    output: {score: output.score}
    """

  private func definition(_ name: String, _ text: String = text) throws -> String {
    let pipeline = try pipeline(text)
    return try #require(
      pipeline.columnDefinitions.first { "\($0.role.rawValue) \($0.name)" == name }
    ).text
  }

  private func replaced(_ old: String, _ new: String) -> String {
    Self.text.replacing(old, with: new)
  }

  @Test func `every column has a definition`() throws {
    #expect(
      try pipeline(Self.text).columnDefinitions.map { "\($0.role.rawValue) \($0.name)" } == [
        "input age", "input plan", "input mail", "feature old", "feature older", "feature mail",
        "feature is=a", "feature is=b", "output score",
      ])
  }

  @Test func `definitions hold what a column is read and computed from`() throws {
    #expect(try definition("input age") == "number record \"input\".\"age\" range 0.0 120.0")
    #expect(
      try definition("feature older") == """
        number "older"
        feature "old" = "age / 10"
        feature "older" = "old + 1"
        input "age" = number record "input"."age"
        """)
    #expect(try definition("output score") == "number record \"output\".\"score\"")
  }

  @Test(arguments: [
    ("feature older", "age / 10", "age / 9"), ("feature older", "input.age", "input.years"),
    ("feature is=a", "input.plan", "plan"), ("input age", "[0, 120]", "[0, 99]"),
    ("input mail", "sensitive: true", "sensitive: false"),
    ("feature mail", "sensitive: true", "sensitive: false"), ("output score", "output.score", "p"),
    ("feature mail", "mail: lower(mail)", "mail: {expr: 'is_missing(mail)', type: category}"),
    ("feature older", "older: old + 1", "older: {expr: old + 1, type: category}"),
  ])
  func `a definition changes with what the column depends on`(
    name: String, old: String, new: String
  ) throws {
    #expect(try definition(name) != definition(name, replaced(old, new)))
  }

  @Test(arguments: [
    ("feature older", "[0, 120]", "[0, 99]"), ("feature is=a", "age / 10", "age / 9"),
    ("feature old", "old + 1", "old + 2"), ("input age", "timezone: UTC", "timezone: GMT"),
    (
      "feature is=a",
      "  old: age / 10\n  older: old + 1\n  mail: lower(mail)\n  is: "
        + "\"one_hot(plan, ['a', 'b'])\"",
      "  is: \"one_hot(plan, ['a', 'b'])\"\n  mail: lower(mail)\n  old: age / 10\n  older: old + 1"
    ),
  ])
  func `a definition does not change with anything else`(
    name: String, old: String, new: String
  ) throws {
    #expect(try definition(name) == definition(name, replaced(old, new)))
  }

  @Test func `features of a sensitive input are sensitive`() throws {
    let pipeline = try pipeline(Self.text)
    #expect(
      pipeline.featurePlan.outputs.indices.map { pipeline.isSensitive(feature: $0) }
        == [false, false, true, false, false])
  }

  @Test(arguments: [
    ("[x, y]", "[x, z]"), ("kind:", "sort:"),
    ("{files: a.gz,", "{files: a.gz, time: at,"), ("{files: a.gz,", "{files: a.gz, id: none,"),
    ("{files: a.gz,", "{files: a.gz, time: {path: ts, format: epoch_s},"),
    ("{files: a.gz,", "{files: a.gz, good: 200,"), ("{files: a.gz,", "{files: a.gz, rows: r,"),
    ("{files: a.gz,", "{files: a.gz, row: r,"), ("{files: a.gz,", "{files: a.gz, status: none,"),
    ("{files: a.gz,", "{files: a.gz, latency: {path: latency_ms, unit: s},"),
    ("pipeline: loans", "pipeline: loans\nwindows: {epoch: 2012-01-01}"),
    ("pipeline: loans", "pipeline: loans\ndedupe: 2d"),
  ])
  func `the source's identity changes with how calls and time are read`(
    old: String, new: String
  ) throws {
    #expect(
      try pipeline(Self.text).sourceIdentityText
        != pipeline(replaced(old, new)).sourceIdentityText)
  }

  @Test(arguments: [
    ("a.gz", "b.gz"), ("[x, y]", "[y, x]"), ("age / 10", "age / 9"),
    ("pipeline: loans", "pipeline: other\ntitle: T\nsettle: 1h\nreport: {output: r}"),
    ("pipeline: loans", "pipeline: loans\nwindows: {every: [day, week], lateness: 5d}"),
    ("{files: a.gz,", "{files: a.gz, time: ts, id: request_id, good: 2xx,"),
  ])
  func `the source's identity does not change with anything else`(
    old: String, new: String
  ) throws {
    #expect(
      try pipeline(Self.text).sourceIdentityText
        == pipeline(replaced(old, new)).sourceIdentityText)
  }

  @Test(arguments: [
    "title: T", "locale: ko", "windows: {every: [day, week]}", "windows: {lateness: 1d}",
    "reference: {first: 14}", "reference: {from: 2013-01-01, to: 2013-02-01}",
    "statistics: {compat: textbook}", "objectives: {availability: 99%}",
    "checks: [{metric: feature.psi, warn: 1}]", "model: {name: none}", "logged_features: f",
  ])
  func `the rendering text changes with what pages show`(line: String) throws {
    #expect(
      try pipeline(Self.text).renderingText != pipeline(Self.text + "\n\(line)").renderingText)
  }

  @Test func `the rendering text does not change with folders and limits`() throws {
    let more = "\nreport: {output: r}\nstate: s\nlimits: {damaged_files: 1}\nsettle: 1h\n"
    #expect(
      try pipeline(Self.text).renderingText == pipeline(Self.text + more).renderingText)
  }

  @Test func `quotes keep texts apart`() {
    #expect(CanonicalText.quoted("a\"b\\c\nd") == "\"a\\\"b\\\\c\\nd\"")
    #expect(CanonicalText.quoted(["a", "b"]) != CanonicalText.quoted(["a\" \"b"]))
    #expect(CanonicalText.path(nil) == "none")
  }
}
