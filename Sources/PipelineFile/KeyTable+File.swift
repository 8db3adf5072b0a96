/// The keys of the pipeline file.
///
/// Checking, JSON Schema and reference page all read this table.
enum KeyTable {
  /// The whole file.
  static let file = Shape.Section(
    heading: "The file",
    doc: "Only `sources` and `inputs` are required; everything else has a default.",
    keys: [
      Key(
        "pipeline", .scalar(.pipelineName), default: "the name of the file without `.yaml`",
        example: "flights",
        "Name of the pipeline, for folders and addresses: lower-case letters, digits, `-`, `_`."),
      Key(
        "title", .scalar(.text), default: "the name of the pipeline", example: "Flight delays",
        "What stakeholders read at the top of every page."),
      Key(
        "locale", .scalar(.words("en", "ko")), default: "`en`", example: "en",
        "Language of the pages and of the sentences in JSON: English or Korean."),
      Key(
        "timezone", .scalar(.timeZone), default: "`UTC`", example: "America/New_York",
        "Time zone of the windows and of every local date and time in this file."),
      Key(
        "model", .section(model), default: "the paths of the source's format",
        example: "{name: model.name, version: model.version}",
        "Where a record says which model answered."),
      Key(
        "sources", .kinds(sourceKinds), isRequired: true,
        example: "\n  requests:\n    files: logs/**/*.jsonl.gz",
        "The logs: `requests`, `access` or both; sources of kinds `labels` and `metrics` may stand"
          + " beside."),
      Key(
        "settle", .scalar(.span), default: "`10m`", example: "10m",
        "A file that changed less than this ago waits for the next run."),
      Key(
        "dedupe", .scalar(.spanOrNone), default: "`1d`", example: "1d",
        "How far apart records of one id may lie to be copies or retries of one call; `none` keeps"
          + " every record."),
      Key(
        "inputs", .table(.name, .any([.scalar(.fieldPath(words: [])), .section(input)])),
        isRequired: true,
        example: "\n  carrier: {path: input.flight.carrier, type: category}\n"
          + "  distance: input.flight.distance",
        isWaived: { file in
          let sources = file["sources"]?.entries ?? []
          return !sources.isEmpty && !sources.contains { KeyTable.kind(of: $0) == "requests" }
        },
        "The raw request fields, by name. A path alone is a number. Not needed where only an access"
          + " log is read."),
      Key(
        "features", .table(.name, .any([.scalar(.expression), .section(feature)]), atLeast: 0),
        default: "no features",
        example: "\n  carrier: carrier\n  log_distance: log1p(distance)",
        "The vector that the model saw, in its order: [expressions](expressions.md) over inputs and"
          + " earlier features."),
      Key(
        "logged_features", .any([.scalar(.fieldPath(words: [])), .section(loggedFeatures)]),
        example: "features",
        "The object that holds the vector as the server logged it, by feature name: each rebuilt"
          + " feature is compared with it, row by row. A path, or keys."),
      Key(
        "output", .section(output), default: "no outputs",
        example: "{task: binary, score: output.score, threshold: 0.5}",
        "What the model answered for a row."),
      Key(
        "labels", .section(labels), default: "`{horizon: 30d}`", example: "{horizon: 30d}",
        "How labels find their rows."),
      Key(
        "windows", .section(windows), default: "`{every: [day], lateness: 2d}`",
        example: "{every: [day, week, month], lateness: 2d}",
        "The spans of time that get a report each."),
      Key(
        "reference", references, default: "`{first: 28}`",
        example: "{from: 2013-01-01, to: 2013-04-01}",
        "What every window is compared with: fixed dates, what came before, or a training set."),
      Key(
        "holidays", .scalar(.filePath), example: "us-holidays.yaml",
        "File of local dates: a list of `YYYY-MM-DD`, or each with its name as"
          + " `YYYY-MM-DD: name`. References leave them out, or keep them apart."),
      Key(
        "segments", .list(.any([.scalar(.text), .section(segment)])),
        example: "[carrier, {by: origin, top: 10}]",
        "Columns by whose values performance is also told; needs labels."),
      Key(
        "objectives", .section(objectives), example: "{latency_p99: 250ms, availability: 99.9%}",
        "What the service promises: latency percentiles and availability."),
      Key(
        "checks", .list(.section(check), atLeast: 0), default: "built-in checks of all areas",
        example: "\n  - {metric: feature.psi, on: \"temp_*\", warn: 0.1, alert: 0.25}",
        "Rules that refine the built-in checks."),
      Key(
        "statistics", .section(statistics), default: "`{compat: none}`",
        example: "{compat: textbook}", "How statistics are defined."),
      Key(
        "events", events, example: "flights-events.yaml",
        "Deployments, news, holidays, maintenance windows and acknowledged findings: a list, or the"
          + " file of one."),
      Key(
        "report", .section(report), default: "`{output: build/report/<pipeline>}`",
        example: "{output: ../build/report/flights}", "Where the reports go."),
      Key(
        "state", .scalar(.filePath), default: "`build/state/<pipeline>`",
        example: "../build/state/flights",
        "Folder of the ledger and the stored profiles; one per pipeline."),
      Key(
        "keep", .section(keep), example: "{profiles: 3y, runs: 90d}",
        notice: "nothing is deleted in this version", "How long the state keeps what it holds."),
      Key(
        "limits", .section(limits), default: "no limits",
        example: "{damaged_files: 3, rejected_share: 1%}",
        "How much damaged or rejected input a run accepts before it fails with exit code 65."),
    ])
}
