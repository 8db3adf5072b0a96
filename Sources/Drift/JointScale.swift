import Profiles
import Statistics

/// How the features of a row sample become comparable: centred and scaled as the reference is.
///
/// A row's number becomes (x − mean) / sd with the exact moments of the whole reference; what is
/// missing or not finite becomes 0, the reference's mean.
public struct JointScale: Sendable {
  /// The features in use, as indexes into the schema's columns, in their order.
  public let columns: [Int]
  /// The features that are left out, since the reference holds one value only.
  public let constantColumns: [Int]

  /// Where each feature lies in a row of the sample.
  private let places: [Int]
  private let means: [Double]
  private let deviations: [Double]

  /// More standard deviations than this count as so many, so that products stay finite.
  private static let largest = 1e60

  /// Creates the scale of a reference; nil where fewer than two features have a spread.
  public init?(reference: Profile, schema: ProfileSchema) {
    let sampled = schema.sampledColumns.enumerated().sorted { $0.element < $1.element }
    var used: [(column: Int, place: Int, mean: Double, deviation: Double)] = []
    var constant: [Int] = []
    for (place, column) in sampled {
      guard let profile = reference.columns[column] else { continue }
      if let (mean, deviation) = Self.moments(profile) {
        used.append((column, place, mean, deviation))
      } else {
        constant.append(column)
      }
    }
    guard used.count > 1 else { return nil }
    columns = used.map(\.column)
    places = used.map(\.place)
    means = used.map(\.mean)
    deviations = used.map(\.deviation)
    constantColumns = constant
  }

  /// Mean and standard deviation of a column, true being 1; nil where it has no spread.
  private static func moments(_ profile: ColumnProfile) -> (Double, Double)? {
    switch profile.values {
    case .numbers(let numbers):
      guard let mean = numbers.moments.mean, let sd = numbers.moments.standardDeviation,
        mean.isFinite, sd.isFinite, sd > 0
      else { return nil }
      return (mean, sd)
    case .categories(let categories):
      let (trues, count) = (Double(categories.counts["true"] ?? 0), Double(categories.count))
      guard trues > 0, trues < count else { return nil }
      let share = trues / count
      return (share, (share * (1 - share) * count / (count - 1)).squareRoot())
    }
  }

  /// Returns the sums of a sample's rows, each of weight 1, in the order of the sample.
  func sums(of sample: RowSample) -> PairSums {
    var values = [Double](repeating: 0, count: sample.count * places.count)
    var index = 0
    for row in 0..<sample.count {
      for (column, place) in places.enumerated() {
        if let number = SampledCell.number(of: sample.cells[row * sample.width + place]) {
          let scaled = (number - means[column]) / deviations[column]
          values[index] = min(max(scaled, -Self.largest), Self.largest)
        }
        index += 1
      }
    }
    var sums = PairSums(size: places.count)
    sums.add(values)
    return sums
  }
}
