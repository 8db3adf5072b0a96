import Testing

@testable import PipelineFile

/// A wrong file and all that is said about it.
struct Mistake: CustomTestStringConvertible, Sendable {
  var name: String
  /// What stands behind the minimal pipeline (from line 7 on), or the whole file.
  var text: String
  var isWhole = false
  var messages: [String]

  var testDescription: String { name }
}

struct PipelineMistakeTests {
  @Test(arguments: keys + values + columns + settings)
  func `every mistake is named with its place and remedy`(mistake: Mistake) {
    let text = mistake.isWhole ? mistake.text : minimal + mistake.text + "\n"
    #expect(mistakes(text) == mistake.messages)
  }

  static let keys = [
    Mistake(
      name: "unknown key, near one", text: "tilte: x",
      messages: ["7:1: unknown key 'tilte' in the pipeline file; did you mean 'title'?"]),
    Mistake(
      name: "unknown key, near none", text: "report: {banana: x}",
      messages: ["7:10: unknown key 'banana' in 'report'; keys are: output, openmetrics, logo"]),
    Mistake(
      name: "unknown key in an input",
      text: "sources: {requests: {files: a}}\ninputs: {a: {path: a, typ: number}}",
      isWhole: true,
      messages: ["2:23: unknown key 'typ' in 'inputs.a'; did you mean 'type'?"]),
    Mistake(
      name: "misspelt required key", text: "sources: {requests: {file: a}}\ninputs: {a: a}",
      isWhole: true,
      messages: ["1:22: unknown key 'file' in 'sources.requests'; did you mean 'files'?"]),
    Mistake(
      name: "missing keys", text: "title: x", isWhole: true,
      messages: [
        "1:1: 'inputs' is missing in the pipeline file; add inputs:",
        "1:1: 'sources' is missing in the pipeline file; add sources:",
      ]),
    Mistake(
      name: "missing files", text: "sources: {requests: {id: x}}\ninputs: {a: a}", isWhole: true,
      messages: [
        "1:21: 'files' is missing in 'sources.requests'; add files: ../logs/requests/**/*.jsonl.gz"
      ]),
    Mistake(
      name: "key twice", text: "title: a\nlocale: en\ntitle: b",
      messages: [
        "9:1: key 'title' stands twice in the same section (first on line 7); "
          + "remove or rename one"
      ]),
    Mistake(
      name: "column twice",
      text: "inputs:\n  a: a\n  b: b\n  a: c\nsources: {requests: {files: a}}",
      isWhole: true,
      messages: [
        "4:3: key 'a' stands twice in the same section (first on line 2); "
          + "remove or rename one"
      ]),
    Mistake(
      name: "column twice on a line", text: "inputs: {a: a, b: b, a: c}\n", isWhole: true,
      messages: [
        "1:22: key 'a' stands twice in the same section (first on line 1); "
          + "remove or rename one"
      ]),
    Mistake(
      name: "list as key", text: "? [a]\n: b",
      messages: ["7:3: expected a word as key, found a list or a section of keys"]),
    Mistake(
      name: "a span that is none", text: "reference: {rolling: 28 days}",
      messages: [
        "7:22: expected a span of time such as 30s, 10m, 2d or 4w for 'reference.rolling', found "
          + "'28 days'"
      ]),
    Mistake(
      name: "merge key", text: "<<: {title: x}",
      messages: [
        "7:1: a merge key (<<) is not read, since there are no anchors; write the keys themselves"
      ]),
    Mistake(
      name: "no kind", text: "sources: {requests: {files: a}, x: {files: b}}\ninputs: {a: a}",
      isWhole: true,
      messages: [
        "1:33: expected a kind for 'sources.x'; add kind: requests, or kind: labels, "
          + "or kind: access, or kind: metrics"
      ]),
    Mistake(
      name: "no requests", text: "sources: {labels: {files: a}}\ninputs: {a: a}", isWhole: true,
      messages: [
        "1:10: 'sources' has no source of requests; add requests: {files: logs/**/*.jsonl.gz}"
      ]),
    Mistake(
      name: "two sources of requests",
      text: "sources: {requests: {files: a}, b: {kind: requests, files: a}}\ninputs: {a: a}",
      isWhole: true,
      messages: [
        "1:33: 'sources.b' is a second source of requests, which is not in this version; "
          + "give one source several patterns in files"
      ]),
    Mistake(
      name: "empty file", text: "# nothing\n", isWhole: true,
      messages: ["1:1: the pipeline file is empty; add sources: and inputs:"]),
    Mistake(
      name: "a list", text: "- a\n", isWhole: true,
      messages: [
        "1:1: expected a section with the keys pipeline, title, locale, timezone, model, sources, "
          + "settle, dedupe, inputs, features, logged_features, output, labels, windows, reference, "
          + "holidays, segments, objectives, checks, statistics, events, report, state, keep, "
          + "limits, found a list"
      ]),
    Mistake(
      name: "several mistakes", text: "a: 1\nsettle: x\nlimits: {damaged_files: -1}",
      messages: [
        "7:1: unknown key 'a' in the pipeline file; keys are: pipeline, title, locale, timezone, "
          + "model, sources, settle, dedupe, inputs, features, logged_features, output, labels, "
          + "windows, reference, holidays, segments, objectives, checks, statistics, events, "
          + "report, state, keep, limits",
        "8:9: expected a span of time such as 30s, 10m, 2d or 4w for 'settle', found 'x'",
        "9:25: expected a whole number from 0 to 1000000 for 'limits.damaged_files', found '-1'",
      ]),
  ]

  static let values = [
    Mistake(
      name: "list for text", text: "title: [a]",
      messages: ["7:8: expected text for 'title', found a list"]),
    Mistake(
      name: "nothing for text", text: "title:",
      messages: ["7:7: expected text for 'title', found nothing"]),
    Mistake(
      name: "text for a section", text: "labels: soon",
      messages: [
        "7:9: expected a section with the keys horizon, matured, keep, value for 'labels', found 'soon'"
      ]),
    Mistake(
      name: "bad name", text: "pipeline: My Loans",
      messages: [
        "7:11: expected a name of 1 to 64 lower-case letters, digits, '-' and '_' that "
          + "starts with a letter or digit for 'pipeline', found 'My Loans'"
      ]),
    Mistake(
      name: "span without unit", text: "settle: 10",
      messages: [
        "7:9: expected a span of time such as 30s, 10m, 2d or 4w for 'settle', found '10'; "
          + "add a unit: 10s, 10m, 10h or 10d"
      ]),
    Mistake(
      name: "bad span", text: "dedupe: a day",
      messages: [
        "7:9: expected a span of time such as 30s, 10m, 2d or 4w, or 'none' for 'dedupe', "
          + "found 'a day'"
      ]),
    Mistake(
      name: "bad share", text: "limits: {rejected_share: 5}",
      messages: [
        "7:26: expected a share such as 1% or 0.01 for 'limits.rejected_share', found '5'; "
          + "did you mean '5%'?"
      ]),
    Mistake(
      name: "latency without unit", text: "objectives: {latency_p99: 250}",
      messages: [
        "7:27: expected a time such as 250ms or 1.5s for 'objectives.latency_p99', "
          + "found '250'; add a unit: 250ms or 250s"
      ]),
    Mistake(
      name: "number in quotes", text: "output: {score: s, threshold: \"0.5\"}",
      messages: [
        "7:31: expected a number for 'output.threshold', found the quoted text '0.5'; "
          + "remove the quotes"
      ]),
    Mistake(
      name: "not a number", text: "output: {score: s, threshold: half}",
      messages: ["7:31: expected a number for 'output.threshold', found 'half'"]),
    Mistake(
      name: "unknown word", text: "locale: kr",
      messages: ["7:9: expected one of en, ko for 'locale', found 'kr'; did you mean 'ko'?"]),
    Mistake(
      name: "time zone", text: "timezone: America/NewYork",
      messages: [
        "7:11: expected a time zone such as Europe/Berlin or UTC for 'timezone', "
          + "found 'America/NewYork'; did you mean 'America/New_York'?"
      ]),
    Mistake(
      name: "path", text: "logged_features: a..b",
      messages: [
        "7:18: cannot read path 'a..b': expected a key at offset 2 of the path, found none"
      ]),
    Mistake(
      name: "tolerance", text: "logged_features: {path: a, tolerance: 3}",
      messages: ["7:39: 'tolerance' is not between 0 and 1; write 1e-6"]),
    Mistake(
      name: "format of another tool",
      text: "sources: {requests: {files: a, format: sagemaker}}\ninputs: {a: a}", isWhole: true,
      messages: ["1:40: 'sagemaker' is not in this version; use flat and give paths"]),
    Mistake(
      name: "unknown tool's statistics", text: "statistics: {compat: evidentely}",
      messages: [
        "7:22: expected one of none, textbook, evidently, nannyml, tfdv, deequ, popmon for "
          + "'statistics.compat', found 'evidentely'; did you mean 'evidently'?"
      ]),
    Mistake(
      name: "a statistic that the tool lacks",
      text: "checks: [{metric: feature.psi, compat: nannyml}]",
      messages: [
        "7:40: nannyml has no 'psi'; it has chi_square, hellinger, js_distance, ks, l_infinity, "
          + "wasserstein"
      ]),
    Mistake(
      name: "a statistic for which the tool has no limit",
      text: "checks: [{metric: input.normalized_difference, compat: tfdv}]",
      messages: [
        "7:10: tfdv has no limit of its own for 'normalized_difference'; "
          + "add warn, alert, min or max"
      ]),
    Mistake(
      name: "our own definition without a limit",
      text: "checks: [{metric: input.psi, compat: none}]",
      messages: ["7:10: the check of 'input.psi' has no limit; add warn, alert, min or max"]),
    Mistake(
      name: "a tool's definition of what is no column's",
      text: "checks: [{metric: errors.rate, compat: deequ, warn: 1}]",
      messages: [
        "7:40: 'compat' goes with statistics of columns, not with 'errors.rate'; remove compat"
      ]),
    Mistake(
      name: "p-values the wrong way round",
      text: "checks: [{metric: input.ks, compat: evidently, warn: 0.01, alert: 0.05}]",
      messages: ["7:67: the check of 'input.ks' alerts before it warns; swap warn and alert"]),
    Mistake(
      name: "yes is not true",
      text: "sources: {requests: {files: a}}\ninputs: {a: {path: a, sensitive: yes}}",
      isWhole: true,
      messages: ["2:34: expected true or false for 'inputs.a.sensitive', found 'yes'; write true"]),
    Mistake(
      name: "too many bounds",
      text: "sources: {requests: {files: a}}\ninputs: {a: {path: a, range: [1, 2, 3]}}",
      isWhole: true, messages: ["2:30: expected 2 elements in 'inputs.a.range', found 3"]),
    Mistake(
      name: "bucket", text: "sources: {requests: {files: \"s3://b/*.gz\"}}\ninputs: {a: a}",
      isWhole: true,
      messages: ["1:29: a file pattern must name local files; mount or copy the bucket"]),
    Mistake(
      name: "open bracket", text: "sources: {requests: {files: \"a/[bc.gz\"}}\ninputs: {a: a}",
      isWhole: true, messages: ["1:29: '[' is not closed in a file pattern; add ']'"]),
    Mistake(
      name: "stars beside a name", text: "sources: {requests: {files: a/**.gz}}\ninputs: {a: a}",
      isWhole: true,
      messages: [
        "1:29: '**' must stand alone between slashes in a file pattern; write **/*.gz"
      ]),
    Mistake(
      name: "unset variable", text: "title: ${NOBODY}",
      messages: [
        "7:8: the environment has no variable 'NOBODY'; set it or give a default: ${NOBODY:-default}"
      ]),
    Mistake(
      name: "open variable", text: "settle: ${A",
      messages: [
        "7:9: expected '}' after '${'; write ${NAME}, ${NAME:-default}, or $${ for '${' itself"
      ]),
  ]
}
