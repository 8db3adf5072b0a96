#if canImport(Glibc)
  import Glibc
#endif

/// Gives every distinct text of a column a code: the dictionaries of the category columns.
///
/// Code 0 is the empty text, which is there from the start. The look-up touches plain memory only:
/// with arrays, counting references took a third of the time of reading a record.
@safe final class CategoryTables {
  private struct Entry {
    var digest = TextDigest()
    var code: UInt32 = 0
    var length: UInt32 = 0
    var offset = 0
  }

  /// A hash table with open addressing and linear probing, never over half full; an entry with
  /// code 0 is free.
  @safe private struct Table: BitwiseCopyable {
    var entries: UnsafeMutablePointer<Entry>
    var capacity: Int
    /// The bytes of all texts, one after the other, to tell texts with equal hashes apart.
    var bytes: UnsafeMutablePointer<UInt8>
    var byteCount = 0
    var byteCapacity: Int

    init() {
      capacity = 256
      byteCapacity = 4_096
      // SAFETY: freed by `free` or, when they grow, where they are replaced.
      unsafe entries = .allocate(capacity: capacity)
      unsafe entries.initialize(repeating: Entry(), count: capacity)
      unsafe bytes = .allocate(capacity: byteCapacity)
    }

    func free() {
      // SAFETY: the owner uses the table no more.
      unsafe entries.deallocate()
      unsafe bytes.deallocate()
    }
  }

  private let tables: UnsafeMutablePointer<Table>
  private let tableCount: Int
  /// The texts of each table by code.
  private var texts: [[String]]

  init(count: Int) {
    tableCount = count
    texts = Array(repeating: [""], count: count)
    // SAFETY: freed in deinit, initialised as a whole.
    unsafe tables = .allocate(capacity: max(count, 1))
    for index in 0..<count { unsafe (tables + index).initialize(to: Table()) }
  }

  deinit {
    // SAFETY: as made in init.
    for index in 0..<tableCount { unsafe tables[index].free() }
    unsafe tables.deallocate()
  }

  /// The most texts that a table has.
  var largestCount: Int { texts.lazy.map(\.count).max() ?? 0 }

  /// Returns the code of a text in a table, new or known.
  func code(of text: UnsafeBufferPointer<UInt8>, table index: Int) -> UInt32 {
    precondition(index >= 0 && index < tableCount, "a table is expected")
    guard let start = text.baseAddress, text.count > 0, text.count <= UInt32.max else {
      return 0
    }
    // SAFETY: the table's index was checked, places are masked, and an entry's bytes were copied
    // to `bytes`.
    let table = unsafe tables + index
    let digest = unsafe TextDigest(of: start, count: text.count)
    let mask = unsafe table.pointee.capacity - 1
    var place = digest.hash & mask
    while true {
      let entry = unsafe table.pointee.entries[place]
      if entry.code == 0 { break }
      if entry.digest == digest, Int(entry.length) == text.count {
        let isWhole = text.count <= TextDigest.wholeLimit
        if unsafe isWhole || memcmp(table.pointee.bytes + entry.offset, start, text.count) == 0 {
          return entry.code
        }
      }
      place = (place + 1) & mask
    }
    return unsafe insert(text, digest, place: place, table: index)
  }

  /// Appends the texts that an older copy of a dictionary lacks.
  func extend(_ dictionary: inout [String], table index: Int) {
    guard dictionary.count < texts[index].count else { return }
    dictionary.append(contentsOf: texts[index][dictionary.count...])
  }

  /// Forgets all texts of all tables.
  func removeAll() {
    for index in 0..<tableCount {
      texts[index] = [""]
      // SAFETY: the old memory is freed before it is replaced.
      unsafe tables[index].free()
      unsafe tables[index] = Table()
    }
  }

  private func insert(
    _ text: UnsafeBufferPointer<UInt8>, _ digest: TextDigest, place: Int, table index: Int
  ) -> UInt32 {
    let code = UInt32(clamping: texts[index].count)
    // SAFETY: the place is free and within the table; the text is copied to where there is room.
    unsafe texts[index].append(String(decoding: text, as: UTF8.self))
    let table = unsafe tables + index
    unsafe reserve(text.count, in: table)
    let offset = unsafe table.pointee.byteCount
    if let start = text.baseAddress {
      unsafe (table.pointee.bytes + offset).initialize(from: start, count: text.count)
    }
    unsafe table.pointee.byteCount += text.count
    unsafe table.pointee.entries[place] = Entry(
      digest: digest, code: code, length: UInt32(clamping: text.count), offset: offset)
    if unsafe texts[index].count * 2 > table.pointee.capacity { unsafe grow(table) }
    return code
  }

  /// Makes room for more bytes.
  private func reserve(_ added: Int, in table: UnsafeMutablePointer<Table>) {
    let needed = unsafe table.pointee.byteCount + added
    guard unsafe needed > table.pointee.byteCapacity else { return }
    let capacity = unsafe max(needed, table.pointee.byteCapacity * 2)
    // SAFETY: the bytes are moved before their memory is freed.
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    unsafe larger.moveInitialize(from: table.pointee.bytes, count: table.pointee.byteCount)
    unsafe table.pointee.bytes.deallocate()
    unsafe table.pointee.bytes = larger
    unsafe table.pointee.byteCapacity = capacity
  }

  private func grow(_ table: UnsafeMutablePointer<Table>) {
    let old = unsafe table.pointee
    // SAFETY: the entries are copied before their memory is freed; places are masked.
    let capacity = old.capacity * 2
    let larger = UnsafeMutablePointer<Entry>.allocate(capacity: capacity)
    unsafe larger.initialize(repeating: Entry(), count: capacity)
    for index in 0..<old.capacity {
      let entry = unsafe old.entries[index]
      guard entry.code != 0 else { continue }
      var place = entry.digest.hash & (capacity - 1)
      while unsafe larger[place].code != 0 { place = (place + 1) & (capacity - 1) }
      unsafe larger[place] = entry
    }
    unsafe old.entries.deallocate()
    unsafe table.pointee.entries = larger
    unsafe table.pointee.capacity = capacity
  }
}
