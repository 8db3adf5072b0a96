/// What the page says of a window's labels.
struct PerformanceLabels {
  private let document: PerformanceDocument

  init(_ document: PerformanceDocument) { self.document = document }

  /// How many labels there are, when they came, and what is odd about them.
  var sentences: String {
    let labels = document.labels
    let odd = [
      Words.local.corrections(labels.corrections, usual: labels.usualCorrections),
      corrected, Words.local.unreadable(labels.unreadable),
      Words.local.conflicts(labels.conflicts), Words.local.orphans(labels.orphans),
    ].compactMap { $0 }
    return
      ([
        Words.local.labelled(labels.labelled, of: document.rows, labels.coverage),
        Words.local.delays(median: labels.medianDelay, p90: labels.p90Delay),
        Words.local.usualDelay(labels),
        Words.local.labelSources(labels.sources),
      ].compactMap { $0 } + odd).joined(separator: " ")
  }

  /// When labels were corrected; nil where that is no finding.
  private var corrected: String? {
    guard let from = document.labels.correctedFrom, let to = document.labels.correctedTo else {
      return nil
    }
    return Words.local.corrected(
      from: Words.local.moment(from), to: Words.local.moment(to))
  }

  /// How labelled rows differ from the others; empty where they do not, or nobody knows.
  var bias: String {
    guard let bias = document.labels.bias, bias.isUnlike else { return "" }
    return Words.local.unlike(bias)
  }
}
