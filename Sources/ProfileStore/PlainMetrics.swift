/// Reads metrics as `MetricObject` writes them nearly always: without spaces and escapes.
///
/// A night reads the metrics of a year, so they do not take the way of any JSON. Anything else than
/// that form is nil, and left to a parser that knows all of JSON.
struct PlainMetrics {
  private let json: [UInt8]
  private var next = 0

  /// Returns the metrics in the order of the text; nil where it is not of the plain form.
  static func values(of json: [UInt8]) -> [(metric: String, value: Double?)]? {
    var reader = PlainMetrics(json: json)
    return reader.object()
  }

  private init(json: [UInt8]) { self.json = json }

  private mutating func object() -> [(metric: String, value: Double?)]? {
    var values: [(metric: String, value: Double?)] = []
    guard take("{") else { return nil }
    while !take("}") {
      guard values.isEmpty || take(","), take("\""), let metric = name(), take(":") else {
        return nil
      }
      let text = word()
      let value = Self.number(text)
      guard value != nil || text == "null" else { return nil }
      values.append((metric, value))
    }
    return next == json.count ? values : nil
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next < json.count, json[next] == UInt8(ascii: character) else { return false }
    next += 1
    return true
  }

  /// Reads up to behind the quote that ends a name; nil where there is none, or an escape before it.
  private mutating func name() -> String? {
    guard
      let end = json[next...].firstIndex(where: {
        $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
      }), json[end] == UInt8(ascii: "\"")
    else { return nil }
    defer { next = end + 1 }
    return String(decoding: json[next..<end], as: UTF8.self)
  }

  /// Reads up to what ends a value.
  private mutating func word() -> String {
    let end =
      json[next...].firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "}") } ?? json.count
    defer { next = end }
    return String(decoding: json[next..<end], as: UTF8.self)
  }

  /// Returns a decimal number; nil for what JSON does not take for one, hexadecimal ones among it.
  private static func number(_ text: String) -> Double? {
    let isDecimal = text.utf8.allSatisfy {
      switch Unicode.Scalar($0) {
      case "0"..."9", "-", "+", ".", "e", "E": true
      default: false
      }
    }
    guard isDecimal, let value = Double(text), value.isFinite else { return nil }
    return value
  }
}
