import Checks
import Operations
import Profiles
import Reports

/// Turns the values of inputs that go with slow calls into their document.
struct SlowCallsAssembly {
  let setup: Setup
  let result: WindowResult

  /// The values, or why they are not known.
  var document: SlowCallsDocument {
    guard let seconds = setup.schema.slowSeconds else {
      return SlowCallsDocument(reason: Reasons.sentence("noLatencyObjective"))
    }
    guard let calls = SlowCalls(result.evidence.profile, schema: setup.schema) else {
      return SlowCallsDocument(
        thresholdSeconds: seconds, reason: Reasons.sentence("otherLatencyObjective"))
    }
    return SlowCallsDocument(
      thresholdSeconds: seconds, slow: calls.slow, rows: calls.rows,
      values: calls.values.map { value in
        SlowValueDocument(
          column: value.column, value: value.value, slow: value.slow, rows: value.rows,
          rate: value.rate, otherRate: value.otherRate, median: value.median,
          otherMedian: value.otherMedian, pValue: value.pValue)
      }, reason: calls.rows == 0 ? Reasons.sentence("noRowLatency") : nil)
  }
}
