import Checks
import PipelineFile
import Reports

/// Turns the rules of a window into documents.
struct ChecksAssembly {
  let result: WindowResult

  /// The rules and what they made of the window, those of the pipeline file first.
  var documents: [CheckDocument] {
    result.checks.map { check in
      CheckDocument(
        metric: check.metric, on: check.columns, compat: check.compatibility?.rawValue,
        passes: passing(check.passing), warn: check.warn, alert: check.alert,
        persistence: check.persistence.map { "\($0.needed) of \($0.windows)" },
        source: source(check.origin), line: line(check.origin),
        status: Reports.Status(rawValue: check.status.rawValue) ?? .noData,
        judged: check.judged, failed: check.failed, value: check.decisive?.value,
        limit: check.limit, column: check.decisive?.column,
        leniency: check.leniency.flatMap { CheckLeniency(rawValue: $0.rawValue) },
        reason: check.reason.map(Reasons.sentence), explainedBy: check.excuse?.title)
    }
  }

  private func passing(_ passing: RuleResult.Passing) -> CheckPassing {
    switch passing {
    case .below: .below
    case .above: .above
    case .within: .within
    }
  }

  private func source(_ origin: RuleResult.Origin) -> CheckSource {
    switch origin {
    case .builtIn: .builtIn
    case .check: .check
    case .objective: .objective
    }
  }

  private func line(_ origin: RuleResult.Origin) -> Int? {
    guard case .check(let line) = origin, line > 0 else { return nil }
    return line
  }
}
