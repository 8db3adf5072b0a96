@testable import PipelineFile

extension PipelineMistakeTests {
  private static func features(_ text: String) -> String { "features:\n" + text }

  static let columns = [
    Mistake(
      name: "unknown column", text: features("  old: log1p(agee)"),
      messages: ["8:14: feature 'old': no input or feature is named 'agee'; did you mean 'age'?"]),
    Mistake(
      name: "unknown column in quotes", text: features("  old: \"log1p( agee)\""),
      messages: ["8:16: feature 'old': no input or feature is named 'agee'; did you mean 'age'?"]),
    Mistake(
      name: "unknown column in expr", text: features("  old: {expr: 'age + agee'}"),
      messages: ["8:22: feature 'old': no input or feature is named 'agee'; did you mean 'age'?"]),
    Mistake(
      name: "unknown column in a folded expression",
      text: features("  old: >-\n    age +\n      agee"),
      messages: ["10:7: feature 'old': no input or feature is named 'agee'; did you mean 'age'?"]),
    Mistake(
      name: "unbalanced parenthesis", text: features("  old: max(age, 3"),
      messages: ["8:11: feature 'old': '(' is not closed"]),
    Mistake(
      name: "unknown function", text: features("  old: logp1(age)"),
      messages: ["8:8: feature 'old': no function is named 'logp1'; did you mean 'log1p'?"]),
    Mistake(
      name: "every wrong feature, and none that only follows",
      text: features("  a: agee\n  b: a + 1\n  c: agee + 1\n  d: b + c"),
      messages: [
        "8:6: feature 'a': no input or feature is named 'agee'; did you mean 'age'?",
        "10:6: feature 'c': no input or feature is named 'agee'; did you mean 'age'?",
      ]),
    Mistake(
      name: "YAML in an expression", text: features("  m: map(plan, {a: 1})"),
      messages: [
        "8:18: invalid YAML: mapping values are not allowed in this context; put quotes "
          + "around a value that holds ': '"
      ]),
    Mistake(
      name: "bad column name", text: features("  \"a\\nb\": age"),
      messages: [
        "8:3: expected a name of 1 to 128 characters without line ends, blanks around it "
          + "and '`' as key in 'features', found 'a b'"
      ]),
    Mistake(
      name: "a type of other tools, and no expression that only follows",
      text: "sources: {requests: {files: a}}\n"
        + "inputs: {a: {path: a, type: string}}\n"
        + "features: {f: 'a in [\"x\"]', g: 'log(a) + b'}", isWhole: true,
      messages: [
        "2:29: expected one of number, category, boolean, timestamp, vector for 'inputs.a.type', "
          + "found 'string'; did you mean 'category'?"
      ]),
    Mistake(
      name: "range of a category",
      text: "sources: {requests: {files: a}}\n"
        + "inputs: {a: {path: a, type: category, range: [1, 2]}}", isWhole: true,
      messages: ["2:46: 'inputs.a' has a range but holds no numbers; remove the range or the type"]),
    Mistake(
      name: "range from the end",
      text: "sources: {requests: {files: a}}\ninputs: {a: {path: a, range: [2, 1]}}", isWhole: true,
      messages: [
        "2:30: the range of 'inputs.a' ends before it begins; write the smallest number "
          + "first"
      ]),
    Mistake(
      name: "categories of a number",
      text: "sources: {requests: {files: a}}\ninputs: {a: {path: a, categories: [2, 1]}}",
      isWhole: true,
      messages: ["2:35: 'inputs.a' has categories but is no category; add type: category"]),
    Mistake(
      name: "row without rows",
      text: "sources: {requests: {files: a}}\ninputs: {a: {path: a, in: row}}", isWhole: true,
      messages: [
        "2:27: 'in: row' needs a source whose records hold several rows; add rows to the "
          + "source or remove it"
      ]),
  ]

  static let settings = [
    Mistake(
      name: "a rolling reference of nothing", text: "reference: [previous, {rolling: 0d}]",
      messages: [
        "7:33: 'reference.rolling' is '0d', shorter than the finest window (day): no window is ever "
          + "compared; write rolling: 28d, or name a finer window in 'windows.every'"
      ]),
    Mistake(
      name: "a rolling reference shorter than a window",
      text: "windows: {every: [week]}\nreference: {rolling: 6d}",
      messages: [
        "8:22: 'reference.rolling' is '6d', shorter than the finest window (week): no window is ever"
          + " compared; write rolling: 28d, or name a finer window in 'windows.every'"
      ]),
    Mistake(
      name: "state and report in one folder", text: "state: r\nreport: {output: ./r/}",
      messages: [
        "7:8: report and state lie in one folder, so that the ledger would travel with the report; "
          + "name two folders of which neither holds the other"
      ]),
    Mistake(
      name: "state within the report", text: "report: {output: build}",
      messages: [
        "7:18: the state lies within the report, so that the ledger would travel with it; "
          + "name two folders of which neither holds the other"
      ]),
    Mistake(
      name: "report within the state", text: "state: s\nreport: {output: s/r}",
      messages: [
        "7:8: the report lies within the state; name two folders of which neither holds the other"
      ]),
    Mistake(
      name: "task without its column", text: "output: {task: regression, score: s}",
      messages: [
        "7:16: task 'regression' needs 'value' in 'output'; add value: and its path",
        "7:28: task 'regression' has no 'score'; its columns are value",
      ]),
    Mistake(
      name: "threshold without score", text: "output: {class: c, threshold: 0.5}",
      messages: [
        "7:31: 'output.threshold' needs a binary score; add score: or remove the threshold"
      ]),
    Mistake(
      name: "threshold above one", text: "output: {score: s, threshold: 21}",
      messages: ["7:31: 'output.threshold' must lie between 0 and 1, found '21'"]),
    Mistake(
      name: "base that does not tile", text: "windows: {every: [week, month]}",
      messages: [
        "7:25: windows of 'week' cannot be merged into windows of 'month'; add day to "
          + "'windows.every' or remove one of the two"
      ]),
    Mistake(
      name: "duration that does not tile", text: "windows: {every: [7h, day]}",
      messages: [
        "7:23: windows of '7h' cannot be merged into windows of 'day'; remove one of the "
          + "two"
      ]),
    Mistake(
      name: "granularity twice", text: "windows: {every: [day, 24h]}",
      messages: ["7:24: 'day' stands twice in 'windows.every'"]),
    Mistake(
      name: "bad granularity", text: "windows: {every: [dya]}",
      messages: [
        "7:19: expected hour, day, week, month, quarter or a duration such as 6h for "
          + "'windows.every', found 'dya'; did you mean 'day'?"
      ]),
    Mistake(
      name: "no day of the calendar", text: "reference: {from: 2013-02-29, to: 2013-04-01}",
      messages: ["7:19: there is no day '2013-02-29'"]),
    Mistake(
      name: "bad date", text: "reference: {from: January, to: 2013-04-01}",
      messages: ["7:19: expected a date such as 2013-01-31 for 'reference.from', found 'January'"]),
    Mistake(
      name: "reference backwards", text: "reference: {from: 2013-04-01, to: 2013-04-01}",
      messages: [
        "7:35: the reference ends on 2013-04-01, not after it begins on 2013-04-01; 'to' "
          + "is the day behind the last one"
      ]),
    Mistake(
      name: "half a reference", text: "reference: {from: 2013-04-01}",
      messages: ["7:12: 'reference' has no 'to'; add to: and a date"]),
    Mistake(
      name: "two references", text: "reference: {from: 2013-04-01, to: 2013-05-01, first: 28}",
      messages: [
        "7:47: 'reference' has both dates and 'first'; keep one of them, or write a list of "
          + "references"
      ]),
    Mistake(
      name: "no reference at all", text: "reference: {exclude: [incidents]}",
      messages: ["7:12: 'reference' is empty; add from: and to:"]),
    Mistake(
      name: "exclusions of a fixed reference", text: "reference: {first: 7, exclude: [damaged]}",
      messages: [
        "7:23: 'exclude' goes with rolling, same_weekday or previous; choose other dates instead"
      ]),
    Mistake(
      name: "format without files", text: "reference: {first: 7, format: csv}",
      messages: ["7:23: 'format' goes with 'file'; remove it"]),
    Mistake(
      name: "the same reference twice", text: "reference: [previous, previous]",
      messages: ["7:12: a reference stands twice in 'reference'; remove one of the two"]),
    Mistake(
      name: "an unknown rule for holidays", text: "reference: {first: 7, holidays: skip}",
      messages: [
        "7:23: 'reference.holidays' needs the days; add holidays: and a file of dates at the top",
        "7:33: expected one of leave_out, apart for 'reference.holidays', found 'skip'",
      ]),
    Mistake(
      name: "holidays that are not there", text: "holidays: nowhere.yaml",
      messages: ["7:11: cannot read 'nowhere.yaml'; name a file that is there and not empty"]),
    Mistake(
      name: "unknown area", text: "checks: [{metric: featur.psi, max: 1}]",
      messages: ["7:19: no area is named 'featur'; did you mean 'feature'?"]),
    Mistake(
      name: "metric without area", text: "checks: [{metric: psi, max: 1}]",
      messages: ["7:19: expected a metric such as feature.psi for 'checks.metric', found 'psi'"]),
    Mistake(
      name: "check without limit", text: "checks: [{metric: feature.psi}]",
      messages: ["7:10: the check of 'feature.psi' has no limit; add warn, alert, min or max"]),
    Mistake(
      name: "alert below warn", text: "checks: [{metric: feature.psi, warn: 30%, alert: 0.2}]",
      messages: ["7:50: the check of 'feature.psi' alerts before it warns; swap warn and alert"]),
    Mistake(
      name: "min above max", text: "checks: [{metric: feature.psi, min: 1, max: 0}]",
      messages: ["7:45: the check of 'feature.psi' has a min above its max; swap min and max"]),
    Mistake(
      name: "severity of nothing",
      text: "checks: [{metric: feature.psi, warn: 1, severity: alert}]",
      messages: ["7:41: 'severity' goes with min or max; warn and alert say it themselves"]),
    Mistake(
      name: "for", text: "checks: [{metric: feature.psi, warn: 1, for: 3 of 2}]",
      messages: [
        "7:46: expected so many windows of so many, found '3 of 2'; write for: 2 of 3; the second "
          + "number is at most 100"
      ]),
    Mistake(
      name: "bad limit", text: "checks: [{metric: feature.psi, warn: lots}]",
      messages: [
        "7:38: expected a number, a share such as 1% or a time such as 250ms for "
          + "'checks.warn', found 'lots'"
      ]),
    Mistake(
      name: "unclosed list", text: "checks: [a",
      messages: [
        "8:1: invalid YAML: did not find expected ',' or ']' while parsing a flow sequence"
      ]),
    Mistake(
      name: "tabs", text: "report:\n\toutput: a",
      messages: [
        "8:1: invalid YAML: found character that cannot start any token while scanning for "
          + "the next token; indent with blanks and put quotes around a value that starts with a "
          + "special character"
      ]),
    Mistake(
      name: "two documents", text: "---\na: b",
      messages: [
        "7:1: invalid YAML: but found another document expected a single document in the "
          + "stream; a pipeline file holds one document: remove the '---'"
      ]),
  ]
}
