import Profiles

/// Exact sums of labelled scores in ten bins of equal width: [0, 0.1), [0.1, 0.2), … [0.9, 1].
public struct CalibrationSums: Sendable, Equatable {
  /// The number of bins.
  public static let binCount = 10

  /// One bin.
  public struct Bin: Sendable, Equatable {
    /// How many labelled rows have their score in the bin.
    public fileprivate(set) var rows = 0
    /// How many of them are positive.
    public fileprivate(set) var positives = 0
    /// The sum of their scores.
    public fileprivate(set) var scores = UnitSum()
  }

  /// The bins, ascending.
  public private(set) var bins = [Bin](repeating: Bin(), count: CalibrationSums.binCount)

  /// Creates the sums of no rows.
  public init() {}

  /// Adds the scores of rows with one label; those outside 0…1 are left out.
  mutating func add(_ scores: Span<Double>, positive: Bool) {
    var bins = bins.mutableSpan
    for index in scores.indices {
      let score = scores[index]
      guard score >= 0, score <= 1 else { continue }
      let bin = min(Int(score * Double(Self.binCount)), Self.binCount - 1)
      bins[bin].rows &+= 1
      bins[bin].positives &+= positive ? 1 : 0
      bins[bin].scores.add(score)
    }
  }

  /// Adds the rows of other sums.
  mutating func merge(_ other: CalibrationSums) {
    for bin in bins.indices {
      bins[bin].rows &+= other.bins[bin].rows
      bins[bin].positives &+= other.bins[bin].positives
      bins[bin].scores.merge(other.bins[bin].scores)
    }
  }

  func encode(to writer: inout ByteWriter) {
    for bin in bins {
      writer.write(count: bin.rows)
      writer.write(count: bin.positives)
      bin.scores.encode(to: &writer)
    }
  }

  init(from reader: inout ByteReader) throws(ProfileCodingError) {
    for bin in bins.indices {
      bins[bin].rows = try reader.readRows()
      bins[bin].positives = try reader.readCount(atMost: bins[bin].rows)
      bins[bin].scores = try UnitSum(from: &reader, count: bins[bin].rows)
    }
  }
}
