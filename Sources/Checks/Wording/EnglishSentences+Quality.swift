extension EnglishSentences {
  /// Returns the sentence about what an input holds; nil for other metrics.
  static func quality(_ measurement: Measurement, _ value: Double) -> String? {
    let column = measurement.column ?? "The input"
    switch measurement.name {
    case "out_of_range_share": return outside(measurement, value, column)
    case "unlisted_share": return unlisted(measurement, value, column)
    case "type_mismatch_change":
      return "\(column) is not of its declared type \(shares(measurement.fact, value))."
    case "changed_type":
      return "\(column) changed its type: it is not of the declared one"
        + " \(shares(measurement.fact, value))."
    case "vanished_field": return vanished(measurement, column)
    case "new_field_share": return newFields(measurement)
    case "missing_block": return block(measurement, value, column)
    case "constant": return constant(measurement, column)
    case "distinct_ratio":
      return "\(column) repeats values: \(NumberText.percent(value)) of them are distinct, in the"
        + " reference \(NumberText.percent(measurement.reference ?? 1))."
    default: return nil
    }
  }

  private static func outside(
    _ measurement: Measurement, _ value: Double, _ column: String
  ) -> String {
    guard case .outside(let count, let range, let lowest, let highest) = measurement.fact else {
      return "\(NumberText.percent(value)) of \(column) lie outside of the declared range."
    }
    let extremes = [
      lowest.map { "down to \(NumberText.number($0))" },
      highest.map { "up to \(NumberText.number($0))" },
    ].compactMap(\.self)
    let reach = extremes.isEmpty ? "" : ", " + extremes.joined(separator: " and ")
    return "\(values(count)) of \(column) (\(NumberText.percent(value)))"
      + " \(count == 1 ? "lies" : "lie") outside of the declared range"
      + " \(NumberText.number(range.lowerBound)) to \(NumberText.number(range.upperBound))\(reach)."
  }

  private static func unlisted(
    _ measurement: Measurement, _ value: Double, _ column: String
  ) -> String {
    guard case .unlisted(let count, let most) = measurement.fact else {
      return "\(NumberText.percent(value)) of \(column) are no declared category."
    }
    let named = most.map { count == 1 ? ": \($0)" : ", most often \($0)" } ?? ""
    return "\(values(count)) of \(column) (\(NumberText.percent(value)))"
      + " \(count == 1 ? "is" : "are") no declared category\(named)."
  }

  private static func values(_ count: Int) -> String {
    count == 1 ? "1 value" : "\(NumberText.count(count)) values"
  }

  private static func vanished(_ measurement: Measurement, _ column: String) -> String {
    guard case .share(let now, let reference) = measurement.fact else {
      return "\(column) vanished from the log."
    }
    let rest = now > 0 ? ": \(NumberText.percent(now)) of rows have it" : ": no row has it"
    return "\(column) vanished from the log\(rest), in the reference"
      + " \(NumberText.percent(reference))."
  }

  /// How many new fields a sentence names, and how much of a name.
  static let namedFields = 3
  private static let longestName = 60

  private static func newFields(_ measurement: Measurement) -> String {
    guard case .fields(let fields) = measurement.fact, let first = fields.first else {
      return "The requests have no new field."
    }
    let share = fields.allSatisfy(\.isUnknown) ? "none" : "next to none"
    let end = "; the reference has \(share) of \(fields.count == 1 ? "it" : "them")."
    guard fields.count > 1 else {
      return "New field \(name(first)), in \(NumberText.percent(first.share)) of rows\(end)"
    }
    let named = fields.prefix(namedFields).map {
      "\(name($0)) in \(NumberText.percent($0.share)) of rows"
    }
    let more = fields.count > named.count ? " and \(fields.count - named.count) more" : ""
    return "\(NumberText.count(fields.count)) new fields: \(named.joined(separator: ", "))"
      + "\(more)\(end)"
  }

  static func name(_ field: Fact.NewField) -> String {
    let scalars = field.path.unicodeScalars
    guard scalars.count > longestName else { return field.path }
    return String(String.UnicodeScalarView(scalars.prefix(longestName - 1))) + "…"
  }

  private static func block(
    _ measurement: Measurement, _ value: Double, _ block: String
  ) -> String {
    guard case .block(let columns, let now) = measurement.fact else {
      return "The block \(block) is missing: an upstream feed may be down."
    }
    return "The block \(block) is missing in \(NumberText.percent(now)) of rows"
      + " (\(columns.count) columns): an upstream feed may be down."
  }

  private static func constant(_ measurement: Measurement, _ column: String) -> String {
    guard case .constant(let value, let distinct) = measurement.fact else {
      return "\(column) holds one value only."
    }
    return "\(column) holds one value only\(value.map { ", \($0)" } ?? ""); the reference holds"
      + " \(NumberText.count(distinct))."
  }
}
