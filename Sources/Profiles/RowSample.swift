/// The features of up to 1,024 served rows, drawn by hash: what tells how features move together.
///
/// It holds the rows with the smallest hashes (bottom-k), which is a property of the set of rows:
/// the sample of a whole is what merging the samples of its parts gives, bit for bit, whatever the
/// order. Rows of equal hashes are ordered by their cells, so that which of them stay is no matter
/// of order either. Every row is as likely to be in it as every other one.
/// Source: bottom-k sketches (Cohen and Kaplan 2007).
public struct RowSample: Sendable, Equatable {
  /// The largest number of rows.
  public static let capacity = 1_024

  /// The number of columns.
  public let width: Int
  /// The rows' hashes, ascending.
  private(set) var hashes: [UInt64]
  /// The rows' cells (`SampledCell`), `width` for each row.
  public private(set) var cells: [UInt32]

  /// The number of rows.
  public var count: Int { hashes.count }

  /// Creates the sample of no rows.
  public init(width: Int) {
    self.width = width
    hashes = []
    cells = []
  }

  /// Creates the sample of rows in any order: keeps those with the smallest hashes.
  init(width: Int, hashes: [UInt64], cells: [UInt32]) {
    self.width = width
    let order = hashes.indices.sorted { left, right in
      if hashes[left] != hashes[right] { return hashes[left] < hashes[right] }
      return Self.precedes(cells, left, cells, right, width)
    }
    self.hashes = []
    self.cells = []
    self.hashes.reserveCapacity(min(order.count, Self.capacity))
    self.cells.reserveCapacity(min(order.count, Self.capacity) * width)
    for row in order.prefix(Self.capacity) {
      self.hashes.append(hashes[row])
      self.cells.append(contentsOf: cells[row * width..<(row + 1) * width])
    }
  }

  /// Adds the rows of another sample of the same columns, and keeps those with the smallest hashes.
  public mutating func merge(_ other: RowSample) {
    guard !other.hashes.isEmpty else { return }
    guard !hashes.isEmpty else {
      self = other
      return
    }
    var merged = RowSample(width: width)
    let size = min(count + other.count, Self.capacity)
    merged.hashes.reserveCapacity(size)
    merged.cells.reserveCapacity(size * width)
    var (mine, theirs) = (0, 0)
    while merged.count < size {
      if mine < count, theirs == other.count || isBefore(mine, other, theirs) {
        merged.append(self, mine)
        mine += 1
      } else {
        merged.append(other, theirs)
        theirs += 1
      }
    }
    self = merged
  }

  /// Returns whether a row comes before one of another sample.
  private func isBefore(_ row: Int, _ other: RowSample, _ theirs: Int) -> Bool {
    if hashes[row] != other.hashes[theirs] { return hashes[row] < other.hashes[theirs] }
    return Self.precedes(cells, row, other.cells, theirs, width)
  }

  private mutating func append(_ other: RowSample, _ row: Int) {
    hashes.append(other.hashes[row])
    cells.append(contentsOf: other.cells[row * width..<(row + 1) * width])
  }

  /// Whether the cells of a row come before those of another, cell by cell.
  private static func precedes(
    _ left: [UInt32], _ leftRow: Int, _ right: [UInt32], _ rightRow: Int, _ width: Int
  ) -> Bool {
    left[leftRow * width..<(leftRow + 1) * width]
      .lexicographicallyPrecedes(right[rightRow * width..<(rightRow + 1) * width])
  }
}

extension RowSample {
  func encode(to writer: inout ByteWriter) {
    writer.write(count: count)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 * hashes.count + 4 * cells.count)
    for hash in hashes { Self.append(hash, bytes: 8, to: &bytes) }
    for cell in cells { Self.append(UInt64(cell), bytes: 4, to: &bytes) }
    writer.write(bytes: bytes)
  }

  init(from reader: inout ByteReader, width: Int) throws(ProfileCodingError) {
    let count = try reader.readCount(atMost: Self.capacity)
    let bytes = try reader.readBytes()
    guard bytes.count == count * (8 + 4 * width) else {
      throw .invalid("a row sample of another length")
    }
    self.width = width
    hashes = (0..<count).map { Self.number(bytes, at: 8 * $0, bytes: 8) }
    cells = (0..<count * width).map {
      UInt32(truncatingIfNeeded: Self.number(bytes, at: 8 * count + 4 * $0, bytes: 4))
    }
    guard zip(hashes, hashes.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw .invalid("a row sample out of order")
    }
  }

  private static func append(_ number: UInt64, bytes count: Int, to bytes: inout [UInt8]) {
    for index in 0..<count {
      bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * index)))
    }
  }

  private static func number(_ bytes: [UInt8], at start: Int, bytes count: Int) -> UInt64 {
    var number: UInt64 = 0
    for index in 0..<count { number |= UInt64(bytes[start + index]) << UInt64(8 * index) }
    return number
  }
}
