import Foundation

/// The metrics of one slice and column of a window, stored as an object of JSON.
struct MetricObject {
  private var places: [String: Int] = [:]
  private var values: [(metric: String, value: Double?)] = []

  /// Creates an object with room for the metrics of most columns.
  init() { places.reserveCapacity(48) }

  /// Sets a metric; of two values the later stays.
  mutating func set(_ metric: String, to value: Double?) {
    if let place = places[metric] {
      values[place].value = value
    } else {
      places[metric] = values.count
      values.append((metric, value))
    }
  }

  /// The object, in the order in which metrics were first set.
  ///
  /// JSON has no numbers that are not finite: null stands for them.
  var json: String {
    var text = "{"
    text.reserveCapacity(values.count * 48)
    for (metric, value) in values {
      text += text.utf8.count > 1 ? ",\"" : "\""
      append(metric, to: &text)
      text += "\":"
      text += value.flatMap { $0.isFinite ? $0.description : nil } ?? "null"
    }
    text += "}"
    return text
  }

  private func append(_ metric: String, to text: inout String) {
    guard metric.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
      text += metric
      return
    }
    for scalar in metric.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case ..<" ": text += "\\u" + String(0x1_0000 + scalar.value, radix: 16).dropFirst()
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  /// Reads an object's metrics, in any order; nil where the text is none.
  static func values(of json: [UInt8]) -> [(metric: String, value: Double?)]? {
    if let plain = PlainMetrics.values(of: json) { return plain }
    let values = try? JSONDecoder().decode([String: Double?].self, from: Data(json))
    return values?.map { ($0.key, $0.value) }
  }
}
