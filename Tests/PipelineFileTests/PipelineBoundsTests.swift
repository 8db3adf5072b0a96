import Foundation
import Testing

@testable import PipelineFile

/// Files that are made to hurt, or are no pipeline files at all.
struct PipelineBoundsTests {
  @Test func `an alias bomb is refused at once`() {
    var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (name, previous) in zip("bcdefghijklmnop", "abcdefghijklmno") {
      let aliases = Array(repeating: "*\(previous)", count: 9).joined(separator: ", ")
      text += "\(name): &\(name) [\(aliases)]\n"
    }
    #expect(
      mistakes(text + "? *p\n: x\n") == [
        "1:4: YAML anchors ('&name') and aliases ('*name') are not supported; write the value out; "
          + "put quotes around a text that starts with '&'"
      ])
  }

  @Test(arguments: [
    "title: R & D", "title: AT&T", "title: \"a && b\"", "# see a &b", "title: 'a & b'",
    "title: \"R &D\"", "title: R &D",
  ])
  func `an ampersand in a text is no anchor`(line: String) {
    #expect(mistakes(minimal + line + "\n").isEmpty)
  }

  @Test(arguments: [
    "&co", "*star", "<b>", "<&\"x\">", "&", "<<", "&a *b", "*", "!tag", "&é", "%x", "@x", "- x",
  ])
  func `a quoted text may begin with any sign`(title: String) throws {
    let escaped = title.replacing("\"", with: "\\\"")
    #expect(try pipeline(minimal + "title: \"\(escaped)\"\n").title == title)
    #expect(try pipeline(minimal + "title: '\(title)'\n").title == title)
    #expect(try pipeline(minimal + "title: >-\n  \(title)\n").title == title)
  }

  @Test(arguments: [
    "x: &a b", "x: [&a b]", "&a x: 1", "x: &a {y: 1}", "x: [1, &a [2]]", "{\"q\": &a b}",
    "\"q\": &a b", "- \"q\"\n- &a b",
  ])
  func `every anchor is seen`(text: String) {
    #expect(mistakes(text).first?.contains("anchors") == true)
  }

  @Test(arguments: ["x: \"# \n  # \": &a b", "\"\n\": &a b", "x: {\"\n\": &a b}", "x: &é b"])
  func `an anchor behind what is no YAML is refused with it`(text: String) {
    #expect(mistakes(text).first?.contains("invalid YAML") == true)
  }

  @Test(arguments: [
    "\"&a\"", "'&a'", "\"x\"&a", "| \n  \"&a", "\"\n\"&a b",
  ])
  func `quotes hide no anchor from aliases`(anchor: String) {
    #expect(mistakes("x: \(anchor) y\nz: *a\n").first?.contains("anchors") == true)
  }

  @Test func `an alias without an anchor is a mistake of YAML`() {
    #expect(
      mistakes(minimal + "title: *x\n") == [
        "7:8: invalid YAML: found undefined alias; put quotes around a value that starts with '*'"
      ])
  }

  @Test(arguments: [31, 100, 100_000])
  func `deep nesting is refused`(depth: Int) {
    let text =
      "title: " + String(repeating: "[", count: depth)
      + String(repeating: "]", count: depth)
    #expect((1...2).contains(mistakes(minimal + text + "\n").count))
    let block = String(repeating: "- ", count: min(depth, 5000)) + "x\n"
    #expect(!mistakes(block).isEmpty)
  }

  @Test func `more values than bounded are refused`() {
    let text = "title: [" + String(repeating: "1,", count: 250_000) + "]"
    #expect(
      mistakes(text).contains { $0.contains("more than 200000 values") })
  }

  @Test func `a text above the limit is refused, one below it is read`() {
    let comment = "#" + String(repeating: "x", count: 4 << 20) + "\n"
    #expect(
      mistakes(comment + minimal)
        == ["0:0: expected at most 4 MiB, found more; is this a log file?"])
    #expect(mistakes(comment.dropLast(1_000) + "\n" + minimal).isEmpty)
  }

  @Test func `a text cut at any place is a pipeline or a mistake, never a crash`() {
    let text = Array(
      (minimal + "features: {old: 'log1p(age)', \"x\": {expr: age}}\nwindows: {every: [day]}\n")
        .utf8)
    for length in text.indices {
      _ = mistakes(String(decoding: text[..<length], as: UTF8.self))
    }
  }

  @Test func `a text with any byte replaced is a pipeline or a mistake, never a crash`() {
    let text = Array((minimal + "features: {old: log1p(age)}\nchecks: []\n").utf8)
    for index in text.indices {
      for byte in "\u{0}:{[]\"'|>-#?!*&\t\né".utf8 {
        var copy = text
        copy[index] = byte
        _ = mistakes(String(decoding: copy, as: UTF8.self))
      }
    }
  }

  @Test func `thousands of features are read in good time`() throws {
    var text = minimal + "features:\n"
    for index in 0..<2_000 { text += "  f\(index): age + \(index)\n" }
    let start = ContinuousClock.now
    #expect(try pipeline(text).features.count == 2_000)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  // MARK: Files

  private func failure(of path: String) -> String? {
    do throws(PipelineFileError) {
      _ = try Pipeline.read(path: path, environment: [:])
      return nil
    } catch {
      return error.description
    }
  }

  private func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("loans.yaml")
    try Data(bytes).write(to: file)
    try body(file.path)
  }

  @Test func `a file is read, and paths are relative to its folder`() throws {
    try withFile(Array(minimal.utf8)) { path in
      let pipeline = try Pipeline.read(path: path, environment: [:])
      #expect(pipeline.path == path)
      #expect(pipeline.requests.patterns == [path.dropLast(10) + "logs/*.gz"])
    }
  }

  @Test func `no file, a folder and other bytes are told apart`() throws {
    #expect(failure(of: "/none/x.yaml") == "tidemark: /none/x.yaml: there is no such file")
    #expect(failure(of: "/tmp") == "tidemark: /tmp: expected a pipeline file, found a folder")
    try withFile([0x1F, 0x8B, 8, 0]) { path in
      #expect(
        failure(of: path)
          == "tidemark: \(path): expected text in UTF-8, found a gzip file; is this a log file?")
    }
    try withFile(Array("title: x\nlocale: ".utf8) + [0xFF, 0x0A]) { path in
      #expect(
        failure(of: path) == "tidemark: \(path):2:1: expected text in UTF-8, found other bytes; "
          + "save the file as UTF-8")
    }
    try withFile([]) { path in
      #expect(failure(of: path)?.contains("the pipeline file is empty") == true)
    }
    try withFile([UInt8](repeating: 0x20, count: (4 << 20) + 1)) { path in
      #expect(failure(of: path)?.contains("4 MiB") == true)
    }
  }

  @Test func `the name of the file serves only when it is a name`() throws {
    let error = #expect(throws: PipelineFileError.self) {
      try Pipeline.read(text: minimal, path: "/My Loans.yml")
    }
    #expect(
      error?.problems.map(\.message)
        == ["the pipeline has no name, and the file's name 'My Loans' cannot serve"])
    #expect(try Pipeline.read(text: minimal, path: "/loans-2.yml").name == "loans-2")
  }
}
