/// The section of a window's page about log completeness.
enum LogSection {
  static func markup(_ log: LogDocument) -> Markup {
    PageLibrary.render(
      "log",
      [
        "linesSentence": Markup(text: English.linesAddUp(log)),
        "rowsSentence": Markup(text: English.rowsAddUp(log.rows)),
        "facts": facts(log).markup(\.definition),
        "damaged": log.damaged.prefix(50).markup { "<li class=\"anyw\">\(damage($0))</li>" },
      ])
  }

  /// Returns the counts; those that are usually zero only where they are not.
  private static func facts(_ log: LogDocument) -> [FactView] {
    let names = English.counts
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
        "\(English.rejection($0.key)) \(Display.count($0.value))"
      }
      return FactView(
        label: name, text: "\(Display.count(count)): \(reasons.joined(separator: ", "))")
    }
  }

  /// Returns a damaged file in one line.
  private static func damage(_ file: DamagedFileDocument) -> String {
    let place = file.offset.map { English.atByte($0) } ?? ""
    return "\(PlainText.sentence(file.path))\(place): \(PlainText.sentence(file.reason))"
  }
}
