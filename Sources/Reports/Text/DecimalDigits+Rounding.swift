extension DecimalDigits {
  /// Takes the first ten digits of `value`, as `rounded(toSignificant: 10)` does of all of them.
  ///
  /// Nil where it is no finite number. The shortest text of a number is nearer to it than 2^-53 of
  /// it: where the number is not next to the middle between two numbers of ten digits, both round to
  /// the same one, and the text, which takes most of the time, need not be made.
  init?(roundedToTenDigits value: Double) {
    let magnitude = value.magnitude
    if magnitude >= 1e-12, magnitude < 1e15,
      let (significand, exponent) = Self.tenDigits(of: magnitude)
    {
      self.init(isNegative: value < 0, significand: significand, exponent: exponent)
      return
    }
    guard let digits = DecimalDigits(value) else { return nil }
    self = digits.rounded(toSignificant: 10)
  }

  /// Returns ten digits as a whole number and the power of ten of the first one.
  ///
  /// Nil where the next digits are so near to a half that they have to be looked at. `value` is from
  /// 1e-12 to 1e15.
  private static func tenDigits(of value: Double) -> (significand: UInt64, exponent: Int)? {
    // ⌊log10⌋ of the power of two is that of the value, or one less.
    var exponent = Int((Double(value.exponent) * 0.301_029_995_663_981_2).rounded(.down))
    var scaled = shifted(value, by: 9 - exponent)
    if scaled >= 1e10 {
      exponent += 1
      scaled = shifted(value, by: 9 - exponent)
    }
    let whole = scaled.rounded(.down)
    // `scaled` was rounded once: its error is below 2e-6.
    guard abs(scaled - whole - 0.5) > 1e-5, scaled >= 1e9 else { return nil }
    let rounded = scaled - whole > 0.5 ? whole + 1 : whole
    return rounded >= 1e10 ? (1_000_000_000, exponent + 1) : (UInt64(rounded), exponent)
  }

  /// Returns `value` times a power of ten from -22 to 22, rounded once: these powers are exact.
  private static func shifted(_ value: Double, by power: Int) -> Double {
    power >= 0 ? value * exactPowers[power] : value / exactPowers[-power]
  }

  private static let exactPowers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
