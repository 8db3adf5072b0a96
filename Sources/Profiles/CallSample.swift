/// A sample of calls, chosen by the hashes of their ids: those with the smallest ones.
///
/// Of two logs the same ids are chosen, so that their samples can be joined, and what is joined is a
/// sample of the join (bottom-k sketches, Cohen and Kaplan 2007). It holds all calls as long as there
/// are no more than `capacity`; parts give, in any order, the same sample as the whole.
public struct CallSample: Sendable, Equatable {
  /// The most calls that are kept.
  public static let capacity = 4_096

  /// A call of the sample.
  public struct Call: Sendable, Equatable {
    /// The upper half of the hash of its id.
    public var hash: UInt64
    /// The status code; -1 where there is none.
    public var status: Int32
    /// The latency in seconds; NaN where there is none.
    public var latency: Double

    /// Creates a call.
    public init(hash: UInt64, status: Int32, latency: Double) {
      self.hash = hash
      self.status = status
      self.latency = latency
    }

    /// Calls without a latency are alike, too.
    public static func == (left: Call, right: Call) -> Bool {
      left.hash == right.hash && left.status == right.status
        && left.latency.bitPattern == right.latency.bitPattern
    }

    /// Orders calls by hash; of one id by status, then by the bits of the latency.
    fileprivate func comes(before other: Call) -> Bool {
      if hash != other.hash { return hash < other.hash }
      if status != other.status { return status > other.status }
      return latency.bitPattern > other.latency.bitPattern
    }
  }

  private var kept: [Call] = []
  private var isSorted = true
  /// From which hash on calls were left out; nil where none was.
  private var bound: UInt64?

  /// Creates the sample of no calls.
  public init() {}

  /// Adds a call.
  public mutating func add(_ call: Call) {
    guard bound.map({ call.hash < $0 }) ?? true else { return }
    kept.append(call)
    isSorted = false
    if kept.count >= 2 * Self.capacity { settle() }
  }

  /// Adds the calls of another sample.
  public mutating func merge(_ other: CallSample) {
    if let theirs = other.bound { bound = min(bound ?? theirs, theirs) }
    kept += other.kept
    isSorted = false
    settle()
  }

  /// Sorts the calls, one of each id, and leaves out those beyond the capacity.
  private mutating func settle() {
    kept.sort { $0.comes(before: $1) }
    var distinct: [Call] = []
    for call in kept where call.hash != distinct.last?.hash {
      if let bound, call.hash >= bound { break }
      distinct.append(call)
    }
    if distinct.count > Self.capacity {
      bound = distinct[Self.capacity].hash
      distinct.removeLast(distinct.count - Self.capacity)
    }
    kept = distinct
    isSorted = true
  }

  /// The calls in the order of their hashes, one of each id.
  public var calls: [Call] {
    guard !isSorted else { return kept }
    var settled = self
    settled.settle()
    return settled.kept
  }

  /// Up to which hash, not included, every call is in the sample; nil where all are.
  public var limit: UInt64? {
    guard !isSorted else { return bound }
    var settled = self
    settled.settle()
    return settled.bound
  }

  /// Two samples of the same calls are equal, however they were added.
  public static func == (left: CallSample, right: CallSample) -> Bool {
    left.calls == right.calls && left.limit == right.limit
  }
}

extension CallSample {
  private static let version = 1

  /// The stored form.
  public var encoded: [UInt8] {
    var settled = self
    settled.settle()
    var writer = ByteWriter()
    writer.write(count: Self.version)
    writer.write(count: settled.bound == nil ? 0 : 1)
    writer.write(unsigned: settled.bound ?? 0)
    writer.write(count: settled.kept.count)
    var previous: UInt64 = 0
    for call in settled.kept {
      writer.write(unsigned: call.hash &- previous)
      writer.write(signed: Int64(call.status))
      writer.write(unsigned: call.latency.bitPattern.byteSwapped)
      previous = call.hash
    }
    return writer.bytes
  }

  /// Reads the stored form; the bytes are not trusted.
  ///
  /// - Throws: What is wrong with the bytes.
  public init(decoding bytes: [UInt8]) throws(ProfileCodingError) {
    var reader = ByteReader(bytes)
    let version = try reader.readCount(atMost: 1 << 20)
    guard version <= Self.version else {
      throw .newerVersion(found: version, supported: Self.version)
    }
    let hasBound = try reader.readCount(atMost: 1) == 1
    let bound = try reader.readUnsigned()
    self.bound = hasBound ? bound : nil
    var hash: UInt64 = 0
    for place in 0..<(try reader.readCount(atMost: Self.capacity)) {
      let step = try reader.readUnsigned()
      guard place == 0 || step > 0, !hash.addingReportingOverflow(step).overflow else {
        throw .invalid("calls of a sample out of order")
      }
      hash += step
      let status = Int32(truncatingIfNeeded: try reader.readSigned())
      let latency = Double(bitPattern: try reader.readUnsigned().byteSwapped)
      kept.append(Call(hash: hash, status: status, latency: latency))
    }
    guard reader.isAtEnd else { throw .invalid("bytes behind a sample's end") }
  }
}
