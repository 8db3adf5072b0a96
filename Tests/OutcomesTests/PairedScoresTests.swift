import Profiles
import Testing

@testable import Outcomes

/// The scores of two models for the same rows.
@Suite struct PairedScoresTests {
  typealias Row = (first: Double, second: Double, isPositive: Bool)

  private func scores(_ rows: [Row]) -> PairedScores {
    var scores = PairedScores()
    for row in rows { scores.add(row.first, row.second, isPositive: row.isPositive) }
    return scores
  }

  private func rows(_ count: Int, digits: Double, _ random: inout SeededGenerator) -> [Row] {
    (0..<count).map { _ in
      let score = { (random: inout SeededGenerator) in
        (Double.random(in: -0.2...1, using: &random) * digits).rounded() / digits
      }
      return (score(&random), score(&random), Bool.random(using: &random))
    }
  }

  @Test(arguments: [(0, 10.0), (1, 10.0), (5_000, 10.0), (8_000, 1e9), (40_000, 1e9)])
  func `any order and any split give the same bytes`(count: Int, digits: Double) throws {
    var random = SeededGenerator(seed: UInt64(count))
    let rows = rows(count, digits: digits, &random)
    let expected = scores(rows)
    for parts in [1, 3] {
      let shuffled = rows.shuffled(using: &random)
      var sum = PairedScores()
      for part in (0..<parts).shuffled(using: &random) {
        sum.merge(scores(shuffled.enumerated().filter { $0.offset % parts == part }.map(\.element)))
      }
      #expect(sum == expected, "\(parts) parts")
    }
    var writer = ByteWriter()
    expected.encode(to: &writer)
    var reader = ByteReader(writer.bytes)
    let read = try PairedScores(from: &reader)
    #expect(reader.isAtEnd && read == expected)
    for cut in stride(from: 0, to: writer.bytes.count, by: max(1, writer.bytes.count / 50)) {
      var reader = ByteReader(Array(writer.bytes.prefix(cut)))
      #expect(throws: ProfileCodingError.self) { _ = try PairedScores(from: &reader) }
    }
  }

  @Test func `pairs are exact until they are too many, and no row is lost`() {
    var random = SeededGenerator(seed: 3)
    let few = scores(rows(8_000, digits: 1e12, &random)).settled
    #expect(few.droppedBits == 0 && few.cells.count == 8_000)
    let many = scores(rows(50_000, digits: 1e12, &random)).settled
    #expect(many.droppedBits > 0 && many.cells.count <= PairedScores.capacity)
    #expect(many.cells.values.reduce(0) { $0 + $1.positives + $1.negatives } == 50_000)
    #expect(many.first.positives.count + many.first.negatives.count == 50_000)
    // Tied scores stay exact however many the rows are.
    let tied = scores(rows(50_000, digits: 20, &random)).settled
    #expect(tied.droppedBits == 0 && tied.cells.count <= 25 * 25)
  }

  @Test func `zeros are equal, cells are in the order of scores, and what is no number is out`() {
    let zeros = scores([(0, -0.0, true), (-0.0, 0, true)]).settled
    #expect(zeros.cells.count == 1)
    let ordered = scores([
      (-1, 0, true), (-0.5, 0, true), (0, 0, true), (0.5, 0, true), (2, 0, true),
    ])
    let steps = ordered.settled.cells.keys.sorted().map(\.first)
    #expect(steps == Array(Set(steps)).sorted() && steps.count == 5)
    #expect(
      scores([(.nan, 0, true), (0, .infinity, false), (-.infinity, .nan, true)]).isEmpty)
  }

  @Test func `losses without scores have the bytes that they had`() throws {
    var losses = PairedOutcomes()
    losses.add(predictions: (1, 2), label: 1)
    #expect(losses.encoded().first == 1)
    var both = PairedOutcomes()
    both.add(scores: (0.25, 0.5), predicted: (0, 1), label: 1)
    #expect(both.encoded().first == 2)
    #expect(try PairedOutcomes(decoding: both.encoded()) == both)
    #expect(try PairedOutcomes(decoding: losses.encoded()) == losses)
    var sum = losses
    sum.merge(both)
    var other = both
    other.merge(losses)
    #expect(sum == other && sum.encoded() == other.encoded())
  }
}
