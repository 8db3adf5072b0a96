/// The principal components of a covariance matrix, as many as explain a share of the variance.
public struct PrincipalComponents: Sendable, Equatable {
  /// The decomposition of the covariance matrix.
  public let eigen: SymmetricEigen
  /// The number of components in use: the fewest that explain at least the share asked for.
  public let count: Int
  /// The share of the variance that these explain.
  public let explained: Double
  /// The number of eigenvalues above 1e-10 of the largest one: collinear columns share theirs.
  public let rank: Int

  /// Smaller eigenvalues than this share of the largest one are taken for 0.
  private static let smallestShare = 1e-10

  /// Decomposes a covariance matrix of `size` rows.
  ///
  /// `share` is above 0 and at most 1. Nil where the matrix is not finite or has no variance.
  public init?(covariance: [Double], size: Int, share: Double) {
    guard let eigen = SymmetricEigen(covariance, size: size), let largest = eigen.values.first,
      largest > 0
    else { return nil }
    self.eigen = eigen
    let kept = eigen.values.filter { $0 > Self.smallestShare * largest }
    rank = kept.count
    let total = kept.reduce(0, +)
    var count = 0
    var sum = 0.0
    while count < kept.count, sum < share * total {
      sum += kept[count]
      count += 1
    }
    self.count = count
    explained = min(sum / total, 1)
  }

  /// Returns the mean over vectors and columns of the squared difference between a vector and its
  /// projection onto the components, from the vectors' second moments about the components' centre.
  ///
  /// (tr M − Σ vᵀMv) / size over the components v in use; at least 0. On the data that the components
  /// come from it is the variance that they leave out, per column.
  /// Source: Hastie, Tibshirani and Friedman, Elements of Statistical Learning, 14.5.
  public func reconstructionError(secondMoments moments: [Double]) -> Double {
    let size = eigen.values.count
    var trace = 0.0
    for index in 0..<size { trace += moments[index * size + index] }
    let projected = (0..<count).reduce(0.0) { sum, index in
      sum + Self.form(Array(eigen.vector(index)), moments)
    }
    return max(trace - projected, 0) / Double(size)
  }

  private static func form(_ vector: [Double], _ matrix: [Double]) -> Double {
    var sum = 0.0
    for row in vector.indices {
      var inner = 0.0
      for column in vector.indices { inner += matrix[row * vector.count + column] * vector[column] }
      sum += vector[row] * inner
    }
    return sum
  }
}
