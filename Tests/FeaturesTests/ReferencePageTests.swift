import Features
import Foundation
import InferenceLog
import Testing

@Suite struct ReferencePageTests {
  /// The row that the page describes.
  static let sample = Sample(times: [1_372_980_615_500_000_000])
    .with("x", .numbers([2.5])).with("n", .numbers([-7])).with("zero", .numbers([0]))
    .with("none", .numbers([nil])).with("carrier", .texts(["UA"]))
    .with("city", .texts([" New York "])).with("nothing", .texts([nil]))
    .with("code", .texts(["42"])).with("yes", .booleans([true]))
    .with("unsure", .booleans([nil])).with("date", .texts(["2013-01-02"]))
    .with("v", .vectors([[4, 1, 3, 2]])).with("gaps", .vectors([[1, .nan, 3]]))
    .with("empty", .vectors([[]]))

  /// An example of the page.
  struct Example: CustomTestStringConvertible {
    var expression: String
    var result: String
    var testDescription: String { expression }
  }

  /// The rows of all tables whose first column is headed `example`.
  static let examples: [Example] = {
    let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/expressions.md")
    guard let text = try? String(contentsOf: page, encoding: .utf8) else { return [] }
    var examples: [Example] = []
    var isExample = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard line.hasPrefix("|"), cells.count >= 2 else {
        isExample = false
        continue
      }
      if cells[0] == "example" { isExample = true }
      guard isExample, cells[0].hasPrefix("`") else { continue }
      examples.append(
        Example(expression: cells[0].trimmingCharacters(in: ["`"]), result: cells[1]))
    }
    return examples
  }()

  @Test(arguments: examples)
  func `the documented example gives the documented result`(_ example: Example) throws {
    let found = try Self.sample.cells(example.expression)
    #expect(found.count == 1)
    #expect(
      found[0].agrees(with: Self.cell(example.result), within: 1e-15),
      "\(example.expression): documented \(example.result), found \(found[0])")
  }

  @Test func `the page has an example of every function`() {
    #expect(Self.examples.count > 90)
    let functions = [
      "abs", "min", "max", "round", "floor", "ceil", "sqrt", "exp", "log", "log1p", "sin", "cos",
      "tan", "atan2", "clip", "sign", "is_missing", "coalesce", "bucket", "standardize", "scale",
      "hour", "weekday", "day", "month", "quarter", "year", "seconds_between", "timestamp",
      "lower", "upper", "trim", "length", "concat", "map", "in", "hash_bucket", "sum", "mean",
      "sd", "diff", "norm", "number",
    ]
    for function in functions {
      let isShown = Self.examples.contains { $0.expression.contains(function + "(") }
      #expect(isShown, "\(function) has no example")
    }
  }

  private static func cell(_ text: String) -> Cell {
    if text == "missing" { return .missing }
    if text == "true" || text == "false" { return .boolean(text == "true") }
    if text.hasPrefix("\"") { return .text(String(text.dropFirst().dropLast())) }
    if text.hasPrefix("[") {
      return .vector(
        text.dropFirst().dropLast().split(separator: ",").map {
          Double($0.trimmingCharacters(in: .whitespaces)) ?? .nan
        })
    }
    return .number(Double(text) ?? .infinity * 0)
  }
}
