/// How a rebuilt feature agrees with what the server logged of it, in rows that hold the logged
/// vector.
///
/// A number that is not finite is no value: what a server writes as NaN, null or nothing is one.
public struct FeatureMatch: Sendable, Equatable {
  /// Rows in which both are equal within the tolerance, or both have no value.
  public internal(set) var equal = 0
  /// Rows in which both have a value, and another one.
  public internal(set) var different = 0
  /// Rows in which the logged vector has no value.
  public internal(set) var onlyRebuilt = 0
  /// Rows in which the rebuilt vector has no value.
  public internal(set) var onlyLogged = 0
  /// The largest |logged − rebuilt| of different numbers; 0 where there are none.
  public internal(set) var largestDifference = 0.0
  /// logged / rebuilt of different numbers whose rebuilt one is not zero, in at most 64 bins.
  public internal(set) var factors = NumberHistogram(capacity: FeatureMatch.capacity)
  /// logged − rebuilt of different numbers, in at most 64 bins.
  public internal(set) var offsets = NumberHistogram(capacity: FeatureMatch.capacity)
  /// The logged numbers where the rebuilt vector has no value, in at most 64 bins.
  public internal(set) var fillings = NumberHistogram(capacity: FeatureMatch.capacity)
  /// The rows that do not agree, by host; the empty text where a call names none.
  public internal(set) var hosts: [String: Int] = [:]
  /// The time of the first row that does not agree, in nanoseconds since 1970; nil without any.
  public internal(set) var first: Int64?
  /// The time of the last row that does not agree, in nanoseconds since 1970; nil without any.
  public internal(set) var last: Int64?

  /// The bins that factors, offsets and fillings have.
  static let capacity = NumberHistogram.lightCapacity

  /// Rows that hold the logged vector.
  public var rows: Int { equal + mismatches }
  /// Rows in which both sides do not agree.
  public var mismatches: Int { different + onlyRebuilt + onlyLogged }

  /// Creates the counts of no rows.
  public init() {}

  mutating func merge(_ other: FeatureMatch) {
    equal += other.equal
    different += other.different
    onlyRebuilt += other.onlyRebuilt
    onlyLogged += other.onlyLogged
    largestDifference = max(largestDifference, other.largestDifference)
    factors.merge(other.factors)
    offsets.merge(other.offsets)
    fillings.merge(other.fillings)
    hosts.merge(other.hosts, uniquingKeysWith: +)
    note(other.first, other.last)
  }

  /// Widens the span of time in which rows did not agree.
  mutating func note(_ earliest: Int64?, _ latest: Int64?) {
    if let earliest { first = min(first ?? earliest, earliest) }
    if let latest { last = max(last ?? latest, latest) }
  }
}

/// How the rebuilt features of served rows agree with the logged ones.
///
/// Merging adds counts and merges histograms, so that neither order nor splits change a bit.
public struct FeatureAgreement: Sendable, Equatable {
  /// The rows that hold a logged vector, by host; the empty text where a call names none.
  public internal(set) var hosts: [String: Int] = [:]
  /// The features in the order of the schema's features.
  public internal(set) var features: [FeatureMatch]

  /// The rows that hold a logged vector.
  public var rows: Int { hosts.values.reduce(0, +) }

  /// Creates the counts of no rows.
  init(schema: ProfileSchema) {
    features = schema.features.map { _ in FeatureMatch() }
  }

  mutating func merge(_ other: FeatureAgreement) {
    hosts.merge(other.hosts, uniquingKeysWith: +)
    for index in features.indices { features[index].merge(other.features[index]) }
  }
}

// MARK: Bytes

extension FeatureAgreement {
  /// Writes the hosts, then the features in the order of the schema.
  func encode(to writer: inout ByteWriter) {
    Self.write(hosts, to: &writer)
    for feature in features { feature.encode(to: &writer) }
  }

  /// Reads what `encode(to:)` wrote; the definition of the vector decides how many features there are.
  ///
  /// - Throws: `ProfileCodingError` where the bytes are none.
  init(from reader: inout ByteReader, schema: ProfileSchema) throws(ProfileCodingError) {
    hosts = try Self.readHosts(from: &reader)
    features = []
    for _ in schema.features { features.append(try FeatureMatch(from: &reader)) }
  }

  fileprivate static func write(_ hosts: [String: Int], to writer: inout ByteWriter) {
    writer.write(count: hosts.count)
    for (host, rows) in hosts.sorted(by: { $0.key < $1.key }) {
      writer.write(text: host)
      writer.write(count: rows)
    }
  }

  fileprivate static func readHosts(
    from reader: inout ByteReader
  ) throws(ProfileCodingError) -> [String: Int] {
    var hosts: [String: Int] = [:]
    for _ in 0..<(try reader.readLength()) {
      let host = try reader.readText()
      hosts[host, default: 0] += try reader.readCount(atMost: 1 << 56)
    }
    return hosts
  }
}

extension FeatureMatch {
  fileprivate func encode(to writer: inout ByteWriter) {
    for count in [equal, different, onlyRebuilt, onlyLogged] { writer.write(count: count) }
    guard mismatches > 0 else { return }
    writer.write(double: largestDifference)
    for histogram in [factors, offsets, fillings] { histogram.encode(to: &writer) }
    FeatureAgreement.write(hosts, to: &writer)
    writer.write(signed: first ?? 0)
    writer.write(signed: last ?? 0)
  }

  fileprivate init(from reader: inout ByteReader) throws(ProfileCodingError) {
    let limit = 1 << 56
    equal = try reader.readCount(atMost: limit)
    different = try reader.readCount(atMost: limit)
    onlyRebuilt = try reader.readCount(atMost: limit)
    onlyLogged = try reader.readCount(atMost: limit)
    guard mismatches > 0 else { return }
    largestDifference = try reader.readDouble()
    factors = try NumberHistogram(from: &reader)
    offsets = try NumberHistogram(from: &reader)
    fillings = try NumberHistogram(from: &reader)
    hosts = try FeatureAgreement.readHosts(from: &reader)
    first = try reader.readSigned()
    last = try reader.readSigned()
  }
}
