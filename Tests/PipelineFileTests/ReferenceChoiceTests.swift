import Foundation
import Testing

@testable import PipelineFile

@Suite struct ReferenceChoiceTests {
  private static let minimal = """
    pipeline: p
    sources: {requests: {files: "*.jsonl.gz"}}
    inputs: {a: {path: input.a}}

    """

  private func references(_ text: String) throws -> [ReferenceChoice] {
    try Pipeline.read(text: Self.minimal + text, path: "/pipelines/p.yaml").references
  }

  @Test func `every way to choose a reference is read`() throws {
    #expect(try references("reference: previous").map(\.rule) == [.previous])
    #expect(try references("reference: {previous: true}").map(\.rule) == [.previous])
    #expect(
      try references("reference: {rolling: 4w}").map(\.rule) == [.rolling(seconds: 28 * 86_400)])
    #expect(
      try references("reference: {rolling: 1d}").map(\.rule) == [.rolling(seconds: 86_400)])
    let hours = "windows: {every: [hour]}\nreference: {rolling: 3h}"
    #expect(try references(hours).map(\.rule) == [.rolling(seconds: 10_800)])
    #expect(
      try references("reference: {same_weekday: 4}").map(\.rule) == [.sameWeekday(weeks: 4)])
    #expect(try references("").map(\.rule) == [.first(windows: 28)])
  }

  @Test func `files of a reference say their format by their names`() throws {
    let csv = try references("reference: {file: training/*.csv.gz}")
    #expect(
      csv.map(\.rule) == [
        .files(ReferenceFiles(patterns: ["/pipelines/training/*.csv.gz"], format: .csv))
      ])
    let log = try references("reference: {file: [a.jsonl.gz, ../b.jsonl]}")
    #expect(
      log.map(\.rule) == [
        .files(ReferenceFiles(patterns: ["/pipelines/a.jsonl.gz", "/b.jsonl"], format: .log))
      ])
    let said = try references("reference: {file: a.txt, format: csv}")
    #expect(
      said.map(\.rule) == [.files(ReferenceFiles(patterns: ["/pipelines/a.txt"], format: .csv))])
  }

  @Test func `the first of several references is the primary one`() throws {
    let several = try references(
      "reference: [{rolling: 7d, exclude: [incidents, damaged]}, previous, {first: 3}]")
    #expect(
      several.map(\.rule) == [.rolling(seconds: 7 * 86_400), .previous, .first(windows: 3)])
    #expect(several[0].exclusions == [.incidents, .damaged])
    #expect(several.map(\.isMoving) == [true, true, false])
  }

  @Test func `holidays are read with or without their names`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "tidemark-holidays-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func holidays(_ text: String, _ rest: String = "") throws -> Pipeline {
      try text.write(
        to: folder.appending(path: "days.yaml"), atomically: true, encoding: .utf8)
      return try Pipeline.read(
        text: Self.minimal + "holidays: days.yaml\n" + rest,
        path: folder.appending(path: "p.yaml").path)
    }
    let named = try holidays("2013-07-04: Independence Day\n2013-01-01: New Year\n")
    #expect(
      named.holidays.map { "\($0.date) \($0.name ?? "")" } == [
        "2013-01-01 New Year", "2013-07-04 Independence Day",
      ])
    #expect(named.references[0].holidays == .leaveOut)
    let apart = try holidays("[2013-07-04]", "reference: {first: 7, holidays: apart}")
    #expect(apart.holidays.map(\.name) == [nil])
    #expect(apart.references[0].holidays == .apart)
    #expect(throws: PipelineFileError.self) { try holidays("[2013-02-30]") }
    #expect(throws: PipelineFileError.self) { try holidays("{") }
    #expect(throws: PipelineFileError.self) { try holidays("5") }
  }

  @Test func `another reference is another rendering`() throws {
    func text(_ reference: String) throws -> String {
      try Pipeline.read(text: Self.minimal + reference, path: "/pipelines/p.yaml").renderingText
    }
    let texts = try [
      "", "reference: previous", "reference: {rolling: 7d}", "reference: {rolling: 8d}",
      "reference: {rolling: 7d, exclude: [damaged]}", "reference: {same_weekday: 2}",
      "reference: [previous, {rolling: 7d}]",
    ].map(text)
    #expect(Set(texts).count == texts.count)
  }
}
