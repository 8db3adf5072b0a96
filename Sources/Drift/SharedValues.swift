import Profiles

/// How many rows of a column have one value in common on either side of a comparison.
///
/// All rows of a batched call have what is read from its record. They are one observation: tests count
/// values by the calls that they come from, which is the design effect of clusters of equal size whose
/// members are alike (Kish 1965). Where every row has its own value it is 1.
public struct SharedValues: Sendable, Equatable {
  /// The window's rows of one value.
  public let current: Double
  /// The reference's rows of one value.
  public let reference: Double

  /// Whether rows have a value in common on either side.
  var isShared: Bool { current > 1 || reference > 1 }

  /// Creates what a column is like whose rows have values of their own.
  public init() { (current, reference) = (1, 1) }

  /// Creates the sides of a column that calls share.
  init(current: Double, reference: Double) {
    (self.current, self.reference) = (max(1, current), max(1, reference))
  }

  /// Finds how many rows the calls of two profiles have on average.
  public init(current: Profile, reference: Profile) {
    self.init(current: current.rowsPerCall, reference: reference.rowsPerCall)
  }

  /// Returns how many values of the window some of its rows have; at least 1 for all of them.
  public func values(_ rows: Int) -> Int { Self.values(rows, current) }

  /// Returns how many values of the reference some of its rows have.
  public func referenceValues(_ rows: Int) -> Int { Self.values(rows, reference) }

  private static func values(_ rows: Int, _ rowsOfOne: Double) -> Int {
    rows > 0 ? Int(exactly: max(1, (Double(rows) / rowsOfOne).rounded())) ?? rows : rows
  }

  /// Returns the values of bins, the reference's first, from their rows.
  func values(_ p: [Double], _ q: [Double]) -> (p: [Double], q: [Double]) {
    isShared ? (p.map { $0 / reference }, q.map { $0 / current }) : (p, q)
  }
}

extension Profile {
  /// The served rows by the calls that served them; 1 where these are not known.
  fileprivate var rowsPerCall: Double {
    let good = calls.minutes.values.reduce(0) { $0 + $1.calls - $1.errors }
    return good > 0 ? Double(rows.served) / Double(good) : 1
  }
}
