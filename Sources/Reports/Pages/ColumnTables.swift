/// The tables of a column's page, as the rows between their heads and ends.
struct ColumnTables {
  private let profile: ProfileDocument
  private let reference: ProfileDocument?
  private let previous: ProfileDocument?
  private let drift: DriftDocument?
  private let otherDrifts: [OtherDriftDocument]

  init(_ column: ColumnDocument) {
    profile = column.profile
    reference = column.referenceProfile
    previous = column.previousProfile
    drift = column.drift
    otherDrifts = column.otherDrifts
  }

  var bins: Markup {
    profile.histogram.prefix(200).markup { bin in
      PairRow(
        label: BinText.name(bin), before: Display.share(bin.reference),
        previous: previous.map { _ in Display.share(bin.previous) }, now: Display.share(bin.current)
      ).markup
    }
  }

  var points: Markup {
    // Quantile names sort by what they mean: p01, p05, p50, p95, p99, p999.
    profile.quantiles.keys.sorted().markup { name in
      PairRow(
        label: Words.local.quantile(name),
        before: Display.number(reference?.quantiles[name].flatMap { $0 }),
        previous: previous.map { Display.number($0.quantiles[name].flatMap { $0 }) },
        now: Display.number(profile.quantiles[name].flatMap { $0 })
      ).markup
    }
  }

  var counts: Markup {
    ColumnCounts.rows(profile, reference, previous: previous).markup(\.markup)
  }

  /// The head of the numbers of the window before; empty where there are none.
  var previousHead: Markup {
    previous == nil
      ? Markup() : "<th scope=\"col\" class=\"n c1\">\(Words.local.label("before"))</th>"
  }

  var categories: Markup {
    let vanished = (drift?.vanishedCategories ?? []).map { category in
      CategoryDocument(value: category.value, count: 0, share: 0, referenceShare: category.share)
    }
    return (profile.top.prefix(60) + vanished).markup { category in
      let row = PairRow(
        label: PlainText.name(category.value), before: Display.share(category.referenceShare),
        previous: previous.map { _ in Display.share(category.previousShare) },
        now: Display.share(category.share))
      return """
        <tr><th scope="row"><bdi>\(row.label)</bdi></th>\(row.numbers)\
        <td class="n">\(Display.count(category.count))</td></tr>
        """
    }
  }

  /// The statistics by name, the deciding one first.
  var statistics: Markup {
    guard let drift else { return Markup() }
    let sorted = drift.statistics.sorted { left, right in
      (left.key == drift.primary ? 0 : 1, left.key) < (
        right.key == drift.primary ? 0 : 1, right.key
      )
    }
    let others = drift.tools.sorted { $0.key < $1.key }.flatMap { tool in
      tool.value.sorted { $0.key < $1.key }
    }
    return (sorted + others).prefix(80).markup { Self.row($0, $1) }
  }

  /// The distances from the references beside the primary one.
  var others: Markup {
    otherDrifts.markup { other in
      """
      <tr><th scope="row">\(PlainText.name(other.reference))</th>\
      <td class="n">\(Display.number(other.psi))</td><td class="n">\(Display.number(other.ks))</td>\
      <td class="n">\(Display.number(other.meanShift))</td>\
      <td class="n">\(Display.points(other.missingChange))</td>\
      <td>\(Words.local.chance(isBeyond: other.isBeyondChance))</td></tr>
      """
    }
  }

  private static func row(_ name: String, _ statistic: StatisticDocument) -> Markup {
    let unit = statistic.kind == "probability" ? .number : MetricUnit(metric: name)
    let title = Words.local.statistic(PlainText.name(name))
    let tool = statistic.compat.map { " (\(PlainText.name($0)))" } ?? ""
    let value =
      statistic.value == nil
      ? PlainText.name(statistic.reason ?? Display.none) : unit.text(statistic.value)
    let bound: Bound = statistic.kind == "probability" ? .min : .max
    let limit = (statistic.warn ?? statistic.alert).map { Words.local.limit(bound, unit.text($0)) }
    var interval: String?
    if let low = statistic.low, let high = statistic.high {
      interval = Words.local.interval(unit.text(low), unit.text(high))
    }
    return """
      <tr><th scope="row">\(title)\(tool)</th><td class="n">\(value)</td>\
      <td class="n">\(limit ?? Display.none)</td><td class="n c1">\(interval ?? Display.none)</td>\
      <td class="n c1">\(Display.count(statistic.bins))</td></tr>
      """
  }
}
