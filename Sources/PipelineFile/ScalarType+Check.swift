import Foundation
import InferenceLog
import Windows

/// What is wrong with a scalar beyond not being what was expected.
struct ScalarFault: Error {
  /// The whole message, where "expected … found …" would not do.
  var message: String?
  var suggestion: String?
}

extension ScalarType {
  /// What is expected, for messages: `a span such as 10m or 2d`.
  var expectation: String {
    switch self {
    case .text: "text"
    case .pipelineName:
      "a name of 1 to 64 lower-case letters, digits, '-' and '_' that starts with a letter or digit"
    case .name: "a name of 1 to 128 characters without line ends, blanks around it and '`'"
    case .timeZone: "a time zone such as Europe/Berlin or UTC"
    case .filePath: "the path of a file or folder"
    case .filePattern: "a file pattern such as ../logs/**/*.jsonl.gz"
    case .fieldPath(let words):
      "a path into the record such as input.age or x[3]" + Self.listed(words.map { "'\($0)'" })
    case .expression: "an expression such as log1p(distance)"
    case .number: "a number"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .share: "a share such as 1% or 0.01"
    case .span: "a span of time such as 30s, 10m, 2d or 4w"
    case .spanOrNone: "a span of time such as 30s, 10m, 2d or 4w, or 'none'"
    case .latency: "a time such as 250ms or 1.5s"
    case .limit: "a number, a share such as 1% or a time such as 250ms"
    case .date: "a date such as 2013-01-31"
    case .instant: "a date or time such as 2013-01-31 or 2013-01-31T06:00"
    case .status: "a status code from 0 to 999 or a class such as 2xx"
    case .flag: "true or false"
    case .granularity: "hour, day, week, month, quarter or a duration such as 6h"
    case .metric: "a metric such as feature.psi"
    case .columnPattern: "a column's name, with '*' and '?' for any characters"
    case .choice(let choices):
      choices.contains { $0.refusal == nil }
        ? "one of " + choices.filter { $0.refusal == nil }.map(\.word).joined(separator: ", ") : ""
    }
  }

  /// Checks a scalar.
  func check(_ text: ConfigText) throws(ScalarFault) {
    let value = text.value
    switch self {
    case .number, .integer:
      guard text.isPlain || text.isSubstituted else {
        throw ScalarFault(suggestion: isValid(value) ? "remove the quotes" : nil)
      }
      guard isValid(value) else { throw ScalarFault() }
    case .choice(let choices): try Self.check(value, against: choices)
    case .timeZone: try Self.checkTimeZone(value)
    case .filePattern:
      if let fault = FilePattern.fault(in: value) { throw fault }
    case .metric: try Self.checkMetric(value)
    case .fieldPath(let words): try Self.checkPath(value, words)
    case .date:
      guard CalendarDate(value) == nil else { return }
      let isDigits = value.split(separator: "-").allSatisfy { $0.allSatisfy(\.isASCIIDigit) }
      guard isDigits, value.count == 10 else { throw ScalarFault() }
      throw ScalarFault(message: "there is no day '\(ConfigNode.shortened(value))'")
    default:
      guard isValid(value) else { throw ScalarFault(suggestion: remedy(for: value)) }
    }
  }

  private func isValid(_ value: String) -> Bool {
    switch self {
    case .pipelineName: Self.isPipelineName(value)
    case .name: Self.isName(value)
    case .filePath: !value.isEmpty && !value.utf8.contains(0) && !value.hasPrefix("~")
    case .expression, .columnPattern: value.contains { !$0.isWhitespace }
    case .number: Quantity.number(value) != nil
    case .integer(let range): Int(value).map(range.contains) ?? false
    case .share: Quantity.share(value).map { (0...1).contains($0) } ?? false
    case .span: Quantity.span(value) != nil
    case .spanOrNone: value == "none" || Quantity.span(value) != nil
    case .latency: Quantity.latency(value).map { $0 > 0 } ?? false
    case .limit: Quantity.limit(value) != nil
    case .status: StatusSet.codes(value) != nil
    case .flag: value == "true" || value == "false"
    case .granularity: Granularity(value) != nil
    case .instant: LocalClock(timeZone: .gmt).instant(of: value) != nil
    case .text, .timeZone, .filePattern, .fieldPath, .date, .metric, .choice: true
    }
  }

  /// Returns what probably helps.
  private func remedy(for value: String) -> String? {
    switch self {
    case .span where Int(value) != nil, .spanOrNone where Int(value) != nil:
      "add a unit: \(value)s, \(value)m, \(value)h or \(value)d"
    case .latency where Quantity.number(value) != nil: "add a unit: \(value)ms or \(value)s"
    case .share where Quantity.number(value) != nil: "did you mean '\(value)%'?"
    case .flag: ["yes", "on"].contains(value.lowercased()) ? "write true" : nil
    case .filePath where value.hasPrefix("~"): "write ${HOME} for '~'"
    case .granularity:
      EditDistance.nearest(to: value, in: ["hour", "day", "week", "month", "quarter"])
        .map { "did you mean '\($0)'?" }
    default: nil
    }
  }

  private static func check(_ word: String, against choices: [Choice]) throws(ScalarFault) {
    if let choice = choices.first(where: { $0.word == word }) {
      guard let refusal = choice.refusal else { return }
      throw ScalarFault(message: "'\(word)' is \(refusal)")
    }
    let words = choices.map(\.word)
    let meant = meanings[word.lowercased()].flatMap { words.contains($0) ? $0 : nil }
    let near = meant ?? EditDistance.nearest(to: word, in: words)
    throw ScalarFault(suggestion: near.map { "did you mean '\($0)'?" })
  }

  /// What other tools call types of columns.
  private static let meanings = [
    "string": "category", "text": "category", "str": "category", "categorical": "category",
    "enum": "category", "object": "category", "int": "number", "integer": "number",
    "float": "number", "double": "number", "numeric": "number", "bool": "boolean",
    "date": "timestamp", "datetime": "timestamp", "time": "timestamp", "array": "vector",
    "list": "vector",
  ]

  private static func checkTimeZone(_ name: String) throws(ScalarFault) {
    let known = TimeZone.knownTimeZoneIdentifiers
    if name == "UTC" || known.contains(name) { return }
    // Links such as US/Eastern are in the database but not in the list.
    if name.contains("/") || name == "GMT", TimeZone(identifier: name) != nil { return }
    let near = EditDistance.nearest(to: name, in: known + ["UTC"])
    throw ScalarFault(suggestion: near.map { "did you mean '\($0)'?" })
  }

  private static func checkPath(_ path: String, _ words: [String]) throws(ScalarFault) {
    guard !words.contains(path) else { return }
    do throws(FieldPathError) {
      _ = try FieldPath(parsing: path)
    } catch {
      guard !path.isEmpty else { throw ScalarFault() }
      throw ScalarFault(message: "cannot read path '\(ConfigNode.shortened(path))': \(error)")
    }
  }

  private static func checkMetric(_ metric: String) throws(ScalarFault) {
    let parts = metric.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.allSatisfy(isMetricByte), !parts[1].isEmpty else {
      throw ScalarFault()
    }
    let area = String(parts[0])
    guard Area.allCases.map(\.rawValue).contains(area) else {
      throw ScalarFault(
        message: "no area is named '\(ConfigNode.shortened(area))'",
        suggestion: EditDistance.suggestion(
          for: area, in: Area.allCases.map(\.rawValue), listed: "areas are"))
    }
  }

  private static func isMetricByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F || byte == 0x2E
  }

  static func isPipelineName(_ text: String) -> Bool {
    guard (1...64).contains(text.utf8.count), let first = text.utf8.first else { return false }
    let isLetterOrDigit = { (byte: UInt8) in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }
    return isLetterOrDigit(first)
      && text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x5F }
  }

  private static func isName(_ text: String) -> Bool {
    guard (1...128).contains(text.count), text.first?.isWhitespace == false,
      text.last?.isWhitespace == false
    else { return false }
    return text.unicodeScalars.allSatisfy { $0 != "`" && $0.value >= 0x20 && $0.value != 0x7F }
  }

  private static func listed(_ words: [String]) -> String {
    words.isEmpty ? "" : ", or " + words.joined(separator: " or ")
  }
}
