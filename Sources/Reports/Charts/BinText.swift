/// What a bin is called.
enum BinText {
  /// Returns the bin in words, as `10.4 – 13.8`, `below 2.4`, `UA` or `missing`.
  static func name(_ bin: BinDocument) -> String {
    switch bin.kind {
    case .range: range(bin)
    case .category: PlainText.name(bin.label ?? "")
    case .other: Words.local.binOther
    case .new: Words.local.binNew
    case .missing: Words.local.missing
    case .nonFinite: Words.local.binNonFinite
    }
  }

  private static func range(_ bin: BinDocument) -> String {
    if let hidden = bin.label {
      return [bin.lower, bin.upper].map { $0.map(Display.number) ?? PlainText.name(hidden) }
        .joined(separator: " – ")
    }
    return switch (bin.lower, bin.upper) {
    case (let lower?, let upper?) where lower == upper: Display.number(lower)
    case (let lower?, let upper?): Display.number(lower) + " – " + Display.number(upper)
    case (nil, let upper?): Words.local.below(Display.number(upper))
    case (let lower?, nil): Words.local.from(Display.number(lower))
    case (nil, nil): Words.local.allValues
    }
  }

  /// Returns what a bin says: its name and both shares.
  static func readout(_ bin: BinDocument) -> String {
    let name = PlainText.replacing("|", with: "/", in: name(bin))
    return Words.local.binShares(
      name, now: Display.share(bin.current), reference: Display.share(bin.reference),
      previous: bin.previous.map { Display.share($0) })
  }
}
