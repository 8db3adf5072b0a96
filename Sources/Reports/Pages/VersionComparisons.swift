/// Model versions against the one with most rows.
struct VersionComparisons {
  /// How many comparisons the page lists; the document has all of them.
  private static let limit = 20

  private let versions: ArraySlice<VersionComparisonDocument>

  init(_ versions: [VersionComparisonDocument]) { self.versions = versions.prefix(Self.limit) }

  var markup: Markup {
    guard !versions.isEmpty else { return Markup() }
    // Differences of one metric share a scale.
    let scales = Dictionary(grouping: versions, by: \.metric).mapValues { versions in
      DotChart(holding: versions.map { Self.marks($0) })
    }
    return PageLibrary.render(
      "comparisons",
      [
        "rows": versions.markup { version in
          scales[version.metric].map { row(version, $0) } ?? Markup()
        }
      ])
  }

  /// The difference with its interval, against none.
  private static func marks(_ version: VersionComparisonDocument) -> DotChart.Marks {
    DotChart.Marks(
      value: version.difference, low: version.low, high: version.high, reference: 0)
  }

  private func row(_ version: VersionComparisonDocument, _ scale: DotChart) -> Markup {
    let text = MetricText(version.metric)
    let difference = text.text(version.difference)
    let interval = text.range(version.low, version.high)
    let label = Words.local.difference(
      PlainText.name(version.challenger), PlainText.name(version.champion), difference, interval)
    let remark = Words.local.pairing(version)
    return """
      <tr><th scope="row"><bdi>\(PlainText.name(version.challenger))</bdi> \(Words.local.against) \
      <bdi>\(PlainText.name(version.champion))</bdi><span class="w sm anyw">\(remark)</span></th>\
      <td class="c1">\(Words.local.metric(version.metric))</td>\
      <td class="n c1">\(text.text(version.challengerValue))</td>\
      <td class="n c1">\(text.text(version.championValue))</td>\
      <td class="n"><b>\(difference)</b>\(PerformanceMetricRow.small(interval ?? ""))</td>\
      <td>\(scale.row(Self.marks(version), label: label))</td></tr>

      """
  }
}
