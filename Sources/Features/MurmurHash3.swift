/// MurmurHash3 for x86 with a result of 32 bits.
///
/// Source: Appleby, SMHasher, MurmurHash3_x86_32; public domain description of the constants.
enum MurmurHash3 {
  static func hash(_ bytes: [UInt8], seed: UInt32) -> UInt32 {
    var hash = seed
    let blocks = bytes.count / 4
    for block in 0..<blocks {
      hash ^= mixed(word(bytes, from: block * 4, count: 4))
      hash = (hash << 13 | hash >> 19) &* 5 &+ 0xe654_6b64
    }
    let rest = bytes.count % 4
    if rest > 0 { hash ^= mixed(word(bytes, from: blocks * 4, count: rest)) }
    return finished(hash ^ UInt32(truncatingIfNeeded: bytes.count))
  }

  /// Returns up to four bytes as a number, the first byte lowest.
  private static func word(_ bytes: [UInt8], from start: Int, count: Int) -> UInt32 {
    var word: UInt32 = 0
    for index in 0..<count { word |= UInt32(bytes[start + index]) << UInt32(8 * index) }
    return word
  }

  private static func mixed(_ word: UInt32) -> UInt32 {
    let product = word &* 0xcc9e_2d51
    return (product << 15 | product >> 17) &* 0x1b87_3593
  }

  private static func finished(_ hash: UInt32) -> UInt32 {
    var hash = hash
    hash = (hash ^ hash >> 16) &* 0x85eb_ca6b
    hash = (hash ^ hash >> 13) &* 0xc2b2_ae35
    return hash ^ hash >> 16
  }
}
