/// A sample of Prometheus' text format.
struct ExpositionLine {
  private(set) var name = ""
  private(set) var labels: [String: String] = [:]
  private(set) var value = Double.nan
  /// Seconds or milliseconds since 1970 as they stand there; empty where there are none.
  private(set) var timestamp = ""

  /// Reads a line that is neither blank nor a comment; nil where it is no sample.
  ///
  /// By Prometheus' text format 0.0.4: `name{label="value",…} value [timestamp]`; exemplars of
  /// OpenMetrics are left out.
  init?(_ text: String) {
    guard let name = Self.name(of: text) else { return nil }
    self.name = name
    var rest = Substring(text)
    rest = rest.dropFirst(name.count)
    if rest.first == "{" {
      guard let end = readLabels(rest.dropFirst()) else { return nil }
      rest = end
    }
    let words = rest.split(whereSeparator: { $0 == " " || $0 == "\t" }).prefix { $0 != "#" }
    guard (1...2).contains(words.count), let number = Self.number(words[0]) else { return nil }
    value = number
    if words.count == 2 { timestamp = String(words[1]) }
  }

  /// Returns the name that a line begins with; nil where it begins with none.
  static func name(of text: String) -> String? {
    let bytes = text.utf8
    let end = bytes.firstIndex { byte in
      !(0x30...0x39).contains(byte) && !(0x61...0x7A).contains(byte | 0x20)
        && byte != UInt8(ascii: "_") && byte != UInt8(ascii: ":")
    }
    guard let end, end > bytes.startIndex else { return nil }
    return [UInt8(ascii: "{"), UInt8(ascii: " "), UInt8(ascii: "\t")].contains(bytes[end])
      ? String(text[..<end]) : nil
  }

  private static func number(_ word: Substring) -> Double? {
    switch word {
    case "+Inf", "Inf": .infinity
    case "-Inf": -.infinity
    default: Double(word)
    }
  }

  /// Reads labels up to their closing brace, and returns what follows.
  private mutating func readLabels(_ text: Substring) -> Substring? {
    var rest = text
    while true {
      rest = rest.drop { $0 == " " || $0 == "," }
      if rest.first == "}" { return rest.dropFirst() }
      let key = rest.prefix { $0 != "=" && $0 != "}" }
      rest = rest.dropFirst(key.count)
      guard rest.hasPrefix("=\"") else { return nil }
      rest = rest.dropFirst(2)
      var value = ""
      while let character = rest.first, character != "\"" {
        rest = rest.dropFirst()
        guard character == "\\" else {
          value.append(character)
          continue
        }
        guard let escaped = rest.first else { return nil }
        value.append(escaped == "n" ? "\n" : escaped)
        rest = rest.dropFirst()
      }
      guard rest.first == "\"" else { return nil }
      rest = rest.dropFirst()
      labels[String(key.filter { $0 != " " })] = value
    }
  }
}
