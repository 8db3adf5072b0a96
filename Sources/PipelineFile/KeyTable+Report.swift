extension KeyTable {
  static let windows = Shape.Section(
    heading: "`windows`", doc: "The base, the finest, is read from the logs; others are merged.",
    keys: [
      Key(
        "every", .any([.scalar(.granularity), .list(.scalar(.granularity), atMost: 8)]),
        default: "`[day]`", example: "[day, week, month]",
        "`hour`, `day`, `week`, `month`, `quarter`, or a duration such as `6h`; the finest must"
          + " tile the others."),
      Key(
        "lateness", .scalar(.span), default: "`2d`", example: "2d",
        "How long after its end a window is provisional."),
      Key(
        "tolerance", .scalar(.span), default: "`1d`", example: "1d",
        "How far beyond its file's time of change an event may lie before it is out of range."),
      Key(
        "epoch", .scalar(.date), default: "`1970-01-01`", example: "2012-01-01",
        "Local date before which rows are out of range, and from which durations count that do not"
          + " divide a day."),
    ])

  static let labels = Shape.Section(
    heading: "`labels`",
    doc: "A label goes to the row of its id whose time is the latest not after the label's, within"
      + " the horizon; of several for a row the latest counts.",
    keys: [
      Key(
        "horizon", .scalar(.span), default: "`30d`", example: "30d",
        "How long after its row a label may come."),
      Key(
        "matured", .scalar(.span), example: "7d",
        "Performance is also given by the labels that came within this time of their rows, for"
          + " windows whose rows are all at least that old: so windows compare like with like,"
          + " whenever their labels come. At most the horizon."),
      Key(
        "keep", .scalar(.span), default: "twice the horizon", example: "60d",
        "How far back from the newest label the state keeps the ids of rows and labels; longer than"
          + " the horizon. Older ones are taken away, and read again from their files where a label"
          + " file reaches back to them after all."),
      Key(
        "value", .any([.scalar(.fieldPath(words: [])), .section(place)]),
        example: "outcome.label",
        "Path of the label where the request record itself holds it; a label of `sources.labels`"
          + " that comes later wins."),
    ])

  static let objectives = Shape.Section(
    heading: "`objectives`",
    doc:
      "Each is shown beside what was measured, with its error budget, burn rates and alerts. Calls"
      + " above a latency are counted as the log is read: another latency reads it again.",
    keys: [
      ("latency_p50", "Half of the calls"), ("latency_p90", "90 % of the calls"),
      ("latency_p95", "95 % of the calls"), ("latency_p99", "99 % of the calls"),
      ("latency_p99_9", "99.9 % of the calls"), ("latency_max", "All calls"),
    ].map { name, calls in
      Key(name, .scalar(.latency), example: "250ms", "\(calls) answer within this time.")
    } + [
      Key(
        "availability", .scalar(.share), example: "99.9%",
        "Share of calls with a good answer."),
      Key(
        "alert_calls", .scalar(.integer(1...1_000_000)), default: "`5`", example: "5",
        "Fewest bad calls in its long stretch for a burn-rate alert to fire: on quiet days one"
          + " failed call burns as fast as an outage."),
    ])

  static let check = Shape.Section(
    heading: "`checks`",
    doc: "A rule over one metric. Limits are numbers, shares (`1%`) or latencies (`250ms`).",
    keys: [
      Key(
        "metric", .scalar(.metric), isRequired: true, example: "feature.psi",
        "`<area>.<name>`, where the area is `input`, `feature`, `output`, `performance`,"
          + " `stability`, `latency`, `errors`, `cpu_memory`, `disk` or `network`;"
          + " [Checks](statistics.md#checks) says which there are."),
      Key(
        "on", .scalar(.columnPattern), default: "every column of the area", example: "\"temp_*\"",
        "Columns that the rule is for, with `*` and `?` for any characters."),
      Key("warn", .scalar(.limit), example: "0.1", "A value of at least this is a warning."),
      Key("alert", .scalar(.limit), example: "0.25", "A value of at least this is an alert."),
      Key("min", .scalar(.limit), example: "0.70", "A value below this fails."),
      Key("max", .scalar(.limit), example: "1%", "A value above this fails."),
      Key(
        "severity", .scalar(.words("warning", "alert")), default: "`alert`", example: "warning",
        "What failing `min`, `max` or a tool's own limit is."),
      Key(
        "for", .scalar(.text), default: "`1 of 1`", example: "2 of 3",
        "The check counts when it fails in so many of the last windows, this one among them."),
      Key(
        "min_rows", .scalar(.integer(1...1_000_000_000)), default: "1", example: "200",
        "Fewest labelled rows by which performance is judged; with fewer the check says so."),
      Key(
        "min_coverage", .scalar(.share), default: "0", example: "50%",
        "Smallest share of rows with a label by which performance is judged."),
      Key(
        "compat", .scalar(.choice(compatibilities)), default: "that of `statistics`",
        example: "evidently",
        "By whose definition a column's statistic is computed and judged: the number alone decides, as"
          + " in that tool. Without limits those of the tool hold; docs/statistics.md lists them."),
    ])

  static let statistics = Shape.Section(
    heading: "`statistics`", doc: "For the whole pipeline.",
    keys: [
      Key(
        "compat", .scalar(.choice(compatibilities)), default: "`none`", example: "textbook",
        "`none` is Tidemark's own, which a single outlier or a small sample cannot upset;"
          + " `textbook` computes the common definitions; the others are those of the tool, where it"
          + " has one, with our limits.")
    ])

  private static let compatibilities = Compatibility.allCases.map {
    ScalarType.Choice(word: $0.rawValue, refusal: nil)
  }

  static let report = Shape.Section(
    heading: "`report`", doc: "The folder can be copied, mailed or put in a bucket as it is.",
    keys: [
      Key(
        "output", .scalar(.filePath), default: "`build/report/<pipeline>`",
        example: "../build/report/flights", "Folder of the reports."),
      Key(
        "openmetrics", .scalar(.flag), default: "`false`", example: "true",
        "Whether to write `metrics.openmetrics` too: all windows, for Prometheus' backfill."),
      Key(
        "logo", .scalar(.filePath), default: "none", example: "logo.svg",
        "Image beside the title on every page, inside of it: PNG, JPEG, or SVG without scripts and"
          + " references; at most 16 KiB."),
    ])

  static let keep = Shape.Section(
    heading: "`keep`", doc: "Accepted and checked; served by a later version.",
    keys: [
      Key(
        "profiles", .scalar(.span), default: "for ever", example: "3y",
        "Age from which profiles may go."),
      Key(
        "runs", .scalar(.span), default: "for ever", example: "90d", "Age from which runs may go."),
    ])

  static let limits = Shape.Section(
    heading: "`limits`", doc: "Checked after each run, over all files that the state holds.",
    keys: [
      Key(
        "damaged_files", .scalar(.integer(0...1_000_000)), default: "no limit", example: "3",
        "Most damaged files."),
      Key(
        "rejected_share", .scalar(.share), default: "no limit", example: "1%",
        "Largest share of lines that may be rejected."),
    ])
}
