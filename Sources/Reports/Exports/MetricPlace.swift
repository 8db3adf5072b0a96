/// What a number is called in Prometheus: a family, and the labels that tell its series apart.
struct MetricPlace: Equatable {
  /// The name of the family, after Prometheus' conventions.
  var family: String
  /// Labels and their values.
  var labels: [String: String] = [:]
  /// By what the number is multiplied to have the family's unit.
  var factor = 1.0

  /// Returns the place of a number of the whole slice.
  ///
  /// Every number has one: what is not known by name is named after its metric, with its unit at the
  /// end, so that a new metric is exported without being told here.
  static func of(_ number: ExportedNumber) -> MetricPlace {
    let area = String(number.metric.prefix { $0 != "." })
    let (name, aspect) = parts(of: String(number.metric.drop { $0 != "." }.dropFirst()))
    var place: MetricPlace
    var columnLabel = "column"
    if name.hasPrefix("objective_") {
      (place, columnLabel) = (named(name), "objective")
      place.labels["over"] = aspect
    } else if name.hasPrefix("host_"), let aspect {
      (place, columnLabel) = (named(name), "host")
      place.labels[hostTimes.contains(name) ? "measure" : "statistic"] = aspect
    } else if Role(rawValue: area) != nil {
      place = ofColumn(area, name)
    } else if area == Area.performance.rawValue {
      (place, columnLabel) = (ofPerformance(name, aspect), "statistic")
    } else if area == Area.latency.rawValue, latencies.contains(name) {
      place = MetricPlace(family: "tidemark_latency_seconds", labels: ["statistic": name])
    } else if let known = known[number.metric] {
      place = MetricPlace(family: known)
    } else {
      place = named([area, name, aspect].compactMap(\.self).joined(separator: "_"))
    }
    if !number.column.isEmpty { place.labels[columnLabel] = number.column }
    return place
  }

  /// Returns the name of a metric in its area, and which number beside it is meant.
  ///
  /// A name may have a point of its own, as `pinball_0.1` has.
  private static func parts(of text: String) -> (name: String, aspect: String?) {
    guard let point = text.lastIndex(of: ".") else { return (text, nil) }
    let aspect = String(text[text.index(after: point)...])
    let isKnown =
      aspects.contains(aspect) || text.hasPrefix("objective_") || text.hasPrefix("host_")
    guard isKnown else { return (text, nil) }
    return (String(text[..<point]), aspect)
  }

  /// What may stand beside a metric.
  private static let aspects: Set = [
    "low", "high", "naive", "estimated", "estimated_low", "estimated_high",
  ]
  /// For how long a measure of a host was something.
  private static let hostTimes: Set = ["host_full_minutes", "host_gap_minutes"]
  /// The statistics of a column's values, in the unit of the column.
  private static let values: Set = ["mean", "sd", "min", "max", "p05", "p50", "p95"]
  private static let latencies: Set = ["mean", "p50", "p90", "p95", "p99", "p99_9", "max"]
  private static let known = [
    "errors.calls": "tidemark_calls", "errors.rows": "tidemark_rows",
    "errors.failed": "tidemark_errors", "errors.retries": "tidemark_retries",
    "errors.rate": "tidemark_errors_ratio", "errors.rate.low": "tidemark_errors_low_ratio",
    "errors.rate.high": "tidemark_errors_high_ratio",
  ]

  private static func ofColumn(_ area: String, _ name: String) -> MetricPlace {
    let labels = ["area": area, "statistic": name]
    switch name {
    case "missing_share":
      return MetricPlace(family: "tidemark_column_missing_ratio", labels: ["area": area])
    case "distinct":
      return MetricPlace(family: "tidemark_column_distinct_values", labels: ["area": area])
    case "drifted": return MetricPlace(family: "tidemark_column_drifted", labels: ["area": area])
    case _ where values.contains(name):
      return MetricPlace(family: "tidemark_column_value", labels: labels)
    default: return MetricPlace(family: "tidemark_drift", labels: labels)
    }
  }

  private static func ofPerformance(_ name: String, _ aspect: String?) -> MetricPlace {
    switch name {
    case "labelled": return MetricPlace(family: "tidemark_labelled_rows")
    case "coverage": return MetricPlace(family: "tidemark_label_coverage_ratio")
    case "relative_drop": return MetricPlace(family: "tidemark_performance_drop_ratio")
    case "deviation": return MetricPlace(family: "tidemark_performance_deviation")
    case "label_delay_hours":
      return MetricPlace(family: "tidemark_label_delay_seconds", factor: 3_600)
    case "label_delay_ratio": return MetricPlace(family: "tidemark_label_delay_ratio")
    case "corrected_share": return MetricPlace(family: "tidemark_label_corrections_ratio")
    case "corrected_change": return MetricPlace(family: "tidemark_label_corrections_change_ratio")
    default:
      let ending = aspect.map { "_\(word($0))" } ?? ""
      return MetricPlace(family: "tidemark_performance\(ending)", labels: ["statistic": name])
    }
  }

  /// Returns a family with a metric's own name, and its unit at the end.
  private static func named(_ name: String) -> MetricPlace {
    var words = word(name).split(separator: "_").map(String.init)
    var factor = 1.0
    switch words.last {
    case "share", "rate", "coverage", "availability": words[words.count - 1] = "ratio"
    case "hours": (words[words.count - 1], factor) = ("seconds", 3_600)
    case "minutes": (words[words.count - 1], factor) = ("seconds", 60)
    // These endings belong to counters and histograms.
    case "total", "count", "sum", "bucket", "info": words.append("value")
    default: break
    }
    return MetricPlace(family: (["tidemark"] + words).joined(separator: "_"), factor: factor)
  }

  /// Returns a text with nothing but lower-case letters, digits and single `_`.
  private static func word(_ text: String) -> String {
    let letters = text.lowercased().utf8.map { byte in
      byte.isWordByte ? Character(Unicode.Scalar(byte)) : "_"
    }
    return String(letters).split(separator: "_").joined(separator: "_")
  }
}

extension UInt8 {
  /// Whether it is a lower-case letter or a digit.
  fileprivate var isWordByte: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }
}
