// What is put together in the same way in every language.
extension Phrasebook {
  /// Returns the fixed word called `name`.
  func label(_ name: String) -> String { labels[name] ?? name }

  /// The headings of the references, the primary one first.
  var referenceNames: [String] {
    [method.reference] + (2...9).map { "\(method.reference) \($0)" }
  }

  func limit(_ bound: Bound, _ text: String) -> String { (bound == .max ? "≤ " : "≥ ") + text }

  // Times.

  func clock(_ time: LocalTime) -> String {
    (time.hour < 10 ? "0" : "") + "\(time.hour)" + (time.minute < 10 ? ":0" : ":")
      + "\(time.minute)"
  }

  /// Returns when a span ends that lies within a day.
  func endClock(_ span: LocalSpan) -> String { span.endsDay ? "24:00" : clock(span.to) }

  /// Returns an age in whole days where it is one, as `7 days`.
  func age(_ seconds: Double) -> String {
    let (whole, rest) = Int(seconds).quotientAndRemainder(dividingBy: 86_400)
    return rest == 0 ? days(whole) : Display.duration(seconds)
  }

  // Shares and quantiles.

  /// Returns a promised share as it is written in the pipeline file: 99.9 %, not 99.90 %.
  func share(ofTarget target: Double) -> String {
    let percent = DecimalDigits(roundedToTenDigits: target * 100)?.json
    return percent.map { $0 + Display.space + "%" } ?? Display.none
  }

  /// Returns the name of a quantile such as `p99` or `p999`.
  func quantile(_ name: String) -> String {
    guard name != "p50" else { return median }
    let digits = name.dropFirst()
    guard name.hasPrefix("p"), let number = Int(digits) else { return PlainText.name(name) }
    return digits.count <= 2 ? "\(number) %" : "\(digits.prefix(2)).\(digits.dropFirst(2)) %"
  }

  func quantile(share: Double) -> String { share == 0.5 ? median : Display.share(share) }

  func quantiles(_ rows: [BoxChart.Row]) -> String {
    rows.map { row in
      "\(row.name): "
        + row.quantiles.map { "\(quantile(share: $0.share)) \(Display.number($0.value))" }
        .joined(separator: ", ")
    }.joined(separator: "; ")
  }
}
