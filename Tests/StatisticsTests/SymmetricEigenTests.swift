import Testing

@testable import Statistics

@Suite struct SymmetricEigenTests {
  @Test func `what is no matrix has no decomposition`() {
    #expect(SymmetricEigen([], size: 0) == nil)
    #expect(SymmetricEigen([1, 2, 3], size: 2) == nil)
    #expect(SymmetricEigen([1, .nan, .nan, 1], size: 2) == nil)
    #expect(SymmetricEigen([1, 0, 0, .infinity], size: 2) == nil)
    #expect(SymmetricEigen([1e200, 0, 0, 1], size: 2) == nil)
  }

  @Test func `a diagonal matrix is its own decomposition, largest first`() throws {
    let eigen = try #require(SymmetricEigen([2, 0, 0, 0, 5, 0, 0, 0, 2], size: 3))
    #expect(eigen.values == [5, 2, 2])
    #expect(eigen.vectors == [0, 1, 0, 1, 0, 0, 0, 0, 1])
    #expect(try #require(SymmetricEigen([0, 0, 0, 0], size: 2)).values == [0, 0])
  }

  @Test func `only the upper half is read`() throws {
    let upper = try #require(SymmetricEigen([2, 1, 99, 2], size: 2))
    #expect(upper == SymmetricEigen([2, 1, 1, 2], size: 2))
    #expect(abs(upper.values[0] - 3) < 1e-15 && abs(upper.values[1] - 1) < 1e-15)
  }

  @Test func `vectors are orthonormal and rebuild the matrix`() throws {
    let size = 64
    // A Hilbert matrix: as close to singular as matrices get.
    let matrix = (0..<size * size).map { 1 / Double($0 / size + $0 % size + 1) }
    let eigen = try #require(SymmetricEigen(matrix, size: size))
    #expect(eigen.values == eigen.values.sorted(by: >))
    for left in 0..<size {
      for right in left..<size {
        let product = zip(eigen.vector(left), eigen.vector(right)).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(product - (left == right ? 1 : 0)) < 1e-13)
        let rebuilt = (0..<size).reduce(0.0) { sum, index in
          sum + eigen.values[index] * eigen.vectors[index * size + left]
            * eigen.vectors[index * size + right]
        }
        #expect(abs(rebuilt - matrix[left * size + right]) < 1e-13)
      }
    }
  }

  @Test func `extremes of one matrix do not overflow`() throws {
    let eigen = try #require(SymmetricEigen([1e150, 1e-150, 1e-150, 1], size: 2))
    #expect(eigen.values == [1e150, 1] && eigen.vectors.allSatisfy(\.isFinite))
  }
}

@Suite struct PrincipalComponentsTests {
  @Test func `collinear columns share a direction`() throws {
    let twice = try #require(
      PrincipalComponents(covariance: [1, 2, 2, 4], size: 2, share: 0.65))
    #expect(twice.rank == 1 && twice.count == 1 && twice.explained == 1)
    #expect(PrincipalComponents(covariance: [0, 0, 0, 0], size: 2, share: 0.65) == nil)
    #expect(PrincipalComponents(covariance: [.nan, 0, 0, 1], size: 2, share: 0.65) == nil)
  }

  @Test func `as many components as the share takes, and not one more`() throws {
    let covariance: [Double] = [4, 0, 0, 0, 3, 0, 0, 0, 3]
    func count(_ share: Double) -> Int? {
      PrincipalComponents(covariance: covariance, size: 3, share: share)?.count
    }
    #expect([0.1, 0.4, 0.41, 0.7, 0.71, 1].map(count) == [1, 1, 2, 2, 3, 3])
  }

  @Test func `what lies along the components fits, what lies across does not`() throws {
    let components = try #require(
      PrincipalComponents(covariance: [9, 0, 0, 1], size: 2, share: 0.65))
    #expect(components.reconstructionError(secondMoments: [50, 0, 0, 0]) == 0)
    #expect(components.reconstructionError(secondMoments: [0, 0, 0, 50]) == 25)
  }

  @Test func `a test without degrees of freedom has no probability`() throws {
    let components = try #require(
      PrincipalComponents(covariance: [9, 0, 0, 1], size: 2, share: 0.65))
    let test = HotellingTest(difference: [3, 1], components: components, n: 2, m: 2)
    #expect(test.statistic == 2 && test.pValue == nil)
    #expect(HotellingTest(difference: [0, 0], components: components, n: 5, m: 9).pValue == 1)
  }
}

@Suite struct PairSumsTests {
  @Test func `without vectors there is nothing to tell`() {
    let none = PairSums(size: 2)
    #expect(none.effectiveCount == 0 && none.covariance == nil && none.mean == [0, 0])
    #expect(none.correlation.map(\.isNaN) == [true, true, true, true])
    var one = none
    one.add([3, 4])
    #expect(one.covariance == nil && one.mean == [3, 4])
  }

  @Test func `what was merged can be taken away`() {
    var all = PairSums(size: 2)
    var part = PairSums(size: 2)
    all.add([1, 2, 3, 5])
    part.add([7, 8])
    let before = all
    all.merge(part)
    #expect(all != before && all.effectiveCount == 3)
    all.remove(part)
    #expect(all == before)
  }

  @Test func `a column of one value correlates with nothing`() {
    var sums = PairSums(size: 3)
    sums.add([1, 0.1, 2, 2, 0.1, 4, 3, 0.1, 6])
    let correlation = sums.correlation
    #expect(correlation[0] == 1 && abs(correlation[2] - 1) < 1e-15 && correlation[1].isNaN)
    #expect(correlation[4].isNaN && correlation[5].isNaN)
  }

  @Test func `perfect correlations differ from others beyond doubt`() {
    #expect(CorrelationDifference.pValue(1, n: 100, 1, m: 100) == 1)
    let far = CorrelationDifference.pValue(1, n: 100, 0.5, m: 100) ?? 1
    #expect(far < 1e-30)
    #expect(CorrelationDifference.pValue(0.5, n: 3, 0.2, m: 100) == nil)
    #expect(CorrelationDifference.pValue(.nan, n: 30, 0.2, m: 100) == nil)
  }
}
