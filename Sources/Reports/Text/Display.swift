/// Numbers as people read them: few digits, a unit, a comma between thousands.
///
/// `–` stands for what is not known.
enum Display {
  /// What is shown where there is no number.
  static let none = "–"
  /// A space that keeps number and unit on one line.
  static let space = "\u{A0}"

  /// Returns a count, as `1,156,224`.
  static func count(_ count: Int?) -> String {
    guard let count else { return none }
    return number(Double(count), decimals: 0)
  }

  /// Returns a number of three significant digits, whole from 100 on, as `10.4` or `12,345`.
  static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return none }
    let size = value.magnitude
    guard size < 1e12, size == 0 || size >= 1e-4 else { return scientific(value) }
    let digits = DecimalDigits(value)
    guard size < 1000 else { return digits?.rounded(toDecimals: 0).display() ?? none }
    return digits?.rounded(toSignificant: 3).display() ?? none
  }

  /// Returns a distance such as PSI, as `0.59`, `0.021` or `<0.001`.
  static func distance(_ value: Double?) -> String {
    guard let value, value.isFinite else { return none }
    guard value.magnitude < 1000 else { return number(value) }
    if value > 0 && value < 0.001 { return "<0.001" }
    return number(value, decimals: value.magnitude < 0.0995 && value != 0 ? 3 : 2)
  }

  /// Returns a share of one in per cent, as `28.4 %`, `0.68 %` or `99.31 %`.
  static func share(_ share: Double?) -> String {
    guard let share, share.isFinite else { return none }
    return percent(share) + space + "%"
  }

  /// Returns a difference of shares in points, as `+5.2 points`.
  static func points(_ difference: Double?) -> String {
    guard let difference, difference.isFinite else { return none }
    let sign = difference > 0 ? "+" : ""
    return sign + percent(difference) + space + Words.local.points
  }

  /// Returns a ratio, as `2.4×`; beyond a thousand its digits say nothing.
  static func times(_ ratio: Double?) -> String {
    guard let ratio, ratio.isFinite else { return none }
    return ratio > 1_000 ? ">1,000×" : number(ratio) + "×"
  }

  /// Returns a latency in ms, from 10 s on in s, as `294 ms`.
  static func latency(_ seconds: Double?) -> String {
    guard let seconds, seconds.isFinite else { return none }
    guard seconds.magnitude < 10 else { return number(seconds) + Words.local.timeUnits.second }
    return number(seconds * 1000) + space + "ms"
  }

  /// Returns a value of a measure of hosts with its unit, as `43 %` or `1.5 MB/s`.
  static func measure(_ value: Double?, _ unit: HostMetricUnit) -> String {
    switch unit {
    case .share: share(value)
    case .bytes: bytes(value)
    case .bytesPerSecond: value == nil ? none : bytes(value) + "/s"
    case .perSecond: value == nil ? none : number(value) + "/s"
    case .seconds: latency(value)
    case .number: number(value)
    }
  }

  private static func bytes(_ bytes: Double?) -> String {
    guard var value = bytes, value.isFinite else { return none }
    let units = ["B", "kB", "MB", "GB", "TB"]
    var unit = 0
    while value.magnitude >= 1_000, unit < units.count - 1 {
      (value, unit) = (value / 1_000, unit + 1)
    }
    return number(value) + space + units[unit]
  }

  /// Returns a length of time in its two largest units, as `2 h 40 min`.
  static func duration(_ seconds: Double?) -> String {
    guard let seconds, seconds.isFinite, seconds >= 0, seconds < 1e12 else { return none }
    let names = Words.local.timeUnits
    guard seconds >= 60 else { return number(seconds) + names.second }
    // Two units are enough: nobody plans by the seconds of a day.
    let units = [(86_400, names.day), (3600, names.hour), (60, names.minute), (1, names.second)]
    var rest = Int(seconds.rounded())
    var parts: [String] = []
    for (size, name) in units {
      let count = rest / size
      rest %= size
      if count > 0 || !parts.isEmpty { parts.append("\(count)" + name) }
      if parts.count == 2 { break }
    }
    return parts.filter { !$0.hasPrefix("0") }.joined(separator: " ")
  }

  /// Returns a number for the page's script to sort by; below all others where it is not known.
  static func sortable(_ value: Double?) -> String {
    guard let value, let digits = DecimalDigits(value) else { return "-1e99" }
    return digits.rounded(toSignificant: 6).json
  }

  /// Returns the number of per cent of a share, without the sign.
  private static func percent(_ share: Double) -> String {
    let percent = share * 100
    let size = percent.magnitude
    if size >= 99 && size < 100 { return number(percent, decimals: 2) }
    let digits = DecimalDigits(percent)
    let rounded =
      size >= 9.95
      ? digits?.rounded(toDecimals: 1) : digits?.rounded(toSignificant: size < 1e-4 ? 1 : 2)
    return rounded?.display() ?? none
  }

  /// Returns a number with exactly so many decimals.
  private static func number(_ value: Double, decimals: Int) -> String {
    DecimalDigits(value)?.rounded(toDecimals: decimals).display(decimals: decimals) ?? none
  }

  private static func scientific(_ value: Double) -> String {
    guard value.magnitude < 1e12 || value.magnitude >= 1e15 else {
      return number(value, decimals: 0)
    }
    let text = DecimalDigits(value)?.rounded(toSignificant: 3).json ?? none
    return text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }
}
