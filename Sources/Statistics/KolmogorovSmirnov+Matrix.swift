import Glibc

extension KolmogorovSmirnov {
  /// Returns P(D ≤ `distance`), exact, for n up to a few hundred.
  ///
  /// With n·d = k − h, 0 ≤ h < 1, it is n!/nⁿ times the middle element of Hⁿ, H a matrix of
  /// 2k − 1 rows. H is divided by e, so that the power neither overflows nor vanishes: the spectral
  /// radius is near 1 then. About 13 digits. Source: Durbin 1973; Marsaglia, Tsang & Wang 2003,
  /// "Evaluating Kolmogorov's distribution", J. Stat. Softw. 8(18).
  /// - Complexity: O((n·d)³ log n).
  static func matrix(_ distance: Double, n: Int) -> Double {
    let steps = Double(n) * distance
    let k = Int(steps.rounded(.down)) + 1
    let transition = SquareMatrix.durbin(size: 2 * k - 1, h: Double(k) - steps)
    let middle = transition.power(n).elements[(k - 1) * (2 * k - 1) + k - 1]
    return middle * exp(Stirling.logFactorialRatio(Double(n)))
  }
}

/// A square matrix of doubles, row by row.
private struct SquareMatrix {
  let size: Int
  var elements: [Double]

  /// Returns Durbin's matrix H, divided by e.
  static func durbin(size: Int, h: Double) -> SquareMatrix {
    var matrix = SquareMatrix(size: size, elements: Array(repeating: 0, count: size * size))
    var inverseFactorials = [1.0]
    for i in 1...size { inverseFactorials.append(inverseFactorials[i - 1] / Double(i)) }
    for row in 0..<size {
      for column in 0...min(row + 1, size - 1) {
        var element = 1.0
        // The first column and the last row lack the paths that leave the band within a step.
        if column == 0 { element -= pow(h, Double(row + 1)) }
        if row == size - 1 { element -= pow(h, Double(size - column)) }
        if row == size - 1, column == 0, h > 0.5 { element += pow(2 * h - 1, Double(size)) }
        matrix.elements[row * size + column] =
          element * inverseFactorials[row - column + 1] * exp(-1)
      }
    }
    return matrix
  }

  /// Returns the matrix to the power of `exponent` ≥ 1, by squaring.
  func power(_ exponent: Int) -> SquareMatrix {
    if exponent == 1 { return self }
    let root = power(exponent / 2)
    let square = root.times(root)
    return exponent % 2 == 0 ? square : square.times(self)
  }

  /// Returns the product of two matrices of equal size.
  func times(_ other: SquareMatrix) -> SquareMatrix {
    var product = Array(repeating: 0.0, count: size * size)
    for row in 0..<size {
      for inner in 0..<size {
        let factor = elements[row * size + inner]
        if factor == 0 { continue }
        for column in 0..<size {
          product[row * size + column] += factor * other.elements[inner * size + column]
        }
      }
    }
    return SquareMatrix(size: size, elements: product)
  }
}
