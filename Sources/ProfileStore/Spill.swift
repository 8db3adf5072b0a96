import Foundation

/// Where one file's keys and outputs wait until they are committed: in memory, and beyond a limit in
/// a file without a name.
///
/// The file is removed from its folder as soon as it is open, so that nothing of it outlives the
/// process. Where it cannot be made or written, blocks stay in memory: the run goes on with more.
public final class Spill: @unchecked Sendable {
  // Sendable: whatever changes is only used under the lock.
  private let lock = NSLock()
  private let path: String
  private var room: Int
  private var file: FileHandle?
  private var isClosed = false
  private var end: UInt64 = 0

  /// Creates a place that holds `memory` bytes; the others go to a file of this path.
  ///
  /// What lies at the path is overwritten when it comes to that.
  public init(path: String, memory: Int) {
    self.path = path
    room = memory
  }

  deinit { try? file?.close() }

  /// Puts bytes aside.
  public func keep(_ bytes: [UInt8]) -> SpilledBlock {
    lock.lock()
    defer { lock.unlock() }
    guard bytes.count > room, let place = write(bytes) else {
      room -= bytes.count
      return SpilledBlock(bytes)
    }
    return SpilledBlock(spill: self, offset: place, count: bytes.count)
  }

  /// Returns the bytes of a block that nobody asks for again.
  public func take(_ block: SpilledBlock) throws(StoreError) -> [UInt8] {
    let bytes = try block.bytes()
    if block.isInMemory {
      lock.lock()
      room += bytes.count
      lock.unlock()
    }
    return bytes
  }

  /// Returns where the bytes lie in the file; nil where they could not be written.
  private func write(_ bytes: [UInt8]) -> UInt64? {
    guard let file = opened() else { return nil }
    do {
      try file.seek(toOffset: end)
      try file.write(contentsOf: Data(bytes))
    } catch {
      return nil
    }
    defer { end += UInt64(bytes.count) }
    return end
  }

  private func opened() -> FileHandle? {
    if file != nil || isClosed { return file }
    isClosed = true
    guard FileManager.default.createFile(atPath: path, contents: nil) else { return nil }
    file = FileHandle(forUpdatingAtPath: path)
    try? FileManager.default.removeItem(atPath: path)
    return file
  }

  fileprivate func read(at offset: UInt64, count: Int) throws(StoreError) -> [UInt8] {
    lock.lock()
    defer { lock.unlock() }
    var bytes: [UInt8] = []
    do {
      try file?.seek(toOffset: offset)
      if let data = try file?.read(upToCount: count) { bytes = [UInt8](data) }
    } catch {
      throw .inputOutput(path: path, reason: "what was put aside cannot be read again")
    }
    guard bytes.count == count else { throw notWhole }
    return bytes
  }

  /// What is thrown where something that was put aside is not what it was.
  public var notWhole: StoreError {
    .inputOutput(path: path, reason: "what was put aside is not whole")
  }
}

/// Bytes that were put aside.
public struct SpilledBlock: Sendable {
  private enum Place: Sendable {
    case memory([UInt8])
    case file(Spill, offset: UInt64)
  }

  private let place: Place
  /// How many bytes there are.
  public let count: Int

  /// Creates a block that stays in memory.
  public init(_ bytes: [UInt8]) {
    place = .memory(bytes)
    count = bytes.count
  }

  fileprivate init(spill: Spill, offset: UInt64, count: Int) {
    place = .file(spill, offset: offset)
    self.count = count
  }

  fileprivate var isInMemory: Bool {
    if case .memory = place { true } else { false }
  }

  /// Returns the bytes.
  ///
  /// - Throws: `inputOutput` where the disk does not give them back.
  public func bytes() throws(StoreError) -> [UInt8] {
    switch place {
    case .memory(let bytes): bytes
    case .file(let spill, let offset): try spill.read(at: offset, count: count)
    }
  }
}
