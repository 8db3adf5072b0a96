/// JSON text in the making.
///
/// Values are written where they belong at once; only the members of an object are put in order
/// when it ends, since documents encode them in the order of their declaration.
struct JSONBuffer {
  /// What the value that is being written has turned out to be.
  enum Kind {
    case unknown, scalar, array, object
  }

  /// The value that is being written.
  struct Frame {
    fileprivate var kind = Kind.unknown
    /// Where its text begins.
    fileprivate var start = 0
    /// How many elements it has so far, where it is an array.
    fileprivate var elementCount = 0
    /// Where its members begin in `members`.
    fileprivate var firstMember = 0
  }

  /// The text so far, in UTF-8.
  private(set) var bytes: [UInt8] = []
  private var frame = Frame()
  /// The members of all objects that are being written, outer ones first.
  private var members: [JSONMember] = []
  /// Their keys; apart, so that members are numbers only and quick to move.
  private var keys: [String] = []
  /// Where members are put in order; kept to be used again.
  private var ordered: [UInt8] = []

  /// The number of elements written to the array that is being written.
  var elementCount: Int { frame.elementCount }

  /// Begins a value of any kind and returns the one that it is a part of.
  mutating func open() -> Frame {
    let outer = frame
    frame = Frame(start: bytes.count, firstMember: members.count)
    return outer
  }

  /// Ends the value that is being written; `outer` is what `open` returned.
  mutating func close(returningTo outer: Frame) {
    switch frame.kind {
    case .unknown: null()
    case .scalar: break
    case .array: bytes.append(UInt8(ascii: "]"))
    case .object:
      order()
      bytes.append(UInt8(ascii: "}"))
    }
    frame = outer
  }

  /// Makes the value that is being written an object or array, unless it is one.
  mutating func begin(_ kind: Kind) {
    guard frame.kind == .unknown else { return }
    frame.kind = kind
    if kind == .object { bytes.append(UInt8(ascii: "{")) }
    if kind == .array { bytes.append(UInt8(ascii: "[")) }
  }

  /// Begins a member of the object; its value comes next.
  mutating func beginMember(_ key: String) {
    if members.count > frame.firstMember { bytes.append(UInt8(ascii: ",")) }
    members.append(JSONMember(key: key, at: keys.count, start: bytes.count))
    keys.append(key)
    write(key)
    bytes.append(UInt8(ascii: ":"))
  }

  /// Begins an element of the array; its value comes next.
  mutating func beginElement() {
    if frame.elementCount > 0 { bytes.append(UInt8(ascii: ",")) }
    frame.elementCount += 1
  }
}

extension JSONBuffer {
  /// Writes one byte as it is.
  mutating func put(_ byte: UInt8) { bytes.append(byte) }

  /// Writes text as it is.
  mutating func put(_ text: [UInt8]) { bytes += text }

  /// Writes `closing` in the place of the comma behind the last part; no value ends with one.
  mutating func endParts(with closing: UInt8) {
    if bytes.last == UInt8(ascii: ",") {
      bytes[bytes.count - 1] = closing
    } else {
      bytes.append(closing)
    }
  }

  /// Ends a line after a whole document.
  mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  /// Writes that there is no value.
  mutating func null() { bytes += "null".utf8 }

  /// Writes a truth value.
  mutating func write(_ isTrue: Bool) { bytes += (isTrue ? "true" : "false").utf8 }

  /// Writes a text.
  mutating func write(_ text: String) { JSONText.append(quoted: text, to: &bytes) }

  /// Writes a number of 10 significant digits; null where it is not finite.
  mutating func write(_ value: Double) {
    guard let digits = DecimalDigits(roundedToTenDigits: value) else { return null() }
    digits.appendJSON(to: &bytes)
  }

  /// Writes a whole number with all its digits.
  mutating func write(_ value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    DecimalDigits.append(whole: UInt64(value.magnitude), to: &bytes)
  }

  /// Writes a whole number of another type.
  mutating func write(integer value: some FixedWidthInteger) { bytes += "\(value)".utf8 }
}

extension JSONBuffer {
  // Members whole: one step of the encoder each.

  mutating func null(at key: String) {
    beginMember(key)
    null()
  }

  mutating func write(_ value: Bool, at key: String) {
    beginMember(key)
    write(value)
  }

  mutating func write(_ value: String, at key: String) {
    beginMember(key)
    write(value)
  }

  mutating func write(_ value: Double, at key: String) {
    beginMember(key)
    write(value)
  }

  mutating func write(_ value: Int, at key: String) {
    beginMember(key)
    write(value)
  }
}

extension JSONBuffer {
  /// Puts the members of the object that is being written in the order of their keys.
  private mutating func order() {
    let first = frame.firstMember
    let count = members.count - first
    if count > 1 { orderMembers(from: first) }
    members.removeLast(count)
    keys.removeLast(count)
  }

  private mutating func orderMembers(from first: Int) {
    for index in first..<members.count - 1 { members[index].end = members[index + 1].start - 1 }
    members[members.count - 1].end = bytes.count
    guard sortMembers(from: first) else { return }
    ordered.removeAll(keepingCapacity: true)
    for index in first..<members.count {
      if index > first { ordered.append(UInt8(ascii: ",")) }
      ordered += bytes[members[index].start..<members[index].end]
    }
    bytes.removeLast(bytes.count - frame.start - 1)
    bytes += ordered
  }

  /// Sorts the members from `first` on and returns whether any had to move.
  private mutating func sortMembers(from first: Int) -> Bool {
    guard members.count - first <= 32 else {
      let keys = keys
      members[first...].sort { Self.precedes($0, $1, keys) }
      return true
    }
    // By insertion, which is quick for so few of them.
    var hasMoved = false
    for index in first + 1..<members.count {
      let member = members[index]
      var place = index
      while place > first && Self.precedes(member, members[place - 1], keys) {
        members[place] = members[place - 1]
        place -= 1
      }
      guard place < index else { continue }
      members[place] = member
      hasMoved = true
    }
    return hasMoved
  }

  /// Returns whether a key comes before another one by their UTF-8 bytes, as other languages order
  /// them.
  private static func precedes(
    _ left: JSONMember, _ right: JSONMember, _ keys: [String]
  ) -> Bool {
    guard left.prefix == right.prefix else { return left.prefix < right.prefix }
    return JSONText.precedes(keys[left.key], keys[right.key])
  }
}
