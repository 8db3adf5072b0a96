/// Reads metrics as `MetricObject` writes them nearly always: without spaces and escapes.
///
/// A night reads the metrics of a year, so they do not take the way of any JSON. Anything else than
/// that form is nil, and left to a parser that knows all of JSON.
struct PlainMetrics {
  private let json: [UInt8]
  private let ending: [UInt8]
  private var next = 0

  /// Returns the metrics whose names end with `ending`, in the order of the text; nil where it is
  /// not of the plain form.
  static func values(
    of json: [UInt8], named ending: String
  ) -> [(metric: String, value: Double?)]? {
    var reader = PlainMetrics(json: json, ending: Array(ending.utf8))
    return reader.object()
  }

  private init(json: [UInt8], ending: [UInt8]) {
    self.json = json
    self.ending = ending
  }

  private mutating func object() -> [(metric: String, value: Double?)]? {
    var values: [(metric: String, value: Double?)] = []
    if ending.isEmpty { values.reserveCapacity(32) }
    guard take("{") else { return nil }
    while !take("}") {
      guard next == 1 || take(","), take("\""), let name = name(), take(":") else { return nil }
      let word = word()
      let isNull = json[word].elementsEqual("null".utf8)
      guard isNull || isDecimal(word) else { return nil }
      guard json[name].suffix(ending.count).elementsEqual(ending) else { continue }
      let value = isNull ? nil : Self.number(String(decoding: json[word], as: UTF8.self))
      guard isNull || value != nil else { return nil }
      values.append((String(decoding: json[name], as: UTF8.self), value))
    }
    return next == json.count ? values : nil
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next < json.count, json[next] == UInt8(ascii: character) else { return false }
    next += 1
    return true
  }

  /// Reads up to behind the quote that ends a name; nil where there is none, or an escape before it.
  private mutating func name() -> Range<Int>? {
    let start = next
    while next < json.count, json[next] != UInt8(ascii: "\"") {
      guard json[next] != UInt8(ascii: "\\") else { return nil }
      next += 1
    }
    return take("\"") ? start..<next - 1 : nil
  }

  /// Reads up to what ends a value.
  private mutating func word() -> Range<Int> {
    let start = next
    while next < json.count, json[next] != UInt8(ascii: ","), json[next] != UInt8(ascii: "}") {
      next += 1
    }
    return start..<next
  }

  /// Whether a word has no character but those of JSON's numbers, which `Double` takes hexadecimal
  /// ones beside.
  private func isDecimal(_ word: Range<Int>) -> Bool {
    word.allSatisfy {
      switch Unicode.Scalar(json[$0]) {
      case "0"..."9", "-", "+", ".", "e", "E": true
      default: false
      }
    }
  }

  private static func number(_ text: String) -> Double? {
    Double(text).flatMap { $0.isFinite ? $0 : nil }
  }
}
