/// The units of lengths of time, each as it stands behind its number.
struct TimeUnitNames: Sendable {
  let day: String
  let hour: String
  let minute: String
  let second: String
}

/// The names of counts, as tables have them.
struct CountNames: Sendable {
  let files: String
  let lines: String
  let blank: String
  let accepted: String
  let rejected: String
  let filtered: String
  let exactCopies: String
  let retries: String
  let late: String
  let outOfRange: String
  let nonstandard: String
  let rows: String
  let served: String
  let failed: String
  let superseded: String
  let mismatched: String
  let otherFields: String
}

/// The headings under Data and method.
struct MethodNames: Sendable {
  let window: String
  let state: String
  let asOf: String
  let reference: String
  let drift: String
  let bins: String
  let zeroRule: String
  let compat: String
  let quantiles: String
  let inputs: String
  let configuration: String
}

/// The names of what is counted of a column.
struct ColumnCountNames: Sendable {
  let rows: String
  let missing: String
  let absent: String
  let null: String
  let invalid: String
  let coerced: String
  let nan: String
  let infinite: String
  let zeros: String
  let distinct: String
  let mean: String
  let sd: String
  let min: String
  let max: String
}

/// The titles of the trends.
struct TrendNames: Sendable {
  let calls: String
  let errorRate: String
  let p99: String
  let drifted: String
  let maxPsi: String
  let cpu: String
  let memory: String
  let disk: String
  let network: String
}

/// The rows of a chart of scores or errors.
struct ScoreRowNames: Sendable {
  let residual: String
  let positive: String
  let negative: String
}

/// The heads of the table of revised numbers.
struct RevisionHeadNames: Sendable {
  let first: String
  let before: String
  let now: String
}

/// The rows of the table of revised numbers.
struct RevisionRowNames: Sendable {
  let value: String
  let interval: String
  let estimated: String
  let coverage: String
}
