/// A member of an object whose text is written already.
struct JSONMember {
  /// The first eight bytes of the key as a number, zeros where it is shorter: it nearly always
  /// tells two keys apart.
  let prefix: UInt64
  /// Which of the written keys it is.
  let key: Int
  /// Where key and value begin and end in the text.
  let start: Int
  var end: Int

  init(key text: String, at index: Int, start: Int) {
    var prefix: UInt64 = 0
    var count: UInt64 = 0
    for byte in text.utf8 {
      prefix = prefix << 8 | UInt64(byte)
      count += 1
      if count == 8 { break }
    }
    self.prefix = count > 0 ? prefix << (64 - 8 * count) : 0
    key = index
    self.start = start
    end = start
  }
}
