/// The numbers of a metric of performance as tables show them.
struct MetricText {
  private let unit: MetricUnit

  init(_ name: String) { unit = MetricUnit(metric: name) }

  /// Returns three significant digits with their zeros below 1, as `0.680`; a rate in per cent.
  func text(_ value: Double?) -> String {
    guard unit == .number, let value, value.isFinite, (0.0995..<1).contains(value.magnitude) else {
      return unit.text(value)
    }
    let digits = DecimalDigits(value)?.rounded(toDecimals: 3)
    return digits?.display(decimals: 3) ?? Display.none
  }

  /// Returns a range, as `0.674 to 0.687`; nil where an end is not known.
  func range(_ low: Double?, _ high: Double?) -> String? {
    guard let low, let high else { return nil }
    return Words.local.interval(text(low), text(high))
  }
}
