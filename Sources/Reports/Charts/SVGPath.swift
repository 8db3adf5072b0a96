/// The `d` attribute of an SVG path, in as few bytes as one decimal allows.
struct SVGPath {
  private var bytes: [UInt8] = []

  var isEmpty: Bool { bytes.isEmpty }

  mutating func move(_ x: Double, _ y: Double) {
    append("M", x)
    append(" ", y)
  }

  mutating func line(_ x: Double, _ y: Double) {
    append("L", x)
    append(" ", y)
  }

  mutating func horizontal(_ x: Double) { append("H", x) }

  mutating func vertical(_ y: Double) { append("V", y) }

  mutating func close() { bytes.append(UInt8(ascii: "Z")) }

  /// Adds a rectangle that stands on `bottom`.
  mutating func column(from left: Double, to right: Double, top: Double, bottom: Double) {
    move(left, bottom)
    vertical(top)
    horizontal(right)
    vertical(bottom)
    close()
  }

  /// Returns the path as an element, or nothing where it is empty.
  func element(_ name: String) -> Markup {
    guard !isEmpty else { return Markup() }
    let d = Markup(trusted: String(decoding: bytes, as: UTF8.self))
    return "<path class=\"\(name)\" d=\"\(d)\"/>"
  }

  private mutating func append(_ command: Unicode.Scalar, _ coordinate: Double) {
    bytes.append(UInt8(ascii: command))
    Self.append(coordinate, to: &bytes)
  }

  private static func append(_ value: Double, to bytes: inout [UInt8]) {
    guard value.isFinite, value.magnitude < 1e9 else { return bytes.append(UInt8(ascii: "0")) }
    let tenths = Int((value * 10).rounded())
    if tenths < 0 { bytes.append(UInt8(ascii: "-")) }
    DecimalDigits.append(whole: UInt64(tenths.magnitude / 10), to: &bytes)
    guard !tenths.isMultiple(of: 10) else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(tenths.magnitude % 10) + 48)
  }

  /// Returns a coordinate with at most one decimal.
  static func text(_ value: Double) -> String {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
