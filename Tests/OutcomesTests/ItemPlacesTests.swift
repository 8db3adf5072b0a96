import Profiles
import Testing

@testable import Outcomes

/// The items of a ranking's calls, and the best place of each.
@Suite struct ItemPlacesTests {
  private func places(_ items: [(item: Int, place: Int)]) -> ItemPlaces {
    var places = ItemPlaces()
    for (item, place) in items { places.add(ItemPlaces.hash(of: "item \(item)"), place: place) }
    return places
  }

  private func bytes(_ places: ItemPlaces) -> [UInt8] {
    var writer = ByteWriter()
    places.encode(to: &writer)
    return writer.bytes
  }

  @Test func `an item has its best place, and none is nobody's`() {
    var found = places([(1, 7), (2, 3), (1, 2), (1, 9)])
    #expect(found.counts(at: 1).recommended == 0)
    #expect(found.counts(at: 2) == (items: 2, recommended: 1))
    #expect(found.counts(at: 3) == (items: 2, recommended: 2))
    for hash in [Double.nan, -1, 0.5, .infinity, 1e300] { found.add(hash, place: 1) }
    #expect(found.counts(at: 9).items == 2)
    #expect(found.isExact && found.estimatedCount == 2)
    #expect(ItemPlaces().isEmpty && ItemPlaces().counts(at: 5) == (items: 0, recommended: 0))
    found.add(ItemPlaces.hash(of: "far"), place: Int.max)
    #expect(found.counts(at: Int.max).recommended == 3)
  }

  @Test(arguments: [1, 4_095, 4_096, 4_097, 9_000, 30_000])
  func `any order and any split give the same bytes`(count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count))
    let rows = (0..<(3 * count)).map {
      (item: $0 % count, place: Int.random(in: 1...30, using: &random))
    }
    let expected = bytes(places(rows))
    for parts in [1, 2, 7] {
      let shuffled = rows.shuffled(using: &random)
      var sum = ItemPlaces()
      for part in (0..<parts).shuffled(using: &random) {
        sum.merge(places(shuffled.enumerated().filter { $0.offset % parts == part }.map(\.element)))
      }
      #expect(bytes(sum) == expected, "\(parts) parts")
    }
    var reader = ByteReader(expected)
    var read = try ItemPlaces(from: &reader)
    #expect(reader.isAtEnd && bytes(read) == expected && read == places(rows))
    // What was read goes on like what was not.
    let more = places((0..<500).map { (item: count + $0, place: 1) })
    read.merge(more)
    var whole = places(rows)
    whole.merge(more)
    #expect(read == whole)
  }

  @Test func `beyond 4,096 items, those with the smallest hashes tell the share and the number`() {
    let many = places((0..<60_000).map { (item: $0, place: $0 % 4 == 0 ? 1 : 20) })
    let (items, recommended) = many.counts(at: 5)
    #expect(!many.isExact && items == 4_096)
    // Four standard errors of a share of a quarter, and of the number.
    #expect(abs(Double(recommended) / Double(items) - 0.25) < 4 * 0.0068)
    #expect(abs(many.estimatedCount / 60_000 - 1) < 4 * 0.016)
    #expect(places((0..<4_096).map { (item: $0, place: 1) }).isExact)
    #expect(!places((0..<4_097).map { (item: $0, place: 1) }).isExact)
  }

  @Test func `bytes that are no items are refused`() throws {
    let good = bytes(places([(1, 7), (2, 3)]))
    for cut in 0..<good.count {
      var reader = ByteReader(Array(good.prefix(cut)))
      #expect(throws: ProfileCodingError.self) { _ = try ItemPlaces(from: &reader) }
    }
    for bytes: [UInt8] in [[0, 2, 5, 1, 0, 1], [2, 0], [0, 0xff, 0xff, 0x7f]] {
      var reader = ByteReader(bytes)
      #expect(throws: ProfileCodingError.self) { _ = try ItemPlaces(from: &reader) }
    }
  }

  @Test func `calls count with a label or without`() throws {
    func profile(_ items: [Double]) -> OutcomeProfile {
      var profile = OutcomeProfile(task: .ranking(ks: [1, 2]))
      profile.ranking?.addCall(
        scores: [0.1, 0.9, 0.5], relevances: [.nan, .nan, .nan], items: items)
      return profile
    }
    let known = profile([1, 2, 3])
    let catalogue = try #require(known.ranking?.catalogue)
    #expect(catalogue.counts(at: 1) == (items: 3, recommended: 1))
    #expect(catalogue.counts(at: 2) == (items: 3, recommended: 2))
    #expect(known.ranking?.calls == 1 && known.ranking?.labelledCalls == 0)
    #expect(known.encoded().first == 3)
    #expect(try OutcomeProfile(decoding: known.encoded()) == known)
    // What nobody says is not there, and has the bytes that it had.
    let unknown = profile([])
    #expect(unknown.ranking?.catalogue.isEmpty == true && unknown.encoded().first == 1)
    #expect(try OutcomeProfile(decoding: unknown.encoded()) == unknown)
  }
}
