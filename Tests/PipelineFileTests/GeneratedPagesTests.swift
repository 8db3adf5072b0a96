import Foundation
import Testing

@testable import PipelineFile

struct GeneratedPagesTests {
  /// Compares a page with the file in docs/, or writes it where RECORD_GOLDEN is 1.
  private func check(_ page: String, _ name: String) throws {
    let file = packageFolder.appendingPathComponent("docs").appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(page.utf8).write(to: file)
    }
    let stored = try String(contentsOf: file, encoding: .utf8)
    #expect(stored == page, "docs/\(name) is stale: run RECORD_GOLDEN=1 make test")
  }

  @Test func `the schema in docs is that of the key table`() throws {
    try check(PipelineSchema.json(), "pipeline.schema.json")
  }

  @Test func `the reference page in docs is that of the key table`() throws {
    try check(PipelineReference.markdown(), "pipeline-file.md")
  }

  @Test func `the schema is JSON, and every reference has a definition`() throws {
    let json = PipelineSchema.json()
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
    let root = try #require(value as? [String: Any])
    let definitions = try #require(root["$defs"] as? [String: Any])
    for reference in json.matches(of: /#\/\$defs\/([A-Za-z]+)/) {
      #expect(definitions[String(reference.1)] != nil, "\(reference.1)")
    }
    #expect((root["required"] as? [String]) == ["sources"])
  }

  @Test func `every key has a sentence and an example that is right`() throws {
    for (path, key) in Self.keys(of: KeyTable.file, at: "") {
      #expect(key.doc.hasSuffix("."), "\(path)")
      #expect(!key.isRequired || key.fallback == nil, "\(path)")
      let separator = key.example.hasPrefix("\n") ? ":" : ": "
      let text = "\(key.name)\(separator)\(key.example)\n"
      let lines = text.split(separator: "\n").map(String.init)
      let (root, problems) = YAMLReader.read(text, lines: lines, environment: [:])
      #expect(problems.isEmpty, "\(path)")
      var check = ShapeCheck()
      check.check(
        try #require(root),
        .section(Shape.Section(heading: "", doc: "", keys: [key])), at: "")
      #expect(check.problems.isEmpty, "\(path): \(check.problems)")
    }
  }

  /// Returns every served key with its path.
  private static func keys(of section: Shape.Section, at path: String) -> [(String, Key)] {
    section.servedKeys.flatMap { key in
      [("\(path)\(key.name)", key)] + keys(in: key.shape, at: "\(path)\(key.name).")
    }
  }

  private static func keys(in shape: Shape, at path: String) -> [(String, Key)] {
    switch shape {
    case .scalar: []
    case .section(let section): keys(of: section, at: path)
    case .list(let element, _, _): keys(in: element, at: path)
    case .table(_, let value, _): keys(in: value, at: path)
    case .any(let shapes): shapes.flatMap { keys(in: $0, at: path) }
    case .kinds(let kinds): kinds.flatMap { keys(of: $0.section, at: "\(path)\($0.kind).") }
    }
  }

  @Test func `the shortest pipeline of the page is one`() throws {
    let page = PipelineReference.markdown()
    let block = try #require(page.firstMatch(of: /```yaml\n([^`]*)```/))
    #expect(mistakes(String(block.1)).isEmpty)
  }
}
