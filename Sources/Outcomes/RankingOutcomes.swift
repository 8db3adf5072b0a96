import Glibc
import Profiles

/// What is kept of the outcomes of a ranking: one list of items per call.
///
/// Items are ranked by score, highest first, equal scores in the order of the call and items
/// without a score last. An item is relevant where its relevance is above 0. In a call with any
/// label, items without one are not relevant. Sources: Järvelin & Kekäläinen 2002 (NDCG, gain =
/// relevance, discount log2(rank + 1)); Voorhees 1999 (MRR).
public struct RankingOutcomes: Sendable, Equatable {
  /// What is kept for one k; a moment is of one number per call.
  public struct AtK: Sendable, Equatable {
    /// Relevant items among the first k, divided by k; of calls with a label.
    public internal(set) var precision = Moments()
    /// 1 where there is a relevant item among the first k; of calls with a label.
    public internal(set) var hits = Moments()
    /// The share of the relevant items that is among the first k; of calls with a relevant item.
    public internal(set) var recall = Moments()
    /// Discounted gain of the first k divided by the best possible; of calls with a relevant item.
    public internal(set) var ndcg = Moments()
    /// Σ precision at each relevant place among the first k, divided by the smaller of k and the
    /// number of relevant items; of calls with a relevant item.
    public internal(set) var averagePrecision = Moments()
    /// One divided by the first relevant place, 0 where it is beyond k; of calls with a relevant
    /// item.
    public internal(set) var reciprocalRank = Moments()

    mutating func merge(_ other: AtK) {
      precision.merge(other.precision)
      hits.merge(other.hits)
      recall.merge(other.recall)
      ndcg.merge(other.ndcg)
      averagePrecision.merge(other.averagePrecision)
      reciprocalRank.merge(other.reciprocalRank)
    }
  }

  /// The sums for each k.
  public private(set) var atK: [Int: AtK] = [:]
  /// How many calls there are.
  public private(set) var calls = 0
  /// How many calls have any label.
  public private(set) var labelledCalls = 0
  /// How many items the calls with a label have.
  public private(set) var items = 0
  /// How many of them are relevant.
  public private(set) var relevantItems = 0
  /// The distinct items of all calls, with a label or without; empty where nobody says which they are.
  public private(set) var catalogue = ItemPlaces()

  /// The largest number of ks.
  private static let kLimit = 16

  /// Creates the outcomes of no calls; of `ks` the first 16 that are above 0 count.
  public init(ks: [Int] = [5, 10]) {
    for k in ks.filter({ $0 > 0 }).prefix(Self.kLimit) { atK[k] = AtK() }
  }

  /// Adds one call, one element per item in each column; a relevance that is not finite is none.
  ///
  /// `hashes` are the items' (`ItemPlaces.hash`), or empty where they are not known.
  public mutating func addCall(scores: [Double], relevances: [Double], items hashes: [Double] = [])
  {
    precondition(scores.count == relevances.count, "columns of equal length")
    precondition(hashes.isEmpty || hashes.count == scores.count, "a hash for each item")
    calls &+= 1
    let isLabelled = relevances.contains(where: \.isFinite)
    guard isLabelled || !hashes.isEmpty else { return }
    let order = scores.indices.sorted { left, right in
      let (first, second) = (Self.key(scores[left]), Self.key(scores[right]))
      return first != second ? first > second : left < right
    }
    if !hashes.isEmpty {
      for (place, index) in order.enumerated() { catalogue.add(hashes[index], place: place + 1) }
    }
    guard isLabelled else { return }
    let gains = relevances.map { $0.isFinite ? max($0, 0) : 0 }
    let list = RankedCall(gains: order.map { gains[$0] })
    labelledCalls &+= 1
    items &+= gains.count
    relevantItems &+= list.relevant
    for k in atK.keys.sorted() { atK[k]?.add(list, k: k) }
  }

  private static func key(_ score: Double) -> Double { score.isNaN ? -.infinity : score }

  /// Adds the calls of other outcomes.
  public mutating func merge(_ other: RankingOutcomes) {
    for (k, sums) in other.atK { atK[k, default: AtK()].merge(sums) }
    calls &+= other.calls
    labelledCalls &+= other.labelledCalls
    items &+= other.items
    relevantItems &+= other.relevantItems
    catalogue.merge(other.catalogue)
  }
}

/// The gains of a call's items in the order of their rank.
private struct RankedCall {
  let gains: [Double]
  let ideal: [Double]
  let relevant: Int

  init(gains: [Double]) {
    self.gains = gains
    ideal = gains.sorted(by: >)
    relevant = gains.count { $0 > 0 }
  }

  /// Σ gain / log2(place + 1), relative to `largest` so that no sum overflows.
  func discounted(_ gains: [Double], k: Int) -> Double {
    let largest = ideal.first ?? 1
    return gains.prefix(k).enumerated().reduce(0) {
      $0 + $1.element / largest / log2(Double($1.offset + 2))
    }
  }
}

extension RankingOutcomes.AtK {
  fileprivate mutating func add(_ list: RankedCall, k: Int) {
    var hits = 0
    var precisions = 0.0
    var first: Int?
    for (place, gain) in list.gains.prefix(k).enumerated() where gain > 0 {
      hits += 1
      precisions += Double(hits) / Double(place + 1)
      first = first ?? place + 1
    }
    precision.add(Double(hits) / Double(k), count: 1)
    self.hits.add(hits > 0 ? 1 : 0, count: 1)
    guard list.relevant > 0 else { return }
    recall.add(Double(hits) / Double(list.relevant), count: 1)
    averagePrecision.add(precisions / Double(min(k, list.relevant)), count: 1)
    reciprocalRank.add(first.map { 1 / Double($0) } ?? 0, count: 1)
    ndcg.add(list.discounted(list.gains, k: k) / list.discounted(list.ideal, k: k), count: 1)
  }

  fileprivate var all: [Moments] {
    [precision, hits, recall, ndcg, averagePrecision, reciprocalRank]
  }

  fileprivate init(from reader: inout ByteReader) throws(ProfileCodingError) {
    self.init()
    precision = try Moments(from: &reader)
    hits = try Moments(from: &reader)
    recall = try Moments(from: &reader)
    ndcg = try Moments(from: &reader)
    averagePrecision = try Moments(from: &reader)
    reciprocalRank = try Moments(from: &reader)
  }
}

extension RankingOutcomes {
  func encode(to writer: inout ByteWriter) {
    writer.write(count: calls)
    writer.write(count: labelledCalls)
    writer.write(count: items)
    writer.write(count: relevantItems)
    writer.write(count: atK.count)
    for (k, sums) in atK.sorted(by: { $0.key < $1.key }) {
      writer.write(count: k)
      for moments in sums.all { moments.encode(to: &writer) }
    }
    if !catalogue.isEmpty { catalogue.encode(to: &writer) }
  }

  init(from reader: inout ByteReader, hasCatalogue: Bool) throws(ProfileCodingError) {
    self.init(ks: [])
    calls = try reader.readRows()
    labelledCalls = try reader.readCount(atMost: calls)
    items = try reader.readRows()
    relevantItems = try reader.readCount(atMost: items)
    for _ in 0..<(try reader.readCount(atMost: 64 * Self.kLimit)) {
      let k = try reader.readRows()
      atK[k] = try AtK(from: &reader)
    }
    if hasCatalogue { catalogue = try ItemPlaces(from: &reader) }
  }
}
