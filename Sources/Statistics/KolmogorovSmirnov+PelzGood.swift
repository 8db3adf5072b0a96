import Glibc

extension KolmogorovSmirnov {
  /// Returns P(D ≤ `distance`) for n above 140.
  ///
  /// Absolute error below 1e-6, and below 1e-7 from n = 500 (3e-6 at n = 141 below z = 0.5, where
  /// the matrix is used).
  ///
  /// K0(z) + K1(z)/√n + K2(z)/n + K3(z)/n^{3/2} with z = √n·d, each K a sum over theta-like terms
  /// that fall off so fast that 32 of them are exact for every z up to 4.
  /// Source: Pelz & Good 1976, J. Royal Stat. Soc. B 38(2), in the form of Simard & L'Ecuyer 2011,
  /// §2.3.
  static func pelzGood(_ distance: Double, n: Int) -> Double {
    let z = Double(n).squareRoot() * distance
    let (z2, z4, z6) = (z * z, z * z * z * z, z * z * z * z * z * z)
    let rate = -1 / (2 * z2)
    var (k0, k1, k2, k3) = (0.0, 0.0, 0.0, 0.0)
    for index in (0..<32).reversed() {
      // Terms at ±(k + ½) are equal; a² = π²(k + ½)².
      let a2 = square(.pi * (Double(index) + 0.5))
      let weight = 2 * exp(a2 * rate)
      let (a4, a6) = (a2 * a2, a2 * a2 * a2)
      k0 += weight
      k1 += weight * (a2 - z2)
      k2 += weight * (6 * z6 + 2 * z4 + a2 * (2 * z4 - 5 * z2) + a4 * (1 - 2 * z2))
      k3 +=
        weight
        * (a6 * (5 - 30 * z2) + a4 * (212 * z4 - 60 * z2) + a2 * (135 * z4 - 96 * z6)
          - z6 * (30 + 90 * z2))
    }
    var (extra2, extra3) = (0.0, 0.0)
    for index in (1...32).reversed() {
      let b2 = square(.pi * Double(index))
      let weight = 2 * exp(b2 * rate)
      extra2 += weight * b2
      extra3 += weight * b2 * (3 * z2 - b2)
    }
    let scale = (Double.pi / 2).squareRoot()
    let root = Double(n).squareRoot()
    let third = scale * (k3 / (6_480 * z6 * z4) + extra3 / (216 * z6))
    let second = scale * (k2 / (72 * z6 * z) - extra2 / (36 * z2 * z))
    let first = scale * k1 / (6 * z4)
    let zeroth = scale * k0 / z
    return zeroth + (first + (second + third / root) / root) / root
  }

  private static func square(_ x: Double) -> Double { x * x }
}
