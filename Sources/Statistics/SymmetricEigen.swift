/// The eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's method.
///
/// Rotations run through the pairs (0,1), (0,2) … (n−2,n−1) sweep by sweep, always in this order, with
/// additions, multiplications, divisions and square roots only: equal matrices give equal bits,
/// which tuned BLAS does not promise. Eigenvalues have an absolute error of some 1e-15 times the
/// largest one. Source: Golub and Van Loan, Matrix Computations, 8.5 (cyclic-by-row).
public struct SymmetricEigen: Sendable, Equatable {
  /// The eigenvalues, largest first.
  public let values: [Double]
  /// The eigenvectors in the order of the values, one after the other, each of length 1 and with its
  /// largest component (of equal ones the first) above 0.
  public let vectors: [Double]

  /// More sweeps than any matrix needs; convergence is quadratic and takes some eight.
  private static let largestSweepCount = 60

  /// Decomposes a matrix of `size` rows, given row by row, of which the upper half is read.
  ///
  /// Nil where an element is not finite, their squares overflow, or the count does not fit.
  public init?(_ matrix: [Double], size: Int) {
    guard size > 0, matrix.count == size * size else { return nil }
    let norm = matrix.reduce(0) { $0 + $1 * $1 }
    guard norm.isFinite else { return nil }
    var rotation = JacobiRotations(matrix, size: size)
    for _ in 0..<Self.largestSweepCount where rotation.offDiagonal > 1e-32 * norm {
      rotation.sweep()
    }
    let order = (0..<size).sorted { left, right in
      let (a, b) = (rotation.diagonal(left), rotation.diagonal(right))
      return a != b ? a > b : left < right
    }
    values = order.map(rotation.diagonal)
    vectors = order.flatMap { Self.oriented(rotation.vector($0)) }
  }

  /// Returns the eigenvector of the value at `index`.
  public func vector(_ index: Int) -> ArraySlice<Double> {
    let size = values.count
    return vectors[index * size..<(index + 1) * size]
  }

  private static func oriented(_ vector: [Double]) -> [Double] {
    var largest = 0
    for index in vector.indices where abs(vector[index]) > abs(vector[largest]) { largest = index }
    return vector[largest] < 0 ? vector.map { -$0 } : vector
  }
}

/// A symmetric matrix on its way to a diagonal one.
private struct JacobiRotations {
  private let size: Int
  private var matrix: [Double]
  /// The product of all rotations; its columns become the eigenvectors.
  private var product: [Double]

  init(_ matrix: [Double], size: Int) {
    self.size = size
    self.matrix = matrix
    product = [Double](repeating: 0, count: size * size)
    for index in 0..<size { product[index * size + index] = 1 }
    for row in 0..<size {
      for column in 0..<row { self.matrix[row * size + column] = matrix[column * size + row] }
    }
  }

  /// The sum of the squares above the diagonal.
  var offDiagonal: Double {
    var sum = 0.0
    for row in 0..<size {
      for column in row + 1..<size {
        sum += matrix[row * size + column] * matrix[row * size + column]
      }
    }
    return sum
  }

  func diagonal(_ index: Int) -> Double { matrix[index * size + index] }

  func vector(_ index: Int) -> [Double] { (0..<size).map { product[$0 * size + index] } }

  mutating func sweep() {
    for p in 0..<size {
      for q in p + 1..<size where matrix[p * size + q] != 0 { rotate(p, q) }
    }
  }

  /// Makes the element at (p, q) zero.
  private mutating func rotate(_ p: Int, _ q: Int) {
    let element = matrix[p * size + q]
    let theta = (diagonal(q) - diagonal(p)) / (2 * element)
    // Of the two angles the smaller one; where θ² overflows, the tangent is 1/(2θ).
    let root = abs(theta) < 1e150 ? (theta * theta + 1).squareRoot() : abs(theta)
    let tangent = (theta < 0 ? -1 : 1) / (abs(theta) + root)
    let cosine = 1 / (tangent * tangent + 1).squareRoot()
    let sine = tangent * cosine
    for index in 0..<size {
      Self.turn(&matrix, index * size + p, index * size + q, sine, cosine)
    }
    for index in 0..<size {
      Self.turn(&matrix, p * size + index, q * size + index, sine, cosine)
    }
    matrix[p * size + q] = 0
    matrix[q * size + p] = 0
    for index in 0..<size {
      Self.turn(&product, index * size + p, index * size + q, sine, cosine)
    }
  }

  @inline(__always) private static func turn(
    _ values: inout [Double], _ first: Int, _ second: Int, _ sine: Double, _ cosine: Double
  ) {
    let (a, b) = (values[first], values[second])
    values[first] = cosine * a - sine * b
    values[second] = sine * a + cosine * b
  }
}
