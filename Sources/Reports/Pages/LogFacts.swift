/// The section about log completeness.
enum LogFacts {
  /// Returns the counts; those that are usually zero only where they are not.
  static func facts(_ log: LogDocument) -> [FactView] {
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
  static func damage(_ file: DamagedFileDocument) -> String {
    let place = file.offset.map { English.atByte($0) } ?? ""
    return "\(PlainText.sentence(file.path))\(place): \(PlainText.sentence(file.reason))"
  }
}

/// The section about data and method.
enum MethodFacts {
  /// Returns what the numbers were made from, and how.
  static func facts(_ report: ReportDocument) -> [FactView] {
    let names = English.method
    let window = report.window
    var facts = [
      FactView(
        label: names.window,
        text: "\(English.moment(window.start)) – \(English.moment(window.end)),"
          + " \(English.hours(window.hours, timezone: window.timezone))"),
      FactView(label: names.state, text: English.state(window.state)),
    ]
    if let asOf = report.asOf {
      facts.append(FactView(label: names.asOf, text: English.moment(asOf)))
    }
    facts += [
      FactView(label: names.reference, text: English.referenceText(report.reference)),
      FactView(label: names.drift, text: English.method(report.method)),
      FactView(label: names.bins, text: English.bins(report.method)),
      FactView(label: names.zeroRule, text: English.zeroRule(report.method.zeroRule)),
      FactView(
        label: names.quantiles,
        text: English.quantiles(report.operations.latency.relativeErrorBound)),
    ]
    if let compat = report.method.compat {
      facts.append(FactView(label: names.compat, text: PlainText.name(compat)))
    }
    return facts + [
      FactView(label: names.inputs, text: PlainText.name(report.digests.data)),
      FactView(label: names.configuration, text: PlainText.name(report.digests.configuration)),
    ]
  }
}
