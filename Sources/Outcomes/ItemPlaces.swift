import Profiles

/// The items that were offered, and the best place that each had in any call.
///
/// Exact up to 4,096 items. Beyond, the 4,096 with the smallest hashes stand for all: which these are,
/// and the best place of each, is a property of the set of calls, so that adding and merging commute
/// and associate bit for bit. Source: Bar-Yossef et al. 2002 (the k smallest hashes as a sample of
/// distinct values).
public struct ItemPlaces: Sendable {
  /// The largest number of items that are kept.
  public static let capacity = 4_096
  /// How many hashes there are: they are numbers that a double holds exactly.
  public static let hashes = 1 << 52

  private var places: [UInt64: UInt32] = [:]
  /// The largest hash that is still of interest.
  private var limit = UInt64.max
  private var hasDropped = false

  /// Creates the places of no items.
  public init() {}

  /// Returns what an item is known by: a number below 2^52.
  public static func hash(of item: String) -> Double {
    Double(TextHash.hash(item) >> 12)
  }

  /// Whether there is no item.
  public var isEmpty: Bool { places.isEmpty }

  /// Adds an item, by its hash, at a place of a call, 1 for the first; a hash that is none is left
  /// out.
  mutating func add(_ hash: Double, place: Int) {
    guard let key = UInt64(exactly: hash), key <= limit else { return }
    let place = UInt32(clamping: place)
    places[key] = min(places[key] ?? .max, place)
    if places.count >= 2 * Self.capacity { self = bounded }
  }

  /// Adds the items of other calls.
  mutating func merge(_ other: ItemPlaces) {
    places.merge(other.places) { min($0, $1) }
    hasDropped = hasDropped || other.hasDropped
    limit = min(limit, other.limit)
    self = bounded
  }

  /// The same with no more than `capacity` items.
  private var bounded: ItemPlaces {
    guard places.count > Self.capacity else { return self }
    let kept = places.sorted { $0.key < $1.key }.prefix(Self.capacity)
    var copy = self
    copy.places = Dictionary(kept.map { ($0.key, $0.value) }, uniquingKeysWith: { min($0, $1) })
    copy.limit = kept.last?.key ?? .max
    copy.hasDropped = true
    return copy
  }

  /// How many items are kept, and how many of them had a place among the first `k` of a call.
  public func counts(at k: Int) -> (items: Int, recommended: Int) {
    let places = bounded.places
    return (places.count, places.count { $0.value <= k })
  }

  /// Whether all items are kept.
  public var isExact: Bool { !bounded.hasDropped }

  /// How many items there are; an estimate with a relative standard error of 1.6 % where not all are
  /// kept.
  public var estimatedCount: Double {
    let kept = bounded
    guard kept.hasDropped, let largest = kept.places.keys.max(), largest > 0 else {
      return Double(kept.places.count)
    }
    return Double(kept.places.count - 1) / (Double(largest) / Double(Self.hashes))
  }
}

extension ItemPlaces {
  func encode(to writer: inout ByteWriter) {
    let kept = bounded
    let items = kept.places.sorted { $0.key < $1.key }
    writer.write(count: kept.hasDropped ? 1 : 0)
    writer.write(count: items.count)
    writer.write(gapsOf: items.map(\.key), with: items.map { Int($0.value) })
  }

  init(from reader: inout ByteReader) throws(ProfileCodingError) {
    hasDropped = try reader.readCount(atMost: 1) == 1
    var key: UInt64 = 0
    for index in 0..<(try reader.readCount(atMost: Self.capacity)) {
      let (next, overflows) = key.addingReportingOverflow(try reader.readUnsigned())
      guard !overflows, index == 0 || next > key else {
        throw .invalid("items that do not ascend")
      }
      key = next
      places[key] = UInt32(try reader.readCount(atMost: Int(UInt32.max)))
    }
    if hasDropped { limit = key }
  }
}

extension ItemPlaces: Equatable {
  /// Whether both hold the same items at the same places.
  public static func == (left: ItemPlaces, right: ItemPlaces) -> Bool {
    let (left, right) = (left.bounded, right.bounded)
    return left.places == right.places && left.hasDropped == right.hasDropped
  }
}
