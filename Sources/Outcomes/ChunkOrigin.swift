/// Where the rows of a chunk are stored, and which of them had a label when they were joined last.
public struct ChunkOrigin: Sendable {
  /// What the stored chunk is known by.
  public var id: Int64
  /// The places of the entries in the stored chunk; nil: all of them, in order.
  public var places: [Int]?
  /// Which entries of the stored chunk are settled; nil: none.
  public var settled: RowBits?
  /// The place of a chunk of labels among what labels come from; of rows 0, where those come first
  /// that hold their label themselves.
  public var labelOrigin: Int

  /// Creates an origin.
  public init(id: Int64, places: [Int]? = nil, settled: RowBits? = nil, labelOrigin: Int = 0) {
    self.id = id
    self.places = places
    self.settled = settled
    self.labelOrigin = labelOrigin
  }

  /// The origin of a chunk that is not stored.
  public static let none = ChunkOrigin(id: 0)

  /// Returns the place of an entry in the stored chunk.
  @inline(__always) func place(_ index: Int) -> Int { places?[index] ?? index }

  /// Whether an entry is settled.
  @inline(__always) func isSettled(_ index: Int) -> Bool {
    guard let settled else { return false }
    return settled[place(index)]
  }
}

/// A bit for each entry of a stored chunk.
public struct RowBits: Sendable, Equatable {
  /// Eight entries a byte, the first in the lowest bit.
  public private(set) var bytes: [UInt8]

  /// Creates bits that are all 0.
  public init() { bytes = [UInt8](repeating: 0, count: JoinChunk.capacity / 8) }

  /// Takes stored bits; nil where they are not of a whole chunk.
  public init?(bytes: [UInt8]) {
    guard bytes.count == JoinChunk.capacity / 8 else { return nil }
    self.bytes = bytes
  }

  /// The bit of an entry, of which a chunk has at most 1,024.
  @inline(__always) public subscript(place: Int) -> Bool {
    get { bytes[place >> 3] & 1 << UInt8(truncatingIfNeeded: place & 7) != 0 }
    set {
      let bit: UInt8 = 1 << UInt8(truncatingIfNeeded: place & 7)
      if newValue { bytes[place >> 3] |= bit } else { bytes[place >> 3] &= ~bit }
    }
  }

  /// Sets every bit that another one has set.
  mutating func formUnion(_ other: RowBits) {
    for index in bytes.indices { bytes[index] |= other.bytes[index] }
  }
}

/// What a join found about the rows of a stored chunk.
public struct RowFindings: Sendable, Equatable {
  /// Which rows were joined.
  public var joined = RowBits()
  /// Which of them have a label.
  public var settled = RowBits()

  mutating func merge(_ other: RowFindings) {
    joined.formUnion(other.joined)
    settled.formUnion(other.settled)
  }
}
