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

  /// Adds a finite prediction, with its absolute error where it has a label.
  mutating func add(_ prediction: Double, error: Double?) {
    let shift = UInt64(NumberHistogram.exactBits - mantissaBits)
    let key = OrderedPattern.pattern(of: prediction) >> shift
    bins[key, default: Bin()].rows &+= 1
    if let error { bins[key]?.errors.add(error, count: 1) }
    if bins.count > Self.capacity { coarsenToCapacity() }
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
