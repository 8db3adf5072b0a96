/// The numbers of a year's windows as a table: `history/<year>.csv`.
public struct HistoryCSV {
  /// The first line.
  public static let header = "granularity,window,slice,column,metric,value\n"

  private var blocks: [String: ArraySlice<UInt8>] = [:]

  /// Takes what a table has, window by window; anything else gives an empty history.
  public init(_ bytes: [UInt8]) {
    guard bytes.starts(with: Self.header.utf8), bytes.last == UInt8(ascii: "\n") else { return }
    var start = Self.header.utf8.count
    var line = start
    var current = ""
    while line < bytes.count {
      let name = Self.window(at: line, of: bytes)
      if name != current {
        if line > start { blocks[current] = bytes[start..<line] }
        (current, start) = (name, line)
      }
      line = (bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count) + 1
    }
    if line > start { blocks[current] = bytes[start...] }
  }

  /// Returns the first two cells of a line, as they are written.
  private static func window(at line: Int, of bytes: [UInt8]) -> String {
    let comma = UInt8(ascii: ",")
    let first = bytes[line...].firstIndex(of: comma) ?? bytes.count
    let second = bytes[min(first + 1, bytes.count)...].firstIndex(of: comma) ?? bytes.count
    return String(decoding: bytes[line..<second], as: UTF8.self)
  }

  /// Whether a window is there.
  public func holds(_ window: IndexWindowDocument) -> Bool { blocks[Self.key(window)] != nil }

  /// Returns the lines of a window as they are there; none where it is not.
  public func lines(of window: IndexWindowDocument) -> [UInt8] {
    Array(blocks[Self.key(window)] ?? [])
  }

  /// Returns the lines of a window.
  public static func lines(of window: ExportedWindow) -> [UInt8] {
    lines(
      granularity: window.index.granularity, window: window.index.name,
      numbers: window.numbers.sorted {
        ($0.slice, $0.column, $0.metric) < ($1.slice, $1.column, $1.metric)
      })
  }

  /// Returns the lines of a window, whose numbers are ordered by slice, column and metric.
  public static func lines(
    granularity: String, window: String, numbers: [ExportedNumber]
  ) -> [UInt8] {
    let key = key(granularity, window)
    var bytes: [UInt8] = []
    var start: [UInt8] = []
    var last: ExportedNumber?
    for number in numbers {
      // A column has many lines, which begin alike.
      if last?.column != number.column || last?.slice != number.slice {
        start = Array(key.utf8)
        for text in [number.slice, number.column] {
          start.append(UInt8(ascii: ","))
          append(cell: text, to: &start)
        }
        start.append(UInt8(ascii: ","))
        last = number
      }
      bytes += start
      append(cell: number.metric, to: &bytes)
      bytes.append(UInt8(ascii: ","))
      if let value = number.value {
        DecimalDigits(roundedToTenDigits: value)?.appendJSON(to: &bytes)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private static func key(_ window: IndexWindowDocument) -> String {
    key(window.granularity, window.name)
  }

  private static func key(_ granularity: String, _ window: String) -> String {
    "\(cell(granularity)),\(cell(window))"
  }

  /// Appends a cell; nearly all texts are cells as they are.
  private static func append(cell text: String, to bytes: inout [UInt8]) {
    if isPlain(text.utf8Span.span) { bytes += text.utf8 } else { bytes += cell(text).utf8 }
  }

  private static func isPlain(_ text: Span<UInt8>) -> Bool {
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "A")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "."):
        continue
      default: return false
      }
    }
    return true
  }

  /// Returns a cell as RFC 4180 has it; a line is a record, since controls become U+FFFD.
  ///
  /// What a spreadsheet would take for a formula is preceded by `'`.
  private static func cell(_ text: String) -> String {
    var result = ""
    var isQuoted = false
    if let first = text.utf8.first, "=+-@".utf8.contains(first) { result = "'" }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": (result, isQuoted) = (result + "\"\"", true)
      case ",": (result, isQuoted) = (result + ",", true)
      case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return isQuoted ? "\"\(result)\"" : result
  }
}
