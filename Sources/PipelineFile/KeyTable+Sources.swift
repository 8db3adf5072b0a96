extension KeyTable {
  /// The kinds of sources.
  static let sourceKinds = [
    Shape.SectionKind(kind: "requests", names: ["requests"], section: requests),
    Shape.SectionKind(
      kind: "labels", names: ["labels"], section: labelSource),
    Shape.SectionKind(kind: "access", names: ["access"], section: accessSource),
    Shape.SectionKind(
      kind: "metrics", names: ["hosts", "metrics"], section: metricSource),
  ]

  /// Returns the kind of a source: as it says, or as its name does.
  static func kind(of source: ConfigEntry) -> String? {
    source.value["kind"]?.text?.value
      ?? sourceKinds.first { $0.names.contains(source.key) }?.kind
  }

  static let model = Shape.Section(
    heading: "`model`", doc: "Paths into a request record, or `none`.",
    keys: [
      Key(
        "name", .scalar(.fieldPath(words: ["none"])), default: "`model.name`",
        example: "model.name", "Path of the model's name."),
      Key(
        "version", .scalar(.fieldPath(words: ["none"])), default: "`model.version`",
        example: "model.version", "Path of the model's version; rows are also told apart by it."),
      Key(
        "challenger", .scalar(.text), example: "2.0.0",
        "Version whose answers are shadow answers to calls that another version answered: records of"
          + " the same id. They are compared with the served ones by labels, row by row, and count"
          + " nowhere else."),
    ])

  static let requests = Shape.Section(
    heading: "`sources.requests`",
    doc: "The request log: gzipped or plain JSON lines, one record per call. Paths that a record"
      + " does not hold are no mistake, except for `time` and `id`; `none` turns a field off.",
    keys: [
      Key(
        "kind", .scalar(sourceKindNames),
        default: "`requests`, `labels`, `metrics` or `access` where the source has this name",
        example: "requests", "What the source holds."),
      Key(
        "files", patterns, isRequired: true, example: "../logs/requests/**/*.jsonl.gz",
        "One pattern or a list of them: `*` and `?` within a name, `[abc]`, `**` for any folders."),
      Key(
        "format", .scalar(.choice(formats)), default: "`flat`", example: "flat",
        "Preset for the keys below: `flat` is one JSON object per call with the defaults that they"
          + " name."),
      Key(
        "where", .table(.fieldPath(words: []), .any([.scalar(.text), .list(.scalar(.text))])),
        example: "{model.name: flight-delay-clf, status: [200, 500]}",
        "Only records whose fields have one of these values count; all others are counted as"
          + " filtered."),
      Key(
        "time", .any([.scalar(.fieldPath(words: [])), .section(time)]), default: "`ts`",
        example: "{path: ts, format: epoch_ms}",
        "When the call was made. Expressions use it as `ts`."),
      Key(
        "id", .scalar(.fieldPath(words: ["none"])), default: "`request_id`", example: "request_id",
        "Id of the call; records with the same id are copies or retries."),
      Key(
        "rows", .scalar(.fieldPath(words: [])), default: "a record is one row",
        example: "input.instances",
        "Array whose elements are the rows of a batched call; paths of inputs, outputs and logged"
          + " features then start at the element, unless they say `in: record`. A record whose array"
          + " is empty, null or missing is a call without rows."),
      Key(
        "row", .scalar(.fieldPath(words: ["order"])), default: "the place in `rows`",
        example: "input.index",
        "Path of the row's index in its call, a whole number from 0; starts at the element where the"
          + " source has `rows`. Records of one id, time and status are then rows of one call, and a"
          + " record without a readable index is rejected."
          + " `order` is not served yet: records of one id are then copies or retries of one row."),
      Key(
        "status", .scalar(.fieldPath(words: ["none"])), default: "`status`", example: "status",
        "Status code of the answer."),
      Key(
        "good", .any([.scalar(.status), .list(.scalar(.status))]), default: "`2xx`",
        example: "[200, 201]",
        "Status codes of good answers; a call without a status is good. A status that is no code,"
          + " as `ERROR`, tells nothing: such calls are in no error rate."),
      Key(
        "latency", .any([.scalar(.fieldPath(words: ["none"])), .section(latency)]),
        default: "`{path: latency_ms, unit: ms}`", example: "{path: took, unit: s}",
        "How long the answer took."),
      Key(
        "host", .scalar(.fieldPath(words: ["none"])), default: "`host`", example: "host",
        "Server that answered."),
      Key(
        "damaged", .scalar(.choice(damaged)), default: "`count`", example: "count",
        "What inflates of a damaged file, up to the last whole line, counts."),
    ])

  static let time = Shape.Section(
    heading: "`sources.requests.time`", doc: "A path and how the time is written.",
    keys: [
      Key("path", .scalar(.fieldPath(words: [])), isRequired: true, example: "ts", "Path."),
      Key(
        "format",
        .scalar(.words("automatic", "rfc3339", "epoch_s", "epoch_ms", "epoch_us", "epoch_ns")),
        default: "`automatic`", example: "epoch_ms",
        "How the time is written; `automatic` takes RFC 3339 text with a zone, and numbers as"
          + " seconds, milliseconds, microseconds or nanoseconds by their size."),
    ])

  static let latency = Shape.Section(
    heading: "`sources.requests.latency`", doc: "A path and its unit.",
    keys: [
      Key("path", .scalar(.fieldPath(words: [])), isRequired: true, example: "took", "Path."),
      Key(
        "unit", .scalar(.words("ns", "us", "ms", "s")), default: "`ms`", example: "s",
        "Unit of the logged number."),
    ])

  static let labelSource = Shape.Section(
    heading: "`sources.labels`",
    doc: "The truth about rows, which arrives hours to months later: one record per label. Later"
      + " records of a row correct earlier ones. There may be several sources of kind `labels`, as"
      + " a fast feed and a final one, each with files and paths of its own: their records are"
      + " records of the same rows, whichever is read first. Of records of a row with the same time"
      + " that of the source counts which stands later in the file.",
    keys: [
      Key(
        "kind", .scalar(sourceKindNames), default: "`labels`",
        example: "labels", "What the source holds."),
      Key(
        "files", patterns, isRequired: true, example: "../logs/labels/**/*.jsonl.gz",
        "One pattern or a list of them."),
      Key(
        "id", .scalar(.fieldPath(words: [])), default: "`request_id`", example: "request_id",
        "Id of the call that the label belongs to."),
      Key(
        "format", .scalar(.words("flat", "csv")),
        default: "`csv` where all patterns end in `.csv` or `.csv.gz`, else `flat`",
        example: "csv",
        "`flat` is one JSON object a line; `csv` has a header that names the columns."),
      Key(
        "where", .table(.fieldPath(words: []), .any([.scalar(.text), .list(.scalar(.text))])),
        example: "{task: delay}",
        "Only records whose fields have one of these values count."),
      Key(
        "row", .scalar(.fieldPath(words: [])), default: "the call's only row", example: "row",
        "Index of the row in its call; needed where calls have several rows."),
      Key(
        "time", .any([.scalar(.fieldPath(words: [])), .section(time)]), default: "`ts`",
        example: "ts", "When the label was known."),
      Key(
        "value", .scalar(.fieldPath(words: [])), default: "`label`", example: "label",
        "The truth: a class, a number, or the relevance of a ranked row."),
    ])

  static let sourceKindNames = ScalarType.words("requests", "labels", "metrics", "access")
  static let patterns = Shape.any([.scalar(.filePattern), .list(.scalar(.filePattern))])
  private static let formats =
    [ScalarType.Choice(word: "flat")]
    + [
      "azureml", "bentoml", "cloudevents", "databricks", "kserve", "kserve-blob",
      "otlp", "sagemaker", "sagemaker-capture", "seldon", "vertex",
    ].map { ScalarType.Choice(word: $0, refusal: "not in this version; use flat and give paths") }
    + [
      ScalarType.Choice(
        word: "access-json", refusal: "the format of a source of kind access; name it so")
    ]
  private static let damaged = [
    ScalarType.Choice(word: "count"),
    ScalarType.Choice(word: "skip", refusal: "not in this version; use count"),
  ]
}
