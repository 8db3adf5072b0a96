import Features
import InferenceLog

/// Space that samplers share while they add a batch.
struct SamplingScratch {
  /// A row whose hash may be among the smallest.
  struct Candidate {
    var hash: UInt64
    var row: Int32
  }

  var candidates: [Candidate] = []
  /// The hash of the cells of each row of the group; filled only where rows have no id.
  var contents: [UInt64] = []
}

/// Draws the row sample of one slice of one window.
///
/// Of most rows it only makes the hash and compares it with the largest one kept.
struct RowSampler {
  /// The sampled columns as indexes into the features.
  private let features: [Int]
  private var hashes: [UInt64] = []
  private var cells: [UInt32] = []
  /// Rows with a larger hash are not in the sample.
  private var threshold = UInt64.max

  private static let capacity = RowSample.capacity

  /// Creates a sampler; nil where the schema samples nothing.
  init?(_ schema: ProfileSchema) {
    guard schema.sampleDefinition != nil else { return nil }
    features = schema.sampledColumns.map { $0 - schema.inputCount }
  }

  /// The bytes that the sampler holds, about.
  var sizeInBytes: Int { hashes.capacity * 8 + cells.capacity * 4 }

  /// The sample of everything added so far.
  var sample: RowSample { RowSample(width: features.count, hashes: hashes, cells: cells) }

  /// Adds served rows.
  mutating func add(
    _ rows: [Int32], _ batch: RecordBatch, _ batchFeatures: FeatureBatch,
    _ scratch: inout SamplingScratch
  ) {
    findCandidates(rows, batch, batchFeatures, &scratch)
    if scratch.candidates.count > Self.capacity { lowerThreshold(&scratch.candidates) }
    guard !scratch.candidates.isEmpty else { return }
    gather(scratch.candidates, batchFeatures)
    if hashes.count >= 2 * Self.capacity { compact() }
  }

  private func findCandidates(
    _ rows: [Int32], _ batch: RecordBatch, _ batchFeatures: FeatureBatch,
    _ scratch: inout SamplingScratch
  ) {
    scratch.candidates.removeAll(keepingCapacity: true)
    scratch.contents.removeAll(keepingCapacity: true)
    for (place, row) in rows.enumerated() {
      let row = Int(row)
      let key = batch.keys[row]
      var content: UInt64 = 0
      if key.high | key.low == 0 {
        if scratch.contents.isEmpty { hashContents(rows, batchFeatures, &scratch.contents) }
        content = scratch.contents[place]
      }
      let hash = RowHash.hash(
        key, time: batch.times[row], index: batch.rowIndexes[row], content: content)
      guard hash <= threshold else { continue }
      scratch.candidates.append(.init(hash: hash, row: rows[place]))
    }
  }

  /// Hashes the sampled cells of rows: rows without ids are told apart by what they hold.
  private func hashContents(
    _ rows: [Int32], _ batchFeatures: FeatureBatch, _ contents: inout [UInt64]
  ) {
    contents.append(contentsOf: repeatElement(0, count: rows.count))
    for feature in features {
      Self.visit(batchFeatures.columns[feature], rows.indices, { rows[$0] }) { place, cell in
        contents[place] = RowHash.mixed(contents[place] ^ UInt64(cell))
      }
    }
  }

  /// Guesses a lower threshold, since hashes are spread evenly, and proves it by counting.
  private mutating func lowerThreshold(_ candidates: inout [SamplingScratch.Candidate]) {
    let share = 1.25 * Double(Self.capacity) / Double(candidates.count)
    guard share < 1 else { return }
    let guess = UInt64(Double(threshold) * share)
    let count = candidates.reduce(0) { $0 + ($1.hash <= guess ? 1 : 0) }
    guard count >= Self.capacity else { return }
    threshold = guess
    candidates.removeAll { $0.hash > guess }
  }

  private mutating func gather(
    _ candidates: [SamplingScratch.Candidate], _ batchFeatures: FeatureBatch
  ) {
    let width = features.count
    let start = cells.count
    for candidate in candidates { hashes.append(candidate.hash) }
    cells.append(contentsOf: repeatElement(SampledCell.missing, count: candidates.count * width))
    for (offset, feature) in features.enumerated() {
      let column = batchFeatures.columns[feature]
      Self.visit(column, candidates.indices, { candidates[$0].row }) { place, cell in
        cells[start + place * width + offset] = cell
      }
    }
  }

  /// Hands over the cells of the rows at `places`; the type of the column is looked at once.
  @inline(__always) private static func visit(
    _ column: Column, _ places: Range<Int>, _ row: (Int) -> Int32,
    _ body: (_ place: Int, _ cell: UInt32) -> Void
  ) {
    switch column {
    case .number(let column):
      for place in places {
        let row = Int(row(place))
        body(place, SampledCell.cell(column.values[row], column.states[row]))
      }
    case .boolean(let column):
      for place in places {
        let row = Int(row(place))
        body(place, SampledCell.cell(column.values[row] ? 1 : 0, column.states[row]))
      }
    case .category, .timestamp, .vector: break
    }
  }

  /// Drops the rows that are not among those with the smallest hashes.
  private mutating func compact() {
    let kept = sample
    hashes = kept.hashes
    cells = kept.cells
    threshold = hashes.last ?? .max
  }
}

/// The hash that rows are drawn by.
enum RowHash {
  /// Returns the hash of a row.
  ///
  /// It is made of its call's key, its time, its place in the call, and for rows without an id of
  /// what it holds: file and position are in none of these.
  @inline(__always) static func hash(
    _ key: CallKey, time: Int64, index: UInt32, content: UInt64
  ) -> UInt64 {
    let instant = mixed(UInt64(bitPattern: time) ^ UInt64(index) << 32 ^ UInt64(index))
    return mixed(mixed(instant ^ key.high) ^ key.low ^ content)
  }

  /// Spreads a number over all bits, one to one.
  ///
  /// Source: the finalizer of SplitMix64 (Steele, Lea and Flood 2014, variant 13 of Stafford).
  @inline(__always) static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
