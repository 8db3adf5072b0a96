/// Σw, Σw·x and Σw·x·xᵀ of vectors: what means, covariances and correlations of pairs come from.
///
/// Sums of doubles depend on the order of the vectors in their last bits: whoever wants the same
/// bits adds in the same order. Vectors should be centred and scaled, since variances cancel.
public struct PairSums: Sendable, Equatable {
  /// The length of the vectors.
  public let size: Int
  /// Σw.
  public private(set) var weight = 0.0
  /// Σw².
  private var squaredWeight = 0.0
  private var sums: [Double]
  /// The upper half of the matrix, row by row.
  private var products: [Double]

  /// Creates the sums of no vectors.
  public init(size: Int) {
    self.size = size
    sums = [Double](repeating: 0, count: size)
    products = [Double](repeating: 0, count: size * (size + 1) / 2)
  }

  /// Adds the vectors of `size` numbers each that lie in `values` one after the other.
  public mutating func add(_ values: [Double]) {
    let count = size > 0 ? values.count / size : 0
    weight += Double(count)
    squaredWeight += Double(count)
    Self.add(values.span, count, size, &sums, &products)
  }

  private static func add(
    _ values: Span<Double>, _ count: Int, _ size: Int, _ sums: inout [Double],
    _ products: inout [Double]
  ) {
    var sums = sums.mutableSpan
    var products = products.mutableSpan
    for vector in 0..<count {
      let start = vector &* size
      var place = 0
      for row in 0..<size {
        let value = values[start &+ row]
        sums[row] += value
        for column in row..<size {
          products[place] += value * values[start &+ column]
          place &+= 1
        }
      }
    }
  }

  /// Returns the sums in which every vector counts `factor` times as much.
  public func weighted(by factor: Double) -> PairSums {
    var other = self
    other.weight *= factor
    other.squaredWeight *= factor * factor
    other.sums = sums.map { $0 * factor }
    other.products = products.map { $0 * factor }
    return other
  }

  /// Adds the vectors of other sums of the same size.
  public mutating func merge(_ other: PairSums) { combine(other, +) }

  /// Takes away vectors that were merged before.
  public mutating func remove(_ other: PairSums) { combine(other, -) }

  private mutating func combine(_ other: PairSums, _ operation: (Double, Double) -> Double) {
    weight = operation(weight, other.weight)
    squaredWeight = operation(squaredWeight, other.squaredWeight)
    for index in sums.indices { sums[index] = operation(sums[index], other.sums[index]) }
    for index in products.indices {
      products[index] = operation(products[index], other.products[index])
    }
  }
}

extension PairSums {
  /// How many vectors of equal weight tell as much: (Σw)² / Σw²; 0 without any.
  ///
  /// Source: Kish 1965.
  public var effectiveCount: Double {
    squaredWeight > 0 ? weight * weight / squaredWeight : 0
  }

  /// The mean vector; zeros without any vector.
  public var mean: [Double] { weight > 0 ? sums.map { $0 / weight } : sums }

  /// The mean of (x − `center`)(x − `center`)ᵀ, row by row; zeros without any vector.
  public func secondMoments(about center: [Double]) -> [Double] {
    let mean = mean
    return matrix { row, column, product in
      product - mean[row] * center[column] - center[row] * mean[column]
        + center[row] * center[column]
    }
  }

  /// The covariances, row by row: those about the mean times m/(m − 1), m the effective count; nil
  /// below two vectors.
  public var covariance: [Double]? {
    let count = effectiveCount
    guard count > 1 else { return nil }
    let mean = mean
    return matrix { row, column, product in
      (product - mean[row] * mean[column]) * (count / (count - 1))
    }
  }

  /// Pearson's correlations, row by row, in −1…1; NaN for the pairs of a column of one value.
  ///
  /// A column counts as one of one value where its variance is at most 1e-12 of its mean square.
  public var correlation: [Double] {
    let mean = mean
    let centred = matrix { row, column, product in product - mean[row] * mean[column] }
    let deviations = (0..<size).map { index -> Double in
      let variance = centred[index * size + index]
      let square = variance + mean[index] * mean[index]
      return variance > 1e-12 * square ? variance.squareRoot() : .nan
    }
    return centred.indices.map { place in
      let (row, column) = (place / size, place % size)
      guard row != column else { return deviations[row].isNaN ? .nan : 1 }
      return min(max(centred[place] / (deviations[row] * deviations[column]), -1), 1)
    }
  }

  /// Returns a whole symmetric matrix from the mean products.
  private func matrix(_ element: (Int, Int, Double) -> Double) -> [Double] {
    var matrix = [Double](repeating: 0, count: size * size)
    guard weight > 0 else { return matrix }
    var place = 0
    for row in 0..<size {
      for column in row..<size {
        let value = element(row, column, products[place] / weight)
        matrix[row * size + column] = value
        matrix[column * size + row] = value
        place += 1
      }
    }
    return matrix
  }
}
