/// The table of a column's counts and moments.
enum ColumnCounts {
  /// Returns its rows; those of counts that are usually zero only where they are not.
  static func rows(
    _ now: ProfileDocument, _ before: ProfileDocument?, previous: ProfileDocument? = nil
  ) -> [PairRow] {
    let names = Words.local.columnCounts
    func count(_ label: String, _ count: (ProfileDocument) -> Int?) -> PairRow? {
      guard let number = count(now) else { return nil }
      let former = before.flatMap(count)
      return PairRow(
        label: label, before: share(former, before),
        previous: previous.map { share(count($0), $0) }, now: share(number, now))
    }
    func share(_ number: Int?, _ profile: ProfileDocument?) -> String {
      guard let number, let profile, profile.count > 0, number != 0 else {
        return Display.count(number)
      }
      return Display.count(number) + " (" + Display.share(Double(number) / Double(profile.count))
        + ")"
    }
    func unlessZero(_ row: PairRow?) -> PairRow? {
      row?.now == "0" && (row?.before == "0" || row?.before == Display.none) ? nil : row
    }
    func number(_ label: String, _ number: (ProfileDocument) -> Double?) -> PairRow? {
      guard let value = number(now) else { return nil }
      return PairRow(
        label: label, before: Display.number(before.flatMap(number)),
        previous: previous.map { Display.number(number($0)) }, now: Display.number(value))
    }
    let rows = PairRow(
      label: names.rows, before: Display.count(before?.count),
      previous: previous.map { Display.count($0.count) }, now: Display.count(now.count))
    let distinct = now.distinct.map { value in
      let text = Display.count(value)
      return PairRow(
        label: names.distinct, before: Display.count(before?.distinct),
        previous: previous.map { Display.count($0.distinct) },
        now: now.distinctIsExact ? text : Words.local.approximately(text))
    }
    return [
      rows, count(names.missing) { $0.missing }, unlessZero(count(names.absent) { $0.absent }),
      unlessZero(count(names.null) { $0.null }), unlessZero(count(names.invalid) { $0.invalid }),
      unlessZero(count(names.coerced) { $0.coerced }),
      unlessZero(count(names.nan) { $0.nonFinite.nan }),
      unlessZero(count(names.infinite) { $0.nonFinite.posInf &+ $0.nonFinite.negInf }),
      count(names.zeros) { $0.zeros }, distinct, number(names.mean) { $0.mean },
      number(names.sd) { $0.sd }, number(names.min) { $0.min }, number(names.max) { $0.max },
    ].compactMap { $0 }
  }
}
