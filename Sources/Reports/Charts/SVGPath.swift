/// The `d` attribute of an SVG path, in as few bytes as one decimal allows.
struct SVGPath {
  private(set) var d = ""

  var isEmpty: Bool { d.isEmpty }

  mutating func move(_ x: Double, _ y: Double) {
    d += "M\(Self.text(x)) \(Self.text(y))"
  }

  mutating func line(_ x: Double, _ y: Double) {
    d += "L\(Self.text(x)) \(Self.text(y))"
  }

  mutating func horizontal(_ x: Double) { d += "H\(Self.text(x))" }

  mutating func vertical(_ y: Double) { d += "V\(Self.text(y))" }

  mutating func close() { d += "Z" }

  /// Adds a rectangle that stands on `bottom`.
  mutating func column(from left: Double, to right: Double, top: Double, bottom: Double) {
    move(left, bottom)
    vertical(top)
    horizontal(right)
    vertical(bottom)
    close()
  }

  /// Returns the path as an element, or nothing where it is empty.
  func element(_ name: String) -> String {
    isEmpty ? "" : "<path class=\"\(name)\" d=\"\(d)\"/>"
  }

  /// Returns a coordinate with at most one decimal.
  static func text(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e9 else { return "0" }
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let size = tenths.magnitude
    return sign + "\(size / 10)" + (size % 10 == 0 ? "" : ".\(size % 10)")
  }
}
