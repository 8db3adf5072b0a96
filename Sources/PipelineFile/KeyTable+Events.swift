extension KeyTable {
  /// Events: a list in the pipeline file, or the name of a file that holds one.
  static let events = Shape.any([.scalar(.filePath), .list(.section(event), atLeast: 0)])

  static let event = Shape.Section(
    heading: "`events`",
    doc: "What people know and logs do not tell, as a list here or in a file of its own. Events are"
      + " drawn on the timelines; findings that a `maintenance` window or an `acknowledged` event"
      + " explains are shown and do not alarm.",
    keys: [
      Key(
        "title", .scalar(.text), isRequired: true, example: "Model 2.0.0", "What happened."),
      Key(
        "kind", .scalar(.words("deployment", "news", "holiday", "maintenance", "acknowledged")),
        isRequired: true, example: "deployment",
        "`maintenance` explains findings of operations (latency, errors, CPU and memory, disk,"
          + " network) in its time, `acknowledged` those that it names; the others explain none."),
      Key(
        "at", .scalar(.instant), example: "2013-09-10T09:00",
        "The moment: a local date or time, or one with an offset. Instead of `from` and `to`."),
      Key("from", .scalar(.instant), example: "2013-12-24", "The beginning."),
      Key(
        "to", .scalar(.instant), default: "not over", example: "2013-12-27",
        "The end, not part of it."),
      Key(
        "areas", .list(.scalar(.choice(areas))), default: "operations for `maintenance`, else all",
        example: "[errors, latency]", "Areas whose findings it explains."),
      Key(
        "metric", .scalar(.metric), default: "all", example: "input.psi",
        "Metric whose findings it explains."),
      Key(
        "on", .scalar(.columnPattern), default: "all", example: "\"temp*\"",
        "Columns whose findings it explains, with `*` and `?` for any characters."),
      Key(
        "references", .scalar(.words("leave_out")), default: "they take no notice",
        example: "leave_out",
        "`leave_out`: every reference, of any kind but `file`, leaves out the base windows that the"
          + " event touches: all from `from` on where there is no `to`, that one which holds `at`."
          + " What was unusual then does not become usual for the time behind it."),
    ])

  private static let areas = Area.allCases.map {
    ScalarType.Choice(word: $0.rawValue, refusal: nil)
  }
}
