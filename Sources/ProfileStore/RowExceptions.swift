/// What keeps a row from being an ordinary served row.
public struct RowRoles: OptionSet, Sendable, Hashable {
  /// The bits, as they are stored.
  public let rawValue: UInt8

  /// Creates roles from stored bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The row repeats a record in every respect: it is dropped, and its line counted.
  public static let exactCopy = RowRoles(rawValue: 1)
  /// The row's answer is good, and an earlier attempt's answer counts: not served.
  public static let superseded = RowRoles(rawValue: 2)
  /// The row belongs to a further call with its id.
  public static let retry = RowRoles(rawValue: 4)
  /// The row belongs to a call that another line stands for, though it does not continue the line
  /// before (`CallLines`).
  public static let sameCall = RowRoles(rawValue: 8)
}

/// The rows of one file that are not ordinary, in canonical order.
public struct RowExceptions: Sendable, Hashable {
  /// One row that is not ordinary.
  public struct Element: Sendable, Hashable, Comparable {
    /// The line of the file, from 1.
    public var line: UInt32
    /// The index of the row in its call.
    public var rowIndex: UInt32
    /// What the row is; never empty.
    public var roles: RowRoles

    /// Creates an exception.
    public init(line: UInt32, rowIndex: UInt32, roles: RowRoles) {
      self.line = line
      self.rowIndex = rowIndex
      self.roles = roles
    }

    /// Orders exceptions by line, then by row.
    public static func < (left: Element, right: Element) -> Bool {
      left.line != right.line ? left.line < right.line : left.rowIndex < right.rowIndex
    }
  }

  /// The exceptions, sorted by line and row, each row at most once.
  public let elements: [Element]

  /// No exceptions.
  public static let none = RowExceptions()

  /// Sorts exceptions; those without roles are left out.
  ///
  /// Of several for one row the last given stays.
  public init(_ elements: [Element] = []) {
    var sorted: [Element] = []
    let order = elements.indices.sorted {
      elements[$0] < elements[$1] || (!(elements[$1] < elements[$0]) && $0 < $1)
    }
    for index in order {
      let element = elements[index]
      if let last = sorted.last, !(last < element) { sorted.removeLast() }
      sorted.append(element)
    }
    self.elements = sorted.filter { !$0.roles.isEmpty }
  }

  /// Whether all rows are ordinary.
  public var isEmpty: Bool { elements.isEmpty }

  /// Returns the roles of a row; empty for an ordinary one.
  ///
  /// - Complexity: O(log *n*).
  public func roles(line: UInt32, rowIndex: UInt32) -> RowRoles {
    let wanted = Element(line: line, rowIndex: rowIndex, roles: [])
    var start = 0
    var end = elements.count
    while start < end {
      let middle = (start + end) / 2
      if elements[middle] < wanted { start = middle + 1 } else { end = middle }
    }
    guard start < elements.count, !(wanted < elements[start]) else { return [] }
    return elements[start].roles
  }

  /// The digest of the exceptions; equal exceptions have equal digests.
  public var digest: ContentDigest { ContentDigest(hashing: bytes) }

  /// The stored form: nine bytes each, line and row little endian, then the roles.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(elements.count * 9)
    for element in elements {
      bytes.appendLittleEndian(UInt64(element.line), width: 4)
      bytes.appendLittleEndian(UInt64(element.rowIndex), width: 4)
      bytes.append(element.roles.rawValue)
    }
    return bytes
  }

  /// Reads the stored form; nil when it is not whole.
  init?(bytes: [UInt8]) {
    guard bytes.count.isMultiple(of: 9) else { return nil }
    self.init(
      stride(from: 0, to: bytes.count, by: 9).map { position in
        Element(
          line: UInt32(truncatingIfNeeded: bytes.littleEndian(at: position, width: 4)),
          rowIndex: UInt32(truncatingIfNeeded: bytes.littleEndian(at: position + 4, width: 4)),
          roles: RowRoles(rawValue: bytes[position + 8]))
      })
  }
}
