import InferenceLog
import Testing

@testable import Profiles

/// Counts of fields that nobody reads: the same whatever the order, and bounded.
struct FieldCountsTests {
  private struct Seen {
    var field: UnreadField
    var rows: Int
    var first: Int64
  }

  private func counts(_ seen: [Seen]) -> FieldCounts {
    var counts = FieldCounts()
    for one in seen { counts.add(one.field, rows: one.rows, first: one.first) }
    return counts
  }

  /// Fields of many objects, of which one has more than are told apart.
  private func seen(_ random: inout SeededGenerator) -> [Seen] {
    (0..<4_000).map { index in
      let object = index % 5 == 0 ? "map" : "o\(index % 97)\(index % 3 == 0 ? ".p" : "")"
      let depth = object.split(separator: ".").count
      let name = index % 5 == 0 ? "k\(index)" : "f\(index % 7)"
      return Seen(
        field: UnreadField(
          object: index % 11 == 0 ? "" : object, name: name,
          depth: index % 11 == 0 ? 0 : depth),
        rows: Int(random.next() % 100) + 1, first: Int64(random.next() % 1_000))
    }
  }

  private func encoded(_ counts: FieldCounts) -> [UInt8] {
    var writer = ByteWriter()
    counts.encode(to: &writer)
    return writer.bytes
  }

  @Test func `counts do not depend on order and splits`() throws {
    var random = SeededGenerator(seed: 5)
    let all = seen(&random)
    let expected = encoded(counts(all))
    for _ in 0..<8 {
      let shuffled = all.shuffled(using: &random)
      let cut = Int(random.next() % UInt64(all.count))
      var merged = counts(Array(shuffled[cut...]))
      merged.merge(counts(Array(shuffled[..<cut])))
      #expect(encoded(merged) == expected)
    }
  }

  @Test func `a map with a key per user is open and hides nothing else`() {
    var counts = FieldCounts()
    for user in 0..<10_000 {
      counts.add(UnreadField(object: "byUser", name: "u\(user)", depth: 1), rows: 1, first: 0)
      counts.add(UnreadField(object: "of.u\(user)", name: "n", depth: 2), rows: 1, first: 0)
    }
    counts.add(UnreadField(object: "", name: "device", depth: 0), rows: 3, first: 7)
    let record = FieldCounts.Object(path: "", depth: 0)
    #expect(counts.objects.count == FieldCounts.objectLimit && counts.isCut)
    #expect(counts.rows(withField: "device", of: record) == 3)
    #expect(counts.rows(withField: "other", of: record) == 0)
    #expect(counts.rows(withField: "u1", of: FieldCounts.Object(path: "byUser", depth: 1)) == nil)
    #expect(counts.rows(withField: "n", of: FieldCounts.Object(path: "z.z.z", depth: 3)) == nil)
    #expect(counts.rows(withField: "n", of: FieldCounts.Object(path: "z", depth: 0)) == 0)
    #expect(encoded(counts).count < 4_096)
  }

  @Test func `up to the limit every field of an object is told apart`() {
    func object(_ fields: Int) -> FieldCounts.Object? {
      counts(
        (0..<fields).map {
          Seen(field: UnreadField(object: "", name: "f\($0)", depth: 0), rows: 1, first: 0)
        }
      ).sorted.first?.object
    }
    #expect(object(FieldCounts.fieldLimit)?.fields.count == FieldCounts.fieldLimit)
    #expect(object(FieldCounts.fieldLimit + 1)?.isOpen == true)
    #expect(object(FieldCounts.fieldLimit + 1)?.fields.isEmpty == true)
  }

  @Test func `stored counts are read as they were, and damaged ones throw or differ`() throws {
    var random = SeededGenerator(seed: 9)
    let counts = counts(seen(&random))
    let bytes = encoded(counts)
    var reader = ByteReader(bytes)
    let read = try FieldCounts(from: &reader)
    #expect(read == counts && reader.isAtEnd)
    for _ in 0..<500 {
      var damaged = bytes
      damaged[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      if random.next() % 2 == 0 { damaged.removeLast(Int(random.next() % 40) + 1) }
      var reader = ByteReader(damaged)
      let read = try? FieldCounts(from: &reader)
      #expect(read == nil || read?.objects.count ?? 0 <= FieldCounts.objectLimit)
    }
  }

  @Test func `counts made when other fields were read are not known`() throws {
    func schema(_ fields: String?) -> ProfileSchema {
      ProfileSchema(columns: [], fields: fields.map(DefinitionDigest.init(of:)))
    }
    var profile = Profile(schema: schema("a"))
    profile.fields?.add(UnreadField(object: "", name: "x", depth: 0), rows: 2, first: 0)
    let bytes = profile.encoded(schema: schema("a"))
    #expect(try Profile(decoding: bytes, schema: schema("a")) == profile)
    var other = try Profile(decoding: bytes, schema: schema("b"))
    #expect(other.fields == nil)
    other.merge(Profile(schema: schema("b")))
    #expect(other.fields == nil)
    #expect(try Profile(decoding: bytes, schema: schema(nil)).fields == nil)
  }
}
