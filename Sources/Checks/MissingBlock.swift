import Drift
import PipelineFile
import Profiles

/// Inputs that lie in one object of the request and are missing together.
struct MissingBlock {
  /// A column of the block.
  struct Member {
    var name: String
    /// The share of rows in which it is missing.
    var now: Double
    /// The share of the reference's rows.
    var before: Double

    /// How many more rows lack it, of all rows.
    var rise: Double { now - before }
    /// The share of rows that lost it, of those that would have had it.
    var lost: Double { before < 1 ? rise / (1 - before) : 0 }
  }

  /// From how many points of missing values on a block is looked at.
  static let smallestRise = 0.05
  /// How many columns make a block; all, where it has fewer.
  private static let enoughColumns = 3

  /// The columns that are missing together.
  let members: [Member]

  /// Finds the columns that lost as large a part of their rows as one another.
  ///
  /// `candidates` are missing more than is usual; `size` is how many columns the block has. Nil where
  /// those that are alike are too few.
  init?(_ candidates: [Member], size: Int) {
    let risen = candidates.filter { $0.rise >= Self.smallestRise }.sorted { $0.lost < $1.lost }
    guard let middle = risen.isEmpty ? nil : risen[risen.count / 2].lost else { return nil }
    // A feed that is down takes all of its columns alike; a tenth is left to chance.
    let alike = risen.filter { abs($0.lost - middle) <= max(0.02, 0.1 * middle) }
    guard alike.count >= min(Self.enoughColumns, max(2, size)) else { return nil }
    members = alike
  }
}

extension WindowEvidence {
  /// The blocks of inputs, each with how many more rows lack all of its columns than in the
  /// reference: 0 where a block is not missing, and none for a column that is alone in its object.
  func blockMeasurements(_ columns: [Int]) -> [Measurement] {
    guard contracts.count == schema.columns.count, drift != nil else { return [] }
    let blocks = Dictionary(grouping: columns) { contracts[$0].blocks.first }
    return blocks.compactMap { block, columns in
      block.flatMap { measurement(ofBlock: $0, columns) }
    }.sorted { $0.column ?? "" < $1.column ?? "" }
  }

  private func measurement(ofBlock block: String, _ columns: [Int]) -> Measurement? {
    guard columns.count > 1 else { return nil }
    guard let missing = MissingBlock(columns.compactMap(member), size: columns.count) else {
      return Measurement(.input, "missing_block", column: block, value: 0)
    }
    let names = missing.members.map(\.name)
    let order = columns.map { schema.columns[$0].name }.filter(names.contains)
    return Measurement(
      .input, "missing_block", column: block, value: missing.members.map(\.rise).min(),
      fact: .block(order, now: missing.members.map(\.now).min() ?? 0))
  }

  /// Returns a column that is missing more often than chance and the reference's windows explain.
  private func member(_ index: Int) -> MissingBlock.Member? {
    guard let now = profile.columns[index]?.cells, let before = reference?.columns[index]?.cells,
      now.rows > 0, before.rows > 0, drift?.isBeyondChance(index, "missing_change") == true
    else { return nil }
    let member = MissingBlock.Member(
      name: schema.columns[index].name, now: Double(now.missing) / Double(now.rows),
      before: Double(before.missing) / Double(before.rows))
    return member.rise > variation?.columns[index]?["missing_change"] ?? 0 ? member : nil
  }
}
