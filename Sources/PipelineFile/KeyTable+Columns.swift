import InferenceLog

extension KeyTable {
  static let input = Shape.Section(
    heading: "`inputs.<name>`", doc: "A raw request field: a path, or these keys.",
    keys: [
      Key(
        "path", .scalar(.fieldPath(words: [])), isRequired: true, example: "input.flight.carrier",
        "Where the field lies: keys joined by dots, `[0]` for elements."),
      Key(
        "type", .scalar(types), default: "`number`", example: "category",
        "What the field holds; a number in quotes is read as a number and counted as a mismatch. A"
          + " `timestamp` is RFC 3339 with a zone, or a number since 1970; of other dates make a"
          + " `category` and a feature `timestamp(x)`."),
      Key(
        "in", .scalar(.words("row", "record")),
        default: "`row` where the source has `rows`", example: "record",
        "Whether the path starts at the row or at the record."),
      Key(
        "range", .list(.scalar(.number), atLeast: 2, atMost: 2), example: "[0, 6000]",
        "Smallest and largest valid number; any value outside is a finding and counts on."),
      Key(
        "categories", .list(.scalar(.text)), example: "[EWR, JFK, LGA]",
        "The valid categories; any other is a finding and counts on."),
      Key(
        "sensitive", .scalar(.flag), default: "`false`", example: "true",
        "Whether values must not be shown: categories are stored as keyed hashes, numbers without"
          + " smallest and largest, and what fewer than ten rows stand behind. The key is the"
          + " pipeline's name: whoever can guess a category"
          + " can find its hash."),
    ])

  static let feature = Shape.Section(
    heading: "`features.<name>`",
    doc: "An entry of the model's vector: an [expression](expressions.md), or these keys. A"
      + " feature's own name in its expression means the input.",
    keys: [
      Key(
        "expr", .scalar(.expression), isRequired: true, example: "floor(sched_dep / 100)",
        "The expression; put quotes around one that holds `: ` or ` #`."),
      Key(
        "type", .scalar(types), default: "the type of the expression", example: "category",
        "What the feature is compared as; a number may be declared a category."),
    ])

  static let loggedFeatures = Shape.Section(
    heading: "`logged_features`",
    doc:
      "The vector as the server logged it: a path, or these keys. Rows without the object are not"
      + " compared, so that a sample of the rows may hold it.",
    keys: [
      Key(
        "path", .scalar(.fieldPath(words: [])), isRequired: true, example: "features",
        "Path of the object; it starts as those of inputs do."),
      Key(
        "tolerance", .scalar(.number), default: "`1e-6`", example: "2e-6",
        "How far a logged number may lie from the rebuilt one, as a share of it, and below 1 as it"
          + " is; from 0 to 1. The default lets numbers with six decimals pass."),
    ])

  static let output = Shape.Section(
    heading: "`output`", doc: "Paths of the model's answer; they start as those of inputs do.",
    keys: [
      Key(
        "task", .scalar(.words("binary", "multiclass", "regression", "ranking", "none")),
        default:
          "`binary` with `score`, `multiclass` with `class` alone, `regression` with `value`",
        example: "binary", "What the model does."),
      Key(
        "score", .any([.scalar(.fieldPath(words: [])), .section(place)]), example: "output.score",
        "Path of the score; of a binary classifier the probability of the positive class."),
      Key(
        "class", .any([.scalar(.fieldPath(words: [])), .section(place)]), example: "output.label",
        "Path of the class as logged; wins over `threshold`."),
      Key(
        "value", .any([.scalar(.fieldPath(words: [])), .section(place)]), example: "output.value",
        "Path of a regression's prediction."),
      Key(
        "threshold", .scalar(.number), default: "`0.5` for a binary score", example: "0.21",
        "Score from which a row counts as positive, between 0 and 1."),
      Key(
        "positive", .scalar(.text), default: "`1` or `true`", example: "delayed",
        "The class that a binary score is the probability of, as `class` and labels name it; every"
          + " other text is then the negative class."),
      Key(
        "scores", .table(.text, .scalar(.fieldPath(words: []))),
        example: "{cat: output.scores.cat, dog: output.scores.dog}",
        "Paths of a multiclass answer's probabilities, by class; at most 64. Columns are named"
          + " `score.cat`."),
      Key(
        "item", .any([.scalar(.fieldPath(words: [])), .section(place)]), example: "item_id",
        "Path of a ranking's item: which share of the catalogue is recommended becomes a metric. Ids"
          + " are stored as hashes."),
      Key(
        "catalogue", .scalar(.integer(1...1_000_000_000)), default: "the items that are offered",
        example: "120000", "How many items a ranking's catalogue has."),
      Key(
        "cost", .section(cost), example: "{false_positive: 1, false_negative: 5}",
        "What a binary classifier's wrong answers cost: the mean cost of a row becomes a metric."),
    ])

  static let cost = Shape.Section(
    heading: "`output.cost`", doc: "In any unit; both are needed.",
    keys: [
      Key(
        "false_positive", .scalar(.number), isRequired: true, example: "1",
        "Cost of a negative row that is called positive."),
      Key(
        "false_negative", .scalar(.number), isRequired: true, example: "5",
        "Cost of a positive row that is called negative."),
    ])

  static let place = Shape.Section(
    heading: "`output.score`, `output.class`, `output.value`, `output.item`",
    doc: "A path, or these keys.",
    keys: [
      Key(
        "path", .scalar(.fieldPath(words: [])), isRequired: true, example: "output.score", "Path."),
      Key(
        "in", .scalar(.words("row", "record")), default: "`row` where the source has `rows`",
        example: "record", "Whether the path starts at the row or at the record."),
    ])

  static let segment = Shape.Section(
    heading: "`segments`", doc: "A column's name, or these keys.",
    keys: [
      Key(
        "by", .scalar(.text), isRequired: true, example: "origin",
        "Name of an input or feature that is a category or a boolean, `host`, or the path of a field"
          + " of the request."),
      Key(
        "top", .scalar(.integer(1...64)), default: "`10`", example: "10",
        "How many values are shown, those with most rows first."),
    ])

  private static let types = ScalarType.choice(
    ColumnType.allCases.map { ScalarType.Choice(word: $0.rawValue) })
}
