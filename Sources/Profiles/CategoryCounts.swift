/// How often each category occurs.
///
/// Exact up to `capacity` distinct categories. Beyond, two order-free things are kept: counts in
/// 1,024 buckets by hash, in which heavy categories show as heavy buckets, and exact counts of the
/// categories with the smallest hashes, a sample that does not depend on order. The distinct count
/// is then HyperLogLog's.
public struct CategoryCounts: Sendable, Equatable {
  /// The capacity of full profiles.
  public static let fullCapacity = 65_536
  /// The capacity of the light profiles of single hours.
  public static let lightCapacity = 64

  /// The number of distinct categories up to which all counts are exact.
  public let capacity: Int
  /// How many values were added.
  public private(set) var count = 0
  /// The counts: of all categories while `isExact`, else of those with the smallest hashes.
  public private(set) var counts: [String: Int] = [:]
  private var overflow: Overflow?

  private struct Overflow: Sendable, Equatable {
    static let bucketCount = 1_024
    var buckets = [Int](repeating: 0, count: bucketCount)
    var distinct = DistinctCount()
    /// The largest hash of the categories that are counted exactly.
    var largestHash = UInt64.max

    mutating func add(hash: UInt64, count: Int) {
      buckets[Self.bucket(hash)] += count
      distinct.add(hash)
    }

    static func bucket(_ hash: UInt64) -> Int {
      Int(truncatingIfNeeded: hash % UInt64(bucketCount))
    }
  }

  /// How many categories stay exact once there are more than `capacity`.
  private var sampleSize: Int { capacity / 16 }

  /// Creates the counts of no values.
  public init(capacity: Int = CategoryCounts.fullCapacity) {
    precondition(capacity >= 16, "Category counts need room for a sample.")
    self.capacity = capacity
  }

  /// Whether no value was added.
  public var isEmpty: Bool { count == 0 }
  /// Whether `counts` holds every category.
  public var isExact: Bool { overflow == nil }
  /// The number of distinct categories: exact while `isExact`, else within about 1.6 %.
  public var distinct: Int {
    overflow.map { Int($0.distinct.estimate.rounded()) } ?? counts.count
  }
  /// Counts by hash bucket once the counts are no longer exact; nil before.
  public var bucketCounts: [Int]? { overflow?.buckets }

  /// Returns how many values are in the hash buckets of some categories, each bucket counted where
  /// it is met first.
  ///
  /// Equal for exact and inexact counts of the same values.
  public func counts(inBucketsOf categories: [String]) -> [Int] {
    let buckets = overflow?.buckets ?? exactBuckets
    var met: Set<Int> = []
    return categories.map { category in
      let bucket = Overflow.bucket(TextHash.hash(category))
      return met.insert(bucket).inserted ? buckets[bucket] : 0
    }
  }

  private var exactBuckets: [Int] {
    var buckets = [Int](repeating: 0, count: Overflow.bucketCount)
    for (category, times) in counts { buckets[Overflow.bucket(TextHash.hash(category))] += times }
    return buckets
  }

  /// Adds `count` values of `category`.
  public mutating func add(_ category: String, count times: Int = 1) {
    guard times > 0 else { return }
    count += times
    guard overflow != nil else {
      counts[category, default: 0] += times
      if counts.count > capacity { spill() }
      return
    }
    let hash = TextHash.hash(category)
    overflow?.add(hash: hash, count: times)
    keep(category, hash: hash, count: times)
    if counts.count > 2 * sampleSize { shrink() }
  }

  /// Adds the values of a sequence, one each.
  public mutating func add(contentsOf categories: some Sequence<String>) {
    for category in categories { add(category) }
  }

  /// Adds the values of other counts of the same capacity.
  public mutating func merge(_ other: CategoryCounts) {
    precondition(
      capacity == other.capacity, "Category counts of different capacities do not merge.")
    guard let theirs = other.overflow else {
      for (category, times) in other.counts { add(category, count: times) }
      settle()
      return
    }
    if overflow == nil { spill() }
    count += other.count
    merge(overflow: theirs)
    for (category, times) in other.counts {
      keep(category, hash: TextHash.hash(category), count: times)
    }
    settle()
  }

  private mutating func merge(overflow theirs: Overflow) {
    guard var mine = overflow else { return }
    for index in mine.buckets.indices { mine.buckets[index] += theirs.buckets[index] }
    mine.distinct.merge(theirs.distinct)
    mine.largestHash = min(mine.largestHash, theirs.largestHash)
    overflow = mine
    counts = counts.filter { TextHash.hash($0.key) <= mine.largestHash }
  }

  private mutating func keep(_ category: String, hash: UInt64, count times: Int) {
    guard let limit = overflow?.largestHash, hash <= limit else { return }
    counts[category, default: 0] += times
  }

  /// Turns exact counts into the bounded form.
  private mutating func spill() {
    var bounded = Overflow()
    for (category, times) in counts { bounded.add(hash: TextHash.hash(category), count: times) }
    overflow = bounded
    shrink()
  }

  /// Brings the sample to its size, so that equal sets of values have equal counts.
  mutating func settle() {
    if overflow != nil, counts.count > sampleSize { shrink() }
  }

  private mutating func shrink() {
    let hashes = counts.keys.map(TextHash.hash).sorted()
    guard hashes.count > sampleSize else { return }
    let limit = hashes[sampleSize - 1]
    overflow?.largestHash = limit
    counts = counts.filter { TextHash.hash($0.key) <= limit }
  }

  /// Returns the categories, most frequent first, equal counts in the order of their text.
  public func ranked() -> [(category: String, count: Int)] {
    counts.map { (category: $0.key, count: $0.value) }
      .sorted { $0.count != $1.count ? $0.count > $1.count : $0.category < $1.category }
  }
}

extension CategoryCounts {
  /// Writes the counts in the order of the categories' UTF-8 bytes.
  func encode(to writer: inout ByteWriter) {
    var settled = self
    settled.settle()
    writer.write(count: capacity)
    writer.write(count: settled.count)
    writer.write(count: settled.counts.count)
    for (category, times) in settled.counts.sorted(by: { $0.key < $1.key }) {
      writer.write(text: category)
      writer.write(count: times)
    }
    writer.write(count: settled.overflow == nil ? 0 : 1)
    guard let overflow = settled.overflow else { return }
    writer.write(unsigned: overflow.largestHash)
    for bucket in overflow.buckets { writer.write(count: bucket) }
    writer.write(bytes: overflow.distinct.registers)
  }

  /// Reads what `encode(to:)` wrote.
  ///
  /// - Throws: `ProfileCodingError` where the bytes are not category counts.
  init(from reader: inout ByteReader) throws(ProfileCodingError) {
    let capacity = try reader.readCount(atMost: 1 << 24)
    guard capacity >= 16 else { throw .invalid("category counts without room") }
    self.init(capacity: capacity)
    count = try reader.readCount(atMost: 1 << 56)
    for _ in 0..<(try reader.readLength()) {
      let category = try reader.readText()
      counts[category, default: 0] += try reader.readCount(atMost: 1 << 56)
    }
    guard try reader.readCount(atMost: 1) == 1 else { return }
    var bounded = Overflow()
    bounded.largestHash = try reader.readUnsigned()
    for index in bounded.buckets.indices {
      bounded.buckets[index] = try reader.readCount(atMost: 1 << 56)
    }
    let registers = try reader.readBytes()
    guard let distinct = DistinctCount(registers: registers) else {
      throw .invalid("a distinct count of the wrong size")
    }
    bounded.distinct = distinct
    overflow = bounded
  }
}
