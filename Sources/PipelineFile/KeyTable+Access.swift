extension KeyTable {
  static let accessSource = Shape.Section(
    heading: "`sources.access`",
    doc: "The access log of nginx or Envoy as lines of JSON, for logs of requests that have neither"
      + " status nor latency: calls, their answers and times are then those of the access log. It"
      + " may stand alone: then there are no columns to compare. A file is told to be nginx's or"
      + " Envoy's by its fields; quoted numbers, `-` for nothing and lists of attempts are read.",
    keys: [
      Key(
        "kind", .scalar(sourceKindNames),
        default: "`access` where the source is named `access`", example: "access",
        "What the source holds."),
      Key(
        "files", patterns, isRequired: true, example: "../logs/access/**/*.log.gz",
        "One pattern or a list of them."),
      Key(
        "format", .scalar(.words("access-json")), default: "`access-json`",
        example: "access-json", "How the log is written."),
      Key(
        "where", .table(.fieldPath(words: []), .any([.scalar(.text), .list(.scalar(.text))])),
        example: "{uri: /predict}",
        "Only records whose fields have one of these values count."),
      Key(
        "time", .any([.scalar(.fieldPath(words: [])), .section(time)]),
        default: "`msec` less `request_time`, `start_time`", example: "ts",
        "When the call was made."),
      Key(
        "id", .scalar(.fieldPath(words: ["none"])), default: "`none`", example: "request_id",
        "Id of the call, by which it is joined with the request of that id; a record without one is"
          + " then rejected."),
      Key(
        "status", .scalar(.fieldPath(words: ["none"])), default: "`status`, `response_code`",
        example: "status", "Status code of the answer; 0 and 499 mean that the client was gone."),
      Key(
        "good", .any([.scalar(.status), .list(.scalar(.status))]), default: "`2xx`",
        example: "[200, 201]", "Status codes of good answers."),
      Key(
        "latency", .any([.scalar(.fieldPath(words: ["none"])), .section(latency)]),
        default: "`request_time` in s, `duration` in ms", example: "{path: took, unit: s}",
        "How long the answer took."),
      Key(
        "host", .scalar(.fieldPath(words: ["none"])), default: "`upstream_addr`, `upstream_host`",
        example: "upstream_addr", "Server that answered; of a list of attempts the last one."),
    ])
}
