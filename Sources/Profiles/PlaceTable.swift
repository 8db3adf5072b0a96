/// Counts keys of few bits by their place, with scratch space that is reused.
///
/// Keys that lie close together have a place for each integer from the smallest to the largest.
/// Others have places in rooms of neighbours, made where a key needs one, so that the void around
/// zero, where most exponents of a double lie, takes no room. One bit for each place tells whether
/// it is in use: from these bits it is known how many keys there are at this and at coarser
/// resolutions, before any key is written down.
struct PlaceTable {
  /// How often the key at each place occurs; all zero between chunks.
  private var table: [UInt16] = []
  /// A bit for each place that is in use; all zero between chunks.
  private var used: [UInt64] = []
  /// Where the places begin of keys with the same upper bits; -1 where they have no room.
  private var starts = [Int32](repeating: -1, count: 1 << PlaceTable.upperBits)
  /// The rooms of the chunk, in the order in which they were made.
  private var rooms: [Room] = []
  /// How many low bits of the keys were joined.
  private var joinedBits: UInt64 = 0

  /// Places side by side, of keys that follow each other; whole words of bits.
  private struct Room {
    var firstKey: UInt64
    var places: Range<Int>
  }

  private static let keyLimit = Int(UInt16.max)
  private static let placeLimit = 1 << 19
  /// How many places are worth looking through per key: less than sorting it costs.
  private static let placesPerKey = 64
  /// Keys that differ in so few low bits only have their places in one word.
  private static let wordBits = 6
  /// How many upper bits of a key tell its room.
  private static let upperBits = 16

  /// Counts keys, each without its low `shift` bits, which leaves `width` bits.
  ///
  /// - Returns: Whether there was room; without, nothing was counted.
  mutating func count(
    _ keys: Span<UInt64>, in extent: KeyExtent, shift: UInt64, width: Int
  ) -> Bool {
    guard keys.count > 0, keys.count <= Self.keyLimit else { return false }
    joinedBits = 0
    let limit = min(Self.placeLimit, Self.placesPerKey * keys.count)
    let first = (extent.smallest &>> shift) & ~63
    let size = (extent.largest &>> shift) &- first
    guard size < UInt64(limit) else {
      return countByRoom(
        keys, shift: shift, lowerBits: max(width - Self.upperBits, Self.wordBits), limit: limit)
    }
    makeRoom(from: first, size: Int(size) + 1)
    Self.tally(keys, shift: shift, from: first, &table, &used)
    return true
  }

  /// Counts keys that lie close together.
  private static func tally(
    _ keys: Span<UInt64>, shift: UInt64, from first: UInt64, _ table: inout [UInt16],
    _ used: inout [UInt64]
  ) {
    var table = table.mutableSpan
    var used = used.mutableSpan
    for index in keys.indices {
      let place = Int(truncatingIfNeeded: (keys[index] &>> shift) &- first)
      table[place] &+= 1
      used[place &>> wordBits] |= 1 &<< UInt64(truncatingIfNeeded: place)
    }
  }

  private mutating func countByRoom(
    _ keys: Span<UInt64>, shift: UInt64, lowerBits: Int, limit: Int
  ) -> Bool {
    let size = 1 << lowerBits
    let lowerBits = UInt64(lowerBits)
    var counted = 0
    while true {
      counted = Self.tally(
        keys, from: counted, shift: shift, lowerBits: lowerBits, starts, &table, &used)
      guard counted < keys.count, (rooms.count + 1) * size <= limit else { break }
      let upper = (keys[counted] &>> shift) &>> lowerBits
      starts[Int(upper)] = Int32(rooms.count * size)
      makeRoom(from: upper &<< lowerBits, size: size)
    }
    for room in rooms { starts[Int(room.firstKey &>> lowerBits)] = -1 }
    if counted < keys.count { forget() }
    return counted == keys.count
  }

  /// Counts keys from an index on, and returns the index of the first one that has no room.
  private static func tally(
    _ keys: Span<UInt64>, from first: Int, shift: UInt64, lowerBits: UInt64,
    _ starts: [Int32], _ table: inout [UInt16], _ used: inout [UInt64]
  ) -> Int {
    let starts = starts.span
    var table = table.mutableSpan
    var used = used.mutableSpan
    let mask = (UInt64(1) &<< lowerBits) &- 1
    var index = first
    while index < keys.count {
      let key = keys[index] &>> shift
      let start = starts[Int(truncatingIfNeeded: key &>> lowerBits)]
      guard start >= 0 else { return index }
      let place = Int(start) &+ Int(truncatingIfNeeded: key & mask)
      table[place] &+= 1
      used[place &>> wordBits] |= 1 &<< UInt64(truncatingIfNeeded: place)
      index &+= 1
    }
    return index
  }

  /// Makes room for `size` keys from `first` on, in whole words.
  private mutating func makeRoom(from first: UInt64, size: Int) {
    let start = placeCount
    let end = (start + size + 63) & ~63
    if table.count < end {
      let count = max(end, 2 * table.count, 1 << 16)
      table += [UInt16](repeating: 0, count: count - table.count)
      used += [UInt64](repeating: 0, count: count / 64 - used.count)
    }
    rooms.append(Room(firstKey: first, places: start..<end))
  }

  /// Makes everything zero.
  private mutating func forget() {
    for place in 0..<placeCount { table[place] = 0 }
    for word in 0..<words { used[word] = 0 }
    rooms.removeAll(keepingCapacity: true)
  }

  /// The places of all rooms.
  private var placeCount: Int { rooms.last?.places.upperBound ?? 0 }
  /// The words of bits of all rooms.
  private var words: Int { placeCount &>> Self.wordBits }

  /// How many keys there are.
  var keyCount: Int {
    var total = 0
    for index in 0..<words where used[index] != 0 { total &+= used[index].nonzeroBitCount }
    return total
  }

  /// Joins each two keys that the lowest bit tells apart; returns how many keys are left, or nil
  /// where the keys have no bit to lose.
  mutating func join() -> Int? {
    guard joinedBits < UInt64(Self.wordBits) else { return nil }
    let left = Self.join(&used, words: words, distance: 1 &<< joinedBits)
    joinedBits += 1
    return left
  }

  private static func join(_ used: inout [UInt64], words: Int, distance: UInt64) -> Int {
    var used = used.mutableSpan
    // The lowest of each `2 * distance` bits.
    let kept = distance == 32 ? 1 : UInt64.max / ((1 &<< (2 &* distance)) &- 1)
    var total = 0
    for index in 0..<words {
      let word = used[index]
      guard word != 0 else { continue }
      let joined = (word | word &>> distance) & kept
      used[index] = joined
      total &+= joined.nonzeroBitCount
    }
    return total
  }

  /// Writes a run for each key, ascending, and makes all places zero; returns the number of runs.
  mutating func takeRuns(_ keys: inout [UInt64], _ counts: inout [Int]) -> Int {
    rooms.sort { $0.firstKey < $1.firstKey }
    var runs = 0
    for room in rooms {
      runs = Self.takeRuns(
        of: room, joinedBits: joinedBits, &table, &used, after: runs, &keys, &counts)
    }
    rooms.removeAll(keepingCapacity: true)
    return runs
  }

  private static func takeRuns(
    of room: Room, joinedBits: UInt64, _ table: inout [UInt16], _ used: inout [UInt64],
    after before: Int, _ keys: inout [UInt64], _ counts: inout [Int]
  ) -> Int {
    var table = table.mutableSpan
    var used = used.mutableSpan
    var keys = keys.mutableSpan
    var counts = counts.mutableSpan
    let width = 1 &<< Int(joinedBits)
    var run = before
    for index in (room.places.lowerBound &>> wordBits)..<(room.places.upperBound &>> wordBits) {
      var word = used[index]
      guard word != 0 else { continue }
      used[index] = 0
      let first = index &<< wordBits
      let firstKey = room.firstKey &+ UInt64(first &- room.places.lowerBound)
      while word != 0 {
        let bit = word.trailingZeroBitCount
        word &= word &- 1
        var total = 0
        for place in (first &+ bit)..<(first &+ bit &+ width) {
          total &+= Int(table[place])
          table[place] = 0
        }
        keys[run] = (firstKey &+ UInt64(bit)) &>> joinedBits
        counts[run] = total
        run &+= 1
      }
    }
    return run
  }
}
