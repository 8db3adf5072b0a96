extension KeyTable {
  /// One reference, or several of which the first is the primary one.
  static let references = Shape.any([one, .list(one, atMost: 4)])

  private static let one = Shape.any([.section(reference), .scalar(.words("previous"))])

  private static let reference = Shape.Section(
    heading: "`reference`",
    doc: "One of `from` and `to`, `first`, `previous`, `rolling`, `same_weekday` and `file`, or a"
      + " list of several: the first decides about drift, the others are shown beside it. While a"
      + " reference is not complete, drift is No data.",
    keys: [
      Key("from", .scalar(.date), example: "2013-01-01", "First local date."),
      Key("to", .scalar(.date), example: "2013-04-01", "Local date behind the last."),
      Key(
        "first", .scalar(.integer(1...3660)), default: "`28` without any other reference",
        example: "28", "Number of complete base windows with rows, from the first on."),
      Key(
        "previous", .scalar(.flag), example: "true",
        "The window of the same granularity before; `reference: previous` says the same."),
      Key(
        "rolling", .scalar(.span), example: "28d",
        "The time before the window, or before the day of an hour. It serves from half of it on."),
      Key(
        "same_weekday", .scalar(.integer(1...52)), example: "4",
        "The same weekday, or hour of the week, in so many weeks before; of weeks and longer"
          + " windows the so many before. It serves from half of them on."),
      Key(
        "file", .any([.scalar(.filePattern), .list(.scalar(.filePattern))]),
        example: "training/*.csv.gz",
        "Files of their own, such as a training set: lines like the request log's, or CSV whose"
          + " header names inputs or their paths."),
      Key(
        "format", .scalar(.words("log", "csv")), default: "by the file's name", example: "csv",
        "How the files of `file` are written."),
      Key(
        "holidays", .scalar(.words("leave_out", "apart")), default: "`leave_out` with `holidays:`",
        example: "apart",
        "`leave_out`: holidays are no part of the reference; `apart`: holidays are compared with"
          + " holidays only, and other days with other days."),
      Key(
        "exclude", .list(.scalar(.words("incidents", "damaged"))), default: "nothing",
        example: "[incidents, damaged]",
        "Windows that a moving reference leaves out: those in which a check alerted, and those of"
          + " damaged files. A change that stays then alarms until the reference is changed."),
    ])
}
