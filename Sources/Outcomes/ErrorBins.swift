import Profiles

/// Absolute errors by predicted value: what an estimate without labels re-weights.
///
/// A bin is the sign, the exponent and the first three bits of the mantissa of the prediction;
/// fewer bits where there were more than 256 bins, a property of the set of predictions, so that
/// adding and merging commute and associate bit for bit.
public struct ErrorBins: Sendable, Equatable {
  /// One bin.
  public struct Bin: Sendable, Equatable {
    /// How many predictions lie in the bin, labelled or not.
    public internal(set) var rows = 0
    /// The absolute errors of the labelled ones; their squares are the squared errors.
    public internal(set) var errors = Moments()

    mutating func merge(_ other: Bin) {
      rows &+= other.rows
      errors.merge(other.errors)
    }
  }

  /// The largest number of bins.
  static let capacity = 256
  private static let finestBits = 3

  /// The number of leading mantissa bits that tell bins apart; negative where exponents are joined.
  public private(set) var mantissaBits = ErrorBins.finestBits
  private var bins: [UInt64: Bin] = [:]

  /// Creates no bins.
  public init() {}

  /// Returns the bins at a resolution of `mantissaBits`, at most the own one, by key; equal keys at
  /// equal resolutions are the same range of predictions.
  public func bins(mantissaBits bits: Int) -> [UInt64: Bin] {
    var copy = self
    copy.coarsen(to: bits)
    return copy.bins
  }

  /// Adds finite predictions, each with its absolute error, or NaN where it has no label.
  mutating func add(
    _ predictions: [Double], errors: [Double], using scratch: inout OutcomeScratch
  ) {
    let rows = GroupedRows(predictions, mantissaBits: mantissaBits)
    // Before any bin is made, so that there are never many more than the capacity.
    var distinct = Set(rows.keys).union(bins.keys)
    var drop: UInt64 = 0
    while distinct.count > Self.capacity {
      distinct = Set(distinct.map { $0 >> 1 })
      drop += 1
    }
    coarsen(to: mantissaBits - Int(drop))
    for (group, key) in rows.keys.enumerated() {
      let places = rows.places(ofGroup: group)
      var bin = bins.removeValue(forKey: key >> drop) ?? Bin()
      bin.rows &+= places.count
      scratch.add(
        places.compactMap { errors[$0].isNaN ? nil : errors[$0] }, to: &bin.errors)
      bins[key >> drop] = bin
    }
  }

  /// Rows of a block by the key of their prediction.
  private struct GroupedRows {
    private(set) var keys: [UInt64] = []
    /// The rows, group after group.
    private var order: [Int] = []
    private var ends: [Int] = []

    init(_ predictions: [Double], mantissaBits: Int) {
      let shift = UInt64(NumberHistogram.exactBits - mantissaBits)
      var groups: [UInt64: Int] = [:]
      var sizes: [Int] = []
      var rows: [Int] = []
      rows.reserveCapacity(predictions.count)
      for prediction in predictions {
        let key = OrderedPattern.pattern(of: prediction) >> shift
        let group = groups[key] ?? keys.count
        if group == keys.count {
          groups[key] = group
          keys.append(key)
          sizes.append(0)
        }
        sizes[group] &+= 1
        rows.append(group)
      }
      var next: [Int] = []
      for size in sizes {
        next.append(ends.last ?? 0)
        ends.append((ends.last ?? 0) + size)
      }
      order = [Int](repeating: 0, count: rows.count)
      for (row, group) in rows.enumerated() {
        order[next[group]] = row
        next[group] &+= 1
      }
    }

    func places(ofGroup group: Int) -> ArraySlice<Int> {
      order[(group == 0 ? 0 : ends[group - 1])..<ends[group]]
    }
  }

  /// Adds the rows of other bins.
  mutating func merge(_ other: ErrorBins) {
    let bits = min(mantissaBits, other.mantissaBits)
    coarsen(to: bits)
    for (key, bin) in other.bins(mantissaBits: bits) { bins[key, default: Bin()].merge(bin) }
    coarsenToCapacity()
  }

  private mutating func coarsenToCapacity() {
    while bins.count > Self.capacity { coarsen(to: mantissaBits - 1) }
  }

  private mutating func coarsen(to bits: Int) {
    guard bits < mantissaBits else { return }
    let drop = UInt64(mantissaBits - bits)
    var joined: [UInt64: Bin] = [:]
    for (key, bin) in bins { joined[key >> drop, default: Bin()].merge(bin) }
    bins = joined
    mantissaBits = bits
  }

  func encode(to writer: inout ByteWriter) {
    writer.write(signed: Int64(mantissaBits))
    writer.write(count: bins.count)
    for (key, bin) in bins.sorted(by: { $0.key < $1.key }) {
      writer.write(unsigned: key)
      writer.write(count: bin.rows)
      bin.errors.encode(to: &writer)
    }
  }

  init(from reader: inout ByteReader) throws(ProfileCodingError) {
    mantissaBits = Int(truncatingIfNeeded: try reader.readSigned())
    guard (-11...Self.finestBits).contains(mantissaBits) else {
      throw .invalid("bins of impossible resolution")
    }
    for _ in 0..<(try reader.readCount(atMost: Self.capacity)) {
      let key = try reader.readUnsigned()
      guard key.leadingZeroBitCount >= NumberHistogram.exactBits - mantissaBits else {
        throw .invalid("a bin of impossible numbers")
      }
      var bin = Bin()
      bin.rows = try reader.readRows()
      bin.errors = try Moments(from: &reader)
      guard bin.errors.count <= bin.rows, bins.updateValue(bin, forKey: key) == nil else {
        throw .invalid("a bin that holds more errors than rows, or a bin twice")
      }
    }
  }
}
