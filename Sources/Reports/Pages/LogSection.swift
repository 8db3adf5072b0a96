/// The section of a window's page about log completeness.
enum LogSection {
  static func markup(_ log: LogDocument, _ fields: OtherFieldsDocument?) -> Markup {
    PageLibrary.render(
      "log",
      [
        "linesSentence": Markup(text: Words.local.linesAddUp(log)),
        "rowsSentence": Markup(text: Words.local.rowsAddUp(log.rows)),
        "facts": (facts(log) + [fields.flatMap(self.fields)].compactMap(\.self))
          .markup(\.definition),
        "damaged": log.damaged.prefix(50).markup { "<li class=\"anyw\">\(damage($0))</li>" },
        "rejectedFiles": log.rejectedFiles.prefix(50).markup {
          "<li class=\"anyw\">\(allRejected($0))</li>"
        },
        "empty": log.empty.prefix(50).markup {
          "<li class=\"anyw\">\(PlainText.sentence($0))</li>"
        },
      ])
  }

  /// Returns the counts; those that are usually zero only where they are not.
  private static func facts(_ log: LogDocument) -> [FactView] {
    let names = Words.local.counts
    let rejected = log.rejected.filter { $0.value > 0 }.sorted { left, right in
      left.value != right.value ? left.value > right.value : left.key < right.key
    }
    let always = [
      (names.files, log.files), (names.lines, log.lines), (names.accepted, log.accepted),
      (names.rejected, rejected.reduce(0) { $0 &+ $1.value }),
    ]
    let whereSome = [
      (names.blank, log.blank), (names.filtered, log.filtered),
      (names.exactCopies, log.exactCopies), (names.retries, log.retries), (names.late, log.late),
      (names.outOfRange, log.outOfRange), (names.nonstandard, log.nonstandard),
    ].filter { $0.1 != 0 }
    let rows = [
      (names.rows, log.rows.total), (names.served, log.rows.served),
      (names.failed, log.rows.failed),
    ]
    let unusualRows = [
      (names.superseded, log.rows.superseded), (names.mismatched, log.rows.mismatched),
    ].filter { $0.1 != 0 }
    return (always + whereSome + rows + unusualRows).map { name, count in
      guard name == names.rejected, !rejected.isEmpty else {
        return FactView(label: name, text: Display.count(count))
      }
      let reasons = rejected.prefix(12).map {
        "\(Words.local.rejection($0.key)) \(Display.count($0.value))"
      }
      return FactView(
        label: name, text: "\(Display.count(count)): \(reasons.joined(separator: ", "))")
    }
  }

  /// How many fields are named.
  private static let namedFields = 12

  /// Returns the fields that the pipeline file does not name, new ones first, then those in most rows.
  private static func fields(_ fields: OtherFieldsDocument) -> FactView? {
    guard !fields.fields.isEmpty || !fields.openObjects.isEmpty else { return nil }
    let ranked = fields.fields.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.isNew != second.isNew { return first.isNew }
      return first.share != second.share
        ? first.share > second.share : left.offset < right.offset
    }.prefix(namedFields).map { Words.local.field($0.element) }
    let open = fields.openObjects.prefix(namedFields).map(Words.local.openObject)
    let count = fields.fields.count &+ fields.more
    let more = count - ranked.count
    return FactView(
      label: Words.local.counts.otherFields,
      text: "\(Display.count(count)): \((ranked + open).joined(separator: ", "))"
        + (more > 0 ? " \(Words.local.furtherFields(more))" : ""))
  }

  private static func allRejected(_ file: RejectedFileDocument) -> String {
    "\(PlainText.sentence(file.path)): \(PlainText.sentence(Words.local.allRejected(file)))"
  }

  /// Returns a damaged file in one line.
  private static func damage(_ file: DamagedFileDocument) -> String {
    "\(PlainText.sentence(file.path)): \(PlainText.sentence(Words.local.damage(file)))"
  }
}
