/// The checks of a window as test cases, for build servers: `junit.xml`.
public enum JUnitReport {
  /// Returns the document: the ten areas, then what the checks found.
  ///
  /// An alert is a failure, no data a skipped case; a warning passes, and says what it is. What an
  /// event explains passes, too.
  public static func render(
    pipeline: String, window: String, areas: [AreaDocument], findings: [FindingDocument]
  ) -> String {
    let areaCases = areas.map {
      Case(suite: pipeline, name: $0.id.rawValue, status: $0.status, sentence: $0.sentence)
    }
    let checkCases = findings.map {
      Case(
        suite: "\(pipeline).\($0.area.rawValue)", name: $0.id,
        status: $0.explainedBy == nil ? $0.status : .ok,
        sentence: $0.sentence + ($0.explainedBy.map { " Expected: \($0)." } ?? ""))
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites>
      \(suite("\(pipeline) \(window) areas", areaCases))
      \(suite("\(pipeline) \(window) checks", checkCases))
      </testsuites>

      """
  }

  private struct Case {
    var suite: String
    var name: String
    var status: Status
    var sentence: String
  }

  private static func suite(_ name: String, _ cases: [Case]) -> String {
    let failures = cases.filter { $0.status == .alert }.count
    let skipped = cases.filter { $0.status == .noData }.count
    let lines = cases.map { line($0) + "\n" }.joined()
    return """
      <testsuite name="\(escaped(name))" tests="\(cases.count)" failures="\(failures)" errors="0" \
      skipped="\(skipped)">
      \(lines)</testsuite>
      """
  }

  private static func line(_ test: Case) -> String {
    let head = "  <testcase classname=\"\(escaped(test.suite))\" name=\"\(escaped(test.name))\">"
    let text = escaped(test.sentence)
    let body =
      switch test.status {
      case .alert: "<failure message=\"\(text)\"/>"
      case .noData: "<skipped message=\"\(text)\"/>"
      case .warning: "<system-out>warning: \(text)</system-out>"
      case .ok: "<system-out>\(text)</system-out>"
      }
    return "\(head)\(body)</testcase>"
  }

  /// Returns text for an attribute or an element; what XML 1.0 cannot hold becomes U+FFFD.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\r", "\t": escaped += "&#\(scalar.value);"
      case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
